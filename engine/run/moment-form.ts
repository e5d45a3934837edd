import { formatInstant, type Instant } from '../core/time/instant.ts';

/** An instant as answers bear it; null where there is none. */
export function momentOf(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
