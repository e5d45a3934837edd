/** Answers: /webhooks: who is told of what, and how did it go? */
import { createHash } from 'node:crypto';
import {
  type Answer,
  bodyPart,
  type Call,
  caller,
  noContent,
  ok,
  refuse,
  route,
} from '../http/call.ts';
import { isRecord } from '../rules/read-json.ts';
import { invalidField, notFound } from '../rules/refusal.ts';
import { isoSeconds } from '../rules/time.ts';
import type { Plain } from '../state/records.ts';
import { ulid } from '../webhooks/ulid.ts';

const forTriggers = 'conditional_ticket_events';

function one(call: Call): Plain | null {
  return call.world.desk.plain.webhook.get(call.params.id ?? '') ?? null;
}

// The secret has its own path and never stands in the webhook itself.
function shown(webhook: Plain): Record<string, unknown> {
  const { signing_secret: _secret, ...rest } = webhook;
  return rest;
}

// What is secret in an authentication is taken and never shown again; it is not used here.
function authenticationOf(given: unknown): Record<string, unknown> {
  if (!isRecord(given)) return {};
  const { type, add_position, data } = given;
  const username =
    isRecord(data) && data.username !== undefined ? { username: data.username } : null;
  const shown = { type, ...(username === null ? {} : { data: username }), add_position };
  return { authentication: shown };
}

function asList(given: unknown): string[] {
  return Array.isArray(given) ? given.map(String) : [];
}

/** Why the subscriptions cannot stand; null when they can. One is for triggers or for events. */
function wrongSubscriptions(given: readonly string[], before: Plain | null): Answer | null {
  const isForTriggers = given.includes(forTriggers);
  if (isForTriggers && given.length > 1) {
    const said = 'A webhook is for triggers and automations or for events, not for both';
    return refuse(invalidField('subscriptions', said));
  }
  const was = before === null ? null : asList(before.subscriptions).includes(forTriggers);
  if (was !== null && was !== isForTriggers) {
    return refuse(invalidField('subscriptions', 'The kind of a webhook cannot be changed'));
  }
  const unknown = given.find((name) => name !== forTriggers && !name.startsWith('zen:event-type:'));
  return unknown === undefined
    ? null
    : refuse(invalidField('subscriptions', `${unknown} is no event type`));
}

function create(call: Call): Answer {
  const given = bodyPart(call, 'webhook');
  if ('refusal' in given) return refuse(given.refusal);
  const { name, endpoint, http_method: method, request_format: format, status } = given.part;
  for (const [field, value] of Object.entries({ name, endpoint, http_method: method })) {
    if (typeof value !== 'string' || value === '') {
      return refuse(invalidField(field, `${field}: cannot be blank`, 'BlankValue'));
    }
  }
  const subscriptions = asList(given.part.subscriptions);
  const wrong = wrongSubscriptions(subscriptions, null);
  if (wrong !== null) return wrong;
  const { desk } = call.world;
  const number = desk.nextId();
  const webhook: Plain = {
    id: ulid(call.at, number),
    name,
    description: given.part.description ?? null,
    status: status === 'inactive' ? 'inactive' : 'active',
    subscriptions,
    created_at: isoSeconds(call.at),
    created_by: String(caller(call).id),
    endpoint,
    http_method: method,
    request_format: format ?? 'json',
    ...authenticationOf(given.part.authentication),
    signing_secret: newSecret(call, number),
  };
  desk.put({ t: 'plain', of: 'webhook', v: webhook });
  return { status: 201, body: { webhook: shown(webhook) } };
}

// Made from the desk's own numbers: a desk that begins again has the same secret.
function newSecret(call: Call, number: number): string {
  const seed = `${call.world.account.id} ${number} ${call.at}`;
  return createHash('sha256').update(seed).digest('base64');
}

function update(call: Call): Answer {
  const before = one(call);
  if (before === null) return refuse(notFound);
  const given = bodyPart(call, 'webhook');
  if ('refusal' in given) return refuse(given.refusal);
  const { id: _id, signing_secret: _secret, authentication, ...patch } = given.part;
  if (patch.subscriptions !== undefined) {
    const wrong = wrongSubscriptions(asList(patch.subscriptions), before);
    if (wrong !== null) return wrong;
  }
  const webhook: Plain = {
    ...before,
    ...patch,
    ...authenticationOf(authentication),
    id: before.id,
    updated_at: isoSeconds(call.at),
    updated_by: String(caller(call).id),
  };
  call.world.desk.put({ t: 'plain', of: 'webhook', v: webhook });
  return noContent;
}

function remove(call: Call): Answer {
  const before = one(call);
  if (before === null) return refuse(notFound);
  call.world.desk.put({ t: 'plain', of: 'webhook', v: before, gone: true });
  return noContent;
}

function list(call: Call): Answer {
  const part = call.query.get('filter[name_contains]') ?? '';
  const rows = [...call.world.desk.plain.webhook.values()]
    .filter((webhook) => String(webhook.name).includes(part))
    .map(shown);
  return ok({ meta: { has_more: false }, webhooks: rows });
}

function secret(isNew: boolean): (call: Call) => Answer {
  return (call) => {
    const before = one(call);
    if (before === null) return refuse(notFound);
    let { signing_secret: value } = before;
    if (isNew) {
      value = newSecret(call, call.world.desk.nextId());
      const changed = { ...before, signing_secret: value };
      call.world.desk.put({ t: 'plain', of: 'webhook', v: changed });
    }
    const body = { signing_secret: { secret: value, algorithm: 'SHA256' } };
    return { status: isNew ? 201 : 200, body };
  };
}

function invocations(call: Call): Answer {
  const webhook = one(call);
  if (webhook === null) return refuse(notFound);
  const rows = call.world.deliveries.invocationsOf(String(webhook.id)).map((invocation) => ({
    id: invocation.id,
    ...(invocation.status_code === null ? {} : { status_code: invocation.status_code }),
    status: invocation.status,
    latest_completed_at: isoSeconds(invocation.completed_at),
  }));
  return ok({ meta: { has_more: false }, links: {}, invocations: rows });
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const webhookRoutes = [
  route('GET', '/webhooks', 'webhooks', list, { role: 'admin' }),
  route('POST', '/webhooks', 'webhooks', create, writes),
  route(
    'GET',
    '/webhooks/:id',
    'webhooks',
    (call) => {
      const webhook = one(call);
      return webhook === null ? refuse(notFound) : ok({ webhook: shown(webhook) });
    },
    { role: 'admin' },
  ),
  route('PUT', '/webhooks/:id', 'webhooks', update, writes),
  route('PATCH', '/webhooks/:id', 'webhooks', update, writes),
  route('DELETE', '/webhooks/:id', 'webhooks', remove, writes),
  route('GET', '/webhooks/:id/signing_secret', 'webhooks', secret(false), { role: 'admin' }),
  route('POST', '/webhooks/:id/signing_secret', 'webhooks', secret(true), writes),
  route('GET', '/webhooks/:id/invocations', 'webhooks', invocations, { role: 'admin' }),
];
