/** Answers: what do bulk jobs do, item by item, and what do they report of each? */
import type { Script } from '../control/script.ts';
import type { Desk } from '../state/desk.ts';
import type { BulkItem, Job, JobResult } from '../state/records.ts';
import type { Writer } from './draft.ts';
import { mergeTickets } from './merge.ts';
import { writeOrganization } from './organization.ts';
import { isRecord } from './read-json.ts';
import type { Refusal } from './refusal.ts';
import { deleteTicket, scrubTicket } from './remove-ticket.ts';
import { createTicket, updateTicket } from './write-ticket.ts';

/** Makes the worker that does a job's items; failures of items stay inside the results. */
export function jobWorker(
  desk: Desk,
  script: Script,
  now: () => number,
  accountId: number,
): (job: Job) => readonly JobResult[] {
  return (job) => {
    const user = desk.users.get(job.user_id);
    if (user === undefined) return [{ success: false, error: 'UserNotFound' }];
    script.catchUp();
    const writer: Writer = { user, at: now(), channel: 'api', byNames: false };
    const { work } = job;
    switch (work.do) {
      case 'updateTickets':
        return work.items.map((item, index) => updateOne(desk, script, item, index, writer));
      case 'createTickets':
        return work.items.map((patch, index) => {
          const written = createTicket(desk, patch, writer);
          return 'refusal' in written
            ? { index, ...failure(written.refusal) }
            : { index, id: written.ticket.id, account_id: accountId };
        });
      case 'deleteTickets':
        return work.ids.map((id) => removed(id, deleteTicket(desk, id, writer)));
      case 'scrubTickets':
        return work.ids.map((id) => removed(id, scrubTicket(desk, id, writer)));
      case 'updateOrganizations':
        return work.items.map((item) => {
          const organization = desk.organizations.get(item.id);
          if (organization === undefined || organization.deleted_at !== null) {
            return { id: item.id, success: false, error: 'OrganizationNotFound' };
          }
          const written = writeOrganization(desk, organization, item.patch, writer.at);
          return 'refusal' in written
            ? { id: item.id, ...failure(written.refusal) }
            : { id: item.id, action: 'update', status: 'Updated', success: true };
        });
      case 'mergeTickets':
        return [mergeTickets(desk, work, writer)];
    }
  };
}

function updateOne(
  desk: Desk,
  script: Script,
  item: BulkItem,
  index: number,
  writer: Writer,
): JobResult {
  const ticket = desk.tickets.get(item.id);
  if (ticket === undefined || ticket.deleted) {
    return { index, id: item.id, success: false, error: 'TicketNotFound', details: 'Not found' };
  }
  if (ticket.tags.includes('fault:job_item')) {
    return { index, id: item.id, success: false, error: 'TicketUpdateFailed', details: 'Sentinel' };
  }
  const written = updateTicket(desk, ticket, item.patch, writer);
  if ('refusal' in written) return { index, id: item.id, ...failure(written.refusal) };
  script.noteTouch(ticket, writer.user);
  return { index, id: item.id, action: 'update', status: 'Updated', success: true };
}

function failure(refusal: Refusal): JobResult {
  const body = isRecord(refusal.body) ? refusal.body : {};
  return {
    success: false,
    error: body.error ?? 'Error',
    details: body.details === undefined ? body.description : JSON.stringify(body.details),
  };
}

function removed(id: number, refusal: Refusal | null): JobResult {
  return refusal === null
    ? { id, action: 'delete', status: 'Deleted', success: true }
    : { id, ...failure(refusal) };
}
