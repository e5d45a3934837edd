/**
 * Is the board complete in each of its languages? What it says, that it fits on wide and narrow
 * screens, how the language is chosen and kept, and that only one is loaded; in a real browser.
 */
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { violations } from './axe-rules.ts';
import { wordyBoard } from './board-sample-words.ts';
import { boardSession } from './board-session.ts';
import { describeInBrowser } from './chromium.ts';
import { illFitting } from './ill-fitting.ts';

jest.setTimeout(60_000);

describeInBrowser('the languages of the board in a browser', () => {
  const session = boardSession();

  it.each(LANGUAGES.flatMap((language) => [400, 1280].map((width) => [language, width] as const)))(
    'fit in %s at %d px, folded and unfolded, and break no rule for everyone',
    async (language, width) => {
      session.fixture.show(wordyBoard());
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await session.open(`?language=${language}`, {
          colorScheme,
          viewport: { width, height: 800 },
        });
        if (process.env.SHOTS)
          await page.screenshot({
            path: `${process.env.SHOTS}/${language}-${width}-${colorScheme}.png`,
          });
        expect(await illFitting(page)).toEqual([]);
        for (const id of [201, 208, 294]) {
          await page.locator(`[data-ticket="${id}"] .row-toggle`).click();
        }
        for (const view of width === 400 ? [0, 1, 2] : [0]) {
          if (width === 400) await page.locator('.view').nth(view).click();
          if (process.env.SHOTS)
            await page.screenshot({
              fullPage: true,
              path: `${process.env.SHOTS}/${language}-${width}-${colorScheme}-open${view}.png`,
            });
          expect(await illFitting(page)).toEqual([]);
          expect(await sidewaysOf(page)).toBe(0);
          expect(await violations(page)).toEqual([]);
        }
      }
      expect(session.complaints).toEqual([]);
    },
  );
});

/** How far the page can be scrolled sideways. */
function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
