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

/** Plays the log's first morning and takes the three pictures; needs Chromium. */
export async function takeScreens(print: (line: string) => void): Promise<void> {
  const browser = await openBrowser();
  if (browser === null) throw new Error('Pictures need Chromium: install it or set CHROMIUM.');
  const world = await makeWorld({ startAt: STARTS_AT });
  try {
    await playMorning(world);
    mkdirSync(FOLDER, { recursive: true });
    const board = `${world.engine.url}/board`;
    const rows = (page: Page) => page.locator('[data-ticket]');
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = { viewport: BOARD_SIZE, colorScheme };
      await picture(browser, board, look, `board-${colorScheme}.png`, rows);
    }
    const atRisk = (await world.engine.board()).queue.find(({ state }) => state === 'atRisk');
    await picture(
      browser,
      `${world.desk.url}/#ticket/${atRisk?.id}`,
      { viewport: DESK_SIZE, colorScheme: 'light' },
      'desk-light.png',
      (page) => page.frameLocator('iframe').locator('[data-ticket]'),
    );
    print(`The pictures are in ${FOLDER}.`);
  } finally {
    await browser.close();
    await world.end();
  }
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

async function picture(
  browser: Browser,
  url: string,
  look: BrowserContextOptions,
  name: string,
  rows: (page: Page) => ReturnType<Page['locator']>,
): Promise<void> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    ...look,
  });
  const page = await context.newPage();
  await page.goto(url);
  await rows(page).first().waitFor({ timeout: SHOWN_WITHIN_MS });
  await page.waitForTimeout(STEADY_MS);
  await page.screenshot({ path: join(FOLDER, name) });
  await context.close();
}
