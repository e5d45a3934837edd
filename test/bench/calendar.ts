// How fast does a calendar answer, on one and over 500, near and far, and against its rivals?
import type { Calendar, CalendarSpec } from '../../engine/core/calendar/calendar.ts';
import { compileCalendar } from '../../engine/core/calendar/compile.ts';
import { rivalRows } from './calendar-rivals.ts';
import { cpuTimeOf, medianOf, medianRate, type Row, randomNumbers } from './row.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2023, 0, 1);
const YEARS = 4 * 365 * DAY;
/** Enough random inputs that no branch predictor learns them. */
const COUNT = 1 << 20;
const RUNS = 5;

/** A week of office hours with lunch, opening at a minute of one's own, and two holidays. */
function officeSpec(zone: string, minute: number): CalendarSpec {
  const workday = [
    { fromMinute: 540 + minute, toMinute: 750 },
    { fromMinute: 810, toMinute: 1080 },
  ];
  return {
    zone,
    week: [workday, workday, workday, workday, workday, [], []],
    holidays: ['2025-12-25', `2026-0${1 + (minute % 9)}-15`],
    holidayRules: [],
    changes: [],
    closures: [],
  };
}

/** Random instants and spans, drawn before the clock starts. */
interface Inputs {
  readonly which: Uint16Array;
  readonly at: Float64Array;
  readonly span: Float64Array;
}

function inputs(calendars: number, longestSpan: number): Inputs {
  const random = randomNumbers(20_261_123);
  const drawn = {
    which: new Uint16Array(COUNT),
    at: new Float64Array(COUNT),
    span: new Float64Array(COUNT),
  };
  for (let i = 0; i < COUNT; i++) {
    drawn.which[i] = Math.floor(random() * calendars);
    drawn.at[i] = START + Math.floor(random() * YEARS);
    drawn.span[i] = 1 + Math.floor(random() * longestSpan);
  }
  return drawn;
}

/** One loop per operation: a shared loop that calls a closure would time the closure. */
const OPERATIONS = {
  advance: (calendars: readonly Calendar[], { which, at, span }: Inputs) => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) {
      sum += (calendars[which[i] as number] as Calendar).advance(
        at[i] as number,
        span[i] as number,
      );
    }
    return sum;
  },
  retreat: (calendars: readonly Calendar[], { which, at, span }: Inputs) => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) {
      sum += (calendars[which[i] as number] as Calendar).retreat(
        at[i] as number,
        span[i] as number,
      );
    }
    return sum;
  },
  measure: (calendars: readonly Calendar[], { which, at, span }: Inputs) => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) {
      const from = at[i] as number;
      sum += (calendars[which[i] as number] as Calendar).measure(from, from + (span[i] as number));
    }
    return sum;
  },
  isOpenAt: (calendars: readonly Calendar[], { which, at }: Inputs) => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) {
      if ((calendars[which[i] as number] as Calendar).isOpenAt(at[i] as number)) sum++;
    }
    return sum;
  },
};

type Operation = keyof typeof OPERATIONS;

function rateOf(operation: Operation, calendars: readonly Calendar[], spanMs: number): number {
  const drawn = inputs(calendars.length, spanMs);
  return Math.round(medianRate(RUNS, COUNT, () => OPERATIONS[operation](calendars, drawn)));
}

/** All rows of the calendar; takes about half a minute. */
export async function calendarRows(): Promise<Row[]> {
  const one = [compileCalendar('one', officeSpec('Europe/Paris', 0))];
  const zones = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney', 'UTC'];
  const many = Array.from({ length: 500 }, (_, i) =>
    compileCalendar(`${i}`, officeSpec(zones[i % 5] as string, Math.floor(i / 5))),
  );
  const rows: Row[] = compileRows();
  for (const operation of Object.keys(OPERATIONS) as Operation[]) {
    const unit = 'ops/s';
    const name = `calendar ${operation}`;
    rows.push({ name: `${name}, 1 calendar`, value: rateOf(operation, one, 72 * HOUR), unit });
    rows.push({ name: `${name}, 500 calendars`, value: rateOf(operation, many, 72 * HOUR), unit });
  }
  for (const operation of ['advance', 'measure'] as const) {
    const name = `calendar ${operation}, 1 calendar`;
    const hour = rateOf(operation, one, HOUR);
    const year = rateOf(operation, one, 365 * DAY);
    rows.push({ name: `${name}, spans to 1 hour`, value: hour, unit: 'ops/s' });
    // Advancing by a year of open time goes four years of dates ahead: the longer walk of the two.
    rows.push({ name: `${name}, spans to 1 year`, value: year, unit: 'ops/s' });
  }
  const ours = {
    advance: rateOf('advance', one, 72 * HOUR),
    measure: rateOf('measure', one, 28 * DAY),
  };
  return [...rows, ...(await rivalRows(ours))];
}

/** A calendar-year is compiled when its first question comes, so the question is timed with it. */
function compileRows(): Row[] {
  const asked = Date.UTC(2025, 5, 1);
  const compile = (zone: string, minute: number) =>
    cpuTimeOf(() => compileCalendar('compiled', officeSpec(zone, minute)).isOpenAt(asked));
  const unaskedZones = [
    'Europe/Lisbon',
    'Europe/Oslo',
    'America/Chicago',
    'America/Santiago',
    'Africa/Casablanca',
    'Asia/Jerusalem',
    'Pacific/Auckland',
    'America/Toronto',
    'Europe/Athens',
  ];
  const cold = medianOf(unaskedZones.map((zone) => compile(zone, 0)));
  const warm = medianOf(Array.from({ length: 99 }, (_, i) => compile('Europe/Oslo', i + 1)));
  return [
    { name: 'calendar compile a year, zone unknown', value: round(cold), unit: 'ms' },
    { name: 'calendar compile a year, zone known', value: round(warm), unit: 'ms' },
  ];
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
