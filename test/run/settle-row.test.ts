/** What is recorded, told and granted for one verified ticket, and who hears of it? */
import { HOUR_MS } from '../../engine/core/time/duration.ts';
import type { TicketRow } from '../../engine/ports/store.ts';
import { type Judged, judgeRow } from '../../engine/run/judge-row.ts';
import { type Saying, settleRow } from '../../engine/run/settle-row.ts';
import { optionValue } from '../../engine/zendesk/field-values.ts';
import { at, fact, ticketOf } from '../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { ticketRow } from '../support/store-rows.ts';

const policy = policyFrom({
  ...EXAMPLE_FILE,
  alerts: {
    ...EXAMPLE_FILE.alerts,
    ladder: [
      { channel: 'slack', after: '0m' },
      { channel: 'mail', to: 'boss@example.com', after: '0m' },
      { channel: 'mail', to: 'later@example.com', after: '30m' },
    ],
  },
});
const OPENED = at('2026-11-23T09:00:00+01:00');
const DUE = OPENED + 4 * HOUR_MS;
const opening = fact('2026-11-23T09:00:00+01:00', {
  type: 'opened',
  by: 'customer',
  kind: 'incident',
});

function rowOf(facts: TicketRow['doc']['facts'], doc: Partial<TicketRow['doc']> = {}): TicketRow {
  const row = ticketRow({ id: 4711, openedAt: OPENED });
  const header = ticketOf('standard');
  return { ...row, doc: { ...row.doc, header, facts, ...doc } };
}

const judged = (row: TicketRow, now: number): Judged =>
  judgeRow(row, { pinned: policy, moves: [] }, now, 'Europe/Paris', optionValue);

function saying(now: number, changes: Partial<Saying> = {}): Saying {
  return {
    now,
    alertsLive: true,
    firstRunAt: 0,
    assigneeMail: 'agent@example.com',
    reaches: new Set(['slack', 'mail']),
    previousSlot: () => null,
    ...changes,
  };
}

const settled = (row: TicketRow, now: number, changes: Partial<Saying> = {}) =>
  settleRow(judged(row, now), saying(now, changes));
const told = (row: TicketRow, now: number, changes: Partial<Saying> = {}) =>
  settled(row, now, changes).obligations.map(
    ({ body, channel, recipient }) => `${body.kind} ${channel} ${recipient}`,
  );

describe('settleRow', () => {
  const row = rowOf([opening]);

  test('a breach goes to the board and the first rungs of the ladder', () => {
    expect(told(row, DUE + 1)).toEqual([
      'breach board null',
      'breach slack null',
      'breach mail boss@example.com',
    ]);
  });

  test('a warning goes to the board and the assignee', () => {
    expect(told(row, DUE - 1)).toEqual([
      'threshold board null',
      'threshold mail agent@example.com',
    ]);
  });

  test.each([
    ['nobody is assigned', { assigneeMail: null }],
    ['alerts are not live', { alertsLive: false }],
  ] as const)('a warning goes to the board alone when %s', (_when, changes) => {
    expect(told(row, DUE - 1, changes)).toEqual(['threshold board null']);
  });

  test('a rung on a channel that is not set up is owed nothing', () => {
    expect(told(row, DUE + 1, { reaches: new Set(['slack']) })).toEqual([
      'breach board null',
      'breach slack null',
    ]);
  });

  test.each([
    ['1 ms less than 5 min', DUE + 299_999, false],
    ['5 min', DUE + 300_000, false],
    ['1 ms more than 5 min', DUE + 300_001, true],
  ])('a breach found %s after its deadline says whether that is late', (_when, now, late) => {
    const [breach] = settled(row, now).obligations;
    expect(breach?.body).toMatchObject({ kind: 'breach', deadlineAt: DUE, late });
  });

  test('settled again, nothing is recorded, told or granted', () => {
    const once = settled(row, DUE + 1);
    const again = settled(once.row, DUE + 1);
    expect([once.grants.length, once.row.doc.breaches.length]).toEqual([1, 1]);
    expect([again.obligations, again.grants]).toEqual([[], []]);
    expect(again.row.doc.breaches).toEqual(once.row.doc.breaches);
    expect(judged(once.row, DUE + 1).row.dueAt).toBeGreaterThan(DUE + 1);
  });
});

