/** How much open time lies before an instant, and is it open? Lookups in an instant's own table. */
import { DAY_MS, type DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { OpenTable } from './open-table.ts';

/**
 * The last interval that starts at or before an instant of the table's range; 0 is the empty one.
 */
export function intervalAt(table: OpenTable, at: Instant): number {
  const { cells } = table;
  let i = table.byDay[((at - table.fromAt) / DAY_MS) | 0] as number;
  while ((cells[2 * i + 2] as number) <= at) i++;
  return i;
}

/** Open time from the table's start to an instant in its range; only differences mean anything. */
export function workBefore(table: OpenTable, at: Instant): DurationMs {
  const { cells } = table;
  const i = intervalAt(table, at);
  const before = cells[2 * i + 1] as number;
  const length = (cells[2 * i + 3] as number) - before;
  const elapsed = at - (cells[2 * i] as number);
  return before + Math.min(elapsed, length);
}

/** Half-open: open at the opening instant, closed at the closing one. */
export function isOpen(table: OpenTable, at: Instant): boolean {
  const i = intervalAt(table, at);
  return at < closingOf(table, i);
}

/** When an interval of the table ends. */
export function closingOf(table: OpenTable, i: number): Instant {
  const { cells } = table;
  return (cells[2 * i] as number) + ((cells[2 * i + 3] as number) - (cells[2 * i + 1] as number));
}
