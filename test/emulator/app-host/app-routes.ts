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
  /** The desk's time. */
  readonly now: () => number;
  /** Ports of loopback that the proxy never calls: the control port and the mail port. */
  readonly closedPorts: () => readonly string[];
}

interface RouteAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What the browser may know of the app: no secure setting, and no name of one. */
function shownOf(app: InstalledApp, account: AccountWords) {
  const { name, version, locations, appId, installationId, settings } = app;
  const plan = { name: 'Enterprise' };
  return {
    locations,
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

/** The origins that the page may frame for the app. */
export async function appOrigins({ source }: AppHostOptions): Promise<readonly string[]> {
  try {
    const app = await source();
    return Object.values(app?.locations ?? {}).map((url) => new URL(url).origin);
  } catch {
    // The page says what is wrong with it, from its settings.
    return [];
  }
}

/** `/desk/app/view?agent=ID&ticket=ID` (or user, organization, nothing): what `get` reads. */
export function showAppView({ desk, account, now }: AppHostOptions, url: URL): RouteAnswer | null {
  if (url.pathname !== '/desk/app/view') return null;
  const numbered = (name: string): number | null => {
    const given = url.searchParams.get(name);
    return given === null ? null : Number(given);
  };
  const beside = {
    ticket: numbered('ticket'),
    user: numbered('user'),
    organization: numbered('organization'),
  };
  const view = appView(desk, account, beside, numbered('agent') ?? 0, now());
  return view === null
    ? { status: 404, body: { error: 'There is no such ticket, person or organization.' } }
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
