/** What follows from a ticket's facts: state, fields, place, and when to look again? */
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import type { TicketRow } from '../../engine/ports/store.ts';
import { differing, judgeRow } from '../../engine/run/judge-row.ts';
import { optionValue } from '../../engine/zendesk/field-values.ts';
import { at, fact, ticketOf } from '../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { ticketRow } from '../support/store-rows.ts';

const policy = policyFrom({
  ...EXAMPLE_FILE,
  triage: [
    { when: { tag: 'swap' }, kind: 'replacement' },
    { when: { tag: 'odd' }, kind: 'outage', propose: true },
  ],
});
const MONDAY = at('2026-11-23T09:00:00+01:00');
const DUE = MONDAY + 4 * HOUR_MS;
const opening = fact('2026-11-23T09:00:00+01:00', {
  type: 'opened',
  by: 'customer',
  kind: 'incident',
});
const undecided = fact('2026-11-23T09:00:00+01:00', { type: 'opened', by: 'customer' });

function rowOf(facts: TicketRow['doc']['facts'], doc: Partial<TicketRow['doc']> = {}): TicketRow {
  const row = ticketRow({ id: 4711, openedAt: MONDAY });
  return { ...row, doc: { ...row.doc, header: ticketOf('standard'), facts, ...doc } };
}

const judged = (row: TicketRow, now: number, zone = 'Europe/Paris') =>
  judgeRow(row, { pinned: policy, moves: [] }, now, zone, optionValue).row;

describe('judgeRow', () => {
  test('wants the fields of the governing clock, its deadline in the zone of the account', () => {
    const { doc } = judged(rowOf([opening]), MONDAY);
    expect(doc.wanted).toMatchObject({
      palier_tier: 'palier_tier_standard',
      palier_due: '2026-11-23 13:00 CET',
      palier_state: 'palier_state_ontrack',
      palier_breached: false,
    });
    expect(String(doc.wanted.palier_rank)).toMatch(/^\d{10}$/);
    const tokyo = judged(rowOf([opening]), MONDAY, 'Asia/Tokyo').doc.wanted.palier_due;
    expect(tokyo).toMatch(/^2026-11-23 21:00 /);
  });

  const reply = fact('2026-11-23T09:30:00+01:00', { type: 'staffReplied' });
  const pending = fact('2026-11-23T09:30:00+01:00', { type: 'status', to: 'pending' });
  const solved = fact('2026-11-23T09:30:00+01:00', { type: 'status', to: 'solved' });

  test.each<[string, TicketRow, number, string, boolean]>([
    ['on time', rowOf([opening]), DUE - HOUR_MS - 1, 'onTrack', true],
    ['with a quarter of the time left', rowOf([opening]), DUE - HOUR_MS, 'atRisk', true],
    ['late but not verified', rowOf([opening]), DUE + 1, 'atRisk', true],
    [
      'of a chat',
      rowOf([opening], { header: ticketOf('standard', { channel: 'chat' }) }),
      DUE + 1,
      'notMeasured',
      true,
    ],
    [
      'waiting for the customer',
      rowOf([opening, reply, pending]),
      MONDAY + HOUR_MS,
      'waiting',
      true,
    ],
    ['solved', rowOf([opening, reply, solved]), MONDAY + HOUR_MS, 'none', false],
  ])('a ticket %s has its state', (_what, row, now, state, open) => {
    expect(judged(row, now)).toMatchObject({ state, open });
  });

  test('a verified breach is breached and ticks the box', () => {
    const breach = {
      promise: 'firstReply',
      instance: 1,
      targetVersion: 1,
      breachedAt: DUE,
      recordedAt: DUE + 1,
      retractedAt: null,
      withdrawnAt: null,
    };
    const row = judged(rowOf([opening], { breaches: [breach] }), DUE + 1);
    expect(row).toMatchObject({ state: 'breached', breached: true });
    expect(row.doc.wanted).toMatchObject({
      palier_breached: true,
      palier_state: 'palier_state_breached',
    });
  });

  test('a ticket that leaves the queue has its place and due time emptied', () => {
    const { rank, doc } = judged(rowOf([opening, reply, pending]), MONDAY + HOUR_MS);
    expect(rank).toBeNull();
    expect(doc.wanted).toMatchObject({ palier_rank: null, palier_due: null });
  });

  test('facts from a desk whose clock is ahead are judged at their own time', () => {
    const ahead = judged(rowOf([opening, reply]), MONDAY - HOUR_MS);
    expect(ahead.openedAt).toBe(MONDAY);
    expect(ahead.doc.wanted.palier_due).not.toBeNull();
  });

  test.each([
    ['1 ms before', -1, (row: TicketRow) => row.dueAt === MONDAY + 3 * HOUR_MS],
    ['at', 0, (row: TicketRow) => row.dueAt === MONDAY + 3 * HOUR_MS],
  ])('%s a threshold it is due at the threshold', (_when, shift, holds) => {
    const row = judged(rowOf([opening]), MONDAY + 3 * HOUR_MS + shift);
    expect(holds(row)).toBe(true);
  });

  test('what is due and not yet told keeps it due, whatever comes later', () => {
    expect(judged(rowOf([opening]), DUE + HOUR_MS).dueAt).toBe(DUE + HOUR_MS);
  });

  test('a ticket whose opening is not known is neither open nor in the queue', () => {
    expect(judged(rowOf([reply]), MONDAY + HOUR_MS)).toMatchObject({ open: false, rank: null });
  });

  test('it is wanted since it first differed, and not at all once it agrees or is closed', () => {
    const first = judged(rowOf([opening]), MONDAY);
    expect(first.wantedAt).toBe(MONDAY);
    expect(judged(first, MONDAY + HOUR_MS).wantedAt).toBe(MONDAY);
    const agreed = { ...first, doc: { ...first.doc, written: first.doc.wanted } };
    expect(judged(agreed, MONDAY).wantedAt).toBeNull();
    const closed = fact('2026-11-23T09:30:00+01:00', { type: 'status', to: 'closed' });
    expect(judged(rowOf([opening, closed]), MONDAY + HOUR_MS).wantedAt).toBeNull();
  });
});

