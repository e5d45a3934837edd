/** Answers: /ticket_forms, and which fields a form shows. */
import { type Answer, bodyPart, type Call, idParam, ok, refuse, route } from '../http/call.ts';
import { notFound } from '../rules/refusal.ts';
import { isoSeconds } from '../rules/time.ts';
import { plainJson, readingRoutes } from './plain-lists.ts';

function update(call: Call): Answer {
  const { form } = call.world.desk.plain;
  const before = form.get(idParam(call));
  if (before === undefined) return refuse(notFound);
  const given = bodyPart(call, 'ticket_form');
  if ('refusal' in given) return refuse(given.refusal);
  const { id: _id, url: _url, ...patch } = given.part;
  const after = { ...before, ...patch, id: before.id, updated_at: isoSeconds(call.at) };
  call.world.desk.put({ t: 'plain', of: 'form', v: after });
  return ok({ ticket_form: plainJson(after, '/ticket_forms', call.base) });
}

export const ticketFormRoutes = [
  ...readingRoutes('form', '/ticket_forms', 'ticket_form', 'ticket_forms'),
  route('PUT', '/ticket_forms/:id', 'ticket_forms', update, { role: 'admin', kind: 'writes' }),
];
