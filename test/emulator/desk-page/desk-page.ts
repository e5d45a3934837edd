/**
 * Which requests of the desk's port belong to its page, and who answers them? Reads come from the
 * desk's state, outside the API's limits, as in a help desk's own pages; what a person does to a
 * ticket goes through the API itself.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type AppHostOptions,
  appForPage,
  appOrigins,
  proxyForPage,
  showAppView,
} from '../app-host/app-routes.ts';
import type { AppSource } from '../app-host/installed-app.ts';
import { readText } from '../http/read-body.ts';
import type { Desk } from '../state/desk.ts';
import { assetOf, sendAsset } from './assets.ts';
import { choicesOf } from './choices.ts';
import { type ListName, listRows } from './list-rows.ts';
import { LivePulse } from './live-pulse.ts';
import { moveToNextBreach } from './next-breach.ts';
import { askControl, steeringOf } from './steering.ts';
import { ticketView } from './ticket-view.ts';

export interface DeskPageOptions {
  readonly desk: Desk;
  /** The desk's time. */
  readonly now: () => number;
  /** IANA name; the page shows times as the account does. */
  readonly timeZone: string;
  /** The user whom the engine acts as: nobody else should. */
  readonly ownUserId: () => number | null;
  /** The control port, e.g. `http://127.0.0.1:4602`. */
  readonly controlUrl: () => string;
  /** Where the engine serves its board; null shows the desk alone. */
  readonly engineUrl: string | null;
  /** The Zendesk app beside a ticket; absent, the page shows no tray. */
  readonly app?: AppSource;
  /** The account's name; only an app is told it. */
  readonly subdomain?: string;
  /** Ports beside the control port that the app's requests must not reach. */
  readonly closedPorts?: readonly string[];
}

export interface DeskPage {
  /** Answers and resolves true, or leaves the response alone and resolves false. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly close: () => void;
}

const LISTS: readonly ListName[] = ['queue', 'breached', 'waiting', 'recent'];

/** The page of one desk. */
export function createDeskPage(options: DeskPageOptions): DeskPage {
  const pulse = new LivePulse(options);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://desk');
    if (url.pathname !== '/' && !url.pathname.startsWith('/desk/')) return false;
    try {
      if (request.method === 'POST') await act(options, url, request, response);
      else if (url.pathname === '/desk/live') pulse.join(response);
      else await show(options, url, response);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 502, { error: why });
    }
    return true;
  };
  return { handle, close: () => pulse.close() };
}

function appHost(options: DeskPageOptions): AppHostOptions {
  const { desk, now, timeZone, subdomain = 'palier-demo', closedPorts = [] } = options;
  return {
    source: options.app ?? (async () => null),
    desk,
    now,
    account: { subdomain, timeZone },
    closedPorts: () => [new URL(options.controlUrl()).port, ...closedPorts],
  };
}

async function show(options: DeskPageOptions, url: URL, response: ServerResponse): Promise<void> {
  const { desk } = options;
  const ticketId = /^\/desk\/tickets\/(\d{1,15})$/.exec(url.pathname)?.[1];
  if (ticketId !== undefined) {
    const view = ticketView(desk, Number(ticketId));
    return view
      ? sendJson(response, 200, view)
      : sendJson(response, 404, { error: `There is no ticket ${ticketId}.` });
  }
  switch (url.pathname) {
    case '/desk/settings':
      return sendJson(response, 200, {
        timeZone: options.timeZone,
        engineUrl: options.engineUrl,
        app: await appForPage(appHost(options)),
      });
    case '/desk/list': {
      const name = LISTS.find((list) => list === url.searchParams.get('name')) ?? 'recent';
      return sendJson(response, 200, listRows(desk, name, url.searchParams.get('search') ?? ''));
    }
    case '/desk/choices':
      return sendJson(response, 200, choicesOf(desk, options.ownUserId()));
    case '/desk/inbox':
      return sendJson(response, 200, { messages: desk.inbox.slice(-200).reverse() });
  }
  const view = showAppView(appHost(options), url);
  if (view !== null) return sendJson(response, view.status, view.body);
  const asset = assetOf(url.pathname);
  if (asset) sendAsset(response, asset, await framedBy(options, url.pathname));
  else sendJson(response, 404, { error: `The desk's page has no ${url.pathname}.` });
}

/** Origins that the page may frame; its other files frame nothing. */
async function framedBy(options: DeskPageOptions, path: string): Promise<readonly string[]> {
  if (path !== '/') return [];
  const app = await appOrigins(appHost(options));
  const board = options.engineUrl === null ? [] : [new URL(options.engineUrl).origin];
  return [...new Set([...board, ...app])];
}

async function act(
  options: DeskPageOptions,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // The header cannot be sent from another site's page without a permission that is never given,
  // and a foreign name for this address is refused: only this page steers this desk.
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(host);
  if (request.headers['x-palier-desk'] !== '1' || !isLocal) {
    return sendJson(response, 403, { error: 'Only the desk’s own page may do this.' });
  }
  const body = await readText(request);
  const control = options.controlUrl();
  switch (url.pathname) {
    case '/desk/clock':
      return sendJson(response, 200, await askControl(control, 'POST', '/clock', body));
    case '/desk/token':
      return sendJson(response, 200, await askControl(control, 'POST', '/tokens', body));
    case '/desk/app/proxy': {
      const answer = await proxyForPage(appHost(options), body);
      return sendJson(response, answer.status, answer.body);
    }
    case '/desk/next-breach': {
      if (options.engineUrl === null) throw new Error('This desk knows no engine.');
      const steering = steeringOf(control, options.engineUrl);
      return sendJson(response, 200, await moveToNextBreach(steering));
    }
  }
  sendJson(response, 404, { error: `The desk's page has no ${url.pathname}.` });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}
