import type { InterventionRules } from '../policy/paid.ts';
import type { Price } from '../policy/promotion.ts';
import type { Answered, Signed } from '../ticket/answer.ts';
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { differenceOf, type IntervalSet, intersectionOf, unionOf } from '../time/interval.ts';

/** A timer of on-site hands, as its facts made it. */
export interface Timer {
  /** Its start: that audit's number is its name. */
  readonly start: Signed;
  readonly agent: number;
  readonly state: 'running' | 'paused' | 'stopped';
  /** What a slice costs: fixed at the start, so that it never costs more. */
  readonly slicePrice: Price;
  /** Stretches that ended: worked from, to, from, to …; the one that runs is not among them. */
  readonly worked: IntervalSet;
  readonly runsSince: Instant | null;
  /** When the agent last said that they are there: started, resumed, or still working. */
  readonly heardAt: Instant;
  /** Stretches in which nobody had answered "still working?" before the alert. */
  readonly unheard: IntervalSet;
  /** Slices agreed: the package's own, and what the customer said yes to. */
  readonly agreed: readonly AgreedSlices[];
  /** A manager bills what nobody answered for; the reason, null for not. */
  readonly billedWhy: string | null;
  /** Slices that were drafted as charges already. */
  readonly drafted: number;
}

export interface AgreedSlices {
  readonly slices: number;
  /** Null for those of the package. */
  readonly answered: Answered | null;
}

/** What a timer shows and costs at an instant; what is shown while it runs is a forecast. */
export interface Reading {
  readonly workedMs: DurationMs;
  /** Slices that have begun after what is included. */
  readonly started: number;
  /** Those of them that nobody answered for, and no manager bills. */
  readonly withheld: number;
  /** Those of them past what was agreed. */
  readonly unagreed: number;
  readonly billed: number;
  /** When the next slice begins if the timer goes on; null while it does not run. */
  readonly nextSliceAt: Instant | null;
  /** "Still working?" is asked then; null while the timer does not run. */
  readonly askAt: Instant | null;
  readonly alertAt: Instant | null;
}

/** All stretches of work up to an instant. */
function workedBy({ worked, runsSince }: Timer, now: Instant): IntervalSet {
  return unionOf(worked, runsSince === null ? [] : stretch(runsSince, now));
}

export function stretch(from: Instant, to: Instant): IntervalSet {
  return from < to ? [from, to] : [];
}

/**
 * Reads a timer at an instant. A slice has begun once more than what lies before it was worked: at
 * 30:00.000 of thirty included minutes nothing is owed, at 30:00.001 one slice is (decision 0001's
 * way of reading an end).
 */
export function readTimer(timer: Timer, rules: InterventionRules, now: Instant): Reading {
  const worked = workedBy(timer, now);
  const workedMs = lengthOf(worked);
  const { includedMs, sliceMs } = rules;
  const started = Math.ceil(Math.max(0, workedMs - includedMs) / sliceMs);
  const unheard = timer.billedWhy === null ? unheardBy(timer, rules, now) : [];
  const withheld = slicesBeginningIn(unheard, worked, rules);
  const agreed = timer.agreed.reduce((sum, { slices }) => sum + slices, 0);
  const wanted = started - withheld;
  const runs = timer.state === 'running';
  return {
    workedMs,
    started,
    withheld,
    unagreed: Math.max(0, wanted - agreed),
    billed: Math.min(wanted, agreed),
    nextSliceAt: runs ? now + includedMs + started * sliceMs - workedMs : null,
    askAt: runs ? timer.heardAt + rules.askAfterMs : null,
    alertAt: runs ? timer.heardAt + rules.alertAfterMs : null,
  };
}

/**
 * When nobody answered the question: since it was asked, until the timer no longer ran or somebody
 * said yes after managers were alerted. A yes before that is an answer, and nothing is withheld.
 */
export function unheardBy(timer: Timer, rules: InterventionRules, now: Instant): IntervalSet {
  const { heardAt, runsSince, unheard } = timer;
  if (runsSince === null) return unheard;
  return unionOf(unheard, stretch(heardAt + rules.askAfterMs, now));
}

/**
 * From when on a running timer is forgotten: a "still working" at the last instant is in time, as
 * everywhere (decision 0002). Null while it does not run.
 */
export function overdueFrom(timer: Timer, { alertAfterMs }: InterventionRules): Instant | null {
  return timer.state === 'running' ? timer.heardAt + alertAfterMs + 1 : null;
}

/** The next instant at which a timer that is left alone has something to say; null for none. */
export function nextDueAt(timer: Timer, rules: InterventionRules, now: Instant): Instant | null {
  const { nextSliceAt, askAt, alertAt } = readTimer(timer, rules, now);
  const later = [nextSliceAt, askAt, alertAt].filter((one) => one !== null && one > now);
  return later.length === 0 ? null : Math.min(...(later as Instant[]));
}

function lengthOf(set: IntervalSet): DurationMs {
  let sum = 0;
  for (let i = 0; i < set.length; i += 2) sum += (set[i + 1] ?? 0) - (set[i] ?? 0);
  return sum;
}

/** How many slices begin in some stretches of the work. */
function slicesBeginningIn(
  within: IntervalSet,
  worked: IntervalSet,
  { includedMs, sliceMs }: InterventionRules,
): number {
  let count = 0;
  const inside = intersectionOf(within, worked);
  for (let i = 0; i < inside.length; i += 2) {
    const from = lengthOf(before(worked, inside[i] ?? 0));
    const to = lengthOf(before(worked, inside[i + 1] ?? 0));
    // Slice k begins at `included + k * slice` of work, and stretches are half-open.
    const first = Math.max(0, Math.ceil((from - includedMs) / sliceMs));
    const next = Math.max(0, Math.ceil((to - includedMs) / sliceMs));
    count += next - first;
  }
  return count;
}

function before(set: IntervalSet, at: Instant): IntervalSet {
  return set.length === 0 ? set : differenceOf(set, stretch(at, (set.at(-1) ?? at) + 1));
}
