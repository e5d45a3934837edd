/** At which instant has so much open time passed? Lookups by open time in one table. */
import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { closingOf } from './measure.ts';
import { HORIZON_MS, type OpenTable } from './open-table.ts';

/** The earliest instant with this much open time before it, for 0 < work <= total. */
export function earliestWith(table: OpenTable, work: DurationMs): Instant {
  const { cells } = table;
  let i = table.byWork[Math.floor(work / table.workStep)] as number;
  // The index may point one interval too far when the work ends exactly where a share does: the
  // earliest instant is then the closing of the interval before.
  while ((cells[2 * i + 1] as number) >= work) i--;
  while ((cells[2 * i + 3] as number) < work) i++;
  return (cells[2 * i] as number) + (work - (cells[2 * i + 1] as number));
}

/** The latest instant with this much open time before it, for 0 <= work < total. */
export function latestWith(table: OpenTable, work: DurationMs): Instant {
  const { cells } = table;
  let i = table.byWork[Math.floor(work / table.workStep)] as number;
  while ((cells[2 * i + 3] as number) <= work) i++;
  return (cells[2 * i] as number) + (work - (cells[2 * i + 1] as number));
}

/**
 * Says whether more closed time than the horizon lies without a break between two instants. A table
 * that some far question has grown beyond such a gap must answer as one that has not.
 */
export function crossesHorizon(table: OpenTable, earlierAt: Instant, laterAt: Instant): boolean {
  return table.afterLongGaps.some((i) => {
    const closedFrom = Math.max(closingOf(table, i - 1), earlierAt);
    const closedTo = Math.min(table.cells[2 * i] as number, laterAt);
    return closedTo - closedFrom > HORIZON_MS;
  });
}
