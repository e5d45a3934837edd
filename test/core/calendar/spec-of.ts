// How does a test write a calendar's content in a line?
import type { CalendarSpec, WallInterval, Week } from '../../../engine/core/calendar/calendar.ts';
import { parseInstant } from '../../../engine/core/time/instant.ts';

/** Reads "09:00-12:30 13:30-18:00"; an end before its start runs past midnight. */
export function hours(text: string): WallInterval[] {
  return text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [from = 0, to = 0] = one.split('-').map((time) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return hour * 60 + minute;
      });
      return { fromMinute: from, toMinute: to <= from ? to + 1440 : to };
    });
}

/** The same hours Monday to Friday, others at the weekend. */
export function week(workdays: string, saturday = '', sunday = ''): Week {
  const day = hours(workdays);
  return [day, day, day, day, day, hours(saturday), hours(sunday)];
}

/** The same hours on every day. */
export function daily(text: string): Week {
  return week(text, text, text);
}

/** A content of which a test writes only what it is about. */
export function specOf(parts: Partial<CalendarSpec>): CalendarSpec {
  return {
    zone: 'Europe/Paris',
    week: week('09:00-17:00'),
    holidays: [],
    holidayRules: [],
    changes: [],
    closures: [],
    ...parts,
  };
}

/** An instant literal; a mistyped one fails at once. */
export function at(text: string): number {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(`"${text}" is no instant`);
  return found;
}
