/**
 * Where between two instants does an offset change, asked of something that knows single offsets?
 */
import { invariant } from '../invariant.ts';
import { DAY_MS, type DurationMs, HOUR_MS, MINUTE_MS } from './duration.ts';
import type { Instant } from './instant.ts';

/** From this instant on, until the next stretch, local time is UTC plus `offsetMs`. */
export interface OffsetStretch {
  readonly fromAt: Instant;
  readonly offsetMs: DurationMs;
}

/**
 * Two changes of one zone are never nearer than 6.96 days after 1970 (Recife 2000, Gaza 2040; tz
 * database 2025b, all zones), so probing every six days misses none.
 */
const PROBE_MS = 6 * DAY_MS;
const SECOND_MS = 1000;
const QUARTER_MS = 15 * MINUTE_MS;
/** Tells the offset in force at one instant. */
export type OffsetProbe = (at: Instant) => DurationMs;

/** The stretches of constant offset in a range; the first starts with the range. */
export function stretchesBetween(
  fromAt: Instant,
  toAt: Instant,
  probe: OffsetProbe,
): OffsetStretch[] {
  let offset = probe(fromAt);
  const found: OffsetStretch[] = [{ fromAt, offsetMs: offset }];
  for (let at = fromAt; at < toAt; at += PROBE_MS) {
    const until = Math.min(at + PROBE_MS, toAt - SECOND_MS);
    const next = probe(until);
    if (next === offset) continue;
    const before = offset;
    found.push({
      fromAt: changeBetween(at, until, (then) => probe(then) === before),
      offsetMs: next,
    });
    offset = next;
  }
  return found;
}

/**
 * The second of the change. Nearly all lie on a quarter of an hour, so quarters are halved first
 * and seconds only where the second before still differs (St. John's changed at 00:01): probes are
 * most of what compiling the first calendar of a zone costs.
 */
function changeBetween(
  beforeAt: Instant,
  afterAt: Instant,
  isBefore: (at: Instant) => boolean,
): Instant {
  const quarter = firstAfter(beforeAt, afterAt, QUARTER_MS, isBefore);
  if (isBefore(quarter - SECOND_MS)) return quarter;
  return firstAfter(quarter - QUARTER_MS, quarter, SECOND_MS, isBefore);
}

/** The first whole step that is not before the change, by halving between two instants. */
function firstAfter(
  beforeAt: Instant,
  afterAt: Instant,
  stepMs: DurationMs,
  isBefore: (at: Instant) => boolean,
): Instant {
  let low = Math.floor(beforeAt / stepMs);
  let high = Math.ceil(afterAt / stepMs);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBefore(middle * stepMs)) low = middle;
    else high = middle;
  }
  return high * stepMs;
}

const OFFSET_FORM = /^GMT(?:([+\-\u2212])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * Reads Intl's "GMT+05:45"; some zones kept odd seconds into the 1970s ("GMT-00:44:30",
 * Monrovia).
 */
export function readOffset(text: string): DurationMs {
  const found = OFFSET_FORM.exec(text);
  invariant(found, `Intl prints an offset as "GMT+05:45", not "${text}"`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
  const ms = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
  return sign === undefined || sign === '+' ? ms : -ms;
}
