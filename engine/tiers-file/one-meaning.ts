/** Does each promise mean one thing in the whole file? A name has one clock and its pauses. */
import type { Promised, Promises } from '../core/policy/promise.ts';
import { formatPath, type Path, type Report } from './problem.ts';

/** The promises of one tier, event plan or stretch of reduced service, and where they stand. */
export interface Layer {
  readonly path: Path;
  readonly promises: Promises;
}

/**
 * Reports a promise that uses another clock, or pauses on other statuses, than the first of its
 * name: a ticket may pass from one tier to another, and its clock with it.
 */
export function refuseOtherMeanings(report: Report, layers: readonly Layer[]): void {
  const first = new Map<string, { readonly promise: Promised; readonly path: Path }>();
  for (const { path, promises } of layers) {
    for (const promise of promises.values()) {
      const at = [...path, promise.name];
      const known = first.get(promise.name);
      if (known === undefined) first.set(promise.name, { promise, path: at });
      else if (meaning(known.promise) !== meaning(promise)) {
        const message =
          `"${promise.name}" is ${meaning(promise)} here, and ${meaning(known.promise)} in ` +
          `${formatPath(known.path)}; give one of them another name`;
        report('promiseConflict', at, message, { atKey: true });
      }
    }
  }
}

/** "resolution, pausing on hold and pending": equal for equal meanings. */
function meaning({ clock, pausesOn }: Promised): string {
  if (pausesOn === null) return clock;
  if (pausesOn.length === 0) return `${clock}, never pausing`;
  return `${clock}, pausing on ${[...new Set(pausesOn)].sort().join(' and ')}`;
}
