/** How does a calendar that closes answer, fast when the years asked about are at hand? */
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { earliestWith, latestWith } from './advance.ts';
import type { Calendar } from './calendar.ts';
import {
  farAdvance,
  farClosing,
  farEnd,
  farIsOpen,
  farMeasure,
  farOpening,
  farRetreat,
} from './far.ts';
import { isOpen, workBefore } from './measure.ts';
import type { OpenTime } from './open-time.ts';
import { checkedAt, refusedMs } from './question.ts';

/**
 * Each question is first asked of the years at hand, in few enough steps to be inlined; `far.ts`
 * answers the rest.
 */
export class BusinessCalendar implements Calendar {
  readonly name: string;
  readonly zone: string;
  readonly alwaysOpen = false;
  readonly #open: OpenTime;

  constructor(name: string, zone: string, open: OpenTime) {
    this.name = name;
    this.zone = zone;
    this.#open = open;
  }

  isOpenAt(at: Instant): boolean {
    const { table } = this.#open;
    if (at >= table.fromAt && at < table.toAt) return isOpen(table, at);
    return farIsOpen(this.#open, checkedAt(at));
  }

  advance(from: Instant, ms: DurationMs): Instant {
    if (!(ms > 0)) return ms === 0 ? this.nextOpening(from) : refusedMs(ms);
    const { table } = this.#open;
    if (from >= table.fromAt && from < table.toAt && table.afterLongGaps.length === 0) {
      const work = workBefore(table, from) + ms;
      if (work <= table.total) return earliestWith(table, work);
    }
    return farAdvance(this.#open, checkedAt(from), ms);
  }

  retreat(from: Instant, ms: DurationMs): Instant {
    if (!(ms > 0)) return ms === 0 ? farClosing(this.#open, checkedAt(from)) : refusedMs(ms);
    const { table } = this.#open;
    if (from >= table.fromAt && from < table.toAt && table.afterLongGaps.length === 0) {
      const work = workBefore(table, from) - ms;
      if (work >= 0) return latestWith(table, work);
    }
    return farRetreat(this.#open, checkedAt(from), ms);
  }

  measure(from: Instant, to: Instant): DurationMs {
    const { table } = this.#open;
    if (from >= table.fromAt && from < table.toAt && to >= table.fromAt && to < table.toAt) {
      return workBefore(table, to) - workBefore(table, from);
    }
    return farMeasure(this.#open, checkedAt(from), checkedAt(to));
  }

  nextOpening(at: Instant): Instant {
    return this.isOpenAt(at) ? at : farOpening(this.#open, at);
  }

  nextClosing(at: Instant): Instant {
    return this.isOpenAt(at) ? farEnd(this.#open, at) : at;
  }
}
