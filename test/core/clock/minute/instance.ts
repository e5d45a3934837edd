// One owed thing, as the minute judge keeps it: which minutes counted, by what it is measured, and
// what became of it.
import { type Counted, dueFrom, usedBy } from './counting.ts';
import type { Due } from './owed.ts';
import type { JudgedClock, Minute, PlainClock } from './plain.ts';

/** A target and the instant from which it is counted. */
export interface Measure {
  readonly due: Due;
  readonly from: Minute;
}

interface Withdrawn {
  readonly breachedAt: Minute;
  readonly at: Minute;
  readonly why: string;
}

/** How the judge may be wrong on purpose, so that a comparison can show that it would notice. */
export interface Wrongs {
  readonly metOnlyBeforeDeadline?: boolean;
  readonly pendingPausesUnanswered?: boolean;
  readonly breachesAreForgotten?: boolean;
  readonly tierChangeCountsFromStart?: boolean;
}

export class Instance implements Counted {
  readonly promise: string;
  readonly clock: PlainClock;
  readonly instance: number;
  readonly startedAt: Minute;
  readonly pausesOn: readonly string[] | null;
  readonly wrongs: Wrongs;
  /** From the start to the end of the tables; what is not yet past holds what holds now. */
  readonly #counted: Uint8Array;
  readonly #pausedAt = new Set<Minute>();
  measures: readonly Measure[] = [];
  /** What a changed promise showed last, for a clock that is promised no more. */
  shown: Measure | null = null;
  /** Which component it is of, for a replacement. */
  component: string | null = null;
  metAt: Minute | null = null;
  cancelledAt: Minute | null = null;
  /** Promised no more since; it goes on underneath. */
  lapsedAt: Minute | null = null;
  breachedAt: Minute | null = null;
  withdrawn: Withdrawn | null = null;
  isCounting = true;
  #mostMeasures = 0;

  constructor(
    named: { readonly promise: string; readonly clock: PlainClock; readonly instance: number },
    pausesOn: readonly string[] | null,
    stretch: { readonly startedAt: Minute; readonly until: Minute },
    wrongs: Wrongs,
  ) {
    this.promise = named.promise;
    this.clock = named.clock;
    this.instance = named.instance;
    this.pausesOn = pausesOn;
    this.startedAt = stretch.startedAt;
    this.wrongs = wrongs;
    this.#counted = new Uint8Array(stretch.until - stretch.startedAt).fill(1);
  }

  has(minute: Minute): boolean {
    return this.#counted[minute - this.startedAt] === 1;
  }

  pausedAt(minute: Minute): boolean {
    return this.#pausedAt.has(minute);
  }

  /** From `minute` on it counts, or it does not. */
  setCounting(minute: Minute, isCounting: boolean): void {
    if (!isCounting) this.#pausedAt.add(minute);
    this.isCounting = isCounting;
    this.#counted.fill(isCounting ? 1 : 0, minute - this.startedAt);
  }

  isOpen(): boolean {
    return this.metAt === null && this.cancelledAt === null;
  }

  /** The instant up to which it is measured: its end, or now. */
  until(now: Minute): Minute {
    return this.metAt ?? this.cancelledAt ?? now;
  }

  /**
   * The earliest deadline of all measures at an instant, and the measure it is of. A paused clock
   * has none, save one that was used up before. `asIf` asks what it would be if counting went on.
   */
  deadline(
    now: Minute,
    asIf: boolean,
  ): { readonly at: Minute | null; readonly of: Measure } | null {
    let earliest: { at: Minute | null; of: Measure } | null = null;
    const until = this.until(now);
    for (const of of this.measures) {
      const used = usedBy(of.due, of.from, until, this);
      const goesOn = asIf || this.isCounting || this.metAt !== null;
      const at = goesOn ? dueFrom(of.due, used, Math.max(until, of.from)) : used.dueAt;
      if (earliest === null || (at ?? Infinity) < (earliest.at ?? Infinity)) earliest = { at, of };
    }
    return earliest;
  }

  /** Breaches it when its deadline lies before `now`: strictly, as being met at it is in time. */
  settle(now: Minute): void {
    if (this.lapsedAt !== null || this.breachedAt !== null || !this.isOpen()) return;
    const at = this.deadline(now, false)?.at ?? null;
    if (at !== null && at < now) this.breachedAt = at;
  }

