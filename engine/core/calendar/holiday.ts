/** Which local dates are holidays: listed ones, and those that rules give year by year. */
import { invariant } from '../invariant.ts';
import { type EpochDay, parseLocalDate, yearOf } from '../time/local-date.ts';
import type { HolidayRule, LocalDate } from './calendar.ts';

/** A calendar's holidays; each rule is asked once per year. */
export class Holidays {
  readonly #listed: ReadonlySet<EpochDay>;
  readonly #rules: readonly HolidayRule[];
  readonly #byYear = new Map<number, ReadonlySet<EpochDay>>();

  constructor(listed: readonly LocalDate[], rules: readonly HolidayRule[]) {
    this.#listed = new Set(listed.map(dayOf));
    this.#rules = rules;
  }

  has(day: EpochDay): boolean {
    return this.#listed.has(day) || (this.#rules.length > 0 && this.#ruled(day).has(day));
  }

  #ruled(day: EpochDay): ReadonlySet<EpochDay> {
    const year = yearOf(day);
    let days = this.#byYear.get(year);
    if (!days) {
      days = new Set(this.#rules.flatMap((rule) => rule.datesOf(year).map(dayOf)));
      this.#byYear.set(year, days);
    }
    return days;
  }
}

/** The day a valid spec's date names; the tiers file has refused all others. */
export function dayOf(date: LocalDate): EpochDay {
  const day = parseLocalDate(date);
  invariant(day !== undefined, `"${date}" in a calendar is a real date`);
  return day;
}
