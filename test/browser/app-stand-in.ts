/**
 * An app for the desk's tray: a page that speaks the framework's protocol, and the app's own server
 * behind it, which holds the shared secret.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type AppSource, appSource } from '../emulator/app-host/installed-app.ts';

const SECRET = 'only-the-server-and-the-proxy-know';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test app</title>
<link rel="icon" href="data:,"><style>body{font:14px sans-serif;margin:12px;background:#fff}</style>
<h1 id="name">Test app</h1><p id="said">registered</p><script type="module" src="/zaf-client.js"></script>`;

export interface AppStandIn {
  readonly url: string;
  readonly source: AppSource;
  close(): Promise<void>;
}

/** Starts the app on a port of its own; its `/claims` answers the claims of a valid token only. */
export async function startApp(): Promise<AppStandIn> {
  const client = readFileSync(join(__dirname, 'support', 'zaf-client.js'));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://app').pathname;
    if (path === '/claims') return answerClaims(request, response);
    response.setHeader('content-type', path === '/' ? 'text/html' : 'text/javascript');
    response.end(path === '/' ? PAGE : client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = JSON.stringify({
    name: 'Test app',
    settings: { serverUrl: url },
    secure: { shared_secret: { value: SECRET, scopes: ['jwt_secret_key'] } },
  });
  return {
    url,
    source: appSource({ url: `${url}/`, json: '', settings }),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answerClaims(request: IncomingMessage, response: ServerResponse): void {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const [header = '', payload = '', signature = ''] = token.split('.');
  const signed = createHmac('sha256', SECRET).update(`${header}.${payload}`).digest('base64url');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  const isGood = signature === signed && read(header).alg === 'HS256';
  const isAlive = isGood && read(payload).exp > Date.now() / 1000;
  response.writeHead(isAlive ? 200 : 401, { 'content-type': 'application/json' });
  response.end(isAlive ? Buffer.from(payload, 'base64url') : '{"error":"not signed"}');
}
