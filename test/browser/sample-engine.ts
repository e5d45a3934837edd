/**
 * What stands in for the engine while the app in Zendesk is tested in a browser? A server on
 * loopback that lets in only whom the engine would, with answers and moods that a test changes.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AppBoard,
  AppHistory,
  AppOrganization,
  AppPreview,
  AppQueue,
  AppTicket,
} from '../../engine/http/app-contract.ts';
import { type AppAccess, tokenRefusal } from '../../engine/http/app-token.ts';
import { meaningOf } from '../../engine/http/problem.ts';

/** What is answered; a test replaces what it wants to be otherwise. */
export interface SampleAnswers {
  ticket: AppTicket;
  preview: AppPreview;
  history: AppHistory;
  queue: AppQueue;
  board: AppBoard;
  /** By the organization's id; one that is not there is unknown. */
  organization: (id: number) => AppOrganization | null;
}

/** `down` drops connections, `garbage` is another's page; a code is the engine's refusal. */
export type Mood = 'up' | 'down' | 'garbage' | { readonly code: Parameters<typeof meaningOf>[0] };

export interface SampleEngine {
  readonly url: string;
  readonly secret: string;
  /** Every question so far, such as "GET /v1/app/tickets/1?language=en&zone=Europe%2FParis". */
  readonly asked: string[];
  /** Why tokens were refused; a test that expects none of it looks here. */
  readonly refusedTokens: string[];
  answers: SampleAnswers;
  mood: Mood;
  /** Keeps questions waiting until `release`. */
  hold(): void;
  release(): void;
  reset(answers: SampleAnswers): void;
  close(): Promise<void>;
}

const SECRET = 'only-the-engine-and-the-proxy-know';

/** Starts it on a free port, for the account of this subdomain. */
export async function startSampleEngine(account: string): Promise<SampleEngine> {
  let held: (() => void)[] | null = null;
  const server = createServer((request, response) => {
    engine.asked.push(`${request.method} ${request.url}`);
    const answer = () => answerAs(engine, access, request, response);
    if (held === null) answer();
    else held.push(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access: AppAccess = { secret: SECRET, issuer: account, audience: url };
  const engine: SampleEngine = {
    ...{ url, secret: SECRET, asked: [], refusedTokens: [], mood: 'up' },
    answers: {} as SampleAnswers,
    hold() {
      held = [];
    },
    release() {
      const waiting = held ?? [];
      held = null;
      for (const answer of waiting) answer();
    },
    reset(answers) {
      engine.release();
      engine.asked.length = 0;
      engine.refusedTokens.length = 0;
      engine.mood = 'up';
      engine.answers = answers;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return engine;
}

function answerAs(
  engine: SampleEngine,
  access: AppAccess,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { mood, answers } = engine;
  if (mood === 'down') return void request.socket.destroy();
  if (mood === 'garbage') {
    response.setHeader('content-type', 'text/html');
    return void response.end('<!doctype html><title>Router</title><p>Sign in to your router.');
  }
  if (mood !== 'up') return void refuse(response, mood.code);
  const refusal = tokenRefusal(request.headers.authorization, access, Date.now());
  if (refusal !== null) {
    engine.refusedTokens.push(refusal);
    return void refuse(response, refusal);
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const answer = answerTo(`${request.method} ${url.pathname}`, url.searchParams, answers);
  if (answer === null) return void refuse(response, 'notFound');
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
}

function refuse(response: ServerResponse, code: Parameters<typeof meaningOf>[0]): void {
  const [status, title] = meaningOf(code);
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  const detail = `Detail of ${code}.`;
  response.end(JSON.stringify({ type: `urn:palier:problem:${code}`, title, status, detail, code }));
}

function answerTo(what: string, query: URLSearchParams, answers: SampleAnswers): object | null {
  const [, ticket, part = ''] = /^\w+ \/v1\/app\/tickets\/(\d+)(\/\w+)?$/.exec(what) ?? [];
  if (ticket !== undefined) {
    const { history, preview } = answers;
    const shown = { ...answers.ticket, ticket: { ...answers.ticket.ticket, id: Number(ticket) } };
    switch (`${what.split(' ')[0]} ${part}`) {
      case 'GET ':
        return shown;
      case 'POST /look':
        return { ...shown, looked: true };
      case 'GET /history':
        return history;
      case 'GET /preview':
        return preview;
    }
    return null;
  }
  const organization = /^GET \/v1\/app\/organizations\/(\d+)$/.exec(what)?.[1];
  if (organization !== undefined) return answers.organization(Number(organization));
  if (what === 'GET /v1/app/queue') return answers.queue;
  return what === 'GET /v1/app/board' ? filtered(answers.board, query) : null;
}

function filtered(board: AppBoard, query: URLSearchParams): AppBoard {
  const queue = board.queue.filter((ticket) =>
    (['tier', 'kind', 'state'] as const).every(
      (name) => !query.has(name) || ticket[name] === query.get(name),
    ),
  );
  return { ...board, queue, queueTotal: queue.length };
}
