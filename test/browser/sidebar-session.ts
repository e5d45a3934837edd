/**
 * How do the browser suites get at the app in Zendesk? The real app with the real SDK in the real
 * desk's page, and a sample engine behind the desk's proxy; one build and one browser a suite.
 */
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { type ServedApp, serveApp } from '../emulator/app-host/app-assets.ts';
import { appSource } from '../emulator/app-host/installed-app.ts';
import { type BuiltApp, buildApp } from '../package/built-app.ts';
import { type DeskSession, deskSession } from './desk-session.ts';
import { type SampleAnswers, type SampleEngine, startSampleEngine } from './sample-engine.ts';
import { everydayAnswers } from './sidebar-sample.ts';

/** As the desk's session calls its account. */
const ACCOUNT = 'page-test';

/** What the desk's session does not make already of what `connect` makes. */
const MORE_FIELDS = [
  { type: 'text', title: 'palier_action' },
  {
    type: 'tagger',
    title: 'palier_tier',
    custom_field_options: [{ name: 'premium', value: 'palier_tier_premium' }],
  },
];

export interface OpenOptions {
  /** The desk's address from its "#" on. */
  readonly hash?: string;
  /** A locale of Zendesk's. */
  readonly language?: string;
  readonly scheme?: 'light' | 'dark';
  /** Of the tray, in pixels. */
  readonly width?: number;
  /** Called before the page goes anywhere. */
  readonly context?: BrowserContextOptions;
  /** The page's timers obey `page.clock`. */
  readonly hasClock?: boolean;
  /** The app's first answer, or what it shows instead, is not waited for. */
  readonly unready?: boolean;
}

export interface Opened {
  readonly page: Page;
  readonly frame: Frame;
}

export interface SidebarSession extends Pick<DeskSession, 'complaints' | 'api' | 'control'> {
  readonly desk: DeskSession['desk'];
  readonly engine: SampleEngine;
  /** The settings that an admin gave the installation. */
  settings: Readonly<Record<string, unknown>>;
  /** Ticket 1 in the desk with the app in its tray, unless the options say otherwise. */
  open(options?: OpenOptions): Promise<Opened>;
  /**
   * Changes the engine's answers and has the app ask, as when its tab is shown again; the test
   * waits for what it expects to see.
   */
  show(frame: Frame, answers: Partial<SampleAnswers>): Promise<void>;
  fieldId(title: string): number;
  userId(name: string): number;
}

/** Called once in a suite; its members hold what belongs to the running test. */
export function sidebarSession(): SidebarSession {
  let built: BuiltApp;
  let served: ServedApp;
  let engine: SampleEngine;
  beforeAll(async () => {
    built = buildApp('workspace');
    served = await serveApp(built.folder, 0);
    engine = await startSampleEngine(ACCOUNT);
  });
  const desk = deskSession(() => {
    const secure = { shared_secret: { value: engine.secret, scopes: ['jwt_secret_key'] } };
    const settings = JSON.stringify({ settings: session.settings, secure });
    return appSource({ url: '', json: served.jsonUrl, settings })();
  });
  beforeEach(async () => {
    engine.reset(everydayAnswers());
    const fields = await connectedFields(desk);
    session.settings = { engineUrl: engine.url, fields };
  });
  afterAll(async () => {
    await engine?.close();
    await served?.close();
    built?.remove();
  });

  const session: SidebarSession = {
    settings: {},
    api: desk.api,
    control: desk.control,
    get desk() {
      return desk.desk;
    },
    get complaints() {
      return desk.complaints;
    },
    get engine() {
      return engine;
    },
    async open(options = {}) {
      const { hash = '#ticket/1', language, scheme = 'light', width = 320, unready } = options;
      if (language !== undefined) {
        const user = { locale: language };
        await desk.api('PUT', `/api/v2/users/${session.userId('Ines Laurent')}.json`, { user });
      }
      const kept = [{ name: 'palier-tray-width', value: String(width) }];
      const origins = [{ origin: desk.desk.apiUrl, localStorage: kept }];
      const page = await desk.open(
        hash,
        { colorScheme: scheme, storageState: { cookies: [], origins }, ...options.context },
        async (fresh) => (options.hasClock === true ? fresh.clock.install() : undefined),
      );
      const frame = await frameIn(page, '.tray');
      if (unready !== true) await readyIn(frame);
      return { page, frame };
    },
    async show(frame, answers) {
      engine.answers = { ...engine.answers, ...answers };
      await askAnew(frame);
    },
    fieldId: (title) => idOf(desk.desk.world.desk.fields, (one) => one.title === title),
    userId: (name) => idOf(desk.desk.world.desk.users, (one) => one.name === name),
  };
  return session;
}

/** Makes the fields that are missing; how the app's settings name them all. */
async function connectedFields(desk: DeskSession): Promise<string> {
  for (const ticket_field of MORE_FIELDS) {
    await desk.api('POST', '/api/v2/ticket_fields.json', { ticket_field });
  }
  return [...desk.desk.world.desk.fields.values()]
    .filter(({ title }) => title.startsWith('palier_'))
    .map(({ title, id }) => `${title}:${id}`)
    .join(',');
}

function idOf<Row extends { readonly id: number }>(
  rows: ReadonlyMap<number, Row>,
  isWanted: (row: Row) => boolean,
): number {
  const found = [...rows.values()].find(isWanted);
  if (found === undefined) throw new Error('The desk has nothing of that name.');
  return found.id;
}

/** The app's frame that is shown within an element of the desk's page. */
export async function frameIn(page: Page, within: string): Promise<Frame> {
  const element = page.locator(`${within} iframe:not([hidden])`);
  await element.waitFor();
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error(`There is no app in ${within}.`);
  return frame;
}

/** Waits until the app shows more than its outline. */
export async function readyIn(frame: Frame): Promise<void> {
  await frame.locator('.sidebar:not(.skeleton), .empty, .board, .trouble').first().waitFor();
}

/** As a tab that comes into sight again. */
export async function askAnew(frame: Frame): Promise<void> {
  await frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** How wide the app's page is, and how wide what is in it: the same, or it scrolls sideways. */
export function widthsOf(frame: Frame): Promise<readonly [number, number]> {
  return frame.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return [clientWidth, Math.max(scrollWidth, document.body.scrollWidth)];
  });
}

/** Opens every fold, those within others too. */
export async function unfoldAll(frame: Frame): Promise<void> {
  const folded = frame.locator('.fold-button[aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Stops the page's clock, a second on; it then moves only by what a test says. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

/** Call before the app is left; what it returns waits until the app has been told. */
export async function hearLeaving(frame: Frame): Promise<() => Promise<unknown>> {
  await frame.evaluate(() => {
    Object.assign(window, { isLeft: false });
    addEventListener('message', ({ data }) => {
      if (String(data).includes('app.deactivated')) Object.assign(window, { isLeft: true });
    });
  });
  // A frame that is not shown draws nothing, so that waiting for its drawing would not end.
  return () => frame.waitForFunction(() => Reflect.get(window, 'isLeft'), null, { polling: 50 });
}
