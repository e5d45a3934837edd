/** Which change of hours, if any, governs a local date: of several the later `from` wins. */
import type { EpochDay } from '../time/local-date.ts';
import type { Change, WallInterval, Week } from './calendar.ts';
import { dayOf } from './holiday.ts';

interface Dated<Content> {
  readonly fromDay: EpochDay;
  readonly toDay: EpochDay;
  readonly content: Content;
}

/** The changes of a calendar, apart by sort: those with `hours` stand above holidays. */
export class Changes {
  readonly #hours: readonly Dated<readonly WallInterval[]>[];
  readonly #weeks: readonly Dated<Week>[];

  constructor(changes: readonly Change[]) {
    this.#hours = dated(changes, (change) => change.hours);
    this.#weeks = dated(changes, (change) => change.week);
  }

  /** The hours set for this very date; an empty list closes it; undefined when none are set. */
  hoursOn(day: EpochDay): readonly WallInterval[] | undefined {
    return governing(this.#hours, day);
  }

  /** The week in force instead of the calendar's own. */
  weekOn(day: EpochDay): Week | undefined {
    return governing(this.#weeks, day);
  }
}

/** Latest `from` first, so that the first one that covers a day governs it. */
function dated<Content>(
  changes: readonly Change[],
  contentOf: (change: Change) => Content | null,
): Dated<Content>[] {
  const found: Dated<Content>[] = [];
  for (const change of changes) {
    const content = contentOf(change);
    if (content === null) continue;
    const toDay = change.to === null ? Number.POSITIVE_INFINITY : dayOf(change.to);
    found.push({ fromDay: dayOf(change.from), toDay, content });
  }
  return found.sort((a, b) => b.fromDay - a.fromDay);
}

function governing<Content>(sorted: readonly Dated<Content>[], day: EpochDay) {
  return sorted.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay)?.content;
}
