/**
 * Can an app open a modal, talk with it both ways, and hear that it was closed, by whomever? And
 * does nothing of it stay when its ticket is left?
 */
import type { Frame, Page } from 'playwright-core';
import { type AppStandIn, startApp } from './app-stand-in.ts';
import { describeInBrowser } from './chromium.ts';
import { deskSession } from './desk-session.ts';
import { type Client, registered } from './zaf-client.ts';

jest.setTimeout(60_000);

declare const client: Client;
declare const seen: unknown[];
declare const modal: ReturnType<Client['instance']>;

describeInBrowser('a modal of the app', () => {
  let app: AppStandIn;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  const session = deskSession(() => app.source());

  async function frameAt(page: Page, selector: string): Promise<Frame> {
    const frame = await (await page.locator(selector).elementHandle())?.contentFrame();
    if (!frame) throw new Error(`There is no frame at ${selector}.`);
    await registered(frame);
    return frame;
  }

  /** Opens ticket 1 and a modal over it: the opener, with `modal` and `seen`, and the modal. */
  async function opened() {
    const page = await session.open('#ticket/1');
    const opener = await frameAt(page, '.tray iframe');
    const context = await opener.evaluate(async () => {
      Object.assign(window, { seen: [] });
      client.on('instance.created', (made) => seen.push(['created', made]));
      const options = {
        location: 'modal',
        url: 'assets/#modal',
        size: { width: '500px', height: 240 },
      };
      const answer = await client.invoke('instances.create', options);
      const [made] =
        (answer as Record<string, { instanceGuid: string }[]>)['instances.create'] ?? [];
      Object.assign(window, { modal: client.instance(made?.instanceGuid ?? '') });
      modal.on('modal.close', () => seen.push('closed'));
      modal.on('chosen', (what) => seen.push(['chosen', what]));
      return made;
    });
    const own = await frameAt(page, 'dialog.app-modal iframe');
    return { page, opener, own, context };
  }

  const isGone = (page: Page) => page.locator('dialog.app-modal').waitFor({ state: 'detached' });

  it('is a dialog of the size asked for, with a context of its own that its opener reads', async () => {
    const { page, opener, own, context } = await opened();
    const registration = await own.evaluate(() => client.registration());
    expect(registration?.context).toEqual(context);
    expect(context).toMatchObject({ location: 'modal', product: 'support' });
    const dialog = page.getByRole('dialog', { name: 'Test app' });
    expect(await dialog.evaluate((one) => one.matches(':modal'))).toBe(true);
    expect((await dialog.boundingBox())?.width).toBe(500);
    expect((await dialog.locator('iframe').boundingBox())?.height).toBe(240);
    const guid = context?.instanceGuid ?? '';
    const read = await opener.evaluate((path) => client.get(path), `instances.${guid}`);
    expect(read).toEqual({ [`instances.${guid}`]: context, errors: {} });
    expect(await opener.evaluate(() => seen)).toEqual([['created', context]]);
    expect(await own.evaluate(() => client.get('currentUser.name'))).toMatchObject({
      'currentUser.name': 'Ines Laurent',
    });
    expect(session.complaints).toEqual([]);
  });

  it('hears what its opener tells it, and is heard', async () => {
    const { page, opener, own } = await opened();
    await own.evaluate(() => {
      Object.assign(window, { seen: [] });
      client.on('asked', (what) => seen.push(what));
    });
    await own.evaluate(() => client.get('context'));
    await opener.evaluate(() => modal.trigger('asked', { kind: 'advice' }));
    await own.waitForFunction(() => seen.length === 1);
    expect(await own.evaluate(() => seen)).toEqual([{ kind: 'advice' }]);
    await own.evaluate(() => client.trigger('chosen', 5));
    await opener.waitForFunction(() => seen.length === 2);
    expect(await opener.evaluate(() => seen[1])).toEqual(['chosen', 5]);
    await opener.evaluate(() => modal.invoke('resize', { width: '300px', height: '60vh' }));
    expect((await page.locator('dialog.app-modal').boundingBox())?.width).toBe(300);
    expect(session.complaints).toEqual([]);
  });

  it.each([
    ['the agent by its button', ({ page }: Opened) => page.getByText('Close').click()],
    ['the agent by Escape', ({ page }: Opened) => page.keyboard.press('Escape')],
    ['the modal itself', ({ own }: Opened) => own.evaluate(() => void client.invoke('destroy'))],
    ['its opener', ({ opener }: Opened) => opener.evaluate(() => void modal.invoke('destroy'))],
  ])('goes when it is closed by %s, which its opener hears', async (_, close) => {
    const all = await opened();
    await close(all);
    await isGone(all.page);
    await all.opener.waitForFunction(() => seen.at(-1) === 'closed');
    await expect(all.opener.evaluate(() => modal.get('context'))).rejects.toThrow(
      'There is no such instance.',
    );
    expect(all.own.isDetached()).toBe(true);
  });

  it('goes with the ticket that it was opened from', async () => {
    const { page } = await opened();
    await page.evaluate(() => {
      location.hash = '#ticket/2';
    });
    await isGone(page);
    expect(session.complaints).toEqual([]);
  });

  it('is refused for an address elsewhere', async () => {
    const page = await session.open('#ticket/1');
    const frame = await frameAt(page, '.tray iframe');
    const options = { location: 'modal', url: 'https://elsewhere.example/' };
    await expect(
      frame.evaluate((given) => client.invoke('instances.create', given), options),
    ).rejects.toThrow('"instances.create" opens only what lies beside the app');
  });

  type Opened = Awaited<ReturnType<typeof opened>>;
});
