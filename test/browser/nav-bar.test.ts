/**
 * What does a manager see in Zendesk's own navigation? The queue with Zendesk's names, filtered,
 * each row leading to its ticket; asked for only while it is shown.
 */
import { violations } from './axe-rules.ts';
import { sampleTicket } from './board-sample.ts';
import { describeInBrowser } from './chromium.ts';
import { boardAnswer, HOUR } from './sidebar-sample.ts';
import {
  frameIn,
  hearLeaving,
  type OpenOptions,
  readyIn,
  sidebarSession,
  widthsOf,
} from './sidebar-session.ts';
import { EN, untilReads } from './sidebar-words.ts';

jest.setTimeout(60_000);

describeInBrowser('the app in the navigation', () => {
  const session = sidebarSession();

  async function openBoard(options: OpenOptions = {}) {
    const { page } = await session.open(options);
    const places = page.getByRole('navigation', { name: 'Places' });
    await places.getByRole('button', { name: 'Palier' }).click();
    const frame = await frameIn(page, '#app-place');
    await readyIn(frame);
    return { page, frame, places };
  }
  const asks = () => session.engine.asked.filter((one) => one.includes('/v1/app/board?'));

  it('lists the queue by Zendesk’s names, filters it, and leads to a ticket', async () => {
    const { page, frame } = await openBoard();
    await untilReads(frame, 'Printer smokes', '<img src=x', 'Acme', 'Support');
    expect(await frame.evaluate(() => Reflect.get(window, 'harmed'))).toBeUndefined();
    expect(await violations(frame)).toEqual([]);
    const [client, scroll] = await widthsOf(frame);
    expect([client, scroll]).toEqual([1440, 1440]);
    await frame.getByLabel(EN.say('board.filters.tier')).selectOption('standard');
    await frame.locator('[data-ticket="1"]').waitFor({ state: 'detached' });
    expect(asks().at(-1)).toContain('&tier=standard');
    await frame.getByRole('button', { name: EN.say('board.filters.clear') }).click();
    await frame.locator('[data-ticket="1"]').waitFor();
    await frame.locator('[data-ticket="2"] .row-toggle').click();
    await frame.locator('[data-ticket="2"] section').waitFor();
    await frame.locator('[data-ticket="2"] .row-subject').click();
    await page.locator('.ticket-head h2', { hasText: 'img' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#ticket/2');
    expect(page.context().pages()).toHaveLength(1);
    expect(session.complaints).toEqual([]);
  });

  it('says when the engine is silent, keeps what it had, and comes back by itself', async () => {
    const { page, frame, places } = await openBoard({ hasClock: true });
    await untilReads(frame, 'Printer smokes');
    session.engine.mood = 'down';
    await page.clock.fastForward(11_000);
    await frame.locator('.health-danger').waitFor();
    await untilReads(frame, 'Printer smokes');
    session.engine.mood = { code: 'tokenForged' };
    await page.clock.fastForward(5_000);
    await untilReads(frame, EN.say('sidebar.failure.tokenForged'));
    session.engine.mood = 'up';
    session.engine.answers.board = boardAnswer([sampleTicket(2, HOUR)]);
    await page.clock.fastForward(15_000);
    await frame.locator('.health-danger').waitFor({ state: 'detached' });
    await frame.locator('[data-ticket="1"]').waitFor({ state: 'detached' });
    const untilLeft = await hearLeaving(frame);
    await places.getByRole('button', { name: 'Tickets' }).click();
    await untilLeft();
    const before = asks().length;
    for (let count = 0; count < 5; count += 1) await page.clock.fastForward(30_000);
    expect(asks()).toHaveLength(before);
    const next = page.waitForResponse((response) => response.url().endsWith('/desk/app/proxy'));
    await places.getByRole('button', { name: 'Palier' }).click();
    await next;
    expect(session.complaints).toEqual([]);
  });

  it('says why where it never had an answer', async () => {
    session.engine.mood = { code: 'tokenIssuer' };
    const { frame } = await openBoard();
    await untilReads(frame, EN.say('sidebar.failure.tokenIssuer'));
    session.engine.mood = 'up';
    session.engine.answers.board = boardAnswer([]);
    await session.show(frame, {});
    await untilReads(frame, EN.say('board.queue.emptyTitle'));
    expect(session.complaints).toEqual([]);
  });
});
