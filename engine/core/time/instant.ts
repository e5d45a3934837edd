/** How is an instant written? In ISO 8601 with an offset; without one it names no instant. */
import { parseLocalDate } from './local-date.ts';

/** Instants are whole milliseconds since the Unix epoch, UTC; every name of one ends in `At`. */
export type Instant = number;

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads ISO 8601 with an offset; undefined for anything else (a bare local time has no instant).
 */
export function parseInstant(text: string): Instant | undefined {
  if (!FORM.test(text)) return undefined;
  // Date.parse rolls 30 February over to March, so the date is read on its own first.
  if (parseLocalDate(text.slice(0, 10)) === undefined) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Prints an instant as ISO 8601 in UTC, with milliseconds only where there are any. */
export function formatInstant(at: Instant): string {
  const iso = new Date(at).toISOString();
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso;
}
