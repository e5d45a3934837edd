// What must be said aloud? Breaches that are new; never those a page opens with.
import type { Happening } from '../../engine/http/contract.ts';

/** Keys of the breaches in a list of happenings. */
export function breachKeys(happenings: readonly Happening[]): ReadonlySet<string> {
  return new Set(
    happenings.filter(({ what }) => what === 'breach').map((happening) => happening.key),
  );
}

/** Breaches in `happenings` that are not among `known`, oldest first, as they are best heard. */
export function newBreaches(
  known: ReadonlySet<string>,
  happenings: readonly Happening[],
): readonly Happening[] {
  return happenings
    .filter((happening) => happening.what === 'breach' && !known.has(happening.key))
    .reverse();
}