describe('settleRow on the first run', () => {
  const row = rowOf([opening]);

  test.each([
    ['before', DUE + 1, ['breach board null']],
    ['at', DUE, ['breach board null', 'breach slack null', 'breach mail boss@example.com']],
  ])('a breach from %s the first run is told as it must be', (_when, firstRunAt, lines) => {
    expect(told(row, DUE + 1, { firstRunAt })).toEqual(lines);
  });

  const warnedAt = OPENED + 3 * HOUR_MS;
  test.each([
    ['before', warnedAt + 1, ['threshold board null']],
    ['at', warnedAt, ['threshold board null', 'threshold mail agent@example.com']],
  ])('a warning due from %s the first run is told as it must be', (_when, firstRunAt, lines) => {
    expect(told(row, warnedAt + HOUR_MS / 2, { firstRunAt })).toEqual(lines);
  });
});

describe('settleRow after a change of what is promised', () => {
  const toAdvice = (why?: string) =>
    fact('2026-11-23T13:30:00+01:00', {
      type: 'kind',
      to: 'advice',
      ...(why === undefined ? {} : { why }),
    });
  const late = settled(rowOf([opening]), DUE + 1).row;
  const now = at('2026-11-23T13:30:00+01:00');

  test('a breach that stands for want of a reason is not told a second time', () => {
    const changed = { ...late, doc: { ...late.doc, facts: [...late.doc.facts, toAdvice()] } };
    const after = settled(changed, now);
    expect(after.row.doc.breaches).toHaveLength(1);
    expect(after.obligations).toEqual([]);
    expect(judged(after.row, now).row).toMatchObject({ breached: true });
    expect(judged(after.row, now).row.dueAt).toBeGreaterThan(now);
  });

  test('a breach withdrawn with a reason is unticked, not retracted, and tells nobody', () => {
    const facts = [...late.doc.facts, toAdvice('only a question')];
    const after = settled({ ...late, doc: { ...late.doc, facts } }, now);
    expect(after.row.doc.breaches).toMatchObject([{ retractedAt: null, withdrawnAt: now }]);
    expect(after.row.breached).toBe(false);
    expect(after.obligations).toEqual([]);
  });

  test('a breach that a change creates is dated at the change and told', () => {
    const advice = fact('2026-11-23T09:00:00+01:00', {
      type: 'opened',
      by: 'customer',
      kind: 'advice',
    });
    const outage = fact('2026-11-23T10:00:00+01:00', { type: 'kind', to: 'outage' });
    const changedAt = at('2026-11-23T10:00:00+01:00');
    const after = settled(rowOf([advice, outage]), changedAt + 1);
    expect(after.row.doc.breaches).toMatchObject([{ breachedAt: changedAt }]);
    expect(after.obligations.map(({ body }) => body.kind)).toContain('breach');
  });
});

describe('settleRow when later facts show that a clock was met', () => {
  const late = settled(rowOf([opening]), DUE + 1).row;
  const reply = fact('2026-11-23T12:59:40+01:00', { type: 'staffReplied' });
  const answered = {
    ...late,
    doc: { ...late.doc, facts: [opening, reply, ...late.doc.facts.slice(1)] },
  };

  test('everyone who was told is told once that it was none', () => {
    expect(told(answered, DUE + 60_000)).toEqual([
      'retraction board null',
      'retraction slack null',
      'retraction mail boss@example.com',
    ]);
    const after = settled(answered, DUE + 60_000).row;
    expect(told(after, DUE + 120_000)).toEqual([]);
    expect(after.doc.breaches).toMatchObject([{ retractedAt: DUE + 60_000 }]);
  });
});
