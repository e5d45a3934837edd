/**
 * What does an agent see beside a customer or an organization, before there is a ticket? In the
 * desk's tray, by the real SDK.
 */
import type { Page } from 'playwright-core';
import { violations } from './axe-rules.ts';
import { describeInBrowser } from './chromium.ts';
import { entitlementWith, organizationAnswer, standing } from './sidebar-sample.ts';
import { frameIn, readyIn, sidebarSession, unfoldAll, widthsOf } from './sidebar-session.ts';
import { EN, untilReads } from './sidebar-words.ts';

jest.setTimeout(60_000);

describeInBrowser('the app beside a customer', () => {
  const session = sidebarSession();

  async function openAt(place: 'Customer' | 'Organization', page?: Page) {
    const desk = page ?? (await session.open()).page;
    await desk.getByRole('button', { name: place, exact: true }).click();
    const frame = await frameIn(desk, '.tray');
    await readyIn(frame);
    return { page: desk, frame };
  }

  it.each(['Customer', 'Organization'] as const)(
    'says at "%s" what is owed and lists the open tickets by Zendesk’s names',
    async (place) => {
      const { page, frame } = await openAt(place);
      await untilReads(
        frame,
        ...['Acme', 'premium', 'because organization field support_tier is premium'],
        ...[EN.say('sidebar.customer.openTickets', { count: 2 }), '#1 Printer smokes', '#2 <img'],
      );
      expect(session.engine.asked.at(-1)).toMatch(/^GET \/v1\/app\/organizations\/\d+\?/);
      expect(await violations(frame)).toEqual([]);
      expect(await widthsOf(frame)).toEqual([319, 319]);
      expect(await frame.evaluate(() => Reflect.get(window, 'harmed'))).toBeUndefined();
      await frame.getByTitle(EN.say('sidebar.customer.openTicket', { id: 2 })).click();
      await page.locator('.ticket-head h2', { hasText: 'img' }).waitFor();
      expect(new URL(page.url()).hash).toBe('#ticket/2');
      expect(session.complaints).toEqual([]);
    },
  );

  it('says a suspension and more tickets than fit, with names that do not', async () => {
    const tickets = Array.from({ length: 20 }, (_, index) => standing(index + 1));
    const long = 'Société-générale-des-très-longs-noms-'.repeat(6).slice(0, 200);
    const entitlement = entitlementWith({ suspended: true, told: [long] });
    session.engine.answers.organization = (id) =>
      organizationAnswer(id, { tickets, openTotal: 57, tier: null, why: long, entitlement });
    const { frame } = await openAt('Organization');
    await untilReads(
      frame,
      EN.say('sidebar.customer.suspended'),
      EN.say('sidebar.customer.noTier'),
      EN.say('sidebar.customer.cut', { shown: 20, count: 57 }),
    );
    await unfoldAll(frame);
    expect(await widthsOf(frame)).toEqual([319, 319]);
    expect(session.complaints).toEqual([]);
  });

  it('says so where a person has no organization, and where the engine knows none', async () => {
    const { page } = await session.open();
    session.engine.answers.organization = () => null;
    const { frame } = await openAt('Customer', page);
    await untilReads(frame, EN.say('sidebar.failure.notFound'));
    const user = { name: 'Dora', external_id: 'c2' };
    const made = await session.api('POST', '/api/v2/users.json', { user });
    const next = page.waitForEvent('framenavigated');
    const { id } = made.user as unknown as { id: number };
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { requester_id: id } });
    await untilReads(await next, EN.say('sidebar.customer.noOrganization'));
    expect(session.complaints).toEqual([]);
  });

  it('lets the agent choose between several organizations, and keeps the choice apart', async () => {
    const { page } = await session.open();
    // The desk's people belong to one organization at most; Zendesk's may belong to many.
    await page.route('**/desk/app/view?*', async (route) => {
      const answer = await route.fetch();
      const view = (await answer.json()) as { user?: { organizations: object[] } };
      view.user?.organizations.push({ id: 4711, name: 'شركة النور' });
      await route.fulfill({ response: answer, json: view });
    });
    session.engine.answers.organization = (id) =>
      organizationAnswer(id, { tier: id === 4711 ? 'gold' : 'premium' });
    const { frame } = await openAt('Customer', page);
    await untilReads(frame, 'premium');
    await frame.getByLabel(EN.say('sidebar.customer.pick')).selectOption('شركة النور');
    await untilReads(frame, 'gold');
    expect(session.engine.asked.at(-1)).toContain('/v1/app/organizations/4711?');
    expect(await frame.getByRole('heading', { name: 'شركة النور' }).count()).toBe(1);
    session.engine.mood = 'down';
    await frame.getByLabel(EN.say('sidebar.customer.pick')).selectOption('Acme');
    await untilReads(frame, EN.say('sidebar.failure.unreachable'));
    expect(session.complaints).toEqual([]);
  });
});