describe('judgeRow: the kind it proposes', () => {
  const kindOf = (facts: TicketRow['doc']['facts'], tag: string) => {
    const header = ticketOf('standard', { tags: [tag] });
    return judged(rowOf(facts, { header }), MONDAY).doc.wanted.palier_kind;
  };
  const decides = (to: string | null, proposed = false) =>
    fact('2026-11-23T09:00:00+01:00', { type: 'kind', to, proposed });

  test.each([
    ['what a rule sets', [undecided], 'swap', 'palier_kind_replacement'],
    ['what a rule only suggests', [undecided], 'odd', 'palier_kind_outage'],
    ['nothing where no rule holds', [undecided], 'none', undefined],
    ['nothing over the kind it was opened with', [opening], 'swap', undefined],
    ['nothing over a person’s word', [undecided, decides('advice')], 'swap', undefined],
    ['nothing over a person’s emptying', [undecided, decides(null)], 'swap', undefined],
    [
      'the same after a mere proposal',
      [undecided, decides('advice', true)],
      'swap',
      'palier_kind_replacement',
    ],
  ])('is %s', (_what, facts, tag, kind) => {
    expect(kindOf(facts, tag)).toBe(kind);
  });
});

describe('differing', () => {
  test('empty, unticked and never written are the same', () => {
    const wanted = { palier_breached: false, palier_due: null, palier_rank: null };
    expect(differing({}, wanted)).toEqual([]);
    expect(differing({ palier_due: '' }, wanted)).toEqual([]);
    expect(differing({ palier_breached: true, palier_rank: 5 }, wanted)).toEqual([
      'palier_breached',
      'palier_rank',
    ]);
  });

  test('fields that nobody wants are left alone', () => {
    expect(differing({ palier_kind: 'palier_kind_advice' }, {})).toEqual([]);
  });
});
