import type { TicketDoc, TicketRow } from '../../ports.ts';
import type { SqlRow, SqlValue } from '../database.ts';
import { flagIn, jsonIn, numberIn, numberOrNullIn, textIn, textOrNullIn } from '../row.ts';

/** How does a ticket stand in its row? The same order of columns for reading and for writing. */
export const TICKET_COLUMNS =
  'id, opened_at, organization_id, requester_id, is_open, due_at, rank, state, is_breached, ' +
  'job_id, wanted_at, doc';

/** The values of a ticket in the order of TICKET_COLUMNS. */
export function ticketValues(row: TicketRow): SqlValue[] {
  return [
    row.id,
    row.openedAt,
    row.organizationId,
    row.requesterId,
    row.open ? 1 : 0,
    row.dueAt,
    row.rank,
    row.state,
    row.breached ? 1 : 0,
    row.jobId,
    row.wantedAt,
    JSON.stringify(row.doc),
  ];
}

/** The ticket in a row that has all of TICKET_COLUMNS. */
export function ticketIn(row: SqlRow): TicketRow {
  return {
    id: numberIn(row, 'id'),
    openedAt: numberIn(row, 'opened_at'),
    organizationId: numberOrNullIn(row, 'organization_id'),
    requesterId: numberOrNullIn(row, 'requester_id'),
    open: flagIn(row, 'is_open'),
    dueAt: numberOrNullIn(row, 'due_at'),
    rank: numberOrNullIn(row, 'rank'),
    state: textIn(row, 'state'),
    breached: flagIn(row, 'is_breached'),
    jobId: textOrNullIn(row, 'job_id'),
    wantedAt: numberOrNullIn(row, 'wanted_at'),
    doc: jsonIn<TicketDoc>(row, 'doc'),
  };
}
