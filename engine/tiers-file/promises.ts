/**
 * What does a "promises" object promise? The one reader for tiers, reduced service and event
 * plans.
 */
import type { Calendar } from '../core/calendar/calendar.ts';
import {
  CLOCK_NAMES,
  type ClockName,
  type Promised,
  type Promises,
  type Target,
} from '../core/policy/promise.ts';
import { type DurationMs, formatDuration, parseDuration } from '../core/time/duration.ts';
import { hint } from './nearest.ts';
import type { Path } from './problem.ts';
import { calendarNamed, type Reading, requireName } from './reading.ts';
import type { RawPromise, RawPromises, RawTarget, RawTargets } from './schema/tiers.ts';

/**
 * The calendar of bare durations: the tier's; `unread` where its own mistake is told already;
 * `ambiguous` where several tiers with different hours are meant.
 */
export type Bare = Calendar | 'unread' | 'ambiguous';

/** Which clock a freely named promise uses, as a tier defined it. */
export type Definitions = ReadonlyMap<string, Pick<Promised, 'clock' | 'pausesOn'>>;

/** Reads promises; overlays may name a tier's promise without repeating its clock. */
export function readPromises(
  reading: Reading,
  raw: RawPromises,
  path: Path,
  bare: Bare,
  definitions: Definitions = new Map(),
): Promises {
  const promises = new Map<string, Promised>();
  for (const [name, promise] of Object.entries(raw)) {
    const read = readPromise(reading, name, promise, [...path, name], bare, definitions);
    if (read !== undefined) promises.set(name, read);
  }
  return promises;
}

function readPromise(
  reading: Reading,
  name: string,
  raw: RawPromise,
  path: Path,
  bare: Bare,
  definitions: Definitions,
): Promised | undefined {
  const named = isNamed(raw) ? raw : undefined;
  const body = named === undefined ? (raw as RawTarget | RawTargets) : named.targets;
  const bodyPath = named === undefined ? path : [...path, 'targets'];
  const clock = clockOf(reading, name, named?.clock, path, definitions);
  const targets = new Map<string, Target | null>();
  for (const [key, target] of Object.entries(isTarget(body) ? { '*': body } : body)) {
    const at = isTarget(body) ? bodyPath : [...bodyPath, key];
    const what = clock === 'replacement' ? 'class' : 'kind';
    if (key !== '*' && clock !== undefined) requireName(reading, what, key, at, { atKey: true });
    const read = readTarget(reading, target, at, bare);
    if (read !== undefined) targets.set(key, read);
  }
  if (clock === undefined) return undefined;
  const inherited = named?.clock === undefined ? definitions.get(name)?.pausesOn : undefined;
  // The order in which statuses are written means nothing.
  const own = named?.pausesOn === undefined ? undefined : [...new Set(named.pausesOn)].sort();
  return { name, clock, pausesOn: own ?? inherited ?? null, targets };
}

function clockOf(
  reading: Reading,
  name: string,
  said: ClockName | undefined,
  path: Path,
  definitions: Definitions,
): ClockName | undefined {
  const own = CLOCK_NAMES.find((clock) => clock === name);
  if (own !== undefined && said !== undefined && said !== own) {
    const message = `"${name}" is a clock's own name, so it cannot use ${said}; rename the promise`;
    reading.report('unknownClock', [...path, 'clock'], message);
    return undefined;
  }
  const clock = said ?? own ?? definitions.get(name)?.clock;
  if (clock === undefined) {
    const message =
      `"${name}" is no clock's name; write {"clock": …, "targets": …}, ` +
      `or ${hint(name, CLOCK_NAMES)}`;
    reading.report('unknownClock', path, message, { atKey: true });
  }
  return clock;
}

/** Undefined when the calendar could not be found; that is reported. */
function readTarget(
  reading: Reading,
  raw: RawTarget,
  path: Path,
  bare: Bare,
): Target | null | undefined {
  if (raw === null) return null;
  const within = withinOf(typeof raw === 'string' ? raw : raw.within);
  if (typeof raw !== 'string' && raw.calendar !== undefined) {
    const calendar = calendarNamed(reading, raw.calendar, [...path, 'calendar']);
    return calendar && finishing(reading, { within, calendar }, path);
  }
  if (bare === 'ambiguous') {
    const message =
      'the tiers meant here have different hours; say which calendar counts: ' +
      '{"within": …, "calendar": …}';
    reading.report('needsCalendar', path, message);
    return undefined;
  }
  return bare === 'unread' ? undefined : finishing(reading, { within, calendar: bare }, path);
}

/** A deadline must come: a calendar open one minute a week never counts a thousand hours. */
function finishing(reading: Reading, target: Target, path: Path): Target {
  const { calendar, within } = target;
  const longestMs = Math.max(...within.values());
  const points = reading.turningPoints.get(calendar) ?? [];
  if (points.every((at) => Number.isFinite(calendar.advance(at, longestMs)))) return target;
  const longest = formatDuration(longestMs);
  const message = `"${calendar.name}" opens too little to ever count ${longest}; write less`;
  reading.report('neverOpen', path, message);
  return target;
}

function withinOf(raw: string | Readonly<Record<string, string>>): Map<string, DurationMs> {
  const entries = typeof raw === 'string' ? [['*', raw]] : Object.entries(raw);
  return new Map(
    entries.map(([priority = '*', text = '']) => [priority, parseDuration(text) ?? 0]),
  );
}

type Named = Extract<RawPromise, { targets: unknown }>;

// A list of kinds may hold any key, so an object is a promise or a target only by its keys alone.
function isNamed(raw: RawPromise): raw is Named {
  return hasOnly(raw, ['clock', 'pausesOn', 'targets'], 'targets');
}

function isTarget(raw: RawTarget | RawTargets): raw is RawTarget {
  return raw === null || typeof raw === 'string' || hasOnly(raw, ['within', 'calendar'], 'within');
}

function hasOnly(raw: unknown, keys: readonly string[], needed: string): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  return Object.hasOwn(raw, needed) && Object.keys(raw).every((key) => keys.includes(key));
}
