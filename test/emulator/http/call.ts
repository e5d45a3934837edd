/** Answers: what does a handler get and give? */
import type { Writer } from '../rules/draft.ts';
import { isRecord } from '../rules/read-json.ts';
import { missing, type Refusal } from '../rules/refusal.ts';
import type { User } from '../state/records.ts';
import type { World } from '../world.ts';

export interface Call {
  readonly world: World;
  readonly method: string;
  /** Without `.json` and without the query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Null only where a route allows anonymous calls. */
  readonly user: User | null;
  /** "api", or "web" for a person at the desk's page. */
  readonly channel: string;
  /** The desk's time of this call. */
  readonly at: number;
  /** Scheme and host as the caller wrote them; stands in every `url`. */
  readonly base: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is instead of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export type Kind =
  | 'exports'
  | 'writes'
  | 'job_statuses'
  | 'show_many'
  | 'audits'
  | 'tokens'
  | 'other';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under /api/v2, e.g. "/tickets/:id". */
  readonly path: string;
  readonly handle: Handler;
  /** Resource name of the granular scopes, e.g. "tickets" of `tickets:read`. */
  readonly scope: string;
  readonly role: 'anyone' | 'signed-in' | 'staff' | 'admin';
  readonly kind: Kind;
}

type Extra = Partial<Pick<Route, 'role' | 'kind'>>;

/** A route for staff, counted as "other" unless said otherwise. */
export function route(
  method: Route['method'],
  path: string,
  scope: string,
  handle: Handler,
  extra: Extra = {},
): Route {
  return { method, path, scope, handle, role: 'staff', kind: 'other', ...extra };
}

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return headers === undefined ? { status: 200, body } : { status: 200, body, headers };
}

export function created(body: unknown, location: string): Answer {
  return { status: 201, body, headers: { location } };
}

export const noContent: Answer = { status: 204 };

export function refuse(refusal: Refusal): Answer {
  return refusal;
}

/** The object under this name in the body, or the refusal to answer with. */
export function bodyPart(
  call: Call,
  name: string,
): { readonly part: Readonly<Record<string, unknown>> } | { readonly refusal: Refusal } {
  const part = isRecord(call.body) ? call.body[name] : undefined;
  return isRecord(part) ? { part } : { refusal: missing(name) };
}

/** A numeric path parameter; text that is no number finds nothing. */
export function idParam(call: Call, name = 'id'): number {
  return Number(call.params[name]);
}

/** Ids of a comma-separated query parameter. */
export function idList(call: Call, name = 'ids'): number[] {
  const given = call.query.get(name) ?? '';
  return given
    .split(',')
    .map((part) => Number(part.trim()))
    .filter((id) => Number.isSafeInteger(id) && id > 0);
}

/** Who writes in this call. */
export function writerOf(call: Call): Writer {
  return { user: caller(call), at: call.at, channel: call.channel, byNames: false };
}

/** The caller; only for routes that need somebody signed in. */
export function caller(call: Call): User {
  if (call.user === null) throw new Error(`${call.path} was handled without a user`);
  return call.user;
}
