import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../errors.ts';
import type { Problem } from './contract.ts';

/**
 * Every refusal over HTTP, from one table; titles are fixed, details say what was wrong this time.
 */
const TABLE = {
  badSettings: [500, 'The settings are wrong'],
  badTiersFile: [500, 'The tiers file is wrong'],
  storeLocked: [503, 'The store is in use by another engine'],
  storeOfAnotherAccount: [503, 'The store belongs to another account'],
  storeFailed: [503, 'The store cannot be used'],
  portBusy: [503, 'The port is in use'],
  zendeskUnauthorized: [502, 'Zendesk does not know us'],
  zendeskForbidden: [502, 'Zendesk forbids this'],
  zendeskNotFound: [502, 'Zendesk does not have this'],
  zendeskConflict: [502, 'Zendesk saw another update first'],
  zendeskRejected: [502, 'Zendesk refused this'],
  zendeskRateLimited: [503, 'Zendesk asks us to slow down'],
  zendeskUnavailable: [503, 'Zendesk does not answer'],
  zendeskNotJson: [502, 'Zendesk answered with something that is not JSON'],
  zendeskUnexpected: [502, 'Zendesk answered unexpectedly'],
  channelFailed: [502, 'A channel did not take a message'],
  notFound: [404, 'There is no such thing'],
  badRequest: [400, 'The request is wrong'],
  unauthorized: [401, 'The request is not signed as it must be'],
  tooLarge: [413, 'The request is too large'],
  tooOften: [429, 'This was asked too often'],
  appNotSetUp: [401, 'No app may read here yet'],
  tokenMissing: [401, 'The request bears no token'],
  tokenUnreadable: [401, 'The token cannot be read'],
  tokenForged: [401, 'The token is not signed with our secret'],
  tokenLifetime: [401, 'The token does not end soon enough'],
  tokenEarly: [401, 'The token is not valid yet'],
  tokenExpired: [401, 'The token has expired'],
  tokenIssuer: [401, 'The token comes from another account'],
  tokenAudience: [401, 'The token is meant for another engine'],
  notSignedIn: [401, 'Nobody is signed in'],
  foreignOrigin: [403, 'The request comes from a page that is not ours'],
  loginDenied: [403, 'Access was not allowed in Zendesk'],
  loginState: [400, 'The sign-in was not begun in this browser'],
  loginExpired: [400, 'The sign-in took too long'],
  loginUsed: [400, 'The sign-in was used already'],
  loginRefused: [502, 'Zendesk refused the engine that asks'],
  loginNotStaff: [403, 'The board is for agents and admins'],
  loginOtherAccount: [403, 'The person belongs to another account'],
} as const satisfies Record<ErrorCode, readonly [number, string]>;

/** The HTTP status and the fixed title of a refusal, for those that are pages. */
export function meaningOf(code: ErrorCode): readonly [status: number, title: string] {
  return TABLE[code];
}

/** Answers application/problem+json (RFC 9457); never with a stack trace. */
export function refuse(reply: FastifyReply, code: ErrorCode, detail: string): FastifyReply {
  const [status, title] = TABLE[code];
  const problem: Problem = { type: `urn:palier:problem:${code}`, title, status, detail, code };
  return reply.code(status).type('application/problem+json').send(problem);
}
