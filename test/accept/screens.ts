// How does Palier look in the middle of a working day? The pictures of docs/screens: the shipped
// log, played to the noon of its first morning on a desk and an engine as the demo runs them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { minutes } from './people.ts';
import { run } from './program.ts';
import { DIST, makeWorld, type World } from './world.ts';

const FOLDER = join(DIST, '..', 'docs', 'screens');
/** The log's first day; the account lies in Paris, where it is noon at the end. */
const STARTS_AT = Date.parse('2016-03-03T00:00:00Z');
const HOURS_PLAYED = 9;
/** Then in steps short enough that nothing is found late, as where the clock just runs. */
const STEPS = 30;
const STEP_MINUTES = 4;
/** High enough for sixteen rows of the queue. */
const BOARD_SIZE = { width: 1280, height: 1120 };
const DESK_SIZE = { width: 1440, height: 900 };
const SHOWN_WITHIN_MS = 15_000;
/** Real time in which the last tick, face of type or event has come. */
const STEADY_MS = 1_500;

/** Plays the log's first morning and takes the pictures; needs Chromium. */
export async function takeScreens(print: (line: string) => void): Promise<void> {
  const browser = await openBrowser();
  if (browser === null) throw new Error('Pictures need Chromium: install it or set CHROMIUM.');
  const world = await makeWorld({ startAt: STARTS_AT, withApp: true });
  try {
    await playMorning(world);
    mkdirSync(FOLDER, { recursive: true });
    const board = `${world.engine.url}/board`;
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await opened(browser, board, { viewport: BOARD_SIZE, colorScheme });
      await page.locator('[data-ticket]').first().waitFor({ timeout: SHOWN_WITHIN_MS });
      await keep(page, `board-${colorScheme}.png`);
    }
    const atRisk = (await world.engine.board()).queue.find(({ state }) => state === 'atRisk');
    const ticket = `${world.desk.url}/#ticket/${atRisk?.id}`;
    await keep(await workspace(browser, ticket, 'light'), 'desk-light.png');
    await sidebars(browser, ticket);
    print(`The pictures are in ${FOLDER}.`);
  } finally {
    await browser.close();
    await world.end();
  }
}

const LANGUAGES = ['en-US', 'fr', 'ru-RU'] as const;

/** The app alone in each language, a form open; then with the whole page. */
async function sidebars(browser: Browser, ticket: string): Promise<void> {
  for (const [index, locale] of LANGUAGES.entries()) {
    const scheme = index % 2 === 0 ? 'light' : 'dark';
    const page = await workspace(browser, ticket, scheme, locale);
    const app = page.frameLocator('.tray iframe');
    await app.locator('.row-head button').click();
    await app.locator('.moves, .consequences p').first().waitFor();
    await app.getByRole('combobox').selectOption('outage');
    await app.locator('.moves li').first().waitFor();
    await page.waitForTimeout(STEADY_MS);
    const path = join(FOLDER, `sidebar-${locale.slice(0, 2)}-${scheme}.png`);
    await page.locator('.tray').screenshot({ path });
    await page.context().close();
  }
  const page = await workspace(browser, ticket, 'light');
  await page.getByRole('button', { name: 'Palier', exact: true }).click();
  await page.frameLocator('#app-place iframe').locator('[data-ticket]').first().waitFor();
  await keep(page, 'nav-bar-light.png');
}

/** The desk at a ticket, its app answered. */
async function workspace(
  browser: Browser,
  url: string,
  colorScheme: 'light' | 'dark',
  locale: (typeof LANGUAGES)[number] = 'en-US',
): Promise<Page> {
  const page = await opened(browser, url, { viewport: DESK_SIZE, colorScheme });
  await page.locator('#locale option').nth(1).waitFor({ state: 'attached' });
  await page.locator('#locale').selectOption(locale);
  const app = page.frameLocator('.tray iframe');
  const words = app.locator(`html[lang="${locale.slice(0, 2)}"] .promise`);
  await words.waitFor({ timeout: SHOWN_WITHIN_MS });
  return page;
}

async function playMorning(world: World): Promise<void> {
  const player = join(DIST, 'test/data/player.js');
  const { code, err } = await run(player, ['--control', world.controlUrl], {});
  if (code !== 0) throw new Error(`The log could not be loaded: ${err}`);
  await world.startEngine({ PALIER_TICKET_URL: `${world.desk.url}/#ticket/{id}` });
  for (let hour = 0; hour <= HOURS_PLAYED; hour += 1) {
    await world.control.settleAt(STARTS_AT + minutes(60 * hour));
  }
  for (let step = 1; step <= STEPS; step += 1) {
    await world.control.settleAt(STARTS_AT + minutes(60 * HOURS_PLAYED + STEP_MINUTES * step));
  }
  await world.control.speed(1);
}

async function opened(browser: Browser, url: string, look: BrowserContextOptions): Promise<Page> {
  const viewer = { locale: 'en-GB', timezoneId: 'Europe/Paris', ...look };
  const page = await (await browser.newContext(viewer)).newPage();
  await page.goto(url);
  return page;
}

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(STEADY_MS);
  await page.screenshot({ path: join(FOLDER, name) });
  await page.context().close();
}
