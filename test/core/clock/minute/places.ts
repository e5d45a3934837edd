// Where and when do the judged tickets live? Near awkward changes of awkward zones, each with hours
// that meet the change, a holiday, a closure and a change of hours.
import type { CalendarSpec } from '../../../../engine/core/calendar/calendar.ts';
import { MinuteJudge } from '../../calendar/minute-judge.ts';
import { hours, week } from '../../calendar/spec-of.ts';
import type { OpenMinutes } from './plain.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const TABLE_DAYS = 48;

/** The first is the dullest: what shrinks ends there. */
const MOMENTS: readonly (readonly [zone: string, near: string])[] = [
  ['UTC', '2026-01-07T09:00:00Z'],
  ['Europe/Paris', '2026-03-29T01:00:00Z'],
  ['Europe/Paris', '2026-10-25T01:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Africa/Cairo', '2014-06-26T21:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['Asia/Kathmandu', '2026-06-15T12:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
];

export interface Place {
  /** The minute of the zone's change. */
  readonly near: number;
  /** By name: `always`, `office` by day with a lunch break, `night` across midnight. */
  readonly specs: Readonly<Record<string, CalendarSpec>>;
  readonly open: Readonly<Record<'always' | 'office' | 'night', OpenMinutes>>;
}

const built = new Map<number, Place>();
export const PLACES = MOMENTS.length;

/** Built when first asked for: a table of minutes takes a moment. */
export function placeOf(index: number): Place {
  const [zone, near] = MOMENTS[index] ?? ['UTC', '2026-01-07T09:00:00Z'];
  let place = built.get(index);
  if (place === undefined) {
    const minute = Date.parse(near) / MINUTE_MS;
    const specs = { office: officeSpec(zone, minute), night: nightSpec(zone, minute) };
    const first = minute - 4 * DAY_MINUTES;
    place = {
      near: minute,
      specs,
      open: {
        always: new Table('always', first, () => true),
        office: tableOf('office', specs.office, first),
        night: tableOf('night', specs.night, first),
      },
    };
    built.set(index, place);
  }
  return place;
}

/** Its bytes are private, so that a counterexample is printed without them. */
class Table implements OpenMinutes {
  readonly name: string;
  readonly first: number;
  readonly end: number;
  readonly #bytes: Uint8Array;

  constructor(name: string, first: number, isOpen: (minute: number) => boolean) {
    this.name = name;
    this.first = first;
    this.end = first + TABLE_DAYS * DAY_MINUTES;
    this.#bytes = Uint8Array.from({ length: this.end - first }, (_, i) => +isOpen(first + i));
  }

  isOpen(minute: number): boolean {
    return this.#bytes[minute - this.first] === 1;
  }
}

function tableOf(name: string, spec: CalendarSpec, first: number): OpenMinutes {
  const judge = new MinuteJudge(spec);
  return new Table(name, first, (minute) => judge.isOpenAt(minute * MINUTE_MS));
}

function officeSpec(zone: string, near: number): CalendarSpec {
  return {
    zone,
    week: week('09:00-12:30 13:30-18:00', '10:00-12:00'),
    holidays: [dateOf(near + 6 * DAY_MINUTES)],
    holidayRules: [],
    changes: [
      {
        from: dateOf(near + 2 * DAY_MINUTES),
        to: dateOf(near + 4 * DAY_MINUTES),
        week: week('08:00-16:00', '08:00-16:00'),
        hours: null,
      },
    ],
    closures: [{ date: dateOf(near + DAY_MINUTES), fromMinute: 600, toMinute: 660 }],
  };
}

function nightSpec(zone: string, near: number): CalendarSpec {
  const date = dateOf(near + DAY_MINUTES);
  return {
    zone,
    week: week('20:00-24:00', '22:00-06:00', '00:00-09:00 22:30-03:30'),
    holidays: [],
    holidayRules: [],
    changes: [{ from: date, to: date, week: null, hours: hours('01:00-03:00 23:00-07:00') }],
    closures: [],
  };
}

function dateOf(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString().slice(0, 10);
}
