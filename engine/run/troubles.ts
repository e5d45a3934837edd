import type { Instant } from '../core/time/instant.ts';

/**
 * What the engine cannot do at the moment, for health, the board's banner and the log. A trouble
 * has a name, so that it is said once and taken back when it is over.
 */
export interface Troubles {
  raise(name: string, sentence: string, at: Instant): void;
  clear(name: string): void;
  /** Sentences, the oldest first; only of the troubles that are asked for, where some are. */
  list(named?: ReadonlySet<string>): readonly string[];
  since(name: string): Instant | null;
  /** For how long it has lasted, real ms; 0 when there is none. */
  lastsMs(name: string): number;
}

export function troubles(monotonicMs = () => performance.now()): Troubles {
  const known = new Map<string, { sentence: string; at: Instant; fromMs: number }>();
  return {
    raise(name, sentence, at) {
      const before = known.get(name);
      known.set(name, {
        sentence,
        at: before?.at ?? at,
        fromMs: before?.fromMs ?? monotonicMs(),
      });
    },
    clear(name) {
      known.delete(name);
    },
    list: (named) =>
      [...known].filter(([name]) => named?.has(name) ?? true).map(([, { sentence }]) => sentence),
    since: (name) => known.get(name)?.at ?? null,
    lastsMs(name) {
      const trouble = known.get(name);
      return trouble === undefined ? 0 : monotonicMs() - trouble.fromMs;
    },
  };
}
