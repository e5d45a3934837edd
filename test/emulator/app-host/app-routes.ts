/** What does the desk's page ask about its app? Which one, what it may read, and the proxy. */
import type { Desk } from '../state/desk.ts';
import { type AccountWords, appView } from './app-view.ts';
import { AppMistake } from './expand.ts';
import type { AppSource, InstalledApp } from './installed-app.ts';
import { throughProxy } from './proxy.ts';

export interface AppHostOptions {
  readonly source: AppSource;
  readonly desk: Desk;
  readonly account: AccountWords;
  /** Ports of loopback that the proxy never calls: the control port and the mail port. */
  readonly closedPorts: () => readonly string[];
}

interface RouteAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What the browser may know of the app: no secure setting, and no name of one. */
function shownOf(app: InstalledApp, account: AccountWords) {
  const { name, version, url, appId, installationId, settings } = app;
  const plan = { name: 'Enterprise' };
  return {
    url,
    metadata: { appId, name, version, installationId, plan, settings },
    account: { subdomain: account.subdomain },
  };
}

/** The app for the page's settings: null without one, `problem` when it cannot be read. */
export async function appForPage({ source, account }: AppHostOptions): Promise<unknown> {
  try {
    const app = await source();
    return app === null ? null : shownOf(app, account);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The origin that the page may frame for the app; null when there is none to frame. */
export async function appOrigin({ source }: AppHostOptions): Promise<string | null> {
  try {
    const app = await source();
    return app === null ? null : new URL(app.url).origin;
  } catch {
    // The page says what is wrong with it, from its settings.
    return null;
  }
}

/** `/desk/app/tickets/ID?agent=ID`: what `get` answers from. */
export function showAppView({ desk, account }: AppHostOptions, url: URL): RouteAnswer | null {
  const id = /^\/desk\/app\/tickets\/(\d{1,15})$/.exec(url.pathname)?.[1];
  if (id === undefined) return null;
  const view = appView(desk, account, Number(id), Number(url.searchParams.get('agent')));
  return view === null
    ? { status: 404, body: { error: `There is no ticket ${id}, or no such agent.` } }
    : { status: 200, body: view };
}

/** `/desk/app/proxy`: the app's request to another host. */
export async function proxyForPage(
  { source, closedPorts }: AppHostOptions,
  text: string,
): Promise<RouteAnswer> {
  try {
    const app = await source();
    if (app === null) throw new AppMistake('No app is installed on this desk.');
    return { status: 200, body: await throughProxy(JSON.parse(text), app, closedPorts()) };
  } catch (error) {
    if (!(error instanceof AppMistake)) throw error;
    return { status: 400, body: { error: error.message } };
  }
}
