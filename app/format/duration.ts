/**
 * How does a length of time read at a glance? In its two largest units, the second one padded so
 * that a row of them does not dance; seconds only under an hour, where they matter.
 */
import type { Texts } from '../i18n/texts.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const padded = (value: number) => String(value).padStart(2, '0');

/**
 * `lengthMs` as words, its sign ignored. Whole units only, cut off rather than rounded: what reads
 * "5 m 00 s" has not dropped under five minutes yet. A day is 24 h, a year 365 days.
 */
export function durationText(lengthMs: number, texts: Texts): string {
  const ms = Math.abs(lengthMs);
  if (ms >= YEAR) {
    const days = Math.floor((ms % YEAR) / DAY);
    return texts.say('time.yearsDays', { years: Math.floor(ms / YEAR), days });
  }
  if (ms >= DAY) {
    const hours = padded(Math.floor((ms % DAY) / HOUR));
    return texts.say('time.daysHours', { days: Math.floor(ms / DAY), hours });
  }
  if (ms >= HOUR) {
    const minutes = padded(Math.floor((ms % HOUR) / MINUTE));
    return texts.say('time.hoursMinutes', { hours: Math.floor(ms / HOUR), minutes });
  }
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  if (ms < MINUTE) return texts.say('time.seconds', { seconds });
  return texts.say('time.minutesSeconds', {
    minutes: Math.floor(ms / MINUTE),
    seconds: padded(seconds),
  });
}

/** The same for a length that does not tick: "4 h" rather than "4 h 00 m". */
export function stillDurationText(lengthMs: number, texts: Texts): string {
  const ms = Math.abs(lengthMs);
  for (const [unitMs, key] of WHOLE_UNITS) {
    if (ms >= unitMs && ms % unitMs < smallerUnit(unitMs)) {
      return texts.say(key, { count: Math.floor(ms / unitMs) });
    }
    if (ms >= unitMs) break;
  }
  return durationText(lengthMs, texts);
}

const WHOLE_UNITS = [
  [YEAR, 'time.years'],
  [DAY, 'time.days'],
  [HOUR, 'time.hours'],
  [MINUTE, 'time.minutes'],
] as const;

function smallerUnit(unitMs: number): number {
  if (unitMs === YEAR) return DAY;
  if (unitMs === DAY) return HOUR;
  return unitMs === HOUR ? MINUTE : SECOND;
}

/** Time to `deadlineMs` at `nowMs`, "… late" after it. At the very instant it is not late yet. */
export function remainingText(deadlineMs: number, nowMs: number, texts: Texts): string {
  const leftMs = deadlineMs - nowMs;
  const time = durationText(leftMs, texts);
  return leftMs < 0 ? texts.say('time.late', { time }) : time;
}
