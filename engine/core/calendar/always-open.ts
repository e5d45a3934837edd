/** How does a calendar without any closed time answer? */
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { type Calendar, NEVER } from './calendar.ts';
import { checkedAt, refusedMs } from './question.ts';

/** Open at every instant there is, in years that other calendars don't know too. */
export class AlwaysOpen implements Calendar {
  readonly name: string;
  readonly zone: string;
  readonly alwaysOpen = true;

  constructor(name: string, zone: string) {
    this.name = name;
    this.zone = zone;
  }

  isOpenAt(at: Instant): boolean {
    checkedAt(at);
    return true;
  }

  advance(from: Instant, ms: DurationMs): Instant {
    return ms >= 0 ? checkedAt(from) + ms : refusedMs(ms);
  }

  retreat(from: Instant, ms: DurationMs): Instant {
    return ms >= 0 ? checkedAt(from) - ms : refusedMs(ms);
  }

  measure(from: Instant, to: Instant): DurationMs {
    // Two deadlines that never come are no time apart; subtracting them would say NaN.
    return from === to ? 0 : checkedAt(to) - checkedAt(from);
  }

  nextOpening(at: Instant): Instant {
    return checkedAt(at);
  }

  nextClosing(at: Instant): Instant {
    checkedAt(at);
    return NEVER;
  }
}
