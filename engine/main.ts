import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { answerOrigin } from './answer-origin.ts';
import { appEntrance } from './app-entrance.ts';
import { channelsOf } from './channels/set-up.ts';
import type { Policy } from './core/policy/policy.ts';
import { DAY_MS } from './core/time/duration.ts';
import { deliveries, linkOf } from './deliveries.ts';
import { EngineError } from './errors.ts';
import { buildServer, type ServerOptions } from './http/server.ts';
import { keptKey } from './kept-key.ts';
import { loginEntrance } from './login-entrance.ts';
import { openPolicies, wordProblems } from './policies.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import { actorBook } from './run/actor-book.ts';
import { answerKeyFrom } from './run/answer-link.ts';
import { changeBell } from './run/change-bell.ts';
import { realClock } from './run/clock.ts';
import type { Context } from './run/context.ts';
import { type FollowedClock, followClock } from './run/follow-clock.ts';
import { type Hints, hints } from './run/hints.ts';
import { nameBook } from './run/name-book.ts';
import { policyBook } from './run/policy-book.ts';
import { VALUES } from './run/saying.ts';
import { type Supervised, supervise } from './run/supervise.ts';
import { openTakenUp } from './run/taken-up.ts';
import { troubles } from './run/troubles.ts';
import { readSettings, type Settings, WEBHOOK_FILE } from './settings.ts';
import { bindAccount } from './store/account.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Problem } from './tiers-file/problem.ts';
import { createDesk, type ZendeskDesk } from './zendesk/desk.ts';
import { fastestOf } from './zendesk/pace.ts';
import { createTranslation } from './zendesk/translation.ts';
import { parseWebhook, verifyWebhook } from './zendesk/webhook.ts';

/** Wires the engine; nothing else. Started by `palier start` and by the demo. */

const here = dirname(fileURLToPath(import.meta.url));
const distFolder = join(here, '..');

async function main(): Promise<void> {
  const read = readSettings(process.env);
  if ('problems' in read) throw new EngineError('badSettings', read.problems.join('\n'));
  const { settings } = read;
  const log = pino({ level: settings.logLevel, base: null }, pino.destination(2));
  const end = new AbortController();
  const stop = () => end.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  makeFolder(settings.dataPath);
  const policies = await openPolicies(settings.tiersPath, settings.dataPath);
  const store = await openSqliteStore(settings.dataPath);
  // The clock, the server and the alerts ask the supervisor, which can only start after them.
  let supervised: Supervised | null = null;
  const latest = () => supervised;
  const bell = changeBell();
  const followed = await clockFor(settings, latest, bell.ring, log);
  const clock = followed ?? realClock();
  const desk = deskFor(settings, clock, log);
  const channels = channelsOf(settings);
  const takenUp = await openTakenUp(store, policies.versions(), () => clock.now());
  const context: Context = {
    ...(await begin(settings, clock, desk, store)),
    policies: policyBook(policies.versions, () => clock.now(), takenUp.of),
    takenUp,
    troubles: troubles(),
    reaches: new Set(channels.map(({ name }) => name)),
    // A followed clock is the desk's own, and a request that a jump overtakes proves nothing.
    skewMs: followed === null ? () => desk.traffic.skewMs() : () => 0,
    log,
    changed: bell.ring,
  };
  const pending = hints();
  const server = await buildServer(
    serverOptions(settings, context, desk, pending, latest, bell.listen),
  );
  const port = await listen(server, settings);
  const unwatch = policies.watch((found, taken) => {
    tellPolicies(settings, context, found, taken);
    if (taken !== null) latest()?.wakeAll();
  });
  const wake = () => latest()?.wakeAll();
  const deliver = deliveries(settings, context, channels, wake, end.signal);
  supervised = supervise(context, pending, deliver, end.signal);
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
  await supervised.stopped;
  unwatch();
  await server.close();
  await followed?.close();
  await store.close();
}

/** Recognises the account, binds the store to it, and learns what its ids are called. */
async function begin(settings: Settings, clock: Clock, desk: ZendeskDesk, store: Store) {
  const account = await desk.account();
  await store.transact(async (tx) => {
    await bindAccount(tx, account.id);
    if ((await tx.value(VALUES.firstRunAt)) !== null) return;
    const since = Math.floor((clock.now() - settings.sinceDays * DAY_MS) / 1000) * 1000;
    await tx.setValue(VALUES.firstRunAt, String(clock.now()));
    await tx.setValue(VALUES.eventsFrom, String(since));
  });
  const { dataPath, hmacSecret, mode, language, verify: verifies } = settings;
  const hmacKey = hmacSecret ?? keptKey(dataPath, 'own-writes.key');
  const translation = createTranslation(account.id, hmacKey);
  const answers = { key: answerKeyFrom(hmacKey), origin: answerOrigin(settings) };
  const names = await nameBook(desk);
  const actors = actorBook(desk, names, clock);
  return {
    ...{ account, clock, desk, store, translation, names, actors, answers },
    ...{ mode, language, verifies },
  };
}

