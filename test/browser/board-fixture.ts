/**
 * What stands in for the engine while the board is tested in a browser? A server on loopback with
 * the built board under the engine's own content policy, and answers that a test changes.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Board } from '../../engine/http/contract.ts';

const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface BoardFixture {
  readonly origin: string;
  /** Requests for the board's data so far, as method-less paths with their queries. */
  readonly asked: readonly string[];
  /** Changes the answer and sends it to every open stream. */
  show(board: Board): void;
  /** 'up' answers; 'noStream' refuses streams only; 'down' drops every data connection. */
  behave(how: 'up' | 'noStream' | 'down'): void;
  /** Keeps data requests waiting until `release`. */
  hold(): void;
  release(): void;
  /** Compressed size of the scripts served so far. */
  scriptBytes(): number;
  /** Open streams now. */
  streams(): number;
  close(): Promise<void>;
}

/** Serves `boardDir` at /board/ and `first` as the board; on a free port. */
export async function startBoardFixture(boardDir: string, first: Board): Promise<BoardFixture> {
  let board = first;
  let how: 'up' | 'noStream' | 'down' = 'up';
  const asked: string[] = [];
  const streams = new Set<ServerResponse>();
  const scripts = new Map<string, number>();
  let held: (() => void)[] | null = null;
  const answerData = (request: IncomingMessage, response: ServerResponse, url: URL) => {
    asked.push(`${url.pathname}${url.search}`);
    if (how === 'down') return request.socket.destroy();
    const answer = JSON.stringify(filtered(board, url.searchParams));
    if (!url.pathname.endsWith('/events')) {
      return response.setHeader('content-type', 'application/json').end(answer);
    }
    if (how === 'noStream') return response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`event: board\ndata: ${answer}\n\n`);
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/v1/board')) {
      if (held !== null) held.push(() => answerData(request, response, url));
      else answerData(request, response, url);
    } else if (url.pathname === '/frame') sendFrame(response);
    else void sendFile(boardDir, url.pathname, response, scripts);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    show(next) {
      board = next;
      for (const stream of streams) stream.write(`event: board\ndata: ${JSON.stringify(next)}\n\n`);
    },
    behave(next) {
      how = next;
      if (next !== 'up') for (const stream of streams) stream.destroy();
    },
    hold() {
      held = [];
    },
    release() {
      const waiting = held ?? [];
      held = null;
      for (const answer of waiting) answer();
    },
    scriptBytes: () => [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0),
    streams: () => streams.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function filtered(board: Board, query: URLSearchParams): Board {
  const queue = board.queue.filter(
    (ticket) =>
      (!query.has('tier') || ticket.tier === query.get('tier')) &&
      (!query.has('kind') || ticket.kind === query.get('kind')) &&
      (!query.has('state') || ticket.state === query.get('state')),
  );
  return { ...board, queue, queueTotal: queue.length };
}

async function sendFile(
  dir: string,
  path: string,
  response: ServerResponse,
  scripts: Map<string, number>,
): Promise<void> {
  const name = path === '/board/' ? 'index.html' : normalize(path).replace(/^\/board\//, '');
  try {
    const body = await readFile(join(dir, name));
    if (name.endsWith('.js')) scripts.set(name, gzipSync(body, { level: 9 }).length);
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

// A desk's page that holds the board and notes what the board tells it.
function sendFrame(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><script>
    window.heard = [];
    addEventListener('message', (event) => window.heard.push(event.data));
  </script><iframe src="/board/" style="width:1200px;height:700px"></iframe>`);
}
