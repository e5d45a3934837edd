/** Answers: /tickets/ID/audits and /comments: what was done to a ticket? */
import { type Answer, type Call, idParam, ok, refuse, route } from '../http/call.ts';
import { page } from '../http/paging.ts';
import { auditJson, commentJson } from '../rules/audit-json.ts';
import { notFound } from '../rules/refusal.ts';
import type { Audit } from '../state/records.ts';

function auditsOf(call: Call): readonly Audit[] | null {
  const { desk } = call.world;
  const ticket = desk.tickets.get(idParam(call));
  if (ticket === undefined || ticket.deleted) return null;
  return desk.auditsOf.get(ticket.id) ?? [];
}

function isNewestFirst(call: Call): boolean {
  return call.query.get('sort_order') === 'desc' || call.query.get('sort') === '-created_at';
}

function audits(call: Call): Answer {
  const rows = auditsOf(call);
  if (rows === null) return refuse(notFound);
  const ordered = isNewestFirst(call) ? [...rows].reverse() : rows;
  return page(call, 'audits', ordered, auditJson);
}

function comments(call: Call): Answer {
  const rows = auditsOf(call);
  if (rows === null) return refuse(notFound);
  const found = rows.flatMap((audit) => commentJson(audit) ?? []);
  return page(call, 'comments', isNewestFirst(call) ? found.reverse() : found, (row) => row);
}

export const auditRoutes = [
  route('GET', '/tickets/:id/audits', 'tickets', audits, { kind: 'audits' }),
  route(
    'GET',
    '/tickets/:id/audits/:audit',
    'tickets',
    (call) => {
      const audit = auditsOf(call)?.find((row) => row.id === Number(call.params.audit));
      return audit === undefined ? refuse(notFound) : ok({ audit: auditJson(audit) });
    },
    { kind: 'audits' },
  ),
  route('GET', '/tickets/:id/comments', 'tickets', comments),
  route('GET', '/tickets/:id/comments/count', 'tickets', (call) => {
    const rows = auditsOf(call);
    if (rows === null) return refuse(notFound);
    const value = rows.filter((audit) => audit.events.some((e) => e.k === 'comment')).length;
    return ok({ count: { value, refreshed_at: new Date(call.at).toISOString() } });
  }),
];
