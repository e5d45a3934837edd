/**
 * Durations and instants in words a person reads at a glance; English, other languages come later.
 */

/**
 * "2 h 30 min", "45 min", "30 s"; whole minutes above one minute, nothing is rounded up to look
 * done.
 */
export function wordSpan(ms: number): string {
  const sign = ms < 0 ? '−' : '';
  const seconds = Math.floor(Math.abs(ms) / 1000);
  if (seconds < 60) return `${sign}${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${sign}${minutes} min`;
  return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${rest} min`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, known);
  }
  return known;
}

function parts(at: number, zone: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { type, value } of format(zone).formatToParts(at)) found[type] = value;
  return found;
}

/** "Sat 21 Nov 12:00" in a zone; the year only where it is not that of `near`. */
export function wordInstant(at: number, zone: string, near?: number): string {
  const here = parts(at, zone);
  const sameYear = near === undefined || parts(near, zone).year === here.year;
  const date = `${here.weekday} ${here.day} ${here.month}${sameYear ? '' : ` ${here.year}`}`;
  return `${date} ${here.hour}:${here.minute}`;
}

/** The later end of a stretch: only the time when it is on the day the stretch began. */
export function wordUntil(at: number, from: number, zone: string): string {
  const [start, end] = [parts(from, zone), parts(at, zone)];
  const sameDay = start.day === end.day && start.month === end.month && start.year === end.year;
  return sameDay ? `${end.hour}:${end.minute}` : wordInstant(at, zone, from);
}
