// Which libraries answer the same questions, how fast, and which of their answers are wrong?
import { createRequire } from 'node:module';
import { DateTime } from 'luxon';
import type { CalendarSpec } from '../../engine/core/calendar/calendar.ts';
import { compileCalendar } from '../../engine/core/calendar/compile.ts';
import type { Answered, Answers, Question } from './rival.ts';
import { medianRate, type Row, randomNumbers } from './row.ts';
import { rubyBiz } from './ruby-biz.ts';

const require = createRequire(import.meta.url);
const MINUTE = 60_000;
const ZONE = 'Europe/Paris';
const HOURS = [
  { from: '09:00', to: '12:30', fromMinute: 540, toMinute: 750 },
  { from: '13:30', to: '18:00', fromMinute: 810, toMinute: 1080 },
];

/** A rival's two operations, in instants and whole minutes; null where it has none. */
interface Rival {
  readonly name: string;
  readonly advance: ((at: number, minutes: number) => number) | null;
  readonly measure: ((from: number, to: number) => number) | null;
  dispose?(): void;
}

/** Whole minutes, as the rivals count no finer; a year with both changes of the clock. */
function questions(): Question[] {
  const random = randomNumbers(498);
  return Array.from({ length: 96 }, () => {
    const at = Date.UTC(2025, 0, 1) + Math.floor(random() * 340 * 1440) * MINUTE;
    const minutes = Math.floor(random() * 72 * 60);
    return { at, minutes, to: at + Math.floor(random() * 28 * 1440) * MINUTE };
  });
}

/** Right is what the calendar says that the minute judge agrees with (test/core/calendar). */
function rightAnswers(asked: readonly Question[]) {
  const workday = HOURS.map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute }));
  const spec: CalendarSpec = {
    zone: ZONE,
    week: [workday, workday, workday, workday, workday, [], []],
    holidays: [],
    holidayRules: [],
    changes: [],
    closures: [],
  };
  const calendar = compileCalendar('right', spec);
  return asked.map(({ at, minutes, to }) => ({
    advance: calendar.advance(at, minutes * MINUTE),
    measure: calendar.measure(at, to) / MINUTE,
  }));
}

/**
 * A row for each operation of each rival: its rate, ours over it, and how many answers are right.
 */
export async function rivalRows(ours: { advance: number; measure: number }): Promise<Row[]> {
  const asked = questions();
  const right = rightAnswers(asked);
  const rows: Row[] = [];
  const fastest = { advance: 0, measure: 0 };
  for (const rival of [...inThisProcess(asked), ...elsewhere(asked)]) {
    for (const operation of ['advance', 'measure'] as const) {
      const given = rival[operation];
      if (given === null) continue;
      const isRight = given.answers.map((one, i) => one === right[i]?.[operation]);
      const rightCount = isRight.filter(Boolean).length;
      if (rightCount === asked.length) {
        fastest[operation] = Math.max(fastest[operation], given.rate);
      }
      rows.push({
        name: `${rival.name} ${operation}, ${rightCount} of ${asked.length} right`,
        value: Math.round(given.rate),
        unit: 'ops/s',
        rival: rival.name,
        ratio: Math.round(ours[operation] / given.rate),
      });
    }
  }
  for (const operation of ['advance', 'measure'] as const) {
    rows.push({
      name: `calendar ${operation}, against the fastest right rival`,
      value: ours[operation],
      unit: 'ops/s',
      rival: 'fastest with all answers right',
      ratio: Math.round(ours[operation] / fastest[operation]),
    });
  }
  return rows;
}

/** What the libraries of this process answer. */
function inThisProcess(asked: readonly Question[]): Answered[] {
  // Two rivals know only the process's own zone, so it is lent to all for the while.
  const zoneBefore = process.env.TZ;
  process.env.TZ = ZONE;
  try {
    return rivals().map(({ name, advance, measure, dispose }) => {
      const answered = {
        name,
        advance: advance && answersOf(asked, (q) => advance(q.at, q.minutes)),
        measure: measure && answersOf(asked, (q) => measure(q.at, q.to)),
      };
      dispose?.();
      return answered;
    });
  } finally {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  }
}

