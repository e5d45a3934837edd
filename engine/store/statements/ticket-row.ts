import { InvariantError } from '../../core/invariant.ts';
import type { TicketDoc, TicketRow } from '../../ports/store.ts';
import type { SqlList, SqlValue } from '../database.ts';
import { packTimeline, unpackTimeline } from '../timeline.ts';

/** How does a ticket stand in its row? The same order of columns for reading and for writing. */
export const TICKET_COLUMNS =
  'id, opened_at, organization_id, requester_id, is_open, due_at, rank, state, is_breached, ' +
  'job_id, wanted_at, doc, timeline';

/** The values of a ticket in the order of TICKET_COLUMNS. */
export function ticketValues(row: TicketRow): SqlValue[] {
  const { header, facts, ...doc } = row.doc;
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
    JSON.stringify(doc),
    packTimeline({ header, facts }),
  ];
}

type Doc = { -readonly [K in keyof TicketDoc]: TicketDoc[K] };

/** The ticket in a list of values that are those of TICKET_COLUMNS. */
export function ticketIn(values: SqlList): TicketRow {
  const id = numberAt(values, 0);
  const doc = JSON.parse(textAt(values, 11)) as Doc;
  // Filled in rather than spread into another object, which would take as long as parsing it.
  const { header, facts } = unpackTimeline(textAt(values, 12), id);
  doc.header = header;
  doc.facts = facts;
  return {
    id,
    openedAt: numberAt(values, 1),
    organizationId: numberOrNullAt(values, 2),
    requesterId: numberOrNullAt(values, 3),
    open: numberAt(values, 4) === 1,
    dueAt: numberOrNullAt(values, 5),
    rank: numberOrNullAt(values, 6),
    state: textAt(values, 7),
    breached: numberAt(values, 8) === 1,
    jobId: values[9] === null ? null : textAt(values, 9),
    wantedAt: numberOrNullAt(values, 10),
    doc,
  };
}

function numberAt(values: SqlList, place: number): number {
  const value = values[place];
  if (typeof value !== 'number') throw wrongColumn(place, 'number');
  return value;
}

function numberOrNullAt(values: SqlList, place: number): number | null {
  return values[place] === null ? null : numberAt(values, place);
}

function textAt(values: SqlList, place: number): string {
  const value = values[place];
  if (typeof value !== 'string') throw wrongColumn(place, 'text');
  return value;
}

/** The sentence is made only when it is needed: a million rows ask thirteen times each. */
function wrongColumn(place: number, wanted: string): InvariantError {
  return new InvariantError(
    `The store's column ${TICKET_COLUMNS.split(', ')[place]} holds no ${wanted}.`,
  );
}