  meet(now: Minute): void {
    if (!this.isOpen()) return;
    if (this.wrongs.metOnlyBeforeDeadline && this.lapsedAt === null) this.settle(now + 1);
    this.metAt = now;
  }

  cancel(now: Minute): void {
    if (this.isOpen()) this.cancelledAt = now;
  }

  /** Taken back: the stretch in which it counted as done is a pause. */
  unmeet(now: Minute): void {
    if (this.metAt === null) return;
    this.setCounting(this.metAt, false);
    this.metAt = null;
    this.setCounting(now, true);
  }

  /** Other targets from now on; `why` is the reason given for the change, if any. */
  remeasure(measures: readonly Measure[], now: Minute, why: string | undefined): void {
    if (this.cancelledAt !== null) return;
    // Met in time is left alone, and so is what was met while nothing was promised.
    if (this.metAt !== null && this.breachedAt === null) return;
    const before = this.deadline(now, true)?.of ?? this.shown;
    this.measures = measures;
    this.#mostMeasures = Math.max(this.#mostMeasures, measures.length);
    if (measures.length > 0) this.#holdTo(now, why);
    else if (before !== null) this.#lapse(before, now, why);
  }

  #lapse(before: Measure, now: Minute, why: string | undefined): void {
    this.shown = before;
    if (this.breachedAt !== null && why !== undefined) this.#withdraw(now, why);
    if (this.lapsedAt === null) this.lapsedAt = now;
  }

  #holdTo(now: Minute, why: string | undefined): void {
    this.lapsedAt = null;
    const late = this.metAt ?? now;
    const at = this.deadline(now, false)?.at ?? null;
    const isUndone = this.breachedAt !== null && (at === null || at > this.breachedAt);
    if (isUndone && (why !== undefined || this.wrongs.breachesAreForgotten)) {
      this.#withdraw(now, why ?? '');
    }
    // Nobody could have known: dated at the change, never earlier.
    if (this.breachedAt === null && at !== null && at < late) this.breachedAt = now;
  }

  #withdraw(now: Minute, why: string): void {
    this.withdrawn = { breachedAt: this.breachedAt ?? now, at: now, why };
    this.breachedAt = null;
  }

  /** Null for what was never promised: nobody can see it. */
  answer(now: Minute): JudgedClock | null {
    const governing = this.deadline(now, true);
    const of = governing?.of ?? this.shown;
    if (of === null) return null;
    const isLapsed = this.lapsedAt !== null && this.breachedAt === null;
    // What was met before it was promised no more had stopped counting then.
    const stoppedAt = Math.min(this.lapsedAt ?? now, this.metAt ?? now);
    const endedAt = isLapsed ? stoppedAt : (this.metAt ?? this.cancelledAt ?? this.lapsedAt);
    const isOwed = this.isOpen() && this.lapsedAt === null;
    const paused = isOwed && !this.isCounting;
    return {
      measures: this.#mostMeasures,
      promise: this.promise,
      clock: this.clock,
      instance: this.instance,
      state: this.#state(isLapsed, paused),
      paused,
      startedAt: this.startedAt,
      target: of.due.target,
      calendar: of.due.calendar.name,
      elapsed: usedBy(of.due, of.from, endedAt ?? now, this).minutes,
      deadlineAt: paused ? null : this.#shownDeadline(of, endedAt ?? now),
      metAt: isLapsed ? null : this.metAt,
      breachedAt: this.breachedAt,
      cancelledAt: isLapsed
        ? this.lapsedAt
        : (this.cancelledAt ?? (this.metAt === null ? this.lapsedAt : null)),
      withdrawn: this.withdrawn,
    };
  }

  #shownDeadline(of: Measure, at: Minute): Minute {
    return dueFrom(of.due, usedBy(of.due, of.from, at, this), Math.max(at, of.from));
  }

  #state(isLapsed: boolean, paused: boolean): JudgedClock['state'] {
    if (this.breachedAt !== null) return 'breached';
    if (this.metAt !== null && !isLapsed) return 'met';
    if (!this.isOpen() || isLapsed) return 'cancelled';
    return paused ? 'paused' : 'running';
  }
}
