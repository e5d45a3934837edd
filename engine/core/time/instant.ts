/** Instants are whole milliseconds since the Unix epoch, UTC; every name of one ends in `At`. */
export type Instant = number;

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads ISO 8601 with an offset; undefined for anything else (a bare local time has no instant). */
export function parseInstant(text: string): Instant | undefined {
  if (!FORM.test(text)) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  // Date.parse rolls 30 February over to March; the day of the month must survive the round trip.
  const offsetMinutes = offsetOf(text);
  const back = new Date(at + offsetMinutes * 60_000).toISOString();
  return back.slice(0, 10) === text.slice(0, 10) || text.slice(11, 13) === '24' ? at : undefined;
}

function offsetOf(text: string): number {
  if (text.endsWith('Z')) return 0;
  const sign = text.at(-6) === '-' ? -1 : 1;
  return sign * (Number(text.slice(-5, -3)) * 60 + Number(text.slice(-2)));
}

/** Prints an instant as ISO 8601 in UTC, with milliseconds only where there are any. */
export function formatInstant(at: Instant): string {
  const iso = new Date(at).toISOString();
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}Z` : iso;
}
