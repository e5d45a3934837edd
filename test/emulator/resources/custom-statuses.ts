/** Answers: /custom_statuses: names that an account gives to the five categories. */
import {
  type Answer,
  bodyPart,
  type Call,
  created,
  idParam,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { invalidField, notFound } from '../rules/refusal.ts';
import { isoSeconds } from '../rules/time.ts';
import { plainJson, readingRoutes } from './plain-lists.ts';

const path = '/custom_statuses';

function create(call: Call): Answer {
  const given = bodyPart(call, 'custom_status');
  if ('refusal' in given) return refuse(given.refusal);
  const { status_category: category, agent_label: label } = given.part;
  if (!['new', 'open', 'pending', 'hold', 'solved'].includes(String(category))) {
    return refuse(invalidField('status_category', 'Status category: is invalid'));
  }
  if (typeof label !== 'string' || label === '') {
    return refuse(invalidField('agent_label', 'Agent label: cannot be blank', 'BlankValue'));
  }
  const ended = String(given.part.end_user_label ?? label);
  const at = isoSeconds(call.at);
  const status = {
    id: call.world.desk.nextId(),
    status_category: category,
    agent_label: label,
    raw_agent_label: label,
    end_user_label: ended,
    raw_end_user_label: ended,
    description: null,
    raw_description: null,
    end_user_description: null,
    raw_end_user_description: null,
    active: given.part.active !== false,
    default: false,
    created_at: at,
    updated_at: at,
  };
  call.world.desk.put({ t: 'plain', of: 'status', v: status });
  const shown = plainJson(status, path, call.base);
  return created({ custom_status: shown }, String(shown.url));
}

function update(call: Call): Answer {
  const before = call.world.desk.plain.status.get(idParam(call));
  if (before === undefined) return refuse(notFound);
  const given = bodyPart(call, 'custom_status');
  if ('refusal' in given) return refuse(given.refusal);
  // The category of a status never changes; such a wish is ignored.
  const { agent_label, end_user_label, active } = given.part;
  const after = {
    ...before,
    ...(agent_label === undefined ? {} : { agent_label, raw_agent_label: agent_label }),
    ...(end_user_label === undefined ? {} : { end_user_label, raw_end_user_label: end_user_label }),
    ...(active === undefined ? {} : { active }),
    id: before.id,
    updated_at: isoSeconds(call.at),
  };
  call.world.desk.put({ t: 'plain', of: 'status', v: after });
  return ok({ custom_status: plainJson(after, path, call.base) });
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const customStatusRoutes = [
  ...readingRoutes('status', path, 'custom_status', 'custom_statuses'),
  route('POST', path, 'custom_statuses', create, writes),
  route('PUT', `${path}/:id`, 'custom_statuses', update, writes),
];
