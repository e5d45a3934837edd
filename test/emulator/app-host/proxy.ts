/**
 * How does an app's request reach another host? Through the desk, as through Zendesk: the secrets
 * are put in here, where no browser sees them.
 */
import { isRecord } from '../rules/read-json.ts';
import { refusalOf } from './allowed-host.ts';
import { AppMistake, expander } from './expand.ts';
import type { InstalledApp } from './installed-app.ts';

/** What the page is told: the host's answer, or the proxy's own where there was none. */
export interface ProxyAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const BODY_BYTES_MAX = 1024 * 1024;
const ANSWER_BYTES_MAX = 4 * 1024 * 1024;
const TIMEOUT_MS_MAX = 30_000;

/** Headers that belong to the connection or to the browser, never to the app. */
const NOT_THE_APPS =
  /^(host|cookie|connection|content-length|transfer-encoding|upgrade|expect|te)$/i;
const NOT_FOR_THE_APP = /^(set-cookie|connection|transfer-encoding|content-encoding|keep-alive)$/;

/** The request as it leaves the desk: checked, expanded where it is secure, filtered. */
export function outgoing(options: unknown, app: InstalledApp, nowS: number): Outgoing {
  if (!isRecord(options) || typeof options.url !== 'string') {
    throw new AppMistake('A request needs a "url".');
  }
  const method = String(options.type ?? options.method ?? 'GET').toUpperCase();
  if (!METHODS.includes(method)) throw new AppMistake(`The proxy knows no method ${method}.`);
  const body = typeof options.data === 'string' && options.data !== '' ? options.data : null;
  const hasBody = body !== null && method !== 'GET' && method !== 'HEAD';
  if (hasBody && Buffer.byteLength(body) > BODY_BYTES_MAX) {
    throw new AppMistake('The body is larger than 1 MB.');
  }
  const expand =
    options.secure === true
      ? expander(app.secure, options.jwt, nowS)
      : (text: string): string => text;
  const headers: Record<string, string> = {};
  if (hasBody && typeof options.contentType === 'string') {
    headers['content-type'] = options.contentType;
  }
  for (const [name, value] of Object.entries(isRecord(options.headers) ? options.headers : {})) {
    // Zendesk's proxy drops names with an underscore.
    if (name.includes('_') || NOT_THE_APPS.test(name)) continue;
    headers[name.toLowerCase()] = expand(String(value), 'header');
  }
  return {
    url: expand(options.url, 'url'),
    method,
    headers,
    body: hasBody ? expand(body, 'body') : null,
  };
}

/** Calls the host and brings its answer; an AppMistake says what is not allowed. */
export async function throughProxy(
  options: unknown,
  app: InstalledApp,
  closedPorts: readonly string[],
): Promise<ProxyAnswer> {
  const { url, method, headers, body } = outgoing(options, app, Math.floor(Date.now() / 1000));
  const refusal = refusalOf(url, app.domainWhitelist, closedPorts);
  if (refusal !== null) throw new AppMistake(refusal);
  const asked = isRecord(options) ? Number(options.timeout) : Number.NaN;
  const timeoutMs = asked > 0 ? Math.min(asked, TIMEOUT_MS_MAX) : TIMEOUT_MS_MAX;
  const signal = AbortSignal.timeout(timeoutMs);
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      headers,
      body,
      // A redirect could lead past the whitelist with the secrets in hand: the app is told of it.
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    return unanswered(new URL(url).host, error, signal.aborted);
  }
  const shown = [...answer.headers].filter(([name]) => !NOT_FOR_THE_APP.test(name));
  return {
    status: answer.status,
    statusText: answer.statusText,
    headers: Object.fromEntries(shown),
    text: await textUpTo(answer, ANSWER_BYTES_MAX),
  };
}

/** The app did nothing wrong: as other gateways do, 502 for no answer and 504 for a late one. */
function unanswered(host: string, error: unknown, isLate: boolean): ProxyAnswer {
  return {
    status: isLate ? 504 : 502,
    statusText: isLate ? 'Gateway Timeout' : 'Bad Gateway',
    headers: { 'content-type': 'application/json' },
    text: JSON.stringify({ error: `${host} did not answer: ${reasonOf(error)}` }),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}

async function textUpTo(answer: Response, bytesMax: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += (part as Uint8Array).length;
    if (bytes > bytesMax) throw new AppMistake('The answer is larger than 4 MB.');
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}
