/** Answers: how are the desk's parts put together and its ports opened? */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { AppSource } from './app-host/installed-app.ts';
import { withGivenSettings } from './app-host/installed-settings.ts';
import { answerControl } from './control/control-port.ts';
import { Faults } from './control/faults.ts';
import { mailSink } from './control/inbox.ts';
import { Script } from './control/script.ts';
import { Stats } from './control/stats.ts';
import { answerApi } from './http/api-server.ts';
import { Router } from './http/router.ts';
import { routes } from './resources/routes.ts';
import { jobWorker } from './rules/job-work.ts';
import { Jobs } from './rules/jobs.ts';
import { DeskClock } from './state/clock.ts';
import { Codes } from './state/codes.ts';
import { Desk } from './state/desk.ts';
import { enterpriseLimits, type LimitNumbers, Limits } from './state/limits.ts';
import { engineExternalId, seed } from './state/seed.ts';
import { Deliveries } from './webhooks/deliveries.ts';
import type { AccountFacts, LoginClient, OauthClient, World } from './world.ts';

export interface DeskOptions {
  /** 0 takes any free port, as do the other two. */
  readonly port: number;
  readonly controlPort: number;
  readonly smtpPort: number;
  /** The same desk by https, which `zcli` insists on; absent, there is none. */
  readonly secure?: SecurePort | null;
  /** Folder of the journal; null keeps everything in memory. */
  readonly stateFolder: string | null;
  readonly startAt: number;
  /** Desk seconds per real second; 0 stands still. */
  readonly speed: number;
  readonly subdomain: string;
  /** IANA name of the account's zone. */
  readonly timeZone: string;
  readonly client: OauthClient;
  /** Nobody can sign in elsewhere through a desk without one. */
  readonly loginClient?: LoginClient;
  readonly limits?: Partial<LimitNumbers>;
  /** The Zendesk app of the page and of the list of installations; absent, there is none. */
  readonly app?: AppSource;
  /** Makes what answers paths outside the API: the desk's page. */
  readonly pages?: (world: World, controlUrl: () => string) => Pages;
}

export interface SecurePort {
  readonly port: number;
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

interface Pages {
  /** Resolves false when it has nothing there. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly close: () => void;
}

export interface RunningDesk {
  readonly world: World;
  readonly port: number;
  readonly controlPort: number;
  readonly smtpPort: number;
  /** Null without https. */
  readonly httpsPort: number | null;
  readonly apiUrl: string;
  readonly controlUrl: string;
  close(): Promise<void>;
}

const accountId = 2_400_001;
const host = '127.0.0.1';

function buildWorld(options: DeskOptions): World {
  const desk = new Desk(options.stateFolder);
  if (desk.isNew) seed(desk, options.startAt, options.timeZone, options.subdomain);
  const clock = new DeskClock(desk, { nowAt: options.startAt, speed: options.speed });
  const faults = new Faults();
  const stats = new Stats();
  const now = (): number => clock.now();
  const engineUserId = (): number => desk.userByExternalId.get(engineExternalId) ?? 0;
  const account: AccountFacts = {
    id: accountId,
    subdomain: options.subdomain,
    timeZone: options.timeZone,
  };
  const script = new Script({
    desk,
    clock,
    stats,
    folder: options.stateFolder,
    engineUserId,
    timeZone: options.timeZone,
  });
  const deliveries = new Deliveries(desk, clock, faults, accountId);
  const world: World = {
    desk,
    clock,
    limits: new Limits(now, { ...enterpriseLimits, ...options.limits }),
    jobs: new Jobs(desk, faults, now, jobWorker(desk, script, now, accountId)),
    faults,
    stats,
    script,
    deliveries,
    account,
    client: options.client,
    loginClient: options.loginClient ?? null,
    codes: new Codes(),
    app: withGivenSettings(options.app ?? (async () => null), desk),
    engineUserId,
  };
  desk.onAudit = (audit, ticket) => deliveries.onAudit(audit, ticket);
  return world;
}

function answering(work: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const listener: RequestListener = (request, response) => {
    work(request, response).catch((problem: unknown) => {
      // A fault of the emulator itself: said aloud, so that it is not taken for Zendesk's answer.
      process.stderr.write(`The desk failed at ${request.method} ${request.url}: ${problem}\n`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: 'EmulatorFailed', description: String(problem) }));
    });
  };
  return listener;
}

type AnyServer = Server | SecureServer;

function listen(server: AnyServer, port: number): Promise<number> {
  // Callers keep connections for a minute; one that the desk cut first would look like a fault.
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: AnyServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

// A reset keeps the process and its ports; the desk begins again with its first people.
function resetting(world: World, options: DeskOptions): () => void {
  return () => {
    world.desk.clear();
    seed(world.desk, options.startAt, options.timeZone, options.subdomain);
    world.script.clear();
    world.faults.clear();
    world.stats.reset();
    world.clock.restart(options.startAt, options.speed);
  };
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://desk').pathname;
}

/** The listener of the desk's port, and of its https port where there is one. */
function apiListener(world: World, pages: Pages | undefined): RequestListener {
  const router = new Router(routes);
  return answering(async (request, response) => {
    const path = pathOf(request);
    const isApi = path.startsWith('/api/') || path.startsWith('/oauth/');
    if (!isApi && pages !== undefined && (await pages.handle(request, response))) return;
    await answerApi(world, router, request, response);
  });
}

/** Starts the desk; rejects when a port is taken, with nothing left open. */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const world = buildWorld(options);
  let openControlPort = options.controlPort;
  const pages = options.pages?.(world, () => `http://${host}:${openControlPort}`);
  const listener = apiListener(world, pages);
  const { secure = null } = options;
  const api = createServer(listener);
  const secureApi = secure === null ? null : createSecureServer(secure, listener);
  const reset = resetting(world, options);
  const control = createServer(
    answering((request, response) =>
      answerControl(world, reset, pathOf(request), request, response),
    ),
  );
  const mail = mailSink(world);
  const close = async (): Promise<void> => {
    pages?.close();
    world.jobs.drain();
    world.jobs.close();
    world.deliveries.close();
    world.script.close();
    world.clock.close();
    const servers = [api, control, secureApi].filter((one) => one !== null);
    await Promise.all(servers.map(stop));
    await new Promise<void>((resolve) => mail.close(() => resolve()));
    world.desk.journal.close();
  };
  try {
    const port = await listen(api, options.port);
    const httpsPort = secureApi && (await listen(secureApi, secure?.port ?? 0));
    const controlPort = await listen(control, options.controlPort);
    openControlPort = controlPort;
    const smtpPort = await listenForMail(mail, options.smtpPort);
    world.script.doOverdue();
    world.script.plan();
    const apiUrl = `http://${host}:${port}`;
    const controlUrl = `http://${host}:${controlPort}`;
    return { world, port, controlPort, smtpPort, httpsPort, apiUrl, controlUrl, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

function listenForMail(mail: ReturnType<typeof mailSink>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    mail.on('error', reject);
    mail.listen(port, host, () => resolve((mail.server.address() as AddressInfo).port));
  });
}
