/**
 * Can a Zendesk app live in the desk's tray? It registers, reads and changes the ticket, calls the
 * account as its agent and its own server with a signed token, and has its say before a save.
 */
import type { Frame, Page } from 'playwright-core';
import { type AppStandIn, startApp } from './app-stand-in.ts';
import { describeInBrowser } from './chromium.ts';
import { deskSession } from './desk-session.ts';
import { type Client, registered } from './zaf-client.ts';

jest.setTimeout(60_000);

declare const client: Client;
declare const seen: unknown[];

describeInBrowser('an app in the desk’s tray', () => {
  let app: AppStandIn;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  const session = deskSession(() => app.source());

  async function openApp(hash = '#ticket/1'): Promise<{ page: Page; frame: Frame }> {
    const page = await session.open(hash);
    const element = await page.locator('.tray iframe').elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('The tray has no frame.');
    await registered(frame);
    return { page, frame };
  }

  const ticket = async (): Promise<Record<string, unknown>> =>
    (await session.api('GET', '/api/v2/tickets/1.json')).ticket ?? {};

  /** Calls back in the frame for each event of a name, into `seen`. */
  const collect = (frame: Frame, name: string) =>
    frame.evaluate((event) => {
      Object.assign(window, { seen: [] });
      client.on(event, (value) => seen.push(value));
    }, name);

  /** What `seen` holds once it holds anything. */
  async function collected(frame: Frame): Promise<unknown[]> {
    await frame.waitForFunction(() => seen.length > 0);
    return frame.evaluate(() => seen);
  }

  it('registers once, with the public settings and the ticket’s context', async () => {
    const { page, frame } = await openApp();
    const registration = await frame.evaluate(() => client.registration());
    expect(registration).toEqual({
      metadata: expect.objectContaining({ name: 'Test app', settings: { serverUrl: app.url } }),
      context: expect.objectContaining({
        product: 'support',
        location: 'ticket_sidebar',
        ticketId: 1,
        account: { subdomain: 'page-test' },
      }),
    });
    const heard = await frame.evaluate(() => client.heard);
    expect(heard.filter((name) => name === 'app.registered')).toHaveLength(1);
    expect(await page.content()).not.toContain('shared_secret');
    expect(session.complaints).toEqual([]);
  });

  it('reads the ticket, the agent and the account', async () => {
    const { frame } = await openApp();
    const read = await frame.evaluate(() =>
      client.get(['ticket.subject', 'ticket.requester.name', 'currentUser', 'ticket.nothing']),
    );
    expect(read).toMatchObject({
      'ticket.subject': 'Printer smokes',
      'ticket.requester.name': 'Cara',
      currentUser: { locale: 'en-US', timeZone: { ianaName: 'Europe/Paris' } },
      errors: { 'ticket.nothing': { name: 'InvalidPath' } },
    });
    await expect(frame.evaluate(() => client.get('ticket.nothing'))).rejects.toThrow(
      '"ticket.nothing" is nothing this desk can read',
    );
  });

  it('sets properties that stay unsaved until the agent saves them', async () => {
    const { page, frame } = await openApp();
    await collect(frame, 'ticket.priority.changed');
    await frame.evaluate(async () => {
      await client.set('ticket.priority', 'urgent');
      await client.set('ticket.customField:palier_kind', 'palier_kind_incident');
    });
    const properties = page.locator('.properties');
    expect(await properties.getByLabel('Priority').inputValue()).toBe('urgent');
    expect(await properties.getByLabel('Kind').inputValue()).toBe('palier_kind_incident');
    await page.getByText('Not saved yet: Priority urgent, Kind palier_kind_incident').waitFor();
    expect(await collected(frame)).toEqual(['urgent']);
    expect(await ticket()).toMatchObject({ priority: null });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('.unsaved').waitFor({ state: 'hidden' });
    expect(await ticket()).toMatchObject({
      priority: 'urgent',
      tags: expect.arrayContaining(['palier_kind_incident']),
    });
  });

  it('hears of what the agent chooses, before it is saved', async () => {
    const { page, frame } = await openApp();
    await collect(frame, 'ticket.status.changed');
    await page.locator('.properties').getByLabel('Status').selectOption('pending');
    expect(await collected(frame)).toEqual(['pending']);
    expect(await frame.evaluate(() => client.get('ticket.status'))).toMatchObject({
      'ticket.status': 'pending',
    });
    await page.getByRole('button', { name: 'Discard' }).click();
    await frame.waitForFunction(() => seen.length === 2);
    expect(await frame.evaluate(() => seen)).toEqual(['pending', 'new']);
  });

  it('may refuse a save in its own words, and agree to the next', async () => {
    const { page, frame } = await openApp();
    await frame.evaluate(() => {
      Object.assign(window, { seen: ['Name the broken part first.', true] });
      client.on('ticket.save', () => seen.shift());
    });
    await page.getByLabel('Message').fill('Done.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.composer .problem', { hasText: 'Name the broken part first.' }).waitFor();
    expect(await page.getByLabel('Message').inputValue()).toBe('Done.');
    expect(await page.locator('.talk').getByText('Done.').count()).toBe(0);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.talk').getByText('Done.').waitFor();
  });

  it('hears that a save is done', async () => {
    const { page, frame } = await openApp();
    await collect(frame, 'ticket.submit.done');
    await page.getByLabel('Message').fill('Done.');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await collected(frame)).toHaveLength(1);
  });

  it('calls the account’s API as the agent who looks at it', async () => {
    const { page, frame } = await openApp();
    const renewed = page.waitForEvent('framenavigated');
    await page.locator('select[name=agent]').selectOption({ label: 'Grace Mbeki' });
    const again = await renewed;
    await registered(again);
    const me = await again.evaluate(() => client.request('/api/v2/users/me.json'));
    expect(me).toMatchObject({ user: { name: 'Grace Mbeki' } });
    expect(frame.isDetached()).toBe(true);
    const refused = again.evaluate(() =>
      client.request('/api/v2/tickets/99.json').catch((xhr) => ({ failed: xhr })),
    );
    expect(await refused).toMatchObject({ failed: { status: 404 } });
  });

  it('reaches its own server with a token that the proxy signed', async () => {
    const { frame } = await openApp();
    const claims = await frame.evaluate((url) => {
      const jwt = {
        algorithm: 'HS256',
        secret_key: '{{setting.shared_secret}}',
        expiry: 60,
        claims: { iss: 'page-test', sub: '7' },
      };
      const headers = { Authorization: 'Bearer {{jwt.token}}' };
      return client.request({ url: `${url}/claims`, secure: true, headers, jwt });
    }, app.url);
    expect(claims).toMatchObject({ iss: 'page-test', sub: '7' });
    const { iat, exp } = claims as { iat: number; exp: number };
    expect(exp - iat).toBe(60);
  });

  it('is refused other hosts, the desk’s own ports, and secrets out of place', async () => {
    const { frame } = await openApp();
    const refusal = (options: object) =>
      frame.evaluate(
        (given) => client.request(given).then(String, ({ responseJSON }) => responseJSON.error),
        options,
      );
    expect(await refusal({ url: 'https://elsewhere.example/' })).toBe(
      "elsewhere.example is not in the app's domainWhitelist.",
    );
    expect(await refusal({ url: `${session.desk.controlUrl}/users` })).toMatch('own ports');
    const headers = { 'x-a': '{{setting.shared_secret}}' };
    expect(await refusal({ url: app.url, secure: true, headers })).toMatch('may not stand in');
    expect(await refusal({ url: '/desk/settings' })).toMatch('has no /desk/settings for apps');
  });

  it('hears of dark and light, and of its tray being folded and shown', async () => {
    const { page, frame } = await openApp();
    await collect(frame, 'colorScheme.changed');
    await frame.evaluate(() => {
      client.on('app.deactivated', () => seen.push('hidden'));
      client.on('app.activated', () => seen.push('shown'));
      client.on('pane.activated', () => seen.push('pane'));
    });
    await frame.waitForFunction(() => seen.length === 2);
    const theme = page.locator('#theme');
    await theme.click();
    await theme.click();
    await frame.waitForFunction(() => seen.includes('dark'));
    expect(await frame.evaluate(() => client.get('colorScheme'))).toMatchObject({
      colorScheme: 'dark',
    });
    await page.getByRole('button', { name: 'Hide Test app' }).click();
    // A frame that is not shown draws nothing, so that waiting for its next drawing would not end.
    await frame.waitForFunction(() => seen.includes('hidden'), null, { polling: 50 });
    await page.getByRole('button', { name: 'Show Test app' }).click();
    await frame.waitForFunction(() => seen.at(-1) === 'pane');
    expect(await frame.evaluate(() => seen)).toEqual([
      'shown',
      'pane',
      'dark',
      'hidden',
      'shown',
      'pane',
    ]);
  });

  it('is as high as it asks, and as wide as the agent makes it', async () => {
    const { page, frame } = await openApp();
    const tray = page.locator('.tray');
    const width = async () => (await tray.boundingBox())?.width;
    expect(await width()).toBe(320);
    await frame.evaluate(() => client.invoke('resize', { width: '100%', height: '432px' }));
    expect((await page.locator('.tray iframe').boundingBox())?.height).toBe(432);
    await page.getByRole('separator').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await width()).toBe(340);
    const edge = (await tray.boundingBox())?.x ?? 0;
    await page.mouse.move(edge, 500);
    await page.mouse.down();
    await page.mouse.move(edge - 900, 500);
    await page.mouse.up();
    expect(await width()).toBe(600);
    await page.reload();
    await page.locator('.tray iframe').waitFor();
    expect(await width()).toBe(600);
  });

  it('writes into the reply, notifies, and is told what it cannot do', async () => {
    const { page, frame } = await openApp();
    await frame.evaluate(() => client.invoke('ticket.comment.appendText', 'Dear Cara,'));
    expect(await page.getByLabel('Message').inputValue()).toBe('Dear Cara,');
    await frame.evaluate(() => client.invoke('notify', 'Queued <b>third</b>', 'notice'));
    await page.getByText('Queued third').waitFor();
    await expect(frame.evaluate(() => client.invoke('comment.appendHtml', {}))).rejects.toThrow(
      '"comment.appendHtml" is nothing this desk can do',
    );
  });

  it('is left when another ticket opens, which has its own', async () => {
    const { page, frame } = await openApp();
    const next = page.waitForEvent('framenavigated', (one) => one !== page.mainFrame());
    await page.evaluate(() => {
      location.hash = '#ticket/2';
    });
    const other = await next;
    await registered(other);
    expect(await other.evaluate(() => client.get('ticket.id'))).toMatchObject({ 'ticket.id': 2 });
    expect(frame.isDetached()).toBe(true);
    expect(await page.locator('.tray iframe').count()).toBe(1);
  });

  it('takes no calls of any other window, nor with another app’s name', async () => {
    const { page, frame } = await openApp();
    const guid = new URL(frame.url()).searchParams.get('app_guid');
    await page.evaluate((appGuid) => {
      const params = { 'ticket.priority': 'low' };
      postMessage(JSON.stringify({ id: 1, request: 'set', params, appGuid }), '*');
    }, guid);
    await frame.evaluate(() => {
      const message = { id: 1, request: 'set', params: { 'ticket.priority': 'low' } };
      window.parent.postMessage(JSON.stringify({ ...message, appGuid: 'other' }), '*');
    });
    await frame.evaluate(() => client.get('ticket.id'));
    expect(await page.locator('.unsaved').isHidden()).toBe(true);
  });
});
