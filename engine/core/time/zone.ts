/**
 * What is a zone's offset from UTC, when does it change, and what does a clock on its wall show?
 * The only file that asks luxon and Intl; answers are kept per zone and year.
 */
import { IANAZone } from 'luxon';
import { DAY_MS, type DurationMs } from './duration.ts';
import type { Instant } from './instant.ts';
import { type EpochDay, weekdayOf } from './local-date.ts';
import { type OffsetStretch, readOffset, stretchesBetween } from './offset-stretch.ts';

/** What a wall clock and a wall calendar of a zone show at an instant; `weekday` 1 is Monday. */
export interface LocalParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  /** "CET", "EDT"; "GMT+5:45" where no short name is in use. */
  readonly abbreviation: string;
}

/**
 * Years whose changes are kept; outside them each question asks Intl anew, so memory is bounded.
 */
const KEPT_YEARS = { first: 1970, last: 2210 };

class Zone {
  readonly #zone: IANAZone;
  /**
   * Prints "…, GMT+05:45". Luxon's own offset takes the parts of a date apart, six times slower.
   */
  readonly #offsetFormat: Intl.DateTimeFormat;
  readonly #offsetsByText = new Map<string, DurationMs>();
  readonly #years = new Map<number, readonly OffsetStretch[]>();
  readonly #names = new Map<string, string>();

  constructor(zone: IANAZone) {
    this.#zone = zone;
    const timeZone = zone.name;
    this.#offsetFormat = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  }

  probe(at: Instant): DurationMs {
    const printed = this.#offsetFormat.format(at);
    const text = printed.slice(printed.lastIndexOf('G'));
    let offset = this.#offsetsByText.get(text);
    if (offset === undefined) {
      offset = readOffset(text);
      this.#offsetsByText.set(text, offset);
    }
    return offset;
  }

  offsetAt(at: Instant): DurationMs {
    const year = new Date(at).getUTCFullYear();
    if (year < KEPT_YEARS.first || year > KEPT_YEARS.last) return this.probe(at);
    const stretches = this.stretchesOf(year);
    let i = stretches.length - 1;
    while (i > 0 && (stretches[i] as OffsetStretch).fromAt > at) i--;
    return (stretches[i] as OffsetStretch).offsetMs;
  }

  /** The stretches of one UTC year; the first starts with the year. */
  stretchesOf(year: number): readonly OffsetStretch[] {
    let found = this.#years.get(year);
    if (!found) {
      found = stretchesBetween(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), (at) =>
        this.probe(at),
      );
      this.#years.set(year, found);
    }
    return found;
  }

  /** Each English knows the short names of its own part of the world only, so all are asked. */
  nameAt(at: Instant, offsetMs: DurationMs): string {
    // One offset can carry two names in different eras, so the year belongs to the key.
    const key = `${offsetMs} ${new Date(at).getUTCFullYear()}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      const names = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA'].map((locale) =>
        this.#zone.offsetName(at, { format: 'short', locale }),
      );
      name = names.find((one) => one && !/^(GMT|UTC)[+-]/.test(one)) ?? names[0] ?? '';
      if (this.#names.size >= 1000) this.#names.clear();
      this.#names.set(key, name);
    }
    return name;
  }
}

const zones = new Map<string, Zone>();

/** Names are compared without case, as Intl does, so the map never outgrows the tz database. */
function zoneOf(name: string): Zone | undefined {
  const key = name.toLowerCase();
  let zone = zones.get(key);
  // Newer Nodes take "+02:00" as a zone and older ones don't; refusing it keeps them alike.
  if (!zone && /^[a-z]/.test(key) && IANAZone.isValidZone(name)) {
    zone = new Zone(IANAZone.create(name));
    zones.set(key, zone);
  }
  return zone;
}

/** Says whether a name is a zone of the tz database ("Europe/Paris", "UTC", "Etc/GMT+5"). */
export function isZone(name: string): boolean {
  return zoneOf(name) !== undefined;
}

/** Local time minus UTC at an instant; undefined when there is no such zone. */
export function offsetAt(zone: string, at: Instant): DurationMs | undefined {
  return zoneOf(zone)?.offsetAt(at);
}

/**
 * The stretches of constant offset that cover whole UTC years, `firstYear` to `lastYear` inclusive,
 * in order and each different from the one before; undefined when there is no such zone.
 */
export function offsetStretches(
  zone: string,
  firstYear: number,
  lastYear: number,
): OffsetStretch[] | undefined {
  const known = zoneOf(zone);
  if (!known) return undefined;
  const found: OffsetStretch[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const stretch of known.stretchesOf(year)) {
      if (found.at(-1)?.offsetMs !== stretch.offsetMs) found.push(stretch);
    }
  }
  return found;
}

/** What a wall clock of the zone shows; undefined when there is no such zone. */
export function localParts(zone: string, at: Instant): LocalParts | undefined {
  const known = zoneOf(zone);
  if (!known) return undefined;
  const offsetMs = known.offsetAt(at);
  const wall = new Date(at + offsetMs);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: weekdayOf(Math.floor(wall.getTime() / DAY_MS)) + 1,
    abbreviation: known.nameAt(at, offsetMs),
  };
}

/** The local date at an instant; undefined when there is no such zone. */
export function localDayAt(zone: string, at: Instant): EpochDay | undefined {
  const offsetMs = offsetAt(zone, at);
  return offsetMs === undefined ? undefined : Math.floor((at + offsetMs) / DAY_MS);
}

/**
 * The first instant whose local date is the given day or later: midnight, or the end of the gap
 * where clocks skip midnight (São Paulo until 2018) or the whole day (Apia, 30 December 2011).
 */
export function startOfLocalDay(zone: string, epochDay: number): Instant | undefined {
  const known = zoneOf(zone);
  if (!known) return undefined;
  const wall = epochDay * DAY_MS;
  // No offset is larger than a day, so the answer lies in these two days; readings may repeat an
  // hour, but the first instant that reads this day is found by trying the offsets in force.
  let first = Number.POSITIVE_INFINITY;
  for (const around of [wall - DAY_MS, wall, wall + DAY_MS]) {
    const at = wall - known.offsetAt(around);
    if (at + known.offsetAt(at) >= wall && at < first) first = at;
  }
  // A midnight inside a gap: walk back from the first later reading to the change itself.
  let low = first - DAY_MS;
  if (low + known.offsetAt(low) >= wall) return first;
  while (first - low > 1) {
    const middle = Math.floor((low + first) / 2);
    if (middle + known.offsetAt(middle) >= wall) first = middle;
    else low = middle;
  }
  return first;
}
