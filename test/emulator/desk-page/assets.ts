/** Which files make up the desk page, and what may the browser load beside them? */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'page');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const NAME = /^[a-z][a-z-]*\.(?:css|js|svg)$/;

/** The file of a request path, or null: `/` is the page, `/desk/NAME` its parts, nothing else. */
export function assetOf(path: string): { readonly type: string; readonly body: Buffer } | null {
  const name = path === '/' ? 'index.html' : path.replace(/^\/desk\//, '');
  if (path !== '/' && !(path.startsWith('/desk/') && NAME.test(name))) return null;
  try {
    // Read each time: the files are small, and an edited page shows on reload.
    return { type: TYPES[extname(name)] ?? 'text/plain', body: readFileSync(join(folder, name)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Sends an asset; only the board's and the app's origin are framed, nothing foreign is loaded. */
export function sendAsset(
  response: ServerResponse,
  asset: { readonly type: string; readonly body: Buffer },
  framed: readonly string[],
): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `frame-src ${framed.length === 0 ? "'none'" : framed.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  response.writeHead(200, {
    'content-type': asset.type,
    'content-length': asset.body.length,
    'cache-control': 'no-cache',
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(asset.body);
}
