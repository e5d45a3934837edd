// Which calendars and moments do the properties try? Awkward zones, near their changes of offset.
import fc from 'fast-check';
import type { CalendarSpec, Change, WallInterval } from '../../../engine/core/calendar/calendar.ts';

const DAY_MS = 86_400_000;

/** Zones with a moment worth standing near: gaps, overlaps, half hours, a day that never was. */
const PLACES: readonly (readonly [zone: string, near: string])[] = [
  ['UTC', '2026-01-01T00:00:00Z'],
  ['Europe/Paris', '2026-03-29T01:00:00Z'],
  ['Europe/Paris', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Sydney', '2026-04-04T16:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30:00Z'],
  ['Asia/Kathmandu', '2026-06-15T12:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Africa/Cairo', '2014-06-26T21:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['America/St_Johns', '2010-11-07T02:31:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z'],
  ['America/Recife', '2000-10-08T03:00:00Z'],
  ['Pacific/Chatham', '2026-04-04T14:00:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00:00Z'],
  ['Antarctica/Troll', '2026-10-25T01:00:00Z'],
  ['America/St_Johns', '2009-03-08T03:31:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00:00Z'],
  ['Europe/Dublin', '2026-10-25T01:00:00Z'],
  ['America/Sao_Paulo', '2014-10-19T03:00:00Z'],
  ['Pacific/Kiritimati', '1994-12-31T10:00:00Z'],
];

export interface Scene {
  readonly spec: CalendarSpec;
  /** Within three days of the place's moment; now a whole minute, now not. */
  readonly at: number;
}

/** Sorted, disjoint hours of one date; about every third set runs past midnight. */
const hours: fc.Arbitrary<WallInterval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 4 })
  .chain((edges) =>
    fc.tuple(fc.constant(edges), fc.integer({ min: 1441, max: 1900 }), fc.boolean()),
  )
  .map(([edges, night, runsOn]) => {
    const sorted = edges.sort((a, b) => a - b);
    if (sorted.length % 2 === 1) sorted.push(runsOn ? night : 1441);
    return toIntervals(sorted);
  });

function toIntervals(edges: readonly number[]): WallInterval[] {
  const found: WallInterval[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    found.push({ fromMinute: edges[i] as number, toMinute: edges[i + 1] as number });
  }
  return found;
}

const week = fc.array(hours, { minLength: 7, maxLength: 7 });

function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function changesNear(day: number): fc.Arbitrary<Change[]> {
  const dated = fc.record({
    from: fc.integer({ min: day - 6, max: day + 4 }),
    length: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    week: fc.option(week, { nil: null }),
    hours,
  });
  // Equal `from` of one sort is an error of the tiers file, so it never reaches the core.
  const sortAndFrom = (change: { from: number; week: unknown }) => [
    change.from,
    change.week === null,
  ];
  return fc
    .uniqueArray(dated, { maxLength: 4, selector: (c) => sortAndFrom(c).join() })
    .map((changes) =>
      changes.map((change) => ({
        from: isoDate(change.from),
        to: change.length === null ? null : isoDate(change.from + change.length),
        week: change.week,
        hours: change.week === null ? change.hours : null,
      })),
    );
}

function specNear(zone: string, nearAt: number): fc.Arbitrary<CalendarSpec> {
  const day = Math.floor(nearAt / DAY_MS);
  const date = fc.integer({ min: day - 5, max: day + 5 }).map(isoDate);
  const edges = fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 2 });
  const closure = fc.tuple(date, edges).map(([on, [a = 0, b = 1]]) => ({
    date: on,
    fromMinute: Math.min(a, b),
    toMinute: Math.max(a, b),
  }));
  return fc.record({
    zone: fc.constant(zone),
    week,
    holidays: fc.array(date, { maxLength: 2 }),
    holidayRules: fc.constantFrom(
      [],
      [{ key: `near ${isoDate(day)}`, datesOf: (year: number) => ruledDates(year, day) }],
    ),
    changes: changesNear(day),
    closures: fc.array(closure, { maxLength: 2 }),
  });
}

function ruledDates(year: number, day: number): string[] {
  return [isoDate(day + 2)].filter((date) => Number(date.slice(0, 4)) === year);
}

/** A calendar, and a moment near the place where its zone is awkward. */
export const scenes: fc.Arbitrary<Scene> = fc.constantFrom(...PLACES).chain(([zone, near]) => {
  const nearAt = Date.parse(near);
  const at = fc.oneof(
    fc.integer({ min: -4320, max: 4320 }).map((minutes) => nearAt + minutes * 60_000),
    fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }).map((ms) => nearAt + ms),
  );
  return fc.record({ spec: specNear(zone, nearAt), at });
});
