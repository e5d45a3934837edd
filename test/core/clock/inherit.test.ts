/** What does a ticket take over from one that is merged into it? */
import { judge } from '../../../engine/core/clock/judge.ts';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { at, fact, linesOf, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

/** Premium counts around the clock: next reply 2 h, resolution 12 h for incidents. */
const policy = policyFrom(EXAMPLE_FILE);
const MERGED = '2026-11-23T12:00:00+01:00';
const opened = (iso: string) => fact(iso, { type: 'opened', by: 'customer', kind: 'incident' });
const absorbed = (given: {
  resolutionSince?: string;
  unansweredSince?: string;
  pauses?: readonly string[];
}) =>
  fact(MERGED, {
    type: 'absorbed',
    from: 4712,
    resolutionSince: given.resolutionSince === undefined ? null : at(given.resolutionSince),
    unansweredSince: given.unansweredSince === undefined ? null : at(given.unansweredSince),
    ...(given.pauses === undefined ? {} : { pauses: given.pauses.map(at) }),
  });
const lines = (promise: string, facts: readonly Fact[], now: string) =>
  linesOf(promise, { policy, tier: 'premium', facts, now });
const NOW = '2026-11-23T12:30:00+01:00';

describe('a merge into a ticket', () => {
  const facts = [opened('2026-11-23T11:00:00+01:00')];

  test.each([
    ['1 ms earlier', '2026-11-23T10:59:59.999+01:00', '2026-11-23T21:59:59.999Z'],
    ['the same', '2026-11-23T11:00:00+01:00', '2026-11-23T22:00:00Z'],
    ['1 ms later', '2026-11-23T11:00:00.001+01:00', '2026-11-23T22:00:00Z'],
  ])('of one that began %s gives resolution the earlier start of both', (_when, since, due) => {
    const merged = [...facts, absorbed({ resolutionSince: since })];
    expect(lines('resolution', merged, NOW)[0]).toContain(`running due ${due}`);
  });

  test('does not count what waited for the customer on the other, where this one did not count', () => {
    const merged = [
      ...facts,
      absorbed({
        resolutionSince: '2026-11-23T05:00:00+01:00',
        // Waiting until after this ticket began: from 11:00 on this one counted.
        pauses: ['2026-11-23T06:00:00+01:00', '2026-11-23T11:30:00+01:00'],
      }),
    ];
    // 05:00 to 06:00 there, 11:00 to 12:30 here.
    expect(lines('resolution', merged, NOW)).toEqual([
      'running due 2026-11-23T21:00:00Z, used 150m',
    ]);
  });

  test('dates a breach that the earlier start brings at the merge', () => {
    const merged = [...facts, absorbed({ resolutionSince: '2026-11-22T12:00:00+01:00' })];
    expect(lines('resolution', merged, NOW)).toEqual([
      'breached due 2026-11-22T23:00:00Z, used 1470m, breached 2026-11-23T11:00:00Z',
    ]);
  });

  test('gives the unanswered word its age, and a first reply that is late by it', () => {
    const merged = [...facts, absorbed({ unansweredSince: '2026-11-23T10:30:00+01:00' })];
    expect(lines('firstReply', merged, MERGED)).toEqual([
      'breached due 2026-11-23T10:30:00Z, used 90m, breached 2026-11-23T11:00:00Z',
    ]);
  });

  test('owes an answer where this ticket owed none, since the word was written there', () => {
    const answered = [
      ...facts,
      fact('2026-11-23T11:10:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-23T11:10:00+01:00', { type: 'status', to: 'pending' }),
    ];
    const merged = [...answered, absorbed({ unansweredSince: '2026-11-23T11:20:00+01:00' })];
    expect(lines('nextReply', merged, NOW)).toEqual(['running due 2026-11-23T12:20:00Z, used 70m']);
    // The customer has the last word now, so Pending waits for nobody.
    expect(lines('resolution', answered, NOW)[0]).toMatch(/^paused/);
    expect(lines('resolution', merged, NOW)[0]).toMatch(/^running/);
  });

  test('says in the reasons which ticket brought the start', () => {
    const merged = [...facts, absorbed({ resolutionSince: '2026-11-23T09:00:00+01:00' })];
    const { clocks } = judge(policy, { ticket: ticketOf('premium'), facts: merged }, at(NOW), {
      reasons: true,
    });
    const resolution = clocks.find(({ promise }) => promise === 'resolution');
    expect(resolution?.reasons).toContainEqual({
      code: 'inherited',
      at: at(MERGED),
      from: 4712,
      startedAt: at('2026-11-23T09:00:00+01:00'),
    });
  });

  test('brings nothing to a ticket that is solved', () => {
    const solved = [...facts, fact('2026-11-23T11:30:00+01:00', { type: 'status', to: 'solved' })];
    const merged = [...solved, absorbed({ resolutionSince: '2026-11-23T09:00:00+01:00' })];
    expect(lines('resolution', merged, NOW)).toEqual(lines('resolution', solved, NOW));
  });
});
