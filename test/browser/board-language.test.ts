/**
 * Is the board complete in each of its languages? What it says, that it fits on wide and narrow
 * screens, how the language is chosen and kept, and that only one is loaded; in a real browser.
 */
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { violations } from './axe-rules.ts';
import { sampleBoard, sampleTicket } from './board-sample.ts';
import { wordyBoard } from './board-sample-words.ts';
import { boardSession, expectText } from './board-session.ts';
import { describeInBrowser } from './chromium.ts';
import { illFitting } from './ill-fitting.ts';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const VIEWS = 3;

describeInBrowser('the languages of the board in a browser', () => {
  const session = boardSession();

  it.each(
    LANGUAGES.flatMap((language) =>
      [400, 1280].flatMap((width) =>
        (['light', 'dark'] as const).map((scheme) => [language, width, scheme] as const),
      ),
    ),
  )(
    'fit in %s at %d px in %s, and break no rule of accessibility',
    async (language, width, scheme) => {
      session.fixture.show(wordyBoard());
      const viewport = { width, height: 800 };
      const page = await session.open(`?language=${language}`, { colorScheme: scheme, viewport });
      expect(await illFitting(page)).toEqual([]);
      for (const id of [201, 208]) await page.locator(`[data-ticket="${id}"] .row-toggle`).click();
      for (let view = 0; view < (width === 400 ? VIEWS : 1); view += 1) {
        if (width === 400) await page.locator('.view').nth(view).click();
        expect(await illFitting(page)).toEqual([]);
        expect(await widthOf(page)).toBe(width);
      }
      expect(await violations(page)).toEqual([]);
      expect(session.complaints).toEqual([]);
    },
  );

  it.each(LANGUAGES)('do not scroll sideways in %s from 320 px on', async (language) => {
    session.fixture.show(wordyBoard());
    const page = await session.open(`?language=${language}`);
    for (const width of [320, 360, 700, 1000, 1199, 1200]) {
      await page.setViewportSize({ width, height: 720 });
      expect(await widthOf(page)).toBe(width);
    }
  });

  it('would be seen not to fit: a long word and a narrow box', async () => {
    const page = await session.open('?language=fr');
    await page.addStyleTag({
      content: '.chip { width: 40px } .count-name { width: 30px; white-space: normal }',
    });
    const found = (await illFitting(page)).join('\n');
    expect(found).toMatch(/sticks out: chip/);
    expect(found).toMatch(/broken: \p{L}/u);
  });

  it.each([
    ['', 'en-GB', 'en', 'Board', /Mon.*23 Nov/],
    ['', 'fr-CA', 'fr', 'Tableau', /lun\. 23 nov\./],
    ['', 'ru-RU', 'ru', 'Панель', /пн, 23 нояб\./],
    ['', 'de-DE', 'en', 'Board', /Mon.*23 Nov/],
    ['?language=ru', 'fr-FR', 'ru', 'Панель', /пн, 23 нояб\./],
  ])('with "%s" for a viewer of %s are %s, in dates and reasons too', async (...row) => {
    const [search, locale, language, title, date] = row;
    const page = await session.open(search, { locale });
    expect(await languageOf(page)).toBe(language);
    expect(await page.locator('.top-title').textContent()).toBe(title);
    expect(await page.title()).toContain(`${title}`.replace('Board', 'board'));
    await expectText(page, page.locator('.top-face'), date);
    expect(session.fixture.asked.length).toBeGreaterThan(0);
    for (const asked of session.fixture.asked) expect(asked).toContain(`&language=${language}`);
    expect(await languageFilesOf(page)).toEqual([language]);
  });

  it('say nothing at all, rather than English, until the chosen one is there', async () => {
    const page = await session.page({ locale: 'fr-FR' });
    let letThrough = () => {};
    const isLetThrough = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(/assets\/fr-/, async (route) => {
      await isLetThrough;
      await route.continue();
    });
    const isAskedFor = page.waitForRequest(/assets\/fr-/);
    await page.goto(`${session.fixture.origin}/board/`, { waitUntil: 'commit' });
    await isAskedFor;
    expect(await page.locator('#board').textContent()).toBe('');
    expect(await page.title()).toBe('Palier');
    letThrough();
    await page.getByRole('heading', { name: 'Palier Tableau' }).waitFor();
  });

  it('are chosen by keyboard, kept in the address with the filters, and remembered', async () => {
    const page = await session.open('?tier=enterprise');
    await page.locator('[data-ticket="104"] .row-toggle').click();
    await page.locator('.language').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('html[lang="fr"]').waitFor();
    expect(new URL(page.url()).search).toBe('?tier=enterprise&language=fr');
    expect(await page.locator('.language[aria-pressed="true"]').textContent()).toBe('FR Français');
    expect(await page.locator('[data-ticket="104"] .clock').count()).toBe(2);
    await page.getByRole('button', { name: 'Effacer' }).click();
    await page.waitForFunction(() => location.search === '?language=fr');
    expect(session.fixture.asked.at(-1)).toContain('&language=fr');
    await page.goto(`${session.fixture.origin}/board/`);
    await page.getByRole('heading', { name: 'Palier Tableau' }).waitFor();
    await page.goto(`${session.fixture.origin}/board/?language=ru`);
    await page.getByRole('heading', { name: 'Palier Панель' }).waitFor();
    expect(session.complaints).toEqual([]);
  });

  it('follow the back button to an address of another language', async () => {
    const page = await session.open('?language=ru');
    await page.evaluate(() => history.pushState(null, '', '?language=fr'));
    await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate')));
    await page.locator('html[lang="fr"]').waitFor();
    await page.goBack();
    await page.locator('html[lang="ru"]').waitFor();
  });

  it('stay as they are when another cannot be loaded', async () => {
    const page = await session.open();
    await page.route(/assets\/ru-/, (route) => route.abort());
    const isRefused = page.waitForEvent('requestfailed', (request) => /ru-/.test(request.url()));
    await page.getByRole('button', { name: 'Русский' }).click();
    await isRefused;
    expect(await languageOf(page)).toBe('en');
    expect(await page.locator('.language[aria-pressed="true"]').textContent()).toBe('EN English');
    expect(session.fixture.asked.at(-1)).toContain('&language=en');
    await page.getByRole('button', { name: 'Français' }).click();
    await page.locator('html[lang="fr"]').waitFor();
  });

  it.each([
    ['en', ['1 ticket', '2 tickets']],
    ['fr', ['1 ticket', '2 tickets']],
    ['ru', ['1 тикет', '3 тикета', '5 тикетов', '21 тикет']],
  ] as const)('count in %s as in %j', async (language, texts) => {
    const page = await session.open(`?language=${language}`);
    for (const text of texts) {
      const count = Number.parseInt(text, 10);
      const queue = Array.from({ length: count }, (_, index) => sampleTicket(300 + index, HOUR));
      session.fixture.show({ ...sampleBoard(0), queue, queueTotal: count });
      await page.getByText(text, { exact: true }).waitFor();
    }
  });
});

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

/** The languages whose texts the page has loaded. */
function languageFilesOf(page: Page): Promise<readonly (string | undefined)[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => /assets\/(en|fr|ru)-[^/]*\.js$/.exec(name)?.slice(1) ?? []),
  );
}
