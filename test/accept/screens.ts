// How does the demo look on its working morning? Pictures of docs/screens, taken of the real thing.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { deskControl } from './desk-control.ts';
import { minutes } from './people.ts';
import { start } from './program.ts';
import { until } from './wait.ts';
import { DIST, freePort } from './world.ts';

const FOLDER = join(DIST, '..', 'docs', 'screens');
const SIZE = { width: 1280, height: 800 };
/** The days before the morning are played in some seconds, on a busy machine in more. */
const MORNING_WITHIN_MS = 150_000;
const INTO_THE_MORNING_MINUTES = 100;

/** Plays the demo on free ports to the middle of its morning and takes the pictures. */
export async function takeScreens(print: (line: string) => void): Promise<void> {
  const browser = await openBrowser();
  if (browser === null) throw new Error('Pictures need Chromium: install it or set CHROMIUM.');
  const folder = mkdtempSync(join(tmpdir(), 'palier-screens-'));
  const [desk, engine, control, mail] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const ports = ['--port', desk, '--engine-port', engine, '--control-port', control];
  const args = ['start', ...ports, '--mail-port', mail].map(String);
  const demo = start(join(DIST, 'engine/cli/palier.js'), args, {
    PALIER_DATA: folder,
    PALIER_TIERS: join(DIST, '..', 'tiers.json'),
  });
  try {
    const steering = deskControl(`http://127.0.0.1:${control}`);
    const morning = await until(
      () => steering.speedNow().catch(() => 0),
      (speed) => speed > 0,
      MORNING_WITHIN_MS,
      500,
    );
    if (!morning.held) throw new Error(`No morning came: ${demo.lastWords().join(' / ')}`);
    await steering.settleAt((await steering.now()) + minutes(INTO_THE_MORNING_MINUTES));
    mkdirSync(FOLDER, { recursive: true });
    const board = `http://127.0.0.1:${engine}/board`;
    await picture(browser, board, 'light', 'board-light.png');
    await picture(browser, board, 'dark', 'board-dark.png');
    await picture(browser, `http://localhost:${desk}`, 'light', 'desk-light.png');
    print(`Pictures are in ${FOLDER}`);
  } finally {
    await browser.close();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function picture(
  browser: Browser,
  url: string,
  colorScheme: 'light' | 'dark',
  name: string,
): Promise<void> {
  const context = await browser.newContext({ viewport: SIZE, colorScheme, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(url);
  const frame = page.locator('iframe');
  const rows =
    (await frame.count()) > 0
      ? page.frameLocator('iframe').locator('[data-ticket]')
      : page.locator('[data-ticket]');
  await rows.first().waitFor();
  // Pictures and faces of type arrive after the rows.
  await page.waitForLoadState('load');
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(FOLDER, name) });
  await context.close();
}
