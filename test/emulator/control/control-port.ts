/** Answers: how is the desk driven from outside the API? Clock, script, faults, tokens, inbox. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseBody, readText } from '../http/read-body.ts';
import { isRecord } from '../rules/read-json.ts';
import type { World } from '../world.ts';
import { answerClock, steerClock } from './clock-port.ts';
import type { FaultSettings } from './faults.ts';
import { readMessage } from './inbox.ts';
import { ScriptProblem } from './script.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

export function fine(body: unknown): ControlAnswer {
  return { status: 200, body };
}

export function wrong(sentence: string): ControlAnswer {
  return { status: 400, body: { error: sentence } };
}

interface ControlCall {
  readonly world: World;
  readonly reset: () => void;
  readonly url: URL;
  readonly text: string;
  readonly body: unknown;
}

type ControlHandler = (call: ControlCall) => ControlAnswer | Promise<ControlAnswer>;

const handlers: Readonly<Record<string, ControlHandler>> = {
  'GET /health': ({ world }) =>
    fine({ ok: true, account: world.account, engineUserId: world.engineUserId() }),
  'GET /clock': ({ world, url }) => answerClock(world, url.searchParams),
  'POST /clock': ({ world, body }) => steerClock(world, body),
  'GET /script': ({ world }) => {
    world.script.catchUp();
    return fine(world.script.show());
  },
  'POST /script': loadScript,
  'DELETE /script': ({ world }) => {
    world.script.clear();
    return fine(world.script.show());
  },
  'GET /faults': ({ world }) => fine(world.faults.show()),
  'POST /faults': setFaults,
  'DELETE /faults': ({ world }) => {
    world.faults.clear();
    return fine(world.faults.show());
  },
  'GET /limits': ({ world }) => fine(world.limits.numbers),
  'POST /limits': ({ world, body }) => {
    if (!isRecord(body)) return wrong('send an object of limits to change');
    world.limits.numbers = { ...world.limits.numbers, ...body };
    return fine(world.limits.numbers);
  },
  'GET /stats': ({ world }) =>
    fine({ ...world.stats.show(), webhooksWaiting: world.deliveries.waiting() }),
  'POST /stats/reset': ({ world }) => {
    world.stats.reset();
    return fine(world.stats.show());
  },
  'POST /tokens': giveToken,
  'GET /users': ({ world }) => {
    const rows = [...world.desk.users.values()].filter((user) => user.role !== 'end-user');
    return fine({ users: rows });
  },
  'GET /inbox': ({ world, url }) => {
    const after = Number(url.searchParams.get('after') ?? 0);
    const { inbox } = world.desk;
    return fine({ messages: inbox.slice(after), total: inbox.length });
  },
  'POST /inbox/chat': ({ world, body }) => {
    const message = readMessage(body, world.clock.now());
    if (message === null) return wrong('a chat message is an object with "text"');
    world.desk.put({ t: 'inbox', v: message });
    return fine({ ok: true });
  },
  'POST /reset': ({ world, reset }) => {
    reset();
    return fine({ ok: true, clock: world.clock.state() });
  },
};

function loadScript({ world, text, body }: ControlCall): ControlAnswer {
  const lines = Array.isArray(body)
    ? body.map((action) => JSON.stringify(action))
    : text.split('\n').filter((line) => line.trim() !== '');
  try {
    world.script.load(lines);
  } catch (problem) {
    if (problem instanceof ScriptProblem) return wrong(problem.message);
    throw problem;
  }
  return fine(world.script.show());
}

function setFaults({ world, body }: ControlCall): ControlAnswer {
  if (!isRecord(body)) return wrong('send an object with rules, skewMs, webhooks or jobs');
  world.faults.set(body as Partial<FaultSettings>);
  return fine(world.faults.show());
}

// A token for anybody, so that the desk's page can act as an agent or a customer.
function giveToken({ world, body }: ControlCall): ControlAnswer {
  const given = isRecord(body) ? body : {};
  const byName = world.desk.userByExternalId.get(String(given.externalId));
  const user = world.desk.users.get(Number(given.userId ?? byName));
  if (user === undefined) return wrong('name a user by userId or externalId');
  const scopes = Array.isArray(given.scopes) ? given.scopes.map(String) : ['read', 'write'];
  const token = randomBytes(24).toString('hex');
  const lives = typeof given.expiresInS === 'number' ? given.expiresInS * 1000 : null;
  world.desk.put({
    t: 'token',
    v: {
      token,
      user_id: user.id,
      scopes,
      expires_at: lives === null ? null : Date.now() + lives,
      channel: given.channel === 'web' ? 'web' : 'api',
    },
  });
  return fine({ token, userId: user.id, name: user.name, email: user.email, role: user.role });
}

/** True for names of this machine: a page elsewhere must not drive the desk by a renamed host. */
function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host ?? '');
}

/** Answers a request to the control port. */
export async function answerControl(
  world: World,
  reset: () => void,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await controlAnswer(world, reset, path, request);
  world.desk.journal.flush();
  response
    .writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(answer.body));
}

async function controlAnswer(
  world: World,
  reset: () => void,
  path: string,
  request: IncomingMessage,
): Promise<ControlAnswer> {
  if (!isLoopback(request.headers.host)) {
    return { status: 403, body: { error: 'the control port answers to loopback names only' } };
  }
  const handler = handlers[`${request.method} ${path}`];
  if (handler === undefined) {
    return { status: 404, body: { error: `there is no ${request.method} ${path} here` } };
  }
  const type = request.headers['content-type'] ?? '';
  // Plain text can be sent by any web page without asking; these types cannot.
  const isAsked = request.method === 'GET' || /json/.test(type);
  const text = await readText(request);
  if (text !== '' && !isAsked) return wrong('send application/json or application/x-ndjson');
  const isLines = type.includes('ndjson');
  const body = isLines ? undefined : parseBody(text, type);
  if (body === null) return wrong('the body is not JSON');
  const url = new URL(request.url ?? '/', 'http://desk');
  return handler({ world, reset, url, text, body });
}
