import { judge } from '../../../engine/core/clock/judge.ts';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { wordReason } from '../../../engine/wording/reason.ts';
import { wordsOf } from '../../../engine/wording/spoken.ts';
import { at, fact, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);

function told(promise: string, facts: readonly Fact[], now: string): readonly string[] {
  const history = { ticket: ticketOf('standard'), facts };
  const { clocks } = judge(policy, history, at(now), { reasons: true });
  const clock = clocks.find((one) => one.promise === promise);
  const nearAt = clock?.startedAt ?? null;
  const telling = { words: wordsOf('en'), zone: 'Europe/Paris', nearAt, nowAt: at(now) };
  return (clock?.reasons ?? []).map((reason) => wordReason(reason, telling));
}

describe('explainClock', () => {
  const opened = fact('2026-11-20T16:00:00+01:00', {
    type: 'opened',
    by: 'customer',
    kind: 'incident',
  });

  test('a running clock is told to its deadline, closed hours between', () => {
    expect(told('firstReply', [opened], '2026-11-20T16:30:00+01:00')).toEqual([
      'Standard, incident: first reply within 4 h of office.',
      'Opened on Friday 20 November at 16:00.',
      '2 h counted on Friday (16:00–18:00).',
      'Closed until Saturday 10:00.',
      '2 h counted on Saturday (10:00–12:00).',
    ]);
  });

  test('a clock that is no longer promised is told only to where that ended', () => {
    const facts = [
      opened,
      fact('2026-11-20T16:30:00+01:00', { type: 'kind', to: 'advice', why: 'a question' }),
    ];
    expect(told('resolution', facts, '2026-11-20T17:00:00+01:00')).toEqual([
      'Standard, advice: resolution within 24 h of office.',
      'Opened on Friday 20 November at 16:00.',
      '30 min counted on Friday (16:00–16:30).',
      'No longer owed since Friday 16:30: this is not promised for its present kind.',
    ]);
  });

  test('a pause is told with its cause, and what counted around it', () => {
    const facts = [
      opened,
      fact('2026-11-20T16:30:00+01:00', { type: 'staffReplied' }, { seq: 1 }),
      fact('2026-11-20T16:30:00+01:00', { type: 'status', to: 'pending' }, { seq: 1 }),
      fact('2026-11-20T17:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(told('resolution', facts, '2026-11-20T17:00:00+01:00').slice(2, 6)).toEqual([
      '30 min counted on Friday (16:00–16:30).',
      '1 h counted on Friday (17:00–18:00).',
      'Closed until Saturday 10:00.',
      '2 h counted on Saturday (10:00–12:00).',
    ]);
    expect(told('resolution', facts, '2026-11-20T17:00:00+01:00')).toContain(
      'Paused on Friday (16:30–17:00): waiting for the customer.',
    );
  });

  test('what ends within closed hours is told with when they end', () => {
    const facts = [
      fact('2026-11-20T08:00:00+01:00', { type: 'opened', by: 'customer', kind: 'incident' }),
      fact('2026-11-20T08:30:00+01:00', { type: 'staffReplied' }),
    ];
    expect(told('firstReply', facts, '2026-11-20T08:30:00+01:00').slice(1)).toEqual([
      'Opened on Friday 20 November at 08:00.',
      'Closed until Friday 09:00.',
      'Replied on Friday at 08:30.',
    ]);
  });

  test('a night that a pause parts in two is told once', () => {
    const facts = [
      opened,
      fact('2026-11-20T20:00:00+01:00', { type: 'staffReplied' }, { seq: 1 }),
      fact('2026-11-20T20:00:00+01:00', { type: 'status', to: 'pending' }, { seq: 1 }),
      fact('2026-11-20T21:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(told('resolution', facts, '2026-11-21T10:30:00+01:00').slice(2, 6)).toEqual([
      '2 h counted on Friday (16:00–18:00).',
      'Closed until Saturday 10:00.',
      '2 h counted on Saturday (10:00–12:00).',
      'Closed until Monday 09:00.',
    ]);
  });

  test('a merge is told beside the start it moved, and what neither ticket counted as that', () => {
    const facts = [
      opened,
      fact('2026-11-20T16:30:00+01:00', {
        type: 'absorbed',
        from: 4711,
        resolutionSince: at('2026-11-20T14:00:00+01:00'),
        unansweredSince: null,
        pauses: [at('2026-11-20T15:00:00+01:00'), at('2026-11-20T15:30:00+01:00')],
      }),
    ];
    const lines = told('resolution', facts, '2026-11-20T16:30:00+01:00');
    expect(lines.slice(1, 4)).toEqual([
      'Opened on Friday 20 November at 16:00.',
      'Ticket #4711 was merged into this one on Friday at 16:30: this clock takes over its earlier start, Friday 20 November, 14:00.',
      '1 h counted on Friday (14:00–15:00).',
    ]);
    expect(lines).toContain('Paused on Friday (15:00–15:30): not counted in the merged ticket.');
  });

  test('many opening stretches are summed up in the middle', () => {
    const office = { ...EXAMPLE_FILE.tiers.standard.promises, resolution: { incident: '400h' } };
    const standard = { ...EXAMPLE_FILE.tiers.standard, promises: office };
    const long = policyFrom({ ...EXAMPLE_FILE, tiers: { ...EXAMPLE_FILE.tiers, standard } });
    const history = { ticket: ticketOf('standard'), facts: [opened] };
    const { clocks } = judge(long, history, opened.at, { reasons: true });
    const reasons = clocks.find((one) => one.promise === 'resolution')?.reasons ?? [];
    const counted = reasons.filter((reason) => reason.code === 'counted');
    expect(counted.length).toBeLessThan(8);
    expect(counted.reduce((sum, reason) => sum + reason.ms, 0)).toBe(400 * 3_600_000);
  });
});
