/** Where is all open time of a range of years, in the form that answers in constant time? */
import { DAY_MS, type DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import type { IntervalSet } from '../time/interval.ts';

/**
 * A calendar that stays closed longer than this is taken to be closed for good: five years, leap
 * days included. It bounds every search.
 */
export const HORIZON_MS: DurationMs = 1827 * DAY_MS;

/**
 * The open intervals of [fromAt, toAt), with an index from each day and from each share of work.
 */
export interface OpenTable {
  readonly fromAt: Instant;
  readonly toAt: Instant;
  /**
   * Two numbers per interval: its start and the open time before it. An interval ends after the
   * open time up to the next one, so ends are not stored: 16 bytes each, half of what a start, an
   * end and a sum would take, and the processor's cache is what limits 500 calendars at once.
   * The first cell is an empty interval at fromAt, the last starts at Infinity; no search leaves.
   */
  readonly cells: Float64Array;
  /** By day since fromAt: the last interval that starts at or before the day does. */
  readonly byDay: Int32Array;
  /** By multiples of `workStep` of open time: the first interval that ends with more than that. */
  readonly byWork: Int32Array;
  readonly workStep: DurationMs;
  readonly total: DurationMs;
  /** Cells that follow a closed time longer than the horizon; nearly always none. */
  readonly afterLongGaps: readonly number[];
}

/** Covers no instant. */
export const EMPTY_TABLE: OpenTable = {
  ...tableOf([], 0, 0),
  fromAt: Number.POSITIVE_INFINITY,
  toAt: Number.NEGATIVE_INFINITY,
};

/** Builds the table from open stretches inside the range. */
export function tableOf(open: IntervalSet, fromAt: Instant, toAt: Instant): OpenTable {
  const count = open.length / 2;
  const cells = new Float64Array(2 * count + 4);
  cells[0] = fromAt;
  let total = 0;
  let closedFrom = fromAt;
  const afterLongGaps: number[] = [];
  for (let i = 0; i < count; i++) {
    const startAt = open[2 * i] as number;
    const endAt = open[2 * i + 1] as number;
    cells[2 * i + 2] = startAt;
    cells[2 * i + 3] = total;
    total += endAt - startAt;
    if (startAt - closedFrom > HORIZON_MS) afterLongGaps.push(i + 1);
    closedFrom = endAt;
  }
  if (toAt - closedFrom > HORIZON_MS) afterLongGaps.push(count + 1);
  cells[2 * count + 2] = Number.POSITIVE_INFINITY;
  cells[2 * count + 3] = total;
  // A share of work near the mean interval gives about one interval per index entry. It is a whole
  // number so that dividing whole milliseconds by it never rounds up into the next share.
  const workStep = Math.max(Math.ceil(total / Math.max(count, 1)), 1);
  const byDay = indexByDay(cells, fromAt, toAt);
  const byWork = indexByWork(cells, total, workStep);
  return { fromAt, toAt, cells, byDay, byWork, workStep, total, afterLongGaps };
}

function indexByDay(cells: Float64Array, fromAt: Instant, toAt: Instant): Int32Array {
  const days = Math.max(Math.ceil((toAt - fromAt) / DAY_MS), 0);
  // One entry more than days, so that toAt itself, the end of the range, can be asked too.
  const index = new Int32Array(days + 1);
  let i = 0;
  for (let day = 0; day <= days; day++) {
    while ((cells[2 * i + 2] as number) <= fromAt + day * DAY_MS) i++;
    index[day] = i;
  }
  return index;
}

function indexByWork(cells: Float64Array, total: DurationMs, step: DurationMs): Int32Array {
  const shares = Math.floor(total / step);
  const index = new Int32Array(shares + 1);
  const last = cells.length / 2 - 1;
  let i = 0;
  for (let share = 0; share <= shares; share++) {
    while (i < last - 1 && (cells[2 * i + 3] as number) <= share * step) i++;
    index[share] = i;
  }
  return index;
}

/** The stretches a table was built from, to build a larger one without asking the rules again. */
export function openOf(table: OpenTable): number[] {
  const { cells } = table;
  const open: number[] = [];
  for (let i = 1; 2 * i + 3 < cells.length; i++) {
    const startAt = cells[2 * i] as number;
    open.push(startAt, startAt + ((cells[2 * i + 3] as number) - (cells[2 * i + 1] as number)));
  }
  return open;
}

/** When the last open stretch ends; -Infinity when there is none. */
export function lastClosing(table: OpenTable): Instant {
  const at = table.cells.length - 4;
  if (at === 0) return Number.NEGATIVE_INFINITY;
  const startAt = table.cells[at] as number;
  return startAt + (table.total - (table.cells[at + 1] as number));
}

/** When the first open stretch starts; Infinity when there is none. */
export function firstOpening(table: OpenTable): Instant {
  return table.cells[2] as number;
}
