/** Answers: /views: lists that agents work from, with the limits of executing them. */
import {
  type Answer,
  bodyPart,
  type Call,
  caller,
  created,
  idParam,
  noContent,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { page } from '../http/paging.ts';
import { type Condition, meets } from '../rules/match-ticket.ts';
import { isRecord } from '../rules/read-json.ts';
import { invalidField, notFound } from '../rules/refusal.ts';
import { shownFields, ticketJson } from '../rules/ticket-json.ts';
import { isoSeconds } from '../rules/time.ts';
import { columnOf, inViewOrder } from '../rules/view-columns.ts';
import { endpointHeader } from '../state/limits.ts';
import type { Plain, Ticket } from '../state/records.ts';
import { throttled } from './tickets.ts';

const mostColumns = 10;
const defaultColumns = ['subject', 'requester', 'created', 'updated', 'group', 'assignee'];
const needed = /^(status|type|group_id|assignee_id|requester_id)$/;

function one(call: Call): Plain | null {
  return call.world.desk.plain.view.get(idParam(call)) ?? null;
}

function conditions(view: Plain, part: 'all' | 'any'): readonly Condition[] {
  const given = isRecord(view.conditions) ? view.conditions[part] : [];
  return Array.isArray(given) ? (given as Condition[]) : [];
}

function viewJson(call: Call, view: Plain): Record<string, unknown> {
  const { desk } = call.world;
  const {
    columns: ids,
    group_by,
    group_order,
    sort_by,
    sort_order,
    conditions: _c,
    ...rest
  } = view;
  const columns = (Array.isArray(ids) ? ids : []).flatMap((id) => columnOf(desk, id) ?? []);
  const ordered = (by: unknown, order: unknown): unknown => {
    const column = by === null || by === undefined ? null : columnOf(desk, by);
    return column === null ? null : { ...column, order };
  };
  return {
    url: `${call.base}/api/v2/views/${view.id}.json`,
    ...rest,
    raw_title: view.title,
    execution: {
      group_by: group_by ?? null,
      group_order,
      sort_by: sort_by ?? null,
      sort_order,
      group: ordered(group_by, group_order),
      sort: ordered(sort_by, sort_order),
      columns,
      fields: columns.filter((column) => typeof column.id === 'string'),
      custom_fields: columns.filter((column) => typeof column.id === 'number'),
    },
    conditions: { all: conditions(view, 'all'), any: conditions(view, 'any') },
  };
}

function asConditions(given: unknown): Condition[] {
  return (Array.isArray(given) ? given : []).filter(isRecord).map((item) => ({
    field: String(item.field),
    operator: String(item.operator ?? 'is'),
    value: item.value ?? null,
  }));
}

function write(call: Call, before: Plain | null): Answer {
  const given = bodyPart(call, 'view');
  if ('refusal' in given) return refuse(given.refusal);
  const { part } = given;
  const title = part.title ?? before?.title;
  if (typeof title !== 'string' || title === '') {
    return refuse(invalidField('title', 'Title: cannot be blank', 'BlankValue'));
  }
  const nested = isRecord(part.conditions) ? part.conditions : {};
  const allGiven = part.all ?? nested.all;
  const anyGiven = part.any ?? nested.any;
  const all =
    allGiven === undefined && before !== null ? conditions(before, 'all') : asConditions(allGiven);
  const any =
    anyGiven === undefined && before !== null ? conditions(before, 'any') : asConditions(anyGiven);
  if (!all.some((condition) => needed.test(condition.field))) {
    const said =
      'A view needs a condition on status, type, group, assignee or requester among "all"';
    return refuse(invalidField('base', said));
  }
  const output = isRecord(part.output) ? part.output : {};
  const columns = Array.isArray(output.columns)
    ? output.columns
    : (before?.columns ?? defaultColumns);
  if (Array.isArray(columns) && columns.length > mostColumns) {
    return refuse(invalidField('base', `A view has at most ${mostColumns} columns`));
  }
  const at = isoSeconds(call.at);
  const view: Plain = {
    id: before?.id ?? call.world.desk.nextId(),
    title,
    active: part.active === undefined ? (before?.active ?? true) : part.active === true,
    updated_at: at,
    created_at: before?.created_at ?? at,
    default: before?.default ?? false,
    position: part.position ?? before?.position ?? 10_000,
    description: part.description ?? before?.description ?? null,
    restriction: part.restriction ?? before?.restriction ?? null,
    conditions: { all, any },
    columns,
    group_by: output.group_by ?? before?.group_by ?? null,
    group_order: output.group_order ?? before?.group_order ?? 'desc',
    sort_by: output.sort_by ?? before?.sort_by ?? null,
    sort_order: output.sort_order ?? before?.sort_order ?? 'desc',
  };
  call.world.desk.put({ t: 'plain', of: 'view', v: view });
  const shown = viewJson(call, view);
  return before === null ? created({ view: shown }, String(shown.url)) : ok({ view: shown });
}

/** The tickets of a view in its order. */
function found(call: Call, view: Plain): Ticket[] {
  const { desk } = call.world;
  const all = conditions(view, 'all');
  const any = conditions(view, 'any');
  const rows: Ticket[] = [];
  for (const ticket of desk.tickets.values()) {
    if (ticket.deleted || !all.every((one) => meets(ticket, one, call.user))) continue;
    if (any.length === 0 || any.some((one) => meets(ticket, one, call.user))) rows.push(ticket);
  }
  return inViewOrder(desk, view, rows);
}

// Five executions a minute per view and agent, whichever of the paths is used.
function executing(call: Call, answer: (view: Plain) => Answer): Answer {
  const view = one(call);
  if (view === null) return refuse(notFound);
  const { limits } = call.world;
  const total = limits.numbers.viewExecutionsPerMinute;
  const allowance = limits.take(`view ${view.id} ${caller(call).id}`, total, 60_000);
  const header = { 'zendesk-ratelimit-view-execution': endpointHeader(allowance) };
  if (!allowance.allowed) {
    const refusal = throttled('Number of allowed view executions exceeded', allowance.resetS);
    return { ...refusal, headers: { ...refusal.headers, ...header } };
  }
  const given = answer(view);
  return { ...given, headers: { ...given.headers, ...header } };
}

function execute(call: Call): Answer {
  return executing(call, (view) => {
    const { desk } = call.world;
    const shown = shownFields(desk);
    const { execution } = viewJson(call, view) as { execution: Record<string, unknown> };
    const extra = {
      columns: execution.columns,
      groups: [],
      view: { id: view.id, url: `${call.base}/api/v2/views/${view.id}.json` },
    };
    return page(
      call,
      'rows',
      found(call, view),
      (ticket) => ({ ticket: ticketJson(desk, ticket, call.base, shown) }),
      { extra, perPage: 30 },
    );
  });
}

function tickets(call: Call): Answer {
  return executing(call, (view) => {
    const { desk } = call.world;
    const shown = shownFields(desk);
    return page(call, 'tickets', found(call, view), (row) =>
      ticketJson(desk, row, call.base, shown),
    );
  });
}

function count(call: Call): Answer {
  return executing(call, (view) => {
    const value = found(call, view).length;
    const url = `${call.base}/api/v2/views/${view.id}/count.json`;
    return ok({ view_count: { url, view_id: view.id, value, pretty: String(value), fresh: true } });
  });
}

function list(isActiveOnly: boolean): (call: Call) => Answer {
  return (call) => {
    const rows = [...call.world.desk.plain.view.values()].filter((v) => !isActiveOnly || v.active);
    return page(call, 'views', rows, (view) => viewJson(call, view));
  };
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const viewRoutes = [
  route('GET', '/views', 'ticket_views', list(false)),
  route('GET', '/views/active', 'ticket_views', list(true)),
  route('GET', '/views/:id', 'ticket_views', (call) => {
    const view = one(call);
    return view === null ? refuse(notFound) : ok({ view: viewJson(call, view) });
  }),
  route('POST', '/views', 'ticket_views', (call) => write(call, null), writes),
  route(
    'PUT',
    '/views/:id',
    'ticket_views',
    (call) => {
      const before = one(call);
      return before === null ? refuse(notFound) : write(call, before);
    },
    writes,
  ),
  route(
    'DELETE',
    '/views/:id',
    'ticket_views',
    (call) => {
      const before = one(call);
      if (before === null) return refuse(notFound);
      call.world.desk.put({ t: 'plain', of: 'view', v: before, gone: true });
      return noContent;
    },
    writes,
  ),
  route('GET', '/views/:id/execute', 'ticket_views', execute),
  route('GET', '/views/:id/tickets', 'ticket_views', tickets),
  route('GET', '/views/:id/count', 'ticket_views', count),
];