function serverOptions(
  settings: Settings,
  context: Context,
  desk: ZendeskDesk,
  pending: Hints,
  supervised: () => Supervised | null,
  onChange: ServerOptions['onChange'],
): ServerOptions {
  const hinted = () => supervised()?.hinted();
  return {
    context,
    hints: pending,
    hinted,
    app: appEntrance(settings, context, pending, hinted),
    login: loginEntrance(settings, desk),
    // A billing system knows nothing of a demo's clock.
    billing: { secret: settings.billingSecret, realNow: () => Date.now() },
    wakeAll: () => supervised()?.wakeAll(),
    webhookSecret: () => settings.webhookSecret ?? keptSecret(settings.dataPath),
    verifyWebhook: (secret, headers, body, now) => {
      const verdict = verifyWebhook(secret, headers, body, now);
      if (verdict !== 'genuine') return { ok: false, why: `The call is ${verdict}.` };
      const hint = parseWebhook(headers, body);
      const { ticketId = null, invocationId = null } = hint ?? {};
      // Our own writes come back as hints, and there is nothing in them that we do not know.
      const own = hint?.actorId === context.account.userId;
      return { ok: true, ticketId: own ? null : ticketId, at: now, invocationId };
    },
    frameAncestors: settings.frameAncestors,
    boardFolder: join(distFolder, 'app', 'board'),
    version: ownVersion(),
    ticketLink: (id) => linkOf(settings, id),
    requests: () => {
      const { total, ...byKind } = desk.traffic.requests();
      return { total, byKind };
    },
    onChange,
  };
}

/** What became of a saved tiers file, for the board's banner and the log. */
function tellPolicies(
  settings: Settings,
  { troubles: known, clock, log, changed }: Context,
  problems: readonly Problem[],
  taken: Policy | null,
): void {
  if (problems.length > 0) {
    known.raise('tiersFile', wordProblems(settings.tiersPath, problems), clock.now());
    log.warn({ problems: problems.length }, 'the saved tiers file cannot be used');
  } else known.clear('tiersFile');
  if (taken !== null) log.info({ version: taken.version }, 'new version of the tiers file');
  changed();
}

function deskFor(settings: Settings, clock: Clock, log: pino.Logger) {
  if (settings.zendesk === null) {
    throw new EngineError(
      'badSettings',
      'No account is named: set ZENDESK_SUBDOMAIN with ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET, ' +
        'or use `npm start` without them for the demo.',
    );
  }
  return createDesk({
    zendesk: settings.zendesk,
    budgetShare: settings.budgetShare,
    now: () => clock.now(),
    report: (malformed) => {
      for (const { what, ticketId } of malformed)
        log.warn({ ticket: ticketId, reason: what }, 'row left out');
    },
    // A driven desk refills its rate windows by whichever clock is the faster one.
    windowMs: fastestOf([() => clock.now(), () => performance.now()]),
  });
}

async function clockFor(
  settings: Settings,
  supervised: () => Supervised | null,
  moved: () => void,
  log: pino.Logger,
): Promise<FollowedClock | null> {
  if (settings.clockUrl === null) return null;
  return followClock(settings.clockUrl, {
    settled: (nowAt, signal) => supervised()?.settledAt(nowAt, signal) ?? false,
    moved,
    report: (sentence) => log.warn({}, sentence),
  });
}

async function listen(
  server: Awaited<ReturnType<typeof buildServer>>,
  settings: Settings,
): Promise<number> {
  try {
    const address = await server.listen({ host: settings.host, port: settings.port });
    return Number(new URL(address).port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new EngineError(
      'portBusy',
      `Port ${settings.port} is in use: stop what listens there, or set PALIER_PORT.`,
      { cause: error },
    );
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new EngineError(
      'badSettings',
      `Nothing can be kept in ${path} (${code}): make it a folder that can be written to, or set ` +
        'PALIER_DATA to another.',
      { cause: error },
    );
  }
}

/** `connect` may run while the engine does: its secret is picked up when the first hint comes. */
function keptSecret(dataPath: string): string | null {
  const path = join(dataPath, WEBHOOK_FILE);
  if (!existsSync(path)) return null;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as { secret?: unknown };
  return typeof kept.secret === 'string' ? kept.secret : null;
}

function ownVersion(): string {
  const path = join(distFolder, '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof EngineError;
    process.stderr.write(`${known ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  },
);
