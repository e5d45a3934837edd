/**
 * How do the browser suites get at the desk's page? A desk in this process with the fields that
 * `connect` makes and a few tickets, a stand-in for the engine's board, one browser a suite.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { AppSource } from '../emulator/app-host/installed-app.ts';
import { createDeskPage } from '../emulator/desk-page/desk-page.ts';
import { type RunningDesk, startDesk } from '../emulator/start-desk.ts';
import { launchChromium } from './chromium.ts';

export const HOSTILE = '<img src=x onerror="window.harmed = true"><script>window.harmed=1</script>';
const CLIENT = { id: 'page', secret: 'page' };

const customer = { external_id: 'c1', name: 'Cara', role: 'end-user' };
const acme = { external_id: 'o1', name: 'Acme', organization_fields: { support_tier: 'standard' } };
const said = (body: string) => ({ body, public: true });

/** What happens to the tickets, a minute each. */
const ACTIONS = [
  { do: 'organization.upsert', organization: acme },
  { do: 'user.upsert', user: { ...customer, organization_external_id: 'o1' } },
  {
    do: 'ticket.create',
    as: 'c1',
    ticket: { external_id: 'INC1', subject: 'Printer smokes', comment: said('It smells.') },
  },
  {
    do: 'ticket.create',
    as: 'c1',
    ticket: { external_id: 'INC2', subject: HOSTILE, comment: said(HOSTILE) },
  },
].map((action, index) => ({ at: `2026-03-02T08:0${index}:00Z`, ...action }));

const FIELDS = [
  { type: 'tagger', title: 'palier_kind', values: ['incident', 'advice'] },
  { type: 'tagger', title: 'palier_component', values: ['disk'] },
  { type: 'tagger', title: 'palier_state', values: ['onTrack', 'breached'] },
  { type: 'checkbox', title: 'palier_replaced', values: [] },
  { type: 'text', title: 'palier_due', values: [] },
  { type: 'integer', title: 'palier_rank', values: [] },
];

export interface DeskSession {
  readonly desk: RunningDesk;
  readonly complaints: readonly string[];
  /** What the engine's stand-in answers for its board. */
  board: readonly unknown[];
  /** `prepare` has the page before it goes anywhere. */
  open(
    hash?: string,
    options?: BrowserContextOptions,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<Page>;
  /** The account's API as the engine's user. */
  api(method: string, path: string, body?: unknown): Promise<Record<string, never>>;
  control(path: string, body: unknown): Promise<void>;
}

/**
 * Called once in a suite; its members hold what belongs to the running test. `app` is the app
 * beside the tickets.
 */
export function deskSession(app: AppSource = async () => null): DeskSession {
  let browser: Browser;
  let engine: Server;
  let desk: RunningDesk;
  let token = '';
  let complaints: string[] = [];
  const pages: Page[] = [];

  const session: DeskSession = {
    board: [],
    get desk() {
      return desk;
    },
    get complaints() {
      return complaints;
    },
    async open(hash = '', options = {}, prepare = async () => undefined) {
      const page = await newPage(browser, options, (said) => complaints.push(said));
      pages.push(page);
      await prepare(page);
      await page.goto(`${desk.apiUrl}/${hash}`);
      await page.locator('#list-total', { hasText: /\w/ }).waitFor();
      return page;
    },
    async api(method, path, body) {
      const answer = await fetch(desk.apiUrl + path, {
        method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return answer.status === 204 ? {} : ((await answer.json()) as Record<string, never>);
    },
    async control(path, body) {
      await post(desk.controlUrl + path, body);
    },
  };

  beforeAll(async () => {
    browser = await launchChromium();
    engine = await engineStandIn(() => session.board);
  });

  beforeEach(async () => {
    complaints = [];
    session.board = [];
    const engineUrl = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
    desk = await startPagedDesk(engineUrl, app);
    const grant = { grant_type: 'client_credentials', client_id: CLIENT.id, scope: 'read write' };
    const body = { ...grant, client_secret: CLIENT.secret };
    token = (await session.api('POST', '/oauth/tokens', body)).access_token ?? '';
    await makeFields(session);
    await session.control('/script', ACTIONS);
    await session.control('/clock', { nowAt: '2026-03-02T09:00:00Z' });
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await desk.close();
  });

  afterAll(async () => {
    await browser?.close();
    engine?.closeAllConnections();
    await new Promise((done) => engine.close(done));
  });

  return session;
}

async function post(url: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

async function newPage(
  browser: Browser,
  options: BrowserContextOptions,
  complain: (said: string) => void,
): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  return page;
}

function startPagedDesk(engineUrl: string, app: AppSource): Promise<RunningDesk> {
  const [subdomain, timeZone] = ['page-test', 'Europe/Paris'];
  return startDesk({
    port: 0,
    controlPort: 0,
    smtpPort: 0,
    stateFolder: null,
    startAt: Date.parse('2026-03-02T08:00:00Z'),
    speed: 0,
    subdomain,
    timeZone,
    client: CLIENT,
    app,
    pages: ({ desk, clock, engineUserId: ownUserId, app: installed }, controlUrl) =>
      createDeskPage({
        ...{ desk, timeZone, ownUserId, controlUrl, engineUrl, subdomain },
        app: installed,
        now: () => clock.now(),
      }),
  });
}

async function makeFields(session: DeskSession): Promise<void> {
  for (const { type, title, values } of FIELDS) {
    const options = values.map((value) => ({ name: value, value: `${title}_${value}` }));
    const field = { type, title, ...(options.length > 0 && { custom_field_options: options }) };
    await session.api('POST', '/api/v2/ticket_fields.json', { ticket_field: field });
  }
  const tiers = ['standard', 'premium'].map((value) => ({ name: value, value }));
  await session.api('POST', '/api/v2/organization_fields.json', {
    organization_field: {
      key: 'support_tier',
      title: 'Support tier',
      type: 'dropdown',
      custom_field_options: tiers,
    },
  });
}

/** A board that lists what it is told, and a page that asks its parent to open ticket 1. */
function engineStandIn(board: () => readonly unknown[]): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/board') === true) {
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ queue: board() }));
    }
    response.setHeader('content-type', 'text/html');
    response.end(
      `<title>Board</title><button onclick="parent.postMessage({palier:'openTicket',id:1},'*')">` +
        `Open 1</button>`,
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
