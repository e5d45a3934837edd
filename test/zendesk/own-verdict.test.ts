/** Is the engine's verdict found in its own updates, and in nobody else's? */
import fc from 'fast-check';
import type { Verdict } from '../../engine/core/action/action.ts';
import type { PageAnswer } from '../../engine/core/action/page-answer.ts';
import { REFUSALS } from '../../engine/core/ticket/action.ts';
import { createTranslation } from '../../engine/zendesk/translation.ts';
import { actionAudit } from './action-audit.ts';
import { AGENT, ENGINE } from './known.ts';

const { mark, verdict, answer } = createTranslation(7, 'key');
const ACCEPTED: Verdict = {
  auditId: 5000,
  refused: null,
  role: 'manager',
  tier: 'premium',
  policy: '2026-11',
};
const update = (palier: unknown, authorId = ENGINE) => actionAudit({ palier }, { authorId });

describe('verdict', () => {
  test.each([null, ...REFUSALS])('of %s comes back as it was written', (refused) => {
    const one = { ...ACCEPTED, refused };
    expect(verdict(update(mark(12, {}, one)), ENGINE)).toEqual(one);
  });

  test('in another author’s update is none, however true its mark', () => {
    expect(verdict(update(mark(12, {}, ACCEPTED), AGENT), ENGINE)).toBeNull();
  });

  test.each<[string, unknown]>([
    ['a mark of another ticket', mark(13, {}, ACCEPTED)],
    ['a mark of another key', createTranslation(7, 'other').mark(12, {}, ACCEPTED)],
    ['a mark of another account', createTranslation(8, 'key').mark(12, {}, ACCEPTED)],
    ['a mark that was changed', { ...mark(12, {}, ACCEPTED), nonce: 'x' }],
    ['a mark without a verdict', mark(12, { at: 1 })],
    ['no metadata', undefined],
  ])('in %s is none', (_what, palier) => {
    expect(verdict(update(palier), ENGINE)).toBeNull();
  });

  test('of a refusal that this engine does not know is none', () => {
    const later = { ...ACCEPTED, refused: 'later' as never };
    expect(verdict(update(mark(12, {}, later)), ENGINE)).toBeNull();
  });

  test('leaves other arguments room where there is some', () => {
    const slot = { slot: ['firstReply', 1, 1, 1_795_000_000_000], at: 1_795_000_000_000 };
    expect(mark(12, slot, ACCEPTED)).toMatchObject({ args: slot });
  });

  test('fits into a mark whatever names admins chose', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'ж', '層', '𝒜'), maxLength: 60 });
    fc.assert(
      fc.property(name, name, name, name, (role, tier, policy, promise) => {
        const one = { ...ACCEPTED, refused: 'unknownVersion' as const, role, tier, policy };
        const slot = { slot: [promise, 1, 1, 1_795_000_000_000], at: 1_795_000_000_000 };
        expect(verdict(update(mark(12, slot, one)), ENGINE)).toEqual(one);
      }),
    );
  });
});

describe('answer', () => {
  const ANSWER: PageAnswer = {
    of: 2_127_301_143_872,
    question: 'quote',
    answer: 'decline',
    by: 29_876_543_212_345,
    at: 1_795_000_000_000,
    nonce: 'Ia6JuzEw6h9l',
    hash: 'q54CnnRgvFZx3XqLHdWLuDBfa0_qkoPOMQBdUqsKegc',
    tier: 'premium',
    policy: '2026-11',
  };

  test('comes back as it was written, and is no verdict', () => {
    const own = update(mark(12, {}, ANSWER));
    expect(answer(own, ENGINE)).toEqual(ANSWER);
    expect(verdict(own, ENGINE)).toBeNull();
    expect(answer(update(mark(12, {}, ACCEPTED)), ENGINE)).toBeNull();
  });

  test.each<[string, unknown, number]>([
    ['another author’s update', mark(12, {}, ANSWER), AGENT],
    ['a mark of another ticket', mark(13, {}, ANSWER), ENGINE],
    ['a mark of another key', createTranslation(7, 'other').mark(12, {}, ANSWER), ENGINE],
    ['a mark that was changed', { ...mark(12, {}, ANSWER), nonce: 'x' }, ENGINE],
  ])('in %s is none', (_what, palier, author) => {
    expect(answer(update(palier, author), ENGINE)).toBeNull();
  });

  test('fits into a mark whatever names admins chose', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'ж', '層', '𝒜'), maxLength: 60 });
    fc.assert(
      fc.property(name, name, name, (tier, policy, promise) => {
        const one = { ...ANSWER, tier, policy };
        const slot = { slot: [promise, 1, 1, 1_795_000_000_000], at: 1_795_000_000_000 };
        expect(answer(update(mark(12, slot, one)), ENGINE)).toEqual(one);
      }),
    );
  });
});
