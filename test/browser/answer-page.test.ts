/**
 * Can a customer answer in a real browser that runs no script, on the narrowest phone, and does
 * looking alone change nothing?
 */
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type AnswerScene, answerScene } from '../http/answer-scene.ts';
import { violations } from './axe-rules.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';

jest.setTimeout(60_000);

describeInBrowser('the page of a customer’s answer', () => {
  let browser: Browser;
  let scene: AnswerScene;
  let origin: string;
  const pages: Page[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(async () => {
    scene = await answerScene();
    await scene.server.listen({ host: '127.0.0.1', port: 0 });
    origin = `http://127.0.0.1:${(scene.server.server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await scene.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const opened = async (options: BrowserContextOptions = {}, query = '') => {
    const phone = { width: 320, height: 640 };
    const usual = { viewport: phone, javaScriptEnabled: false, locale: 'en-GB' };
    const page = await (await browser.newContext({ ...usual, ...options })).newPage();
    pages.push(page);
    page.setDefaultTimeout(10_000);
    await page.goto(`${origin}/answer/${scene.token()}${query}`);
    return page;
  };
  const offered = async (args: object = {}) => {
    const id = await scene.open();
    await scene.offer(id, args);
    await scene.post();
    return id;
  };
  const quoted = async () => {
    const id = await offered();
    await scene.take('accept');
    await scene.quote(id);
    await scene.post();
    return id;
  };
  const facts = (id: number) => scene.row(id).doc.facts;
  const main = (page: Page) => page.getByRole('main').innerText();

  it('takes a yes to an offer, and shows what stands also when it is sent again', async () => {
    const id = await offered();
    const page = await opened();
    const second = await opened();
    await page.getByRole('button', { name: 'Accept the diagnosis' }).click();
    await page.getByText('You accepted the diagnosis on Monday 23 November').waitFor();
    expect(page.url()).toBe(`${origin}/answer/${scene.token()}`);
    const after = facts(id);
    await second.getByRole('button', { name: 'Decline' }).click();
    await second.getByText('You accepted the diagnosis on Monday 23 November').waitFor();
    await page.reload();
    expect(await main(page)).toContain('Your answer stands.');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(facts(id)).toBe(after);
  });

  it('takes a no to a quote in the language that was chosen', async () => {
    await quoted();
    const page = await opened();
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByRole('button', { name: 'Refuser' }).click();
    await page.getByText('Vous avez refusé le devis').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await scene.state()).toMatchObject({ is: 'answered', answer: 'decline' });
  });

  it('changes nothing by being looked at, fetched ahead and printed', async () => {
    const id = await offered();
    const before = facts(id);
    const page = await opened();
    await page.context().request.get(page.url(), { headers: { 'sec-purpose': 'prefetch' } });
    await page.context().request.head(page.url());
    await page.reload();
    expect(facts(id)).toBe(before);
    expect(await page.getByRole('button').count()).toBe(2);
  });

  it('is answered by the keyboard alone', async () => {
    await offered();
    const page = await opened();
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('You accepted the diagnosis').waitFor();
  });

  it.each(['en', 'fr', 'ru'])(
    'in %s fits 320 pixels, also with text twice as large',
    async (lang) => {
      await quoted();
      const page = await opened({ deviceScaleFactor: 2 }, `?lang=${lang}`);
      const overflow = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      expect(await overflow()).toBe(0);
      await page.evaluate(() => {
        document.documentElement.style.setProperty('font-size', '200%');
      });
      expect(await overflow()).toBe(0);
    },
  );

  it.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s', async (look) => {
    await quoted();
    const options = { colorScheme: look, javaScriptEnabled: true };
    const page = await opened(options);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept the quote' }).click();
    await page.getByText('You accepted the quote').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${origin}/answer/none`);
    expect(await violations(page)).toEqual([]);
  });
});
