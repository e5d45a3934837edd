/** In which order are facts replayed, whatever order they were read in? */
import fc from 'fast-check';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { compareFacts, inOrder } from '../../../engine/core/ticket/order.ts';
import { fact } from '../../support/histories.ts';

const AT = '2026-11-18T09:00:00+01:00';
const types = (facts: readonly Fact[]) => inOrder(facts).map(({ type }) => type);

describe('inOrder', () => {
  test('facts already in order are the same array', () => {
    const facts = [fact(AT, { type: 'opened', by: 'customer' }), fact(AT, { type: 'deleted' })];
    expect(inOrder(facts)).toBe(facts);
  });

  test('the given facts are left as they are', () => {
    const facts = [fact(AT, { type: 'deleted' }), fact(AT, { type: 'opened', by: 'customer' })];
    expect(types(facts)).toEqual(['opened', 'deleted']);
    expect(facts[0]?.type).toBe('deleted');
  });

  test('time decides, then the update, then what one update means', () => {
    const later = '2026-11-18T09:00:00.001+01:00';
    const facts = [
      fact(later, { type: 'opened', by: 'customer' }, { seq: 1 }),
      fact(AT, { type: 'staffReplied' }, { seq: 9 }),
      fact(AT, { type: 'status', to: 'pending' }, { seq: 8 }),
      fact(AT, { type: 'customerWrote' }, { seq: 8 }),
      fact(AT, { type: 'consent' }),
    ];
    expect(types(facts)).toEqual(['consent', 'customerWrote', 'status', 'staffReplied', 'opened']);
  });

  test('within one update words come before the status, and the customer before the answer', () => {
    const one = [
      fact(AT, { type: 'merged', into: 2 }),
      fact(AT, { type: 'status', to: 'open' }),
      fact(AT, { type: 'promised', until: 0 }),
      fact(AT, { type: 'noReplyOwed' }),
      fact(AT, { type: 'staffReplied' }),
      fact(AT, { type: 'customerWrote' }),
      fact(AT, { type: 'kind', to: 'advice' }),
      fact(AT, { type: 'priority', to: 'high' }),
      fact(AT, { type: 'organization', to: null }),
      fact(AT, { type: 'opened', by: 'customer' }),
    ];
    expect(types(one)).toEqual(one.map(({ type }) => type).reverse());
  });
});

describe('compareFacts', () => {
  const any = fc
    .record({
      at: fc.integer({ min: 0, max: 2 }),
      seq: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      type: fc.constantFrom('opened', 'status', 'consent', 'kind', 'deleted'),
    })
    .map((given) => given as unknown as Fact);

  test('is one order: it never contradicts itself', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compareFacts(a, b))).toBe(-Math.sign(compareFacts(b, a)) + 0);
        if (compareFacts(a, b) <= 0 && compareFacts(b, c) <= 0) {
          expect(compareFacts(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
