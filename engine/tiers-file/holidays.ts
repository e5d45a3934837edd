/** Which days are public holidays in a country or region? The only file that asks date-holidays. */
import Holidays from 'date-holidays';
import type { HolidayRule } from '../core/calendar/calendar.ts';
import { formatLocalDate, parseLocalDate } from '../core/time/local-date.ts';
import { hint } from './nearest.ts';

const HALF_DAY_MS = 43_200_000;
const rules = new Map<string, HolidayRule>();

/**
 * The public holidays of a country ("FR") or of a region of it ("BY", "BY-A" for Germany). Answers
 * with what to write when there is no such place.
 */
export function holidayRule(
  country: string,
  region: string | undefined,
):
  | { readonly rule: HolidayRule }
  | { readonly wrong: string; readonly part: 'country' | 'region' } {
  const code = country.toUpperCase();
  const all = new Holidays();
  const countries = Object.keys(all.getCountries());
  if (!countries.includes(code)) {
    const shown = JSON.stringify(country.slice(0, 40));
    return { part: 'country', wrong: `${shown} has no known holidays; ${hint(code, countries)}` };
  }
  if (region === undefined) return { rule: ruleOf([code]) };
  // A state may have a hyphen in its own code, so whole codes go before split ones.
  const found = placesOf(all, code).find((place) => place.slice(1).join('-') === region);
  if (found !== undefined) return { rule: ruleOf(found) };
  const regions = placesOf(all, code).map((place) => place.slice(1).join('-'));
  const shown = JSON.stringify(region.slice(0, 40));
  const known = regions.length === 0 ? 'leave it out' : hint(region, regions);
  return {
    part: 'region',
    wrong: `${code} has no region ${shown} with its own holidays; ${known}`,
  };
}

type Place = readonly [country: string, state?: string, region?: string];

function placesOf(all: Holidays, country: string): Place[] {
  return Object.keys(all.getStates(country) ?? {}).flatMap((state): Place[] => [
    [country, state],
    ...Object.keys(all.getRegions(country, state) ?? {}).map((r): Place => [country, state, r]),
  ]);
}

function ruleOf(place: Place): HolidayRule {
  const key = place.join('-');
  const known = rules.get(key);
  if (known !== undefined) return known;
  const [country, state = '', region = ''] = place;
  const source = new Holidays(country, state, region, { types: ['public'] });
  const years = new Map<number, readonly string[]>();
  const rule: HolidayRule = {
    key,
    datesOf(year) {
      let dates = years.get(year);
      if (dates === undefined) {
        dates = datesIn(source, year);
        years.set(year, dates);
      }
      return dates;
    },
  };
  rules.set(key, rule);
  return rule;
}

/** Local dates; a holiday of less than half a day closes nothing, a longer one its whole days. */
function datesIn(source: Holidays, year: number): readonly string[] {
  const dates = new Set<string>();
  for (const { date, start, end } of source.getHolidays(year)) {
    const first = parseLocalDate(date.slice(0, 10));
    if (first === undefined) continue;
    const days = Math.floor((end.getTime() - start.getTime() + HALF_DAY_MS) / (2 * HALF_DAY_MS));
    for (let i = 0; i < days; i++) dates.add(formatLocalDate(first + i));
  }
  return [...dates].filter((one) => one.startsWith(`${year}-`)).sort();
}
