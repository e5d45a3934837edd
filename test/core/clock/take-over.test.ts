/** What becomes of an open ticket when a later version of the tiers file takes it over? */
import { judge } from '../../../engine/core/clock/judge.ts';
import type { Reason } from '../../../engine/core/clock/reason.ts';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { at, fact, linesOf, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const { standard, premium } = EXAMPLE_FILE.tiers;
const first = policyFrom(EXAMPLE_FILE);

/** The second version, in force from Monday 23 November 2026, with other promises for standard. */
function second(promises: object, more: object = {}) {
  return policyFrom({
    ...EXAMPLE_FILE,
    version: 'test-2',
    effectiveFrom: '2026-11-23T00:00:00+01:00',
    rejudge: 'open',
    ...more,
    tiers: {
      standard: { ...standard, promises: { ...standard.promises, ...promises } },
      premium,
    },
  });
}

const CHANGE = '2026-11-23T12:00:00+01:00';
const opened = fact('2026-11-23T09:00:00+01:00', {
  type: 'opened',
  by: 'customer',
  kind: 'advice',
});
const lines = (promise: string, policy: typeof first, facts: readonly Fact[], now: string) =>
  linesOf(promise, { policy: first, moves: [{ at: at(CHANGE), policy }], facts, now });
const reasonsOf = (promise: string, policy: typeof first, facts: readonly Fact[], now: string) =>
  judge(first, { ticket: ticketOf('standard'), facts }, at(now), {
    reasons: true,
    moves: [{ at: at(CHANGE), policy }],
  }).clocks.find((clock) => clock.promise === promise)?.reasons ?? [];

describe('a version that takes open tickets over', () => {
  const shorter = second({ firstReply: { advice: '4h' } });
  const longer = second({ firstReply: { advice: '16h' } });

  test.each([
    ['2026-11-23T11:59:59.999+01:00', 'running due 2026-11-23T16:00:00Z'],
    ['2026-11-23T12:00:00+01:00', 'running due 2026-11-23T12:00:00Z'],
    ['2026-11-23T12:00:00.001+01:00', 'running due 2026-11-23T12:00:00Z'],
  ])('counts from the original start, looked at %s', (now, line) => {
    const [found] = lines('firstReply', shorter, [opened], now);
    expect(found?.split(',')[0]).toBe(line);
  });

  test('takes over before the facts of its very instant', () => {
    const solved = [opened, fact(CHANGE, { type: 'status', to: 'solved' })];
    const now = '2026-11-23T13:00:00+01:00';
    const judged = judge(first, { ticket: ticketOf('standard'), facts: solved }, at(now), {
      moves: [{ at: at(CHANGE), policy: shorter }],
    });
    expect(judged.policy.version).toBe('test-2');
  });

  test.each([
    ['opened 1 ms before it', '2026-11-23T11:59:59.999+01:00', 'test-2'],
    ['opened with it', '2026-11-23T12:00:00+01:00', 'test-1'],
    ['opened 1 ms after it', '2026-11-23T12:00:00.001+01:00', 'test-1'],
  ])('a ticket %s is judged by its own', (_when, openedAt, version) => {
    const facts = [fact(openedAt, { type: 'opened', by: 'customer', kind: 'advice' })];
    const judged = judge(first, { ticket: ticketOf('standard'), facts }, at(CHANGE) + 5, {
      moves: [{ at: at(CHANGE), policy: shorter }],
    });
    expect(judged.policy.version).toBe(version);
  });

  test('leaves a ticket alone that is solved then, though it is reopened later', () => {
    const facts = [
      opened,
      fact('2026-11-23T10:00:00+01:00', { type: 'status', to: 'solved' }),
      fact('2026-11-23T13:00:00+01:00', { type: 'status', to: 'open' }),
      fact('2026-11-23T13:00:00+01:00', { type: 'customerWrote' }),
    ];
    expect(lines('firstReply', shorter, facts, '2026-11-23T14:00:00+01:00')).toEqual([
      'cancelled due 2026-11-23T16:00:00Z, used 60m',
      'running due 2026-11-24T11:00:00Z, used 60m',
    ]);
  });

  test('dates a breach that it creates at the change, never earlier', () => {
    const tiny = second({ firstReply: { advice: '1h' } });
    expect(lines('firstReply', tiny, [opened], '2026-11-23T12:30:00+01:00')).toEqual([
      'breached due 2026-11-23T09:00:00Z, used 210m, breached 2026-11-23T11:00:00Z',
    ]);
  });

  test('leaves a clock that was met in time as it was', () => {
    const facts = [opened, fact('2026-11-23T11:30:00+01:00', { type: 'staffReplied' })];
    const tiny = second({ firstReply: { advice: '1h' } });
    expect(lines('firstReply', tiny, facts, '2026-11-23T12:30:00+01:00')).toEqual([
      'met due 2026-11-23T16:00:00Z, used 150m, met 2026-11-23T10:30:00Z',
    ]);
  });

  const lateBefore = [
    fact('2026-11-20T09:00:00+01:00', { type: 'opened', by: 'customer', kind: 'advice' }),
  ];

  test('without a reason a breach on record stands, though the deadline moves past it', () => {
    expect(lines('firstReply', longer, lateBefore, '2026-11-23T12:30:00+01:00')).toEqual([
      'breached due 2026-11-23T13:00:00Z, used 870m, breached 2026-11-20T16:00:00Z',
    ]);
    expect(
      reasonsOf('firstReply', longer, lateBefore, '2026-11-23T12:30:00+01:00').map(
        (one) => one.code,
      ),
    ).toContain('reasonMissing');
  });

  test('with its reason a breach that it undoes is withdrawn, and stays shown', () => {
    const excused = second(
      { firstReply: { advice: '16h' } },
      { rejudgeReason: 'the contract says 16 hours' },
    );
    expect(lines('firstReply', excused, lateBefore, '2026-11-23T12:30:00+01:00')).toEqual([
      'running due 2026-11-23T13:00:00Z, used 870m, withdrawn for the contract says 16 hours',
    ]);
  });

  test('a promise that it drops is no longer owed', () => {
    const without = second({ firstReply: null });
    expect(lines('firstReply', without, [opened], '2026-11-23T12:30:00+01:00')[0]).toMatch(
      /^cancelled /,
    );
  });

  test('a promise that it brings counts from where it would have begun', () => {
    const more = second({ resolution: { '*': '24h' } });
    expect(lines('resolution', first, [opened], '2026-11-23T12:30:00+01:00')).toEqual([]);
    expect(lines('resolution', more, [opened], '2026-11-23T12:30:00+01:00')).toEqual([
      'running due 2026-11-25T14:00:00Z, used 210m',
    ]);
  });

  test('what was met before a promise came is nobody’s clock', () => {
    const more = second({ rootCause: { '*': '24h' } });
    const facts = [opened, fact('2026-11-23T10:00:00+01:00', { type: 'rootCauseGiven' })];
    expect(lines('rootCause', more, facts, '2026-11-23T12:30:00+01:00')).toEqual([]);
  });

  test('says in the reasons from which version to which, and how the target moved', () => {
    const found = reasonsOf('firstReply', shorter, [opened], '2026-11-23T12:30:00+01:00');
    expect(
      found.filter((one): one is Reason & { code: 'rejudged' } => one.code === 'rejudged'),
    ).toEqual([
      {
        code: 'rejudged',
        at: at(CHANGE),
        from: 'test-1',
        to: 'test-2',
        fromMs: 8 * 3_600_000,
        toMs: 4 * 3_600_000,
      },
    ]);
  });
});

describe('a version that means another clock by a promise’s name', () => {
  const named = (pausesOn: readonly string[]) => ({
    workTime: {
      clock: 'resolution',
      pausesOn,
      targets: { '*': { within: '10h', calendar: 'always' } },
    },
  });
  const before = second(named(['hold']), {
    version: 'test-1',
    effectiveFrom: '2026-01-01T00:00:00Z',
  });
  const after = second(named(['pending']));
  const facts = [
    opened,
    fact('2026-11-23T10:00:00+01:00', { type: 'status', to: 'pending' }),
    fact('2026-11-23T11:00:00+01:00', { type: 'status', to: 'hold' }),
  ];
  const workAt = (now: string, moves: boolean) =>
    linesOf('workTime', {
      policy: before,
      moves: moves ? [{ at: at(CHANGE), policy: after }] : [],
      facts,
      now,
    });

  test('goes on as one clock, with the stretches that count under its own pauses', () => {
    // Under the first hold pauses (from 11:00), under the second pending does (10:00 to 11:00).
    expect(workAt('2026-11-23T13:00:00+01:00', false)).toEqual(['paused no deadline, used 120m']);
    expect(workAt('2026-11-23T13:00:00+01:00', true)).toEqual([
      'running due 2026-11-23T19:00:00Z, used 180m',
    ]);
  });

  test('starts later instances under the new meaning alone', () => {
    const reopened = [
      ...facts,
      fact('2026-11-23T14:00:00+01:00', { type: 'status', to: 'solved' }),
      fact('2026-11-23T15:00:00+01:00', { type: 'status', to: 'pending' }),
    ];
    expect(
      linesOf('workTime', {
        policy: before,
        moves: [{ at: at(CHANGE), policy: after }],
        facts: reopened,
        now: '2026-11-23T16:00:00+01:00',
      }),
    ).toEqual(['paused no deadline, used 240m']);
  });
});

describe('a ticket opened before the version that judges it took effect', () => {
  test.each([
    ['1 ms before', '2025-12-31T23:59:59.999+01:00', true],
    ['when it took effect', '2026-01-01T00:00:00+01:00', false],
    ['1 ms after', '2026-01-01T00:00:00.001+01:00', false],
  ])('opened %s, its reasons say so: %s', (_when, openedAt, said) => {
    const facts = [fact(openedAt, { type: 'opened', by: 'customer', kind: 'advice' })];
    const { clocks } = judge(first, { ticket: ticketOf('standard'), facts }, at(openedAt), {
      reasons: true,
    });
    expect(clocks[0]?.reasons.some(({ code }) => code === 'policy')).toBe(said);
  });
});
