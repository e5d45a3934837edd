/** What does the fold make of what comes before the opening? */
import { fact, linesOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);

describe('a follow-up of a closed ticket', () => {
  const follows = fact('2026-11-23T09:00:00+01:00', {
    type: 'followsUp',
    ticket: 4600,
    kind: 'replacement',
    component: 'disk',
  });
  const open = (kind: string | null) =>
    fact('2026-11-23T09:00:00+01:00', { type: 'opened', by: 'customer', kind }, { seq: 5 });
  const replacement = (kind: string | null) =>
    linesOf('replacement', {
      policy,
      tier: 'premium',
      facts: [open(kind), follows],
      now: '2026-11-23T10:00:00+01:00',
    });

  test('carries kind and component, and the clocks that need them', () => {
    expect(replacement(null)).toEqual(['running due 2026-11-23T20:00:00Z, used 60m']);
  });

  test('gives way to what was decided on the new ticket', () => {
    expect(replacement('advice')).toEqual([]);
  });
});
