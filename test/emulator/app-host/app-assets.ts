/**
 * How do the files of an app's package reach the browser? From an address of their own, as from
 * Zendesk, with an `app.json` beside them in the form in which `zcli apps:server` has it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { isRecord } from '../rules/read-json.ts';

export interface ServedApp {
  /** Address of the `app.json`. */
  readonly jsonUrl: string;
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const appId = '1';
const ASSETS = `/${appId}/assets/`;
/** Names of a package's files; neither a way up nor a hidden file is among them. */
const NAME = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves a built app's folder, `manifest.json` in it; port 0 takes a free one. */
export async function serveApp(folder: string, port: number): Promise<ServedApp> {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`--app-folder "${folder}" holds no manifest.json.`);
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', `http://${host}`).pathname;
    const name = path.startsWith(ASSETS) ? path.slice(ASSETS.length) : '';
    if (path === '/app.json')
      send(response, '.json', Buffer.from(appJson(folder, server.address())));
    else if (NAME.test(name)) sendFile(response, join(folder, 'assets', name));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    jsonUrl: `http://${host}:${bound}/app.json`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Read each time: an app that is built again shows on reload. */
function appJson(folder: string, address: string | AddressInfo | null): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const { name, version, defaultLocale, location, frameworkVersion } = isRecord(manifest)
    ? manifest
    : {};
  const port = isRecord(address) ? address.port : '';
  const app = {
    name,
    id: appId,
    default_locale: defaultLocale,
    asset_url_prefix: `http://${host}:${port}${ASSETS}`,
    version,
    framework_version: frameworkVersion,
    locations: location,
  };
  const installation = {
    app_id: appId,
    name,
    enabled: true,
    id: appId,
    settings: [{ title: name }],
  };
  return JSON.stringify({ apps: [app], installations: [installation] });
}

function sendFile(response: ServerResponse, path: string): void {
  try {
    send(response, extname(path), readFileSync(path));
  } catch {
    response.writeHead(404).end();
  }
}

function send(response: ServerResponse, extension: string, body: Buffer): void {
  response.writeHead(200, {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'content-length': body.length,
    'cache-control': 'no-cache',
    // As zcli's: the desk's own page reads app.json from another origin.
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
