import type { Instant } from '../core/time/instant.ts';
import type { Course } from './wait-until.ts';

/** What the control port says about the desk's clock. */
export interface CourseReport {
  readonly nowAt: Instant;
  /** Desk seconds per real second; 0 while paused. */
  readonly speed: number;
  /** Raised by every set, jump, change of speed and pause; not by plain flowing. */
  readonly revision: number;
}

/**
 * What time is it on the desk between two reports? The last report, plus the real time since it was
 * heard times its speed. It runs a message's travel behind the desk, never ahead of a flowing one.
 */
export class FollowedCourse implements Course {
  readonly changed = new Set<() => void>();
  readonly #monotonicMs: () => number;
  #report: CourseReport;
  #heardMs: number;
  /** The latest instant shown: a pause heard late must not turn the clock back. */
  #shownAt: Instant;

  constructor(report: CourseReport, monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
    this.#report = report;
    this.#heardMs = monotonicMs();
    this.#shownAt = report.nowAt;
  }

  get report(): CourseReport {
    return this.#report;
  }

  now(): Instant {
    const flowedMs = (this.#monotonicMs() - this.#heardMs) * this.#report.speed;
    this.#shownAt = Math.max(this.#shownAt, Math.floor(this.#report.nowAt + flowedMs));
    return this.#shownAt;
  }

  realMsUntil(at: Instant): number {
    const { speed } = this.#report;
    return speed === 0 ? Number.POSITIVE_INFINITY : (at - this.now()) / speed;
  }

  /** Takes up a newer report and wakes everyone who sleeps on the old course. */
  take(report: CourseReport): void {
    const isSetBack = report.nowAt < this.#report.nowAt;
    this.#report = report;
    this.#heardMs = this.#monotonicMs();
    // The desk's own time only goes back when the desk begins anew; then so do we.
    if (isSetBack) this.#shownAt = report.nowAt;
    for (const awake of [...this.changed]) awake();
  }
}
