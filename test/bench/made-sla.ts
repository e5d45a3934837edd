// Does measured business time reproduce what a company's own system said of its tickets?
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { compileCalendar } from '../../engine/core/calendar/compile.ts';
import type { Row } from './row.ts';

const HOUR = 3_600_000;

/**
 * Targets fitted on the log itself, in Monday-to-Friday hours of 24 a day: the rule behind
 * `made_sla` of the UCI incident log (doi:10.24432/C57S4H) is not published, but this one-parameter
 * rule nearly is it. Priorities 1 and 2 nearly always say false and so test nothing.
 */
const TARGET_HOURS: Readonly<Record<string, number>> = { '3': 154, '4': 345.6 };

interface Ticket {
  readonly priority: string;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly madeSla: boolean;
}

/**
 * Agreement in percent per priority, from the log's events or its tickets (gzip CSV). A ticket's
 * last row counts: earlier ones say `true` by default. Tickets never closed are left out and
 * counted.
 */
export async function madeSlaRows(path: string): Promise<Row[]> {
  const { tickets, unclosed } = await ticketsIn(path);
  const workday = [{ fromMinute: 0, toMinute: 1440 }];
  const weekdays = compileCalendar('weekdays', {
    zone: 'UTC',
    week: [workday, workday, workday, workday, workday, [], []],
    holidays: [],
    holidayRules: [],
    changes: [],
    closures: [],
  });
  const rows: Row[] = Object.entries(TARGET_HOURS).map(([priority, hours]) => {
    const judged = tickets.filter((ticket) => ticket.priority === priority);
    const agreeing = judged.filter(({ openedAt, closedAt, madeSla }) => {
      return weekdays.measure(openedAt, closedAt) <= hours * HOUR === madeSla;
    });
    const percent = (100 * agreeing.length) / judged.length;
    const name = `made_sla agreement, priority ${priority} (${judged.length} tickets)`;
    return { name, value: Math.round(percent * 1000) / 1000, unit: '%' };
  });
  return [...rows, { name: 'made_sla tickets never closed', value: unclosed, unit: 'tickets' }];
}

async function ticketsIn(path: string): Promise<{ tickets: Ticket[]; unclosed: number }> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  const lastRows = new Map<string, string[]>();
  let header: string[] | undefined;
  for await (const line of lines) {
    const cells = line.split(',');
    if (!header) {
      header = cells;
      continue;
    }
    if (cells.length !== header.length) {
      throw new Error(`${path}: a row has ${cells.length} cells, its header ${header.length}.`);
    }
    lastRows.set(cells[columnOf(header, path, 'number')] as string, cells);
  }
  if (!header) throw new Error(`${path} is empty; give the log's events or tickets as gzip CSV.`);
  const column = {
    opened: columnOf(header, path, 'opened_at'),
    closed: columnOf(header, path, 'closed_at'),
    made: columnOf(header, path, 'made_sla'),
    priority: columnOf(header, path, 'priority', 'priority_final'),
  };
  const tickets: Ticket[] = [];
  let unclosed = 0;
  for (const cells of lastRows.values()) {
    if (cells[column.closed] === '') {
      unclosed++;
      continue;
    }
    tickets.push({
      priority: cells[column.priority] as string,
      openedAt: Date.parse(`${cells[column.opened]}Z`),
      closedAt: Date.parse(`${cells[column.closed]}Z`),
      madeSla: cells[column.made] === 'true',
    });
  }
  return { tickets, unclosed };
}

function columnOf(header: readonly string[], path: string, ...names: readonly string[]): number {
  const found = names.map((name) => header.indexOf(name)).find((index) => index >= 0);
  if (found === undefined) throw new Error(`${path} has no column "${names.join('" or "')}".`);
  return found;
}
