/** What becomes of a breach that a manager takes back? */
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { fact, linesOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);
/** Premium, around the clock: first reply 1 h, due at 10:00. */
const opened = fact('2026-11-23T09:00:00+01:00', {
  type: 'opened',
  by: 'customer',
  kind: 'incident',
});
const why = 'the line was cut by the city';
const withdrawn = (iso: string, instance?: number) =>
  fact(iso, { type: 'breachWithdrawn', promise: 'firstReply', why, ...(instance && { instance }) });
const lines = (facts: readonly Fact[], now: string) =>
  linesOf('firstReply', { policy, tier: 'premium', facts, now });

describe('a withdrawn breach', () => {
  test('is shown as withdrawn with its reason, while the reply goes on being owed', () => {
    const facts = [opened, withdrawn('2026-11-23T10:30:00+01:00')];
    expect(lines(facts, '2026-11-23T11:00:00+01:00')).toEqual([
      `running due 2026-11-23T09:00:00Z, used 120m, withdrawn for ${why}`,
    ]);
  });

  test('is not breached again by the same deadline, answered however late', () => {
    const facts = [
      opened,
      withdrawn('2026-11-23T10:30:00+01:00'),
      fact('2026-11-24T10:30:00+01:00', { type: 'staffReplied' }),
    ];
    expect(lines(facts, '2026-11-25T11:00:00+01:00')[0]).toMatch(/^met /);
  });

  test('does not excuse a later deadline', () => {
    const facts = [
      opened,
      withdrawn('2026-11-23T10:30:00+01:00'),
      fact('2026-11-23T11:00:00+01:00', { type: 'kind', to: 'advice' }),
    ];
    // Advice has 4 h: due at 13:00, after the withdrawal.
    expect(lines(facts, '2026-11-23T13:00:00+01:00')[0]).toMatch(
      /^running due 2026-11-23T12:00:00Z/,
    );
    expect(lines(facts, '2026-11-23T13:00:00.001+01:00')[0]).toMatch(/^breached /);
  });

  test.each([
    ['before anything was breached', [opened, withdrawn('2026-11-23T10:00:00+01:00')]],
    ['of another instance', [opened, withdrawn('2026-11-23T10:30:00+01:00', 2)]],
  ])('%s changes nothing', (_what, facts) => {
    expect(lines(facts, '2026-11-23T11:00:00+01:00')).toEqual(
      lines([opened], '2026-11-23T11:00:00+01:00'),
    );
  });
});
