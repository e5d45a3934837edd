/** Answers: the tickets that changed, by cursor and (older) by time. */
import { type Answer, type Call, ok, refuse, route } from '../http/call.ts';
import { badRequest, missing } from '../rules/refusal.ts';
import { shownFields, ticketJson } from '../rules/ticket-json.ts';
import type { Position } from '../state/change-log.ts';
import type { Ticket } from '../state/records.ts';
import { cursorOf, exportPageSize, readCursor, withinExportLimit } from './export-limits.ts';
import { sideLoads } from './side-loads.ts';

/** What changed less than a minute ago is never in the exports of tickets and their events. */
const hiddenSeconds = 60;

/** The last second that exports show at this instant. */
export function lastShownSecond(call: Call): number {
  return Math.floor(call.at / 1000) - hiddenSeconds;
}

function startOf(call: Call): Position | { readonly refusal: Answer } {
  const cursor = call.query.get('cursor');
  if (cursor !== null) {
    const place = readCursor(cursor);
    return place ?? { refusal: refuse(badRequest('InvalidCursor', 'The cursor is invalid')) };
  }
  return startTimeOf(call);
}

/** `start_time` as a place before the first row of its second; too recent a time is refused. */
export function startTimeOf(call: Call): Position | { readonly refusal: Answer } {
  const given = call.query.get('start_time');
  if (given === null || given === '') return { refusal: refuse(missing('start_time')) };
  const second = Math.floor(Number(given));
  if (!Number.isFinite(second) || second < 0) {
    return { refusal: refuse(badRequest('InvalidValue', 'Invalid start_time')) };
  }
  if (second > lastShownSecond(call)) {
    const said = 'Too recent start_time. Use a start_time older than 60 seconds';
    return { refusal: refuse(badRequest('InvalidValue', said)) };
  }
  return { second, id: 0 };
}

function rowsOf(call: Call, places: readonly Position[]): Ticket[] {
  const isWithoutDeleted = call.query.get('exclude_deleted') === 'true';
  return places.flatMap(({ id }) => {
    const ticket = call.world.desk.tickets.get(id);
    return ticket === undefined || (isWithoutDeleted && ticket.deleted) ? [] : ticket;
  });
}

function show(call: Call, tickets: readonly Ticket[]): Record<string, unknown> {
  const { desk } = call.world;
  const shown = shownFields(desk);
  return {
    tickets: tickets.map((ticket) =>
      ticket.tags.includes('fault:malformed')
        ? { id: ticket.id, status: 7, custom_fields: 'none', updated_at: null }
        : ticketJson(desk, ticket, call.base, shown),
    ),
    ...sideLoads(call, tickets),
  };
}

function byCursor(call: Call): Answer {
  return withinExportLimit(call, 'incremental-exports', () => {
    const start = startOf(call);
    if ('refusal' in start) return start.refusal;
    // Nothing but agents' tickets exists here; asking for AI agents' tickets finds none.
    const isElsewhere = call.query.get('support_type_scope') === 'ai_agent';
    const limit = exportPageSize(call);
    const found = isElsewhere
      ? { rows: [], more: false }
      : call.world.desk.ticketLog.after(start, lastShownSecond(call), limit);
    const last = found.rows.at(-1) ?? start;
    const after = cursorOf(last.second, last.id);
    const isFirst = call.query.get('cursor') === null;
    const first = found.rows[0] ?? start;
    const before = isFirst ? null : cursorOf(first.second, first.id);
    return ok({
      ...show(call, rowsOf(call, found.rows)),
      after_url: urlWith(call, after),
      before_url: before === null ? null : urlWith(call, before),
      after_cursor: after,
      before_cursor: before,
      end_of_stream: !found.more,
    });
  });
}

function urlWith(call: Call, cursor: string): string {
  const query = new URLSearchParams(call.query);
  query.delete('start_time');
  query.set('cursor', cursor);
  return `${call.base}${call.path}.json?${query.toString()}`;
}

// A page of the older form is filled up with every row of its last second, so rows can repeat.
function byTime(call: Call): Answer {
  return withinExportLimit(call, 'incremental-exports', () => {
    const start = startTimeOf(call);
    if ('refusal' in start) return start.refusal;
    const { ticketLog } = call.world.desk;
    const until = lastShownSecond(call);
    const page = ticketLog.after(start, until, exportPageSize(call));
    const last = page.rows.at(-1);
    const rest =
      last === undefined || !page.more
        ? []
        : ticketLog.after(last, last.second, Number.POSITIVE_INFINITY).rows;
    const endTime = last === undefined ? start.second : page.more ? last.second + 1 : last.second;
    const more = page.more && ticketLog.after({ second: endTime, id: 0 }, until, 1).rows.length > 0;
    const shown = show(call, rowsOf(call, [...page.rows, ...rest]));
    return ok({
      ...shown,
      next_page: `${call.base}${call.path}.json?start_time=${endTime}`,
      count: (shown.tickets as unknown[]).length,
      end_of_stream: !more,
      end_time: endTime,
    });
  });
}

const asExport = { role: 'admin', kind: 'exports' } as const;

export const incrementalTicketRoutes = [
  route('GET', '/incremental/tickets/cursor', 'tickets', byCursor, asExport),
  route('GET', '/incremental/tickets', 'tickets', byTime, asExport),
];
