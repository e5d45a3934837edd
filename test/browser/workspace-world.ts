/**
 * How does a suite work in the whole product, as the demo has it? The built desk, with the built
 * app beside its tickets, and the built engine, each a process of its own; a browser before them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { type Action, type DeskControl, deskControl } from '../accept/desk-control.ts';
import { freePort } from '../accept/free-port.ts';
import { type Program, run, start } from '../accept/program.ts';
import { launchChromium } from './chromium.ts';

const ROOT = join(__dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const SECRET = 'shared-by-the-engine-and-the-app-of-this-suite';
/** A Monday at 09:00 in Paris, in the sample's office hours. */
const MONDAY_AT = Date.parse('2026-11-23T08:00:00Z');
const MINUTE_MS = 60_000;

export interface Workspace {
  readonly control: DeskControl;
  readonly complaints: readonly string[];
  /** The agent workspace as somebody with this external id, in one of our languages. */
  open(ticketId: number, who?: string, language?: Language): Promise<Seat>;
  /** Lets the customer of a tier open a ticket now; answers its number. */
  newTicket(subject: string, more?: object): Promise<number>;
  /** Reads from the account's API as the engine's user. */
  read(path: string): Promise<Record<string, unknown>>;
  /** Records a public comment of its requester's on a ticket, through the account's API. */
  customerWrites(ticketId: number, body: string): Promise<void>;
  /** Moves the desk's time on, and waits until the engine has done everything due. */
  passMinutes(minutes: number): Promise<void>;
  killEngine(): Promise<void>;
  startEngine(): Promise<void>;
}

export type Language = 'en' | 'fr' | 'ru';

