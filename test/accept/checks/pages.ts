// Check 9: do the pages of the engine and of the desk answer, and does a browser show the same
// order?
import type { Page } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { type Checklist, few } from '../checklist.ts';
import type { World } from '../world.ts';

const SHOWN_WITHIN_MS = 15_000;

export async function pages(list: Checklist, world: World): Promise<void> {
  for (const [whose, url, title] of [
    ['engine’s board', `${world.engine.url}/board`, /Palier/],
    ['desk', world.desk.url, /desk/i],
  ] as const) {
    const answer = await fetch(url);
    const text = await answer.text();
    const isPage = answer.headers.get('content-type')?.includes('text/html') === true;
    list.claim(
      `the ${whose} answers with its page`,
      answer.ok && isPage && title.test(text),
      `${answer.status}, ${/<title>(.*?)<\/title>/.exec(text)?.[1] ?? 'no title'}`,
    );
  }
  const browser = await openBrowser();
  if (browser === null) {
    list.claim('the board in a browser is left out', true, 'there is no Chromium on this machine');
    return;
  }
  try {
    const complaints: string[] = [];
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text());
    });
    await sameOrder(list, world, page);
    await framedBoard(list, world, page);
    list.claim('neither page complains on its console', complaints.length === 0, few(complaints));
  } finally {
    await browser.close();
  }
}

async function sameOrder(list: Checklist, world: World, page: Page): Promise<void> {
  await page.goto(`${world.engine.url}/board`);
  await page.waitForSelector('[data-ticket]', { timeout: SHOWN_WITHIN_MS });
  const shown = await page.evaluate<string[]>(
    "[...document.querySelectorAll('[data-ticket]')].map((row) => row.dataset.ticket)",
  );
  const { queue } = await world.engine.board();
  const expected = queue.map(({ id }) => String(id)).slice(0, shown.length);
  list.claim(
    'the board in Chromium shows the queue in the engine’s order',
    shown.length >= 15 && shown.join() === expected.join(),
    `${shown.length} of ${queue.length} tickets, the first ${few(shown, 3)}`,
  );
}

/** The desk's page shows the board in a frame, which the engine must allow for this desk only. */
async function framedBoard(list: Checklist, world: World, page: Page): Promise<void> {
  await page.goto(world.desk.url);
  const frame = page.frameLocator('iframe');
  const isThere = await frame
    .locator('[data-ticket]')
    .first()
    .waitFor({ timeout: SHOWN_WITHIN_MS })
    .then(
      () => true,
      () => false,
    );
  const rows = isThere ? await frame.locator('[data-ticket]').count() : 0;
  list.claim('the desk’s page shows the board in its frame', isThere, `${rows} tickets in it`);
}
