/** Answers: the bulk writes of tickets, which answer 200 with a job whatever comes of its items. */
import {
  type Answer,
  type Call,
  caller,
  idList,
  idParam,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { jobJson } from '../rules/jobs.ts';
import { isRecord } from '../rules/read-json.ts';
import { missing, notFound } from '../rules/refusal.ts';
import type { BulkItem, JobWork } from '../state/records.ts';
import { tooManyValues } from './tickets.ts';

const most = 100;

/** Queues a job, unless too many are on their way; the answer carries the limit's header. */
export function queued(call: Call, kind: string, work: JobWork, total: number | null): Answer {
  const { jobs, limits } = call.world;
  const limit = limits.numbers.jobsInFlight;
  const full = jobs.tooMany(limit, kind);
  if (full !== null) return refuse(full);
  const job = jobs.queue(kind, work, caller(call).id, total);
  const left = limit - jobs.inFlight();
  return ok(
    { job_status: jobJson(job, call.base) },
    { 'zendesk-ratelimit-inflight-jobs': `total=${limit}; remaining=${left}; resets=60` },
  );
}

/** Items of a bulk update: `?ids=` with one object for all, or a list with an id each. */
export function bulkItems(call: Call, one: string, many: string): BulkItem[] | null {
  const body = isRecord(call.body) ? call.body : {};
  const ids = call.query.get('ids');
  if (ids !== null) {
    const patch = body[one];
    if (!isRecord(patch)) return null;
    return idList(call).map((id) => ({ id, patch }));
  }
  const list = body[many];
  if (!Array.isArray(list)) return null;
  return list.filter(isRecord).map(({ id, ...patch }) => ({ id: Number(id), patch }));
}

function updateMany(call: Call): Answer {
  const items = bulkItems(call, 'ticket', 'tickets');
  if (items === null) return refuse(missing('tickets'));
  if (items.length > most) return refuse(tooManyValues());
  if (items.length === 0) return refuse(missing('tickets'));
  call.world.stats.countUpdates(items.length);
  return queued(call, 'Bulk Update Ticket', { do: 'updateTickets', items }, items.length);
}

function createMany(call: Call): Answer {
  const body = isRecord(call.body) ? call.body : {};
  const items = Array.isArray(body.tickets) ? body.tickets.filter(isRecord) : [];
  if (items.length === 0) return refuse(missing('tickets'));
  if (items.length > most) return refuse(tooManyValues());
  return queued(call, 'Bulk Create Ticket', { do: 'createTickets', items }, items.length);
}

function destroyMany(call: Call): Answer {
  const ids = idList(call);
  if (ids.length === 0) return refuse(missing('ids'));
  if (ids.length > most) return refuse(tooManyValues());
  return queued(call, 'Bulk Delete Ticket', { do: 'deleteTickets', ids }, ids.length);
}

function scrub(call: Call): Answer {
  const ticket = call.world.desk.tickets.get(idParam(call));
  if (ticket?.deleted !== true) return refuse(notFound);
  return queued(call, 'Permanent Delete Ticket', { do: 'scrubTickets', ids: [ticket.id] }, null);
}

const writes = { kind: 'writes' } as const;

export const bulkRoutes = [
  route('PUT', '/tickets/update_many', 'tickets', updateMany, writes),
  route('POST', '/tickets/create_many', 'tickets', createMany, writes),
  route('DELETE', '/tickets/destroy_many', 'tickets', destroyMany, writes),
  route('DELETE', '/deleted_tickets/:id', 'tickets', scrub, writes),
];
