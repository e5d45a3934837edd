/** Answers: how do tests and checks talk to a desk? As a program outside would: over HTTP. */
import { type DeskOptions, type RunningDesk, startDesk } from './start-desk.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are examined, not trusted, by those who ask
  readonly body: any;
}

export interface DeskCaller {
  readonly desk: RunningDesk;
  /** Calls the API as the engine's user, or with another Authorization header (null: none). */
  api(method: string, path: string, body?: unknown, authorization?: string | null): Promise<Reply>;
  control(method: string, path: string, body?: unknown): Promise<Reply>;
  /** An Authorization header of anybody known by external id. */
  as(externalId: string, rest?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Appends scripted actions. */
  script(...actions: readonly object[]): Promise<Reply>;
  /** Moves the clock forward. */
  advance(ms: number): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * What a desk of tests and checks is unless said otherwise: free ports, in memory, standing still.
 */
const stillDesk: DeskOptions = {
  port: 0,
  controlPort: 0,
  smtpPort: 0,
  stateFolder: null,
  startAt: Date.parse('2026-03-02T08:00:00Z'),
  speed: 0,
  subdomain: 'palier-demo',
  timeZone: 'Europe/Paris',
  client: { id: 'palier', secret: 'palier-demo' },
};

/** Sends one request and reads the whole answer. */
export async function send(
  url: string,
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const init: RequestInit = { method, headers: { ...headers } };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.headers = { 'content-type': 'application/json', ...headers };
    init.body = JSON.stringify(body);
  }
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: readJson(text) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Starts a desk and signs in as the engine's user. */
export async function callDesk(options: Partial<DeskOptions> = {}): Promise<DeskCaller> {
  const desk = await startDesk({ ...stillDesk, ...options });
  const control = (method: string, path: string, body?: unknown): Promise<Reply> =>
    send(`${desk.controlUrl}${path}`, method, body);
  const as = async (
    externalId: string,
    rest: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => {
    const given = await control('POST', '/tokens', { externalId, ...rest });
    return `Bearer ${given.body.token}`;
  };
  const own = await as('palier-engine');
  return {
    desk,
    control,
    as,
    api: (method, path, body, authorization = own) => {
      // Tokens are got beside the API and given back in it.
      const isWhole = path === '/oauth/tokens' || path.startsWith('/api/');
      const full = isWhole ? path : `/api/v2${path}`;
      const headers: Record<string, string> = authorization === null ? {} : { authorization };
      return send(`${desk.apiUrl}${full}`, method, body, headers);
    },
    script: (...actions) => control('POST', '/script', actions),
    advance: (ms) => control('POST', '/clock', { advanceMs: ms }),
    close: () => desk.close(),
  };
}
