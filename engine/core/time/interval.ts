/**
 * Which moments lie in this stretch and that one, in either, in one but not the other: the algebra
 * of half-open stretches on any number line (minutes of a day, instants).
 */

/**
 * Half-open stretches as one flat list: start, end, start, end … strictly rising, so that no
 * stretch is empty and no two touch. Every function here takes and answers this form only.
 */
export type IntervalSet = readonly number[];

/** The moments of either set; touching stretches become one. */
export function unionOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return combine(a, b, (inA, inB) => inA || inB);
}

/** The moments of both sets. */
export function intersectionOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  if (a.length === 0 || b.length === 0) return [];
  return combine(a, b, (inA, inB) => inA && inB);
}

/** The moments of the first set that are not in the second. */
export function differenceOf(a: IntervalSet, b: IntervalSet): IntervalSet {
  if (a.length === 0 || b.length === 0) return a;
  return combine(a, b, (inA, inB) => inA && !inB);
}

/**
 * Walks both lists of edges in order. An edge at an even place opens its set and one at an odd
 * place closes it, so a position in the list says whether we are inside; an edge of the answer is
 * written only where the claim changes, which joins what touches and drops what is empty.
 */
function combine(
  a: IntervalSet,
  b: IntervalSet,
  holds: (inA: boolean, inB: boolean) => boolean,
): IntervalSet {
  const edges: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const nextA = a[i] ?? Number.POSITIVE_INFINITY;
    const nextB = b[j] ?? Number.POSITIVE_INFINITY;
    const edge = Math.min(nextA, nextB);
    if (nextA === edge) i++;
    if (nextB === edge) j++;
    const isInside = edges.length % 2 === 1;
    if (holds(i % 2 === 1, j % 2 === 1) !== isInside) edges.push(edge);
  }
  return edges;
}
