/**
 * Does an app stand in each of its places: beside the customer, beside the organization, and in the
 * navigation with the whole page? And is it told who looks at it?
 */
import type { Frame, Page } from 'playwright-core';
import { type AppStandIn, startApp } from './app-stand-in.ts';
import { describeInBrowser } from './chromium.ts';
import { deskSession } from './desk-session.ts';
import { type Client, registered } from './zaf-client.ts';

jest.setTimeout(60_000);

declare const client: Client;
declare const seen: unknown[];

describeInBrowser('the places of an app', () => {
  let app: AppStandIn;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  const session = deskSession(() => app.source());

  /** The app's frame that is shown within an element. */
  async function frameIn(page: Page, within: string): Promise<Frame> {
    const element = page.locator(`${within} iframe:not([hidden])`);
    await element.waitFor();
    const frame = await (await element.elementHandle())?.contentFrame();
    if (!frame) throw new Error(`There is no app in ${within}.`);
    await registered(frame);
    return frame;
  }

  const read = (frame: Frame, paths: string[]) =>
    frame.evaluate((given) => client.get(given), paths);
  const contextOf = (frame: Frame) => frame.evaluate(() => client.registration()?.context);
  const idOf = (name: string) =>
    [...session.desk.world.desk.users.values()].find((one) => one.name === name)?.id;

  it('stands beside the customer, who is named there, and comes back to the ticket', async () => {
    const page = await session.open('#ticket/1');
    const own = await frameIn(page, '.tray');
    await page.getByRole('button', { name: 'Customer', exact: true }).click();
    const frame = await frameIn(page, '.tray');
    expect(await contextOf(frame)).toMatchObject({
      location: 'user_sidebar',
      userId: idOf('Cara'),
    });
    expect(await read(frame, ['user.name', 'user.organizations', 'ticket.id'])).toMatchObject({
      'user.name': 'Cara',
      'user.organizations': [{ name: 'Acme' }],
      errors: { 'ticket.id': { name: 'InvalidPath' } },
    });
    await page.getByRole('button', { name: 'Organization', exact: true }).click();
    const third = await frameIn(page, '.tray');
    expect(await contextOf(third)).toMatchObject({ location: 'organization_sidebar' });
    expect(
      await read(third, ['organization.name', 'organization.customField:support_tier']),
    ).toMatchObject({
      'organization.name': 'Acme',
      'organization.customField:support_tier': 'standard',
    });
    await page.getByRole('button', { name: 'Ticket', exact: true }).last().click();
    expect(await frameIn(page, '.tray')).toBe(own);
    expect(session.complaints).toEqual([]);
  });

  it('hears that it is shown and left, and that another customer stands there', async () => {
    const page = await session.open('#ticket/1');
    await frameIn(page, '.tray');
    await page.getByRole('button', { name: 'Customer', exact: true }).click();
    const frame = await frameIn(page, '.tray');
    await frame.evaluate(() => {
      Object.assign(window, { seen: [] });
      client.on('app.activated', () => seen.push('shown'));
      client.on('app.deactivated', () => seen.push('left'));
    });
    await frame.waitForFunction(() => seen.length === 1);
    await page.getByRole('button', { name: 'Ticket', exact: true }).last().click();
    await frame.waitForFunction(() => seen.length === 2, null, { polling: 50 });
    await page.getByRole('button', { name: 'Customer', exact: true }).click();
    await frame.waitForFunction(() => seen.length === 3);
    expect(await frame.evaluate(() => seen)).toEqual(['shown', 'left', 'shown']);
    const user = { name: 'Dora', external_id: 'c2' };
    const made = await session.api('POST', '/api/v2/users.json', { user });
    const { id } = made.user as unknown as { id: number };
    const next = page.waitForEvent('framenavigated');
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { requester_id: id } });
    const other = await next;
    await registered(other);
    expect(await read(other, ['user.name'])).toMatchObject({ 'user.name': 'Dora' });
    const organization = page.getByRole('button', { name: 'Organization', exact: true });
    expect(await organization.isDisabled()).toBe(true);
  });

  it('has the whole page behind a button of the navigation, and stays when it is left', async () => {
    const page = await session.open('#ticket/1');
    await page.getByLabel('Message').fill('half a sent');
    const places = page.getByRole('navigation', { name: 'Places' });
    await places.getByRole('button', { name: 'Test app' }).focus();
    await page.keyboard.press('Enter');
    const frame = await frameIn(page, '#app-place');
    expect(await contextOf(frame)).toMatchObject({ location: 'nav_bar' });
    expect(await page.locator('main').isVisible()).toBe(false);
    const box = await page.locator('#app-place iframe').boundingBox();
    expect([box?.width, (box?.height ?? 0) > 700]).toEqual([1440, true]);
    await frame.evaluate(() => {
      Object.assign(window, { seen: [] });
      client.on('app.activated', () => seen.push('shown'));
      client.on('app.deactivated', () => seen.push('left'));
    });
    await places.getByRole('button', { name: 'Tickets' }).click();
    expect(await page.getByLabel('Message').inputValue()).toBe('half a sent');
    await places.getByRole('button', { name: 'Test app' }).click();
    expect(await frameIn(page, '#app-place')).toBe(frame);
    await frame.waitForFunction(() => seen.length === 3);
    expect(await frame.evaluate(() => seen)).toEqual(['shown', 'left', 'shown']);
    await frame.evaluate(() => client.invoke('routeTo', 'ticket', 2));
    await page.locator('.ticket-head h2', { hasText: 'img' }).waitFor();
    expect(await page.locator('main').isVisible()).toBe(true);
    expect(session.complaints).toEqual([]);
  });

  it('is told who looks: groups, role, zone with its offset, and the language they chose', async () => {
    const page = await session.open('#ticket/1');
    await frameIn(page, '.tray');
    const person = page.getByLabel('You are');
    const paths = ['currentUser', 'currentAccount.timeZone'];
    const renewed = async (work: () => Promise<unknown>) => {
      const next = page.waitForEvent('framenavigated');
      await work();
      const frame = await next;
      await registered(frame);
      return read(frame, paths);
    };
    const zone = { ianaName: 'Europe/Paris', offset: 60 };
    expect(await renewed(() => person.selectOption({ label: 'Hana Kowalska' }))).toMatchObject({
      currentUser: {
        name: 'Hana Kowalska',
        role: 'agent',
        groups: [{ name: 'Support' }, { name: 'Managers' }],
        locale: 'en-US',
        timeZone: zone,
      },
      'currentAccount.timeZone': zone,
    });
    const language = page.getByLabel('Language');
    expect(await renewed(() => language.selectOption('ru-RU'))).toMatchObject({
      currentUser: { name: 'Hana Kowalska', locale: 'ru-RU' },
    });
    expect(await renewed(() => person.selectOption({ label: 'Sam Dubois' }))).toMatchObject({
      currentUser: { locale: 'en-US' },
    });
    await page.reload();
    await person.selectOption({ label: 'Hana Kowalska' });
    expect(await language.inputValue()).toBe('ru-RU');
  });

  it('is told with its next ticket what its installation was given since', async () => {
    const page = await session.open('#ticket/1');
    const first = await frameIn(page, '.tray');
    const settings = { fields: 'palier_tier:5', shared_secret: 'stolen' };
    await session.api('PUT', '/api/v2/apps/installations/1.json', { settings });
    const next = page.waitForEvent('framenavigated', (one) => one !== page.mainFrame());
    await page.evaluate(() => {
      location.hash = '#ticket/2';
    });
    const frame = await next;
    await registered(frame);
    expect(first.isDetached()).toBe(true);
    const given = await frame.evaluate(() => client.registration()?.metadata);
    expect(given).toMatchObject({ settings: { serverUrl: app.url, fields: 'palier_tier:5' } });
    expect(JSON.stringify(given)).not.toContain('stolen');
  });

  it('has its tray open with each ticket, folded or not at the one before', async () => {
    const page = await session.open('#ticket/1');
    await page.getByRole('button', { name: 'Hide Test app' }).click();
    await page.evaluate(() => {
      location.hash = '#ticket/2';
    });
    await page.locator('.ticket-head h2', { hasText: 'img' }).waitFor();
    await page.getByRole('button', { name: 'Hide Test app' }).waitFor();
  });
});
