/**
 * Does a person in a real browser get from the board to the desk's consent page and back, with
 * cookies and policies as browsers take them?
 */
import type { Browser, Page } from 'playwright-core';
import { type SignInScene, signInScene } from '../support/sign-in-scene.ts';
import { type BuiltBoard, buildBoard } from './built-board.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';

jest.setTimeout(60_000);

describeInBrowser('signing in by a browser', () => {
  let built: BuiltBoard;
  let browser: Browser;
  let scene: SignInScene;
  let page: Page;

  beforeAll(async () => {
    built = buildBoard();
    browser = await launchChromium();
  });
  beforeEach(async () => {
    scene = await signInScene({ boardFolder: built.dir });
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(10_000);
  });
  afterEach(async () => {
    await page.context().close();
    await scene.close();
  });
  afterAll(async () => {
    await browser?.close();
    built?.remove();
  });

  const choose = async (who: string, button: string) => {
    await page.getByLabel('You are').selectOption({ label: who });
    await page.getByRole('button', { name: button }).click();
  };

  it('leads an agent from the board by the consent page to the same view', async () => {
    await page.goto(`${scene.origin}/board/?state=breached`);
    expect(new URL(page.url()).origin).toBe(scene.caller.desk.apiUrl);
    await choose('Ines Laurent (agent)', 'Allow');
    await page.locator('[data-link="live"]').waitFor();
    expect(page.url()).toBe(`${scene.origin}/board/?state=breached`);
    const kept = await page.context().cookies();
    expect(kept.map(({ name, httpOnly }) => [name, httpOnly])).toEqual([['palier', true]]);
  });

  it('says what to do when somebody denies, and begins again from there', async () => {
    await page.goto(`${scene.origin}/board/`);
    await choose('Ines Laurent (agent)', 'Deny');
    await page.getByText('Sign in again and choose “Allow”.').waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await choose('Nadia Rivière (admin)', 'Allow');
    await page.locator('[data-link="live"]').waitFor();
  });

  it('tells an open board that its session is over, with the way back in', async () => {
    await page.goto(`${scene.origin}/board/?tier=premium`);
    await choose('Ines Laurent (agent)', 'Allow');
    await page.locator('[data-link="live"]').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${scene.origin}/logout`);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByText('You are not signed in.').waitFor();
    await other.close();
    // Hidden pages close their stream; a page that comes back asks anew, without a session.
    scene.engine.server.server.closeAllConnections();
    await page.locator('[data-link="signedOut"]').waitFor();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await choose('Ines Laurent (agent)', 'Allow');
    await page.locator('[data-link="live"]').waitFor();
    expect(page.url()).toBe(`${scene.origin}/board/?tier=premium`);
  });
});
