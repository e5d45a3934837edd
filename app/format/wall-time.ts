/**
 * Which instant does a person mean who types a date and a time? The one at which the wall clocks of
 * their zone read so: Zendesk's setting, not the browser's.
 */

const MINUTE_MS = 60_000;

/** "2026-11-25T14:30" in a zone, as `<input type="datetime-local">` has it. */
export function wallTime(ms: number, zone: string): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatFor(zone).formatToParts(ms)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The earliest instant at which the zone's clocks read `wall`, in epoch milliseconds; null where
 * they never do (the hour that a spring skips) and for what is no date and time.
 */
export function instantAt(wall: string, zone: string): number | null {
  const asUtc = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (!Number.isFinite(asUtc)) return null;
  // Zones are at most 14 h ahead and 12 h behind, in steps of a quarter of an hour today.
  const offsets = new Set(
    [-26, -14, 0, 12, 26].map((hours) => offsetAt(asUtc + hours * 60 * MINUTE_MS, zone)),
  );
  const found = [...offsets]
    .map((offsetMs) => asUtc - offsetMs)
    // Beyond the year 9999 no offset is known.
    .filter((ms) => Number.isFinite(ms) && wallTime(ms, zone) === wall);
  return found.length === 0 ? null : Math.min(...found);
}

function offsetAt(ms: number, zone: string): number {
  const whole = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallTime(whole, zone)}Z`) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}
