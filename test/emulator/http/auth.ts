/** Answers: who calls, and may this token do that? */
import { forbidden, type Refusal } from '../rules/refusal.ts';
import type { Token, User } from '../state/records.ts';
import type { World } from '../world.ts';
import type { Route } from './call.ts';

export type Caller =
  | { readonly user: User; readonly token: Token }
  | { readonly anonymous: true }
  | { readonly refusal: Refusal };

const expired: Refusal = {
  status: 401,
  body: {
    error: 'invalid_token',
    error_description:
      'The access token provided is expired, revoked, malformed or invalid for other reasons.',
  },
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
};

const unknownCaller: Refusal = { status: 401, body: { error: "Couldn't authenticate you" } };

/** Reads the Authorization header: Bearer tokens, or the legacy Basic form of API tokens. */
export function identify(world: World, header: string | undefined): Caller {
  if (header === undefined) return { anonymous: true };
  const [scheme, value] = header.split(' ', 2);
  if (scheme?.toLowerCase() === 'bearer') {
    const token = world.desk.tokens.get(value ?? '');
    // Tokens age in real time: a desk that jumps a day does not sign everybody out.
    const isOver = token?.expires_at != null && token.expires_at <= Date.now();
    if (token === undefined || isOver) return { refusal: expired };
    return asUser(world, token);
  }
  if (scheme?.toLowerCase() === 'basic') return legacy(world, value ?? '');
  return { refusal: unknownCaller };
}

function legacy(world: World, value: string): Caller {
  const text = Buffer.from(value, 'base64').toString('utf8');
  const match = /^(.+)\/token:(.+)$/.exec(text);
  const token = world.desk.tokens.get(match?.[2] ?? '');
  const user = token === undefined ? undefined : world.desk.users.get(token.user_id);
  if (token === undefined || user === undefined || user.email !== match?.[1]) {
    return { refusal: unknownCaller };
  }
  return asUser(world, token);
}

function asUser(world: World, token: Token): Caller {
  const user = world.desk.users.get(token.user_id);
  if (user === undefined || !user.active || user.suspended) return { refusal: unknownCaller };
  return { user, token };
}

/** The refusal when this caller may not use this route; null when it may. */
export function mayNot(route: Route, caller: Caller): Refusal | null {
  if ('refusal' in caller) return caller.refusal;
  if ('anonymous' in caller) return route.role === 'anyone' ? null : unknownCaller;
  if (route.role === 'staff' && caller.user.role === 'end-user') return forbidden;
  if (route.role === 'admin' && caller.user.role !== 'admin') return forbidden;
  const what = route.method === 'GET' ? 'read' : 'write';
  const { scopes } = caller.token;
  const isCovered = scopes.includes(what) || scopes.includes(`${route.scope}:${what}`);
  // A writer of tickets may follow its own jobs.
  const isOwnJob = route.scope === 'job_statuses' && scopes.some((s) => s.endsWith('write'));
  // Whatever a token may do, it may be given back.
  const isGivenBack = route.scope === 'oauth_tokens';
  return isCovered || isOwnJob || isGivenBack ? null : forbidden;
}
