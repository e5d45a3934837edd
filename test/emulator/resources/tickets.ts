/** Answers: /tickets: list, show, create, update, delete, restore, merge, tags. */
import { createHash } from 'node:crypto';
import {
  type Answer,
  bodyPart,
  type Call,
  caller,
  created,
  idList,
  idParam,
  noContent,
  ok,
  refuse,
  route,
  writerOf,
} from '../http/call.ts';
import { page } from '../http/paging.ts';
import { auditJson } from '../rules/audit-json.ts';
import { jobJson } from '../rules/jobs.ts';
import { isRecord } from '../rules/read-json.ts';
import { badRequest, missing, notFound, type Refusal } from '../rules/refusal.ts';
import { deleteTicket, restoreTicket } from '../rules/remove-ticket.ts';
import { shownFields, ticketJson } from '../rules/ticket-json.ts';
import { createTicket, updateTicket } from '../rules/write-ticket.ts';
import { endpointHeader } from '../state/limits.ts';
import type { Ticket } from '../state/records.ts';
import { sideLoads } from './side-loads.ts';
import { sortedTickets } from './ticket-order.ts';

const mostIds = 100;
const keyLivesMs = 2 * 3_600_000;

function live(call: Call): Ticket | null {
  const ticket = call.world.desk.tickets.get(idParam(call));
  return ticket === undefined || ticket.deleted ? null : ticket;
}

function list(call: Call): Answer {
  const { desk, limits } = call.world;
  const allowance = limits.take('tickets-index', 100, 60_000);
  const rows = sortedTickets(
    call,
    [...desk.tickets.values()].filter((t) => !t.deleted),
  );
  const shown = shownFields(desk);
  const answer = page(call, 'tickets', rows, (row) => ticketJson(desk, row, call.base, shown));
  const header = { 'zendesk-ratelimit-tickets-index': endpointHeader(allowance) };
  return { ...answer, headers: { ...answer.headers, ...header } };
}

function show(call: Call): Answer {
  const ticket = live(call);
  if (ticket === null) return refuse(notFound);
  const { desk } = call.world;
  return ok({ ticket: ticketJson(desk, ticket, call.base), ...sideLoads(call, [ticket]) });
}

function showMany(call: Call): Answer {
  const { desk } = call.world;
  if (call.query.get('ids') === null) return refuse(missing('ids'));
  const ids = idList(call);
  if (ids.length > mostIds) return refuse(tooManyValues());
  const shown = shownFields(desk);
  const found: Ticket[] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const ticket = desk.tickets.get(id);
    if (ticket !== undefined && !ticket.deleted) found.push(ticket);
  }
  return ok({
    tickets: found.map((ticket) => ticketJson(desk, ticket, call.base, shown)),
    ...sideLoads(call, found),
    next_page: null,
    previous_page: null,
    count: found.length,
  });
}

/** 400 for more than a hundred of anything. */
export function tooManyValues(): Refusal {
  return {
    status: 400,
    body: {
      error: 'TooManyValues',
      description: 'Parameter  cannot specify more than 100 values',
      max_count: 100,
    },
  };
}

interface Remembered {
  readonly hash: string;
  readonly answer: Answer;
  readonly untilMs: number;
}

const byWorld = new WeakMap<object, Map<string, Remembered>>();

// Creating twice with one key and one body creates once; the key lives two hours of real time.
function create(call: Call): Answer {
  const key = call.headers['idempotency-key'];
  if (typeof key !== 'string') return createOnce(call);
  const known = byWorld.get(call.world) ?? new Map<string, Remembered>();
  byWorld.set(call.world, known);
  const hash = createHash('sha256').update(JSON.stringify(call.body)).digest('hex');
  const earlier = known.get(key);
  if (earlier !== undefined && earlier.untilMs > performance.now()) {
    if (earlier.hash !== hash) {
      const said = "Request parameters don't match the given idempotency key";
      return refuse(badRequest('IdempotentRequestError', said));
    }
    const headers = { ...earlier.answer.headers, 'x-idempotency-lookup': 'hit' };
    return { ...earlier.answer, headers };
  }
  const answer = createOnce(call);
  if (answer.status === 201) {
    known.set(key, { hash, answer, untilMs: performance.now() + keyLivesMs });
  }
  return { ...answer, headers: { ...answer.headers, 'x-idempotency-lookup': 'miss' } };
}

function createOnce(call: Call): Answer {
  const given = bodyPart(call, 'ticket');
  if ('refusal' in given) return refuse(given.refusal);
  const { desk, script } = call.world;
  const written = createTicket(desk, given.part, writerOf(call));
  if ('refusal' in written) return refuse(written.refusal);
  script.noteTouch(written.ticket, caller(call));
  const ticket = ticketJson(desk, written.ticket, call.base);
  const audit = written.audit === null ? null : auditJson(written.audit);
  return created({ ticket, audit }, String(ticket.url));
}

function update(call: Call): Answer {
  const ticket = live(call);
  if (ticket === null) return refuse(notFound);
  const given = bodyPart(call, 'ticket');
  if ('refusal' in given) return refuse(given.refusal);
  const over = overTicketLimits(call, ticket.id);
  if (over !== null) return refuse(over);
  const { desk, script } = call.world;
  const { additional_tags: _added, remove_tags: _removed, ...patch } = given.part;
  const written = updateTicket(desk, ticket, patch, writerOf(call));
  if ('refusal' in written) return refuse(written.refusal);
  script.noteTouch(ticket, caller(call));
  const shown = ticketJson(desk, ticket, call.base);
  if (written.audit === null) return ok({ ticket: shown });
  return ok({ ticket: shown, audit: auditJson(written.audit) });
}

