import type { Instant } from '../core/time/instant.ts';

/**
 * What the engine cannot do at the moment, for health, the board's banner and the log. A trouble
 * has a name, so that it is said once and taken back when it is over.
 */
export interface Troubles {
  raise(name: string, sentence: string, at: Instant): void;
  clear(name: string): void;
  /** Sentences, the oldest first. */
  list(): readonly string[];
  since(name: string): Instant | null;
}

export function troubles(): Troubles {
  const known = new Map<string, { sentence: string; at: Instant }>();
  return {
    raise(name, sentence, at) {
      const before = known.get(name);
      known.set(name, { sentence, at: before?.at ?? at });
    },
    clear(name) {
      known.delete(name);
    },
    list: () => [...known.values()].map(({ sentence }) => sentence),
    since: (name) => known.get(name)?.at ?? null,
  };
}
