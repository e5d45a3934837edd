/**
 * Zendesk, as the rest of the app knows it: where the app stands, whom it serves, and what it may
 * ask. The one place that names ZAFClient.
 */
import { failureOf, ownFailure } from './failure.ts';
import { isTimeoutValue, within } from './patience.ts';
import { type Here, whoIsHere } from './person.ts';
import { recordOf } from './record.ts';
import type { Listener, SdkClient } from './sdk.ts';
import './sdk.ts';

export interface Zendesk {
  /** As Zendesk names it; one we do not know is shown as a ticket's sidebar is. */
  readonly location: string;
  /** The account's subdomain. */
  readonly account: string;
  /** Where Zendesk's own pages are, such as "https://acme.zendesk.com". */
  readonly origin: string;
  /** Null outside a ticket, and for one that is not saved yet. */
  readonly ticketId: number | null;
  /** What an admin typed in at installation; secure settings are never among them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Values by path; a path that cannot be read is absent. Rejects with a `Failure`. */
  get(paths: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Does something in Zendesk's own page. Rejects with a `Failure`. */
  invoke(name: string, ...args: readonly unknown[]): Promise<void>;
  /** Resolves with the answer's JSON, or rejects with a `Failure`. */
  request(options: RequestOptions): Promise<unknown>;
  /** Returns how to stop listening. */
  on(event: string, listener: Listener): () => void;
}

export interface RequestOptions {
  readonly url: string;
  readonly type?: 'GET' | 'POST' | 'PUT';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** Further options of ZAF's, as they are. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Zendesk registers an app within a second; a page opened by hand never is. */
const REGISTERED_MS = 15_000;
const CALL_MS = 5_000;

/**
 * Begins at once, as a listener for the registration that comes after it is never called. Rejects
 * with a `Failure` of code `notInZendesk` where nobody registers the app.
 */
export async function connectZendesk(): Promise<{
  readonly zendesk: Zendesk;
  readonly here: Promise<Here>;
}> {
  const client = window.ZAFClient?.init();
  if (!client) throw ownFailure('notInZendesk');
  const known = Promise.all([client.context(), client.metadata()]);
  // Sent with the rest: each further way there and back would delay the deadline.
  const here = whoIsHere({ get: (paths) => valuesAt(client, paths, REGISTERED_MS) });
  const [context, metadata] = await within(REGISTERED_MS, 'Registration', known).catch(() => {
    throw ownFailure('notInZendesk');
  });
  const zendesk = zendeskOf(client, recordOf(context), recordOf(metadata));
  return { zendesk, here };
}

type Plain = Readonly<Record<string, unknown>>;

function zendeskOf(client: SdkClient, context: Plain, metadata: Plain): Zendesk {
  return {
    location: String(context.location ?? ''),
    account: String(recordOf(context.account).subdomain ?? ''),
    origin: originIn(window.location),
    ticketId: typeof context.ticketId === 'number' ? context.ticketId : null,
    settings: recordOf(metadata.settings),
    get: (paths) => valuesAt(client, paths, CALL_MS),
    async invoke(name, ...args) {
      await called(name, client.invoke(name, ...args));
    },
    request: (options) => requested(client, options),
    on(event, listener) {
      client.on(event, listener);
      return () => client.off(event, listener);
    },
  };
}

/** The SDK takes it from the query, or from the hash. */
function originIn({ search, hash }: Pick<globalThis.Location, 'search' | 'hash'>): string {
  const told = new URLSearchParams(search).get('origin');
  return told ?? new URLSearchParams(hash.slice(1)).get('origin') ?? '';
}

async function valuesAt(client: SdkClient, paths: readonly string[], ms: number): Promise<Plain> {
  const found = recordOf(await called('get', client.get(paths), ms));
  const { errors: _, ...values } = found;
  return values;
}

async function called(what: string, asked: Promise<unknown>, ms = CALL_MS): Promise<unknown> {
  const answer = await within(ms, what, asked).catch(failedAt('zendeskSilent'));
  if (isTimeoutValue(answer)) throw ownFailure('zendeskSilent', `${what}: no answer`);
  return answer;
}

async function requested(client: SdkClient, options: RequestOptions): Promise<unknown> {
  const { url, type = 'GET', body, timeoutMs, more } = options;
  const sent =
    body === undefined ? {} : { contentType: 'application/json', data: JSON.stringify(body) };
  const asked = client.request({
    url,
    type,
    dataType: 'json',
    autoRetry: false,
    timeout: timeoutMs,
    ...sent,
    ...more,
  });
  // Ours comes a little later, so that the proxy's own words on it win.
  const silent = url.startsWith('/') ? 'zendeskSilent' : 'unreachable';
  return within(timeoutMs + 1_000, url, asked).catch(failedAt(silent));
}

/** An agent must not be told that the engine is down when it is Zendesk that does not answer. */
function failedAt(silent: 'zendeskSilent' | 'unreachable') {
  return (thrown: unknown): never => {
    const failure = failureOf(thrown);
    throw failure.code === 'unreachable' ? { ...failure, code: silent } : failure;
  };
}
