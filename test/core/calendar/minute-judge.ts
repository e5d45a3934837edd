// What is right, minute by minute? A dull judge that walks every minute and reads a wall clock; it
// shares no code with the core, so that the two can only agree by both following the rules.
import { IANAZone } from 'luxon';

type Hours = readonly { readonly fromMinute: number; readonly toMinute: number }[];

/** The same content as the core's spec, seen as plain data. */
export interface JudgedSpec {
  readonly zone: string;
  readonly week: readonly Hours[];
  readonly holidays: readonly string[];
  readonly holidayRules: readonly { datesOf(year: number): readonly string[] }[];
  readonly changes: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly week: readonly Hours[] | null;
    readonly hours: Hours | null;
  }[];
  readonly closures: readonly { date: string; fromMinute: number; toMinute: number }[];
}

interface Ruled {
  readonly isClosed: boolean;
  readonly hours: Hours;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

export class MinuteJudge {
  readonly #spec: JudgedSpec;
  readonly #zone: IANAZone;
  readonly #offsets = new Map<number, number>();
  readonly #openMinutes = new Map<number, boolean>();
  readonly #dates = new Map<string, Ruled>();

  constructor(spec: JudgedSpec) {
    this.#spec = spec;
    this.#zone = IANAZone.create(spec.zone);
  }

  isOpenAt(at: number): boolean {
    const minute = Math.floor(at / MINUTE);
    let open = this.#openMinutes.get(minute);
    if (open === undefined) {
      open = this.#readsOpen(minute * MINUTE);
      this.#openMinutes.set(minute, open);
    }
    return open;
  }

  measure(from: number, to: number): number {
    if (to < from) return -this.measure(to, from);
    let sum = 0;
    for (let at = from; at < to; at = nextMinute(at)) {
      if (this.isOpenAt(at)) sum += Math.min(nextMinute(at), to) - at;
    }
    return sum;
  }

  /** Undefined when the answer lies beyond `days`. */
  advance(from: number, ms: number, days: number): number | undefined {
    let left = ms;
    for (let at = from; at < from + days * DAY; at = nextMinute(at)) {
      if (!this.isOpenAt(at)) continue;
      const length = nextMinute(at) - at;
      if (left <= length) return at + left;
      left -= length;
    }
    return undefined;
  }

  /** Undefined when the answer lies beyond `days`. */
  retreat(from: number, ms: number, days: number): number | undefined {
    if (ms === 0 && this.isOpenAt(from)) return from;
    let left = ms;
    for (let at = from; at > from - days * DAY; at = minuteBefore(at)) {
      if (!this.isOpenAt(at - 1)) continue;
      const length = at - minuteBefore(at);
      // Used up exactly at the start of an open minute: the latest instant may lie later, after
      // closed time, but never earlier; a walk that goes back meets the latest one first.
      if (left <= length) return at - left;
      left -= length;
    }
    return undefined;
  }

  #readsOpen(at: number): boolean {
    const wall = at + this.#offsetAt(at);
    const date = isoDate(wall);
    const before = isoDate(wall - DAY);
    const minute = Math.floor((((wall % DAY) + DAY) % DAY) / MINUTE);
    for (const closure of this.#spec.closures) {
      if (closure.date === date && inside(minute, closure)) return false;
      if (closure.date === before && inside(minute + 1440, closure)) return false;
    }
    const today = this.#ruled(date);
    if (today.isClosed) return false;
    return (
      today.hours.some((hours) => inside(minute, hours)) ||
      this.#ruled(before).hours.some((hours) => inside(minute + 1440, hours))
    );
  }

  /** Only to be quicker: the rules of a date are the same for all its minutes. */
  #ruled(date: string): Ruled {
    let ruled = this.#dates.get(date);
    if (!ruled) {
      ruled = { isClosed: this.#isClosed(date), hours: this.#startingOn(date) };
      this.#dates.set(date, ruled);
    }
    return ruled;
  }

  #isClosed(date: string): boolean {
    const hours = this.#changed(date, 'hours');
    return hours ? hours.length === 0 : this.#isHoliday(date);
  }

  #isHoliday(date: string): boolean {
    const year = Number(date.slice(0, 4));
    const ruled = this.#spec.holidayRules.some((rule) => rule.datesOf(year).includes(date));
    return ruled || this.#spec.holidays.includes(date);
  }

  #startingOn(date: string): Hours {
    const hours = this.#changed(date, 'hours');
    if (hours) return hours;
    if (this.#isHoliday(date)) return [];
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
    return (this.#changed(date, 'week') ?? this.#spec.week)[weekday] ?? [];
  }

  #changed<Sort extends 'hours' | 'week'>(date: string, sort: Sort) {
    let governing: JudgedSpec['changes'][number] | undefined;
    for (const change of this.#spec.changes) {
      if (change[sort] === null || change.from > date) continue;
      if (change.to !== null && change.to < date) continue;
      if (!governing || change.from > governing.from) governing = change;
    }
    return governing?.[sort] as NonNullable<JudgedSpec['changes'][number][Sort]> | undefined;
  }

  #offsetAt(at: number): number {
    const hour = Math.floor(at / HOUR) * HOUR;
    // An hour with one offset at both ends has it throughout: no zone changes twice in a week.
    if (this.#probe(hour) === this.#probe(hour + HOUR)) return this.#probe(hour);
    return this.#probe(Math.floor(at / MINUTE) * MINUTE);
  }

  #probe(at: number): number {
    let offset = this.#offsets.get(at);
    if (offset === undefined) {
      offset = this.#zone.offset(at) * MINUTE;
      this.#offsets.set(at, offset);
    }
    return offset;
  }
}

function inside(minute: number, hours: { fromMinute: number; toMinute: number }): boolean {
  return hours.fromMinute <= minute && minute < hours.toMinute;
}

function nextMinute(at: number): number {
  return (Math.floor(at / MINUTE) + 1) * MINUTE;
}

function minuteBefore(at: number): number {
  return (Math.ceil(at / MINUTE) - 1) * MINUTE;
}

function isoDate(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