// 30 updates per ten minutes by one user to one ticket, and 100 a minute in the account.
function overTicketLimits(call: Call, ticketId: number): Refusal | null {
  const { limits } = call.world;
  const perTicket = limits.take(
    `update ${caller(call).id} ${ticketId}`,
    limits.numbers.updatesPerTicketPerTenMinutes,
    600_000,
  );
  if (!perTicket.allowed) {
    return throttled('Number of allowed updates per ticket exceeded', perTicket.resetS);
  }
  const all = limits.take('ticket updates', limits.numbers.ticketUpdatesPerMinute, 60_000);
  return all.allowed
    ? null
    : throttled('Number of allowed API requests per minute exceeded', all.resetS);
}

/** 429 with the seconds to wait. */
export function throttled(description: string, resetS: number): Refusal {
  return {
    status: 429,
    body: { error: 'APIRateLimitExceeded', description },
    headers: { 'retry-after': String(resetS) },
  };
}

function remove(call: Call): Answer {
  const refusal = deleteTicket(call.world.desk, idParam(call), writerOf(call));
  return refusal === null ? noContent : refuse(refusal);
}

function restore(call: Call): Answer {
  const refusal = restoreTicket(call.world.desk, idParam(call), writerOf(call));
  return refusal === null ? ok({}) : refuse(refusal);
}

function merge(call: Call): Answer {
  const body = isRecord(call.body) ? call.body : {};
  const ids = Array.isArray(body.ids) ? body.ids.map(Number) : [];
  if (ids.length === 0) return refuse(missing('ids'));
  if (live(call) === null) return refuse(notFound);
  const { jobs, limits } = call.world;
  const full = jobs.tooMany(limits.numbers.jobsInFlight, 'Bulk Merge Ticket');
  if (full !== null) return refuse(full);
  const words = (given: unknown): string | null => (typeof given === 'string' ? given : null);
  const job = jobs.queue(
    'Ticket Merge',
    {
      do: 'mergeTickets',
      into: idParam(call),
      ids,
      targetComment: words(body.target_comment),
      sourceComment: words(body.source_comment),
      targetPublic: body.target_comment_is_public === true,
      sourcePublic: body.source_comment_is_public === true,
    },
    caller(call).id,
    null,
  );
  return ok({ job_status: jobJson(job, call.base) });
}

function setTags(mode: 'replace' | 'add' | 'remove'): (call: Call) => Answer {
  return (call) => {
    const ticket = live(call);
    if (ticket === null) return refuse(notFound);
    const body = isRecord(call.body) ? call.body : {};
    if (!Array.isArray(body.tags)) return refuse(missing('tags'));
    const name = { replace: 'tags', add: 'additional_tags', remove: 'remove_tags' }[mode];
    const { safe_update, updated_stamp } = body;
    const patch = { [name]: body.tags, safe_update, updated_stamp };
    const written = updateTicket(call.world.desk, ticket, patch, writerOf(call));
    if ('refusal' in written) return refuse(written.refusal);
    call.world.script.noteTouch(ticket, caller(call));
    return ok({ tags: ticket.tags });
  };
}

const writes = { kind: 'writes' } as const;

export const ticketRoutes = [
  route('GET', '/tickets', 'tickets', list),
  route('GET', '/tickets/count', 'tickets', (call) => {
    const alive = [...call.world.desk.tickets.values()].filter((t) => !t.deleted).length;
    return ok({ count: { value: alive, refreshed_at: new Date(call.at).toISOString() } });
  }),
  route('GET', '/tickets/show_many', 'tickets', showMany, { kind: 'show_many' }),
  route('GET', '/tickets/:id', 'tickets', show),
  route('POST', '/tickets', 'tickets', create, writes),
  route('PUT', '/tickets/:id', 'tickets', update, writes),
  route('DELETE', '/tickets/:id', 'tickets', remove, writes),
  route('POST', '/tickets/:id/merge', 'tickets', merge, writes),
  route('PUT', '/deleted_tickets/:id/restore', 'tickets', restore, writes),
  route('GET', '/tickets/:id/tags', 'tickets', (call) => {
    const ticket = live(call);
    return ticket === null ? refuse(notFound) : ok({ tags: ticket.tags });
  }),
  route('POST', '/tickets/:id/tags', 'tickets', setTags('replace'), writes),
  route('PUT', '/tickets/:id/tags', 'tickets', setTags('add'), writes),
  route('DELETE', '/tickets/:id/tags', 'tickets', setTags('remove'), writes),
  route('GET', '/tickets/:id/incidents', 'tickets', (call) => {
    const { desk } = call.world;
    const ids = [...(desk.incidentsOf.get(idParam(call)) ?? [])];
    const rows = ids.flatMap((id) => desk.tickets.get(id) ?? []).filter((t) => !t.deleted);
    return page(call, 'tickets', rows, (row) => ticketJson(desk, row, call.base));
  }),
];
