/**
 * How does an instant read for the person looking at it? In their own zone, as short as it can be
 * without doubt about the day.
 */

export interface Viewer {
  /** A BCP 47 tag for dates and numbers. */
  readonly locale: string;
  /** An IANA zone. */
  readonly zone: string;
}

export interface Moments {
  /** "14:30" today, "Tue 14:30" within six days, "24 Nov 14:30" this year, else "24 Nov 2031". */
  near(at: string, nowMs: number): string;
  /** Weekday, date, time to the second and zone; for a title or a sentence that must be exact. */
  full(at: string): string;
  /** A clock face: weekday, date and time to the second. */
  face(nowMs: number): string;
}

const DAY_MS = 86_400_000;

/** The viewer's own variant of the texts' language, so that "14:30" or "2:30 PM" is theirs. */
export function localeFor(textLanguage: string, preferred: readonly string[]): string {
  const same = preferred.find((tag) => tag === textLanguage || tag.startsWith(`${textLanguage}-`));
  // Plain "en" would mean American dates to everyone who never chose them.
  if (same === undefined || same === 'en') return textLanguage === 'en' ? 'en-GB' : textLanguage;
  return same;
}

/** Formats for one viewer; the Intl objects are made once, as they are slow to make. */
export function momentsFor(viewer: Viewer): Moments {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(viewer.locale, { timeZone: viewer.zone, ...options });
  const time = make({ hour: '2-digit', minute: '2-digit' });
  const weekday = make({ weekday: 'short' });
  const dayMonth = make({ day: 'numeric', month: 'short' });
  const date = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const day = make({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const year = make({ year: 'numeric' });
  const full = make({ dateStyle: 'full', timeStyle: 'long' });
  const face = make({
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return {
    near(at, nowMs) {
      const atMs = Date.parse(at);
      if (day.format(atMs) === day.format(nowMs)) return time.format(atMs);
      const apartMs = Math.abs(atMs - nowMs);
      if (apartMs < 6 * DAY_MS) return `${weekday.format(atMs)} ${time.format(atMs)}`;
      if (year.format(atMs) === year.format(nowMs)) {
        return `${dayMonth.format(atMs)} ${time.format(atMs)}`;
      }
      return date.format(atMs);
    },
    full: (at) => full.format(Date.parse(at)),
    face: (nowMs) => face.format(nowMs),
  };
}
