import type { Policy } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Store } from '../ports/store.ts';
import { VALUES } from './saying.ts';

/**
 * Since when this engine knows each version of the tiers file. A version may be saved after the
 * instant it says it takes effect; open tickets are then judged by it from the saving on, and that
 * instant is kept, so that a restart dates nothing differently.
 */
export interface TakenUp {
  /** The instant of a version; one that is asked about for the first time is taken up now. */
  of(version: string): Instant;
  /** Keeps what is not kept yet. */
  keep(store: Store): Promise<void>;
}

/**
 * What the store knows; a store that knows nothing yet was made, or made again, under the versions
 * there are, and counts each as known since it took effect.
 */
export async function openTakenUp(
  store: Store,
  versions: readonly Policy[],
  now: () => Instant,
): Promise<TakenUp> {
  const kept = await store.read((tx) => tx.value(VALUES.taken));
  const known = new Map<string, Instant>(
    kept === null
      ? versions.map(({ version, effectiveFrom }) => [version, effectiveFrom])
      : Object.entries(JSON.parse(kept) as Record<string, Instant>),
  );
  let keptText = kept;
  return {
    of(version) {
      const at = known.get(version) ?? now();
      known.set(version, at);
      return at;
    },
    async keep(into) {
      const text = JSON.stringify(Object.fromEntries(known));
      if (text === keptText) return;
      await into.transact((tx) => tx.setValue(VALUES.taken, text));
      keptText = text;
    },
  };
}
