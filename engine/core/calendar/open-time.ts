/**
 * Which years of one content's open time are compiled, and how do they grow when a question reaches
 * beyond them, without all calendars together growing past a bound?
 */
import { invariant } from '../invariant.ts';
import { DAY_MS, MINUTE_MS } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { type IntervalSet, unionOf } from '../time/interval.ts';
import { offsetStretches } from '../time/zone.ts';
import type { DateHours } from './date-hours.ts';
import { EMPTY_TABLE, type OpenTable, openOf, tableOf } from './open-table.ts';

/** Calendars know these years (UTC, inclusive) and are closed in all others. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2200;
export const FIRST_AT: Instant = Date.UTC(FIRST_YEAR, 0, 1);
export const LAST_AT: Instant = Date.UTC(LAST_YEAR + 1, 0, 1);

/**
 * Numbers all tables together may hold: 64 MB, about 500 calendars of 16 years with two intervals a
 * working day. Beyond it the tables longest not grown are dropped and compiled again when asked.
 */
const KEPT_NUMBERS = 8_000_000;

/** What each grown table holds, least recently grown first. */
const held = new Map<OpenTime, number>();
let heldNumbers = 0;

/** The open time of one calendar content, shared by all calendars of equal content. */
export class OpenTime {
  table: OpenTable = EMPTY_TABLE;
  readonly #zone: string;
  readonly #hours: DateHours;

  constructor(zone: string, hours: DateHours) {
    this.#zone = zone;
    this.#hours = hours;
  }

  /** A table that has both instants; both lie within [FIRST_AT, LAST_AT]. */
  covering(earlierAt: Instant, laterAt: Instant): OpenTable {
    return this.#grow(yearAt(earlierAt), yearAt(laterAt));
  }

  /**
   * A table that reaches further into the future; the step doubles so that far answers come soon.
   */
  later(): OpenTable {
    const { first, last } = this.#years();
    return this.#grow(first, Math.min(last + stepOf(first, last), LAST_YEAR));
  }

  /** A table that reaches further into the past. */
  earlier(): OpenTable {
    const { first, last } = this.#years();
    return this.#grow(Math.max(first - stepOf(first, last), FIRST_YEAR), last);
  }

  #years() {
    return { first: yearAt(this.table.fromAt), last: yearAt(this.table.toAt - 1) };
  }

  #grow(firstYear: number, lastYear: number): OpenTable {
    let open: IntervalSet;
    let first = firstYear;
    let last = lastYear;
    if (this.table === EMPTY_TABLE) {
      open = this.#openIn(first, last);
    } else {
      const known = this.#years();
      if (known.first <= first && last <= known.last) return this.table;
      open = openOf(this.table);
      if (first < known.first) open = unionOf(this.#openIn(first, known.first - 1), open);
      if (last > known.last) open = unionOf(open, this.#openIn(known.last + 1, last));
      first = Math.min(first, known.first);
      last = Math.max(last, known.last);
    }
    this.table = tableOf(open, Date.UTC(first, 0, 1), Date.UTC(last + 1, 0, 1));
    keepBounded(this);
    return this.table;
  }

  /**
   * Between two changes of the zone's offset the wall clock runs evenly, so a moment is open
   * exactly when its reading, shifted by that offset, lies in the open minutes of its date. Gaps
   * and overlaps need no rule of their own (decision 0003).
   */
  #openIn(firstYear: number, lastYear: number): IntervalSet {
    const stretches = offsetStretches(this.#zone, firstYear, lastYear);
    invariant(stretches, `"${this.#zone}" was a zone when the calendar was compiled`);
    const open: number[] = [];
    stretches.forEach(({ fromAt, offsetMs }, i) => {
      const toAt = stretches[i + 1]?.fromAt ?? Date.UTC(lastYear + 1, 0, 1);
      const lastDay = Math.floor((toAt - 1 + offsetMs) / DAY_MS);
      for (let day = Math.floor((fromAt + offsetMs) / DAY_MS); day <= lastDay; day++) {
        const minutes = this.#hours(day);
        for (let k = 0; k < minutes.length; k += 2) {
          const midnightAt = day * DAY_MS - offsetMs;
          const startAt = Math.max(midnightAt + (minutes[k] as number) * MINUTE_MS, fromAt);
          const endAt = Math.min(midnightAt + (minutes[k + 1] as number) * MINUTE_MS, toAt);
          if (startAt < endAt) append(open, startAt, endAt);
        }
      }
    });
    return open;
  }
}

/** Stretches come in order; one that touches the last (over midnight, over a change) extends it. */
function append(open: number[], startAt: Instant, endAt: Instant): void {
  if (open.length > 0 && (open.at(-1) as number) >= startAt) open[open.length - 1] = endAt;
  else open.push(startAt, endAt);
}

function yearAt(at: Instant): number {
  return Math.min(new Date(at).getUTCFullYear(), LAST_YEAR);
}

function stepOf(firstYear: number, lastYear: number): number {
  return Math.min(lastYear - firstYear + 1, 16);
}

function keepBounded(grown: OpenTime): void {
  const numbers = grown.table.cells.length;
  heldNumbers += numbers - (held.get(grown) ?? 0);
  held.delete(grown);
  held.set(grown, numbers);
  for (const [oldest, oldestNumbers] of held) {
    if (heldNumbers <= KEPT_NUMBERS || oldest === grown) return;
    oldest.table = EMPTY_TABLE;
    held.delete(oldest);
    heldNumbers -= oldestNumbers;
  }
}