function answersOf(asked: readonly Question[], answer: (question: Question) => number): Answers {
  const sum = () => asked.reduce((total, question) => total + answer(question), 0);
  return { answers: asked.map(answer), rate: medianRate(3, asked.length, sum) };
}

/** What other languages' libraries answer, where they are at hand. */
function elsewhere(asked: readonly Question[]): Answered[] {
  const biz = rubyBiz(asked, (line) => process.stderr.write(line));
  return biz === null ? [] : [biz];
}

function rivals(): Rival[] {
  return [momentBusinessTime(), dayjsBusinessTime(), workingTimeCalculator(), luxonDayWalk()];
}

interface Walker {
  addWorkingTime(count: number, unit: string): Walker;
  workingDiff(other: Walker, unit: string): number;
  addBusinessMinutes(count: number): Walker;
  businessMinutesDiff(other: Walker): number;
  valueOf(): number;
}

function momentBusinessTime(): Rival {
  const moment = require('moment-business-time') as {
    (at: number): Walker;
    updateLocale(name: string, settings: object): void;
  };
  const workday = HOURS.flatMap(({ from, to }) => [`${from}:00`, `${to}:00`]);
  const workinghours = { 0: null, 1: workday, 2: workday, 3: workday, 4: workday, 5: workday };
  moment.updateLocale('en', { workinghours: { ...workinghours, 6: null } });
  return {
    name: 'moment-business-time',
    advance: (at, minutes) => moment(at).addWorkingTime(minutes, 'minutes').valueOf(),
    measure: (from, to) => moment(to).workingDiff(moment(from), 'minutes'),
  };
}

function dayjsBusinessTime(): Rival {
  const dayjs = require('dayjs') as {
    (at: number): Walker;
    extend(plugin: unknown): void;
    setBusinessTime(times: object): void;
  };
  const plugin = require('dayjs-business-time') as { default?: unknown };
  dayjs.extend(plugin.default ?? plugin);
  const workday = HOURS.map(({ from, to }) => ({ start: `${from}:00`, end: `${to}:00` }));
  dayjs.setBusinessTime({
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: null,
    sunday: null,
  });
  return {
    name: 'dayjs-business-time',
    advance: (at, minutes) => dayjs(at).addBusinessMinutes(minutes).valueOf(),
    measure: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)),
  };
}

function workingTimeCalculator(): Rival {
  const Calculator = require('working-time-calculator') as {
    new (): {
      addWorkingHours(days: unknown, from: string, to: string, zone: string): void;
      calcMinutesBetween(from: Date, to: Date): number;
      dispose(): void;
    };
    WEEKDAYS: unknown;
  };
  const calculator = new Calculator();
  for (const { from, to } of HOURS) {
    calculator.addWorkingHours(Calculator.WEEKDAYS, from, to, ZONE);
  }
  return {
    name: 'working-time-calculator',
    advance: null,
    measure: (from, to) => calculator.calcMinutesBetween(new Date(from), new Date(to)),
    dispose: () => calculator.dispose(),
  };
}

/** What one writes without a library: a walk over days and their hours. */
function luxonDayWalk(): Rival {
  function* openFrom(at: number): Generator<readonly [number, number]> {
    for (let day = DateTime.fromMillis(at, { zone: ZONE }).startOf('day'); ; ) {
      for (const { fromMinute, toMinute } of day.weekday < 6 ? HOURS : []) {
        const from = day.set({ hour: Math.floor(fromMinute / 60), minute: fromMinute % 60 });
        const to = day.set({ hour: Math.floor(toMinute / 60), minute: toMinute % 60 });
        if (to.toMillis() > at) yield [Math.max(from.toMillis(), at), to.toMillis()];
      }
      day = day.plus({ days: 1 });
    }
  }
  return {
    name: 'luxon day walk',
    advance: (at, minutes) => {
      let left = minutes * MINUTE;
      for (const [from, to] of openFrom(at)) {
        if (left <= to - from) return from + left;
        left -= to - from;
      }
      return Number.NaN;
    },
    measure: (at, until) => {
      let sum = 0;
      for (const [from, to] of openFrom(at)) {
        if (from >= until) break;
        sum += Math.min(to, until) - from;
      }
      return sum / MINUTE;
    },
  };
}
