// Does the algebra of half-open stretches say of each point what logic says of it?
import fc from 'fast-check';
import {
  differenceOf,
  type IntervalSet,
  intersectionOf,
  unionOf,
} from '../../../engine/core/time/interval.ts';

const sets: fc.Arbitrary<IntervalSet> = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
  .map((edges) => edges.sort((a, b) => a - b).slice(edges.length % 2));

const has = (set: IntervalSet, point: number) =>
  set.filter((edge) => edge <= point).length % 2 === 1;

const everyPoint = Array.from({ length: 64 }, (_, i) => i / 2 - 0.5);

function isWellFormed(set: IntervalSet): boolean {
  return set.length % 2 === 0 && set.every((edge, i) => i === 0 || edge > (set[i - 1] as number));
}

describe.each([
  ['unionOf', unionOf, (a: boolean, b: boolean) => a || b],
  ['intersectionOf', intersectionOf, (a: boolean, b: boolean) => a && b],
  ['differenceOf', differenceOf, (a: boolean, b: boolean) => a && !b],
] as const)('%s', (_name, operation, claim) => {
  it('holds exactly the points that logic gives it', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const set = operation(a, b);
        expect(isWellFormed(set)).toBe(true);
        for (const point of everyPoint) {
          expect(has(set, point)).toBe(claim(has(a, point), has(b, point)));
        }
      }),
    );
  });
});

describe('unionOf', () => {
  it('joins stretches that touch and keeps apart those that don’t', () => {
    expect(unionOf([1, 2], [2, 3])).toEqual([1, 3]);
    expect(unionOf([1, 2], [3, 4])).toEqual([1, 2, 3, 4]);
  });
});

describe('intersectionOf', () => {
  it('finds nothing where stretches only touch', () => {
    expect(intersectionOf([1, 2], [2, 3])).toEqual([]);
  });
});

describe('differenceOf', () => {
  it('cuts a hole, and leaves nothing of a stretch taken whole', () => {
    expect(differenceOf([0, 10], [3, 4])).toEqual([0, 3, 4, 10]);
    expect(differenceOf([3, 4], [0, 10])).toEqual([]);
  });
});