/** One person before the workspace. */
export interface Seat {
  readonly page: Page;
  /** The app beside the ticket, as it is now. */
  app(): Promise<Frame>;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr', ru: 'ru-RU' };

/** Called once in a suite. */
export function workspace(): Workspace {
  let browser: Browser;
  let parts: Parts;
  let tickets = 0;
  const pages: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    build();
    [browser, parts] = await Promise.all([launchChromium(), startParts()]);
    await parts.control.script(people());
  }, 120_000);

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    complaints.splice(0);
  });

  afterAll(async () => {
    await browser?.close();
    await parts?.end();
  });

  return {
    complaints,
    get control() {
      return parts.control;
    },
    async open(ticketId, who = 'agent-1', language = 'en') {
      const page = await (await browser.newContext(VIEWER)).newPage();
      pages.push(page);
      page.setDefaultTimeout(15_000);
      page.on('console', (said) => {
        if (['error', 'warning'].includes(said.type())) complaints.push(said.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${parts.deskUrl}/#ticket/${ticketId}`);
      await signIn(page, await parts.userId(who), language);
      return { page, app: () => appIn(page) };
    },
    async newTicket(subject, more = {}) {
      tickets += 1;
      const ticket = {
        external_id: `walk-${tickets}`,
        subject,
        comment: { body: 'Please help.', public: true },
        custom_fields: { palier_kind: 'palier_kind_incident' },
        ...more,
      };
      const at = new Date(await parts.control.now()).toISOString();
      await parts.control.script([{ at, do: 'ticket.create', as: 'caller', via: 'web', ticket }]);
      await this.passMinutes(2);
      const { tickets: rows } = await parts.read('/tickets.json?per_page=100');
      const named = (rows as readonly { id: number; subject: string }[]) ?? [];
      const row = named.find((one) => one.subject === subject);
      if (row === undefined) throw new Error(`The desk has no ticket "${subject}".`);
      return row.id;
    },
    read: (path) => parts.read(path),
    customerWrites: (ticketId, body) => parts.customerWrites(ticketId, body),
    async passMinutes(minutes) {
      await parts.control.settleAt((await parts.control.now()) + minutes * MINUTE_MS);
    },
    killEngine: () => parts.killEngine(),
    startEngine: () => parts.startEngine(),
  };
}

const VIEWER = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Paris',
} as const;

function build(): void {
  const args = [join(ROOT, 'engine/cli/built.mjs'), '--build'];
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
}

interface Parts {
  readonly control: DeskControl;
  readonly deskUrl: string;
  read(path: string): Promise<Record<string, unknown>>;
  customerWrites(ticketId: number, body: string): Promise<void>;
  userId(externalId: string): Promise<number>;
  killEngine(): Promise<void>;
  startEngine(): Promise<void>;
  end(): Promise<void>;
}

async function startParts(): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'palier-workspace-'));
  const engineUrl = `http://127.0.0.1:${await freePort()}`;
  const desk = start(join(DIST, 'test/emulator/main.js'), deskArgs(engineUrl), {});
  const said = await desk.ready;
  const env = environment(folder, engineUrl, said);
  const connected = await run(join(DIST, 'engine/cli/palier.js'), ['connect'], env);
  if (connected.code !== 0) throw new Error(`palier connect failed: ${connected.err}`);
  const control = deskControl(String(said.controlUrl));
  const token = await control.token('palier-engine', 'api');
  const deskUrl = String(said.apiUrl);
  const read = async (path: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${deskUrl}/api/v2${path}`, { headers });
    return (await answer.json()) as Record<string, unknown>;
  };
  const userId = async (externalId: string): Promise<number> => {
    const { users } = await read(`/users/search.json?external_id=${externalId}`);
    const [user] = (users ?? []) as readonly { id: number }[];
    if (user === undefined) throw new Error(`Nobody on the desk is ${externalId}.`);
    return user.id;
  };
  let engine: Program | null = null;
  const startEngine = async () => {
    engine = start(join(DIST, 'engine/main.js'), [], env);
    await engine.ready;
  };
  await startEngine();
  return {
    control,
    deskUrl,
    read,
    async customerWrites(ticketId, body) {
      // A requester writes by mail or form; through the API an agent hands their words in.
      const bearer = `Bearer ${await control.token('agent-2', 'web')}`;
      const comment = { body, public: true, author_id: await userId('caller') };
      const answer = await fetch(`${deskUrl}/api/v2/tickets/${ticketId}.json`, {
        method: 'PUT',
        headers: { authorization: bearer, 'content-type': 'application/json' },
        body: JSON.stringify({ ticket: { comment } }),
      });
      if (!answer.ok) throw new Error(`The customer could not write: ${answer.status}`);
    },
    userId,
    killEngine: async () => engine?.kill(),
    startEngine,
    async end() {
      await Promise.all([engine?.kill(), desk.kill()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function deskArgs(engineUrl: string): readonly string[] {
  const secret = { value: SECRET, scopes: ['jwt_secret_key'] };
  const settings = { settings: { engineUrl }, secure: { shared_secret: secret } };
  return [
    ...['--port', '0', '--control-port', '0', '--smtp-port', '0', '--app-port', '0'],
    ...['--start', new Date(MONDAY_AT).toISOString(), '--speed', '1'],
    ...['--engine-url', engineUrl, '--app-folder', join(DIST, 'app/workspace')],
    ...['--app-settings', JSON.stringify(settings)],
  ];
}

function environment(
  folder: string,
  engineUrl: string,
  desk: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return {
    ZENDESK_URL: String(desk.apiUrl),
    ZENDESK_CLIENT_ID: String(desk.clientId),
    ZENDESK_CLIENT_SECRET: String(desk.clientSecret),
    PALIER_MODE: 'live',
    PALIER_HOST: '127.0.0.1',
    PALIER_PORT: new URL(engineUrl).port,
    PALIER_PUBLIC_URL: engineUrl,
    PALIER_CLOCK_URL: String(desk.controlUrl),
    PALIER_APP_SECRET: SECRET,
    PALIER_DATA: join(folder, 'data'),
    PALIER_TIERS: join(ROOT, 'tiers.json'),
    PALIER_FRAME_ANCESTORS: String(desk.apiUrl),
    PALIER_LOG_LEVEL: 'warn',
  };
}

/** One customer with the sample's premium tier. */
function people(): readonly Action[] {
  const at = new Date(MONDAY_AT).toISOString();
  const organization = {
    external_id: 'acme',
    name: 'Acme Hosting',
    organization_fields: { support_tier: 'premium' },
  };
  const user = { external_id: 'caller', name: 'Cara', role: 'end-user' };
  return [
    { at, do: 'organization.upsert', organization },
    { at, do: 'user.upsert', user: { ...user, organization_external_id: 'acme' } },
  ];
}

/** The workspace as it is for somebody, in a language; the app is made anew for both. */
async function signIn(page: Page, userId: number, language: Language): Promise<void> {
  await page.locator('#agent option').nth(1).waitFor({ state: 'attached' });
  await page.locator('#agent').selectOption(String(userId));
  await page.locator('#locale').selectOption(LOCALES[language]);
  await page.waitForFunction(
    (locale) => document.querySelector<HTMLSelectElement>('#locale')?.value === locale,
    LOCALES[language],
  );
  const isShown = async () => {
    const app = await appIn(page, language);
    await app.locator('.promise, .offline, .empty').first().waitFor();
  };
  // The first may be the app as it was for somebody else, and go while it is looked at.
  await isShown().catch(isShown);
}

async function appIn(page: Page, language?: Language): Promise<Frame> {
  const place = page.locator('.tray iframe').first();
  await place.waitFor();
  for (;;) {
    const frame = await (await place.elementHandle())?.contentFrame();
    const lang = await frame?.evaluate(() => document.documentElement.lang).catch(() => null);
    if (frame && (language === undefined || lang === language)) return frame;
    await page.waitForTimeout(20);
  }
}
