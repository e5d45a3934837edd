/** Answers: what do deleting, restoring and scrubbing a ticket leave behind? */
import type { Desk } from '../state/desk.ts';
import type { Ticket } from '../state/records.ts';
import type { Writer } from './draft.ts';
import { notFound, type Refusal } from './refusal.ts';

function stamp(at: number): Partial<Ticket> {
  return { updated_at: at, generated: Math.floor(at / 1000) };
}

function note(desk: Desk, id: number, status: string, before: string, writer: Writer): void {
  const auditId = desk.nextId(1);
  desk.put({
    t: 'audit',
    v: {
      id: auditId,
      ticket_id: id,
      at: writer.at,
      author_id: writer.user.id,
      channel: writer.channel,
      custom: null,
      events: [{ id: auditId + 1, k: 'change', f: 'status', v: status, p: before }],
    },
  });
}

/** Soft: the ticket leaves every list but stays in the export as `status: "deleted"`. */
export function deleteTicket(desk: Desk, id: number, writer: Writer): Refusal | null {
  const ticket = desk.tickets.get(id);
  if (ticket === undefined || ticket.deleted) return notFound;
  desk.transact(() => {
    desk.put({ t: 'patch', id, v: { deleted: true, left_script: true, ...stamp(writer.at) } });
    note(desk, id, 'deleted', ticket.status, writer);
  });
  return null;
}

export function restoreTicket(desk: Desk, id: number, writer: Writer): Refusal | null {
  const ticket = desk.tickets.get(id);
  if (ticket === undefined || !ticket.deleted || ticket.description === scrubbed) return notFound;
  desk.transact(() => {
    desk.put({ t: 'patch', id, v: { deleted: false, ...stamp(writer.at) } });
    note(desk, id, ticket.status, 'deleted', writer);
  });
  return null;
}

const scrubbed = 'SCRUBBED';

/** For good: words and people are gone, the row itself is still exported as deleted. */
export function scrubTicket(desk: Desk, id: number, writer: Writer): Refusal | null {
  const ticket = desk.tickets.get(id);
  if (ticket === undefined || !ticket.deleted) return notFound;
  desk.put({
    t: 'patch',
    id,
    v: {
      subject: scrubbed,
      description: scrubbed,
      requester_id: null,
      submitter_id: null,
      assignee_id: null,
      organization_id: null,
      tags: [],
      fields: {},
      ...stamp(writer.at),
    },
  });
  return null;
}
