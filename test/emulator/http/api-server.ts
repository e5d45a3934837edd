/** Answers: how does a request to the desk's API become an answer, faults and limits included? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerConsent, askConsent } from '../resources/oauth-authorizations.ts';
import { grantToken } from '../resources/oauth-tokens.ts';
import { throttled } from '../resources/tickets.ts';
import { badRequest, noEndpoint, type Refusal } from '../rules/refusal.ts';
import { accountHeaders } from '../state/limits.ts';
import type { World } from '../world.ts';
import { type Caller, identify, mayNot } from './auth.ts';
import type { Answer, Call, Kind } from './call.ts';
import { misbehave, spoil } from './misbehave.ts';
import { bodyOf, readBytes } from './read-body.ts';
import type { Router } from './router.ts';

const prefix = '/api/v2';

/** zcli calls apps without the version, or by the product: `/api/apps`, `/api/support/apps/…`. */
const APPS = /^\/api\/(?:support\/)?(?=apps(?:\/|$))/;

function pathOf(url: URL): string {
  const path = url.pathname.replace(/\.json$/, '').replace(/(.)\/$/, '$1');
  return path.replace(APPS, `${prefix}/`);
}

interface Outcome {
  readonly answer: Answer;
  readonly kind: Kind;
}

/** Answers a request under /api/v2 or /oauth. */
export async function answerApi(
  world: World,
  router: Router,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://desk');
  const path = pathOf(url);
  const method = request.method ?? 'GET';
  const rule = world.faults.take(method, path);
  if (rule !== null && (await misbehave(rule, response))) {
    world.stats.count('other', path, rule.status ?? 0);
    return;
  }
  const bytes = await readBytes(request);
  const outcome = await answerOf(world, router, request, url, path, bytes);
  world.stats.count(outcome.kind, path, outcome.answer.status);
  // What was done is in the file before anybody hears of it.
  world.desk.journal.flush();
  if (rule?.drop === 'after') {
    response.destroy();
    return;
  }
  send(world, response, outcome.answer, rule?.body === 'garbage');
}

async function answerOf(
  world: World,
  router: Router,
  request: IncomingMessage,
  url: URL,
  path: string,
  bytes: Buffer,
): Promise<Outcome> {
  const method = request.method ?? 'GET';
  const body = await bodyOf(bytes, request.headers['content-type'] ?? '');
  const signing = answerSigningIn(world, method, path, url.searchParams, body);
  if (signing !== null) return { answer: signing, kind: 'tokens' };
  const match = path.startsWith(prefix) ? router.find(method, path.slice(prefix.length)) : null;
  if (match === null) return { answer: noEndpoint, kind: 'other' };
  const caller = identify(world, request.headers.authorization);
  const { kind } = match.route;
  const standing = mayNot(match.route, caller) ?? overAccountLimit(world, caller);
  if ('status' in standing) return { answer: standing, kind };
  if (body === null) {
    return { answer: badRequest('Unprocessable', 'The body could not be parsed'), kind };
  }
  world.script.catchUp();
  const call: Call = {
    world,
    method,
    path,
    params: match.params,
    query: url.searchParams,
    body,
    headers: request.headers,
    user: 'user' in caller ? caller.user : null,
    channel: 'token' in caller ? caller.token.channel : 'api',
    at: world.clock.now(),
    base: `${'encrypted' in request.socket ? 'https' : 'http'}://${request.headers.host ?? '127.0.0.1'}`,
  };
  const answer = await match.route.handle(call);
  return { answer: { ...answer, headers: { ...standing.headers, ...answer.headers } }, kind };
}

function answerSigningIn(
  world: World,
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): Answer | null {
  if (method === 'POST' && path === '/oauth/tokens') return grantToken(world, body);
  if (method === 'GET' && path === '/oauth/authorizations/new') return askConsent(world, query);
  if (method === 'POST' && path === '/oauth/authorizations') return answerConsent(world, body);
  return null;
}

// People at the desk's page have a minute of their own, so that no program starves them here.
function overAccountLimit(
  world: World,
  caller: Caller,
): Refusal | { readonly headers: Record<string, string> } {
  const isPerson = 'token' in caller && caller.token.channel !== 'api';
  const bucket = isPerson ? 'people' : 'account';
  const allowance = world.limits.take(bucket, world.limits.numbers.perMinute, 60_000);
  const headers = accountHeaders(allowance);
  if (allowance.allowed) return { headers };
  const refusal = throttled('Number of allowed API requests per minute exceeded', allowance.resetS);
  return { ...refusal, headers: { ...refusal.headers, ...headers } };
}

function send(world: World, response: ServerResponse, answer: Answer, isSpoiled: boolean): void {
  const date = new Date(world.clock.now() + world.faults.settings.skewMs).toUTCString();
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'max-age=0, private, must-revalidate',
    'x-zendesk-api-version': 'v2',
    ...answer.headers,
    date,
  };
  if (answer.status === 204) {
    delete headers['content-type'];
    response.writeHead(204, headers).end();
    return;
  }
  const text = answer.text ?? JSON.stringify(answer.body);
  response.writeHead(answer.status, headers).end(isSpoiled ? spoil(text) : text);
}
