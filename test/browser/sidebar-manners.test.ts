/**
 * Does the sidebar behave? Reached by keyboard, quiet while nobody looks, still when its answer
 * comes, and heard only when there is something to say.
 */
import type { Frame, Page } from 'playwright-core';
import { sampleClock } from './board-sample.ts';
import { describeInBrowser } from './chromium.ts';
import { after, HOUR, MINUTE, ticketAnswer } from './sidebar-sample.ts';
import { hearLeaving, readyIn, sidebarSession, stopClock, unfoldAll } from './sidebar-session.ts';
import { EN, untilReads } from './sidebar-words.ts';

jest.setTimeout(60_000);

/** What has the focus in the frame, and whether that can be seen. */
const focused = (frame: Frame) =>
  frame.evaluate(() => {
    const { activeElement: element } = document;
    if (element === null || element === document.body) return null;
    const { outlineStyle, boxShadow } = getComputedStyle(element);
    const isSeen = outlineStyle !== 'none' || boxShadow !== 'none';
    return `${element.textContent}${isSeen ? '' : ' (unseen)'}`;
  });

const controls = (frame: Frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('button, select, input, textarea')]
      .filter((element) => element.checkVisibility())
      .map(({ textContent }) => textContent),
  );

/** As the browser does when its tab goes behind another, or comes back. */
const setVisibility = (frame: Frame, state: 'hidden' | 'visible') =>
  frame.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

describeInBrowser('the manners of the sidebar', () => {
  const session = sidebarSession();
  const asked = () => session.engine.asked.length;
  /** Waits until the desk has passed on an answer of the engine's. */
  const answered = (page: Page) =>
    page.waitForResponse((response) => response.url().endsWith('/desk/app/proxy'));

  it('lets the keyboard reach everything in order, and shows where it is', async () => {
    const { page, frame } = await session.open();
    await frame.getByRole('button', { name: EN.say('sidebar.acts.promise') }).click();
    await frame.locator('form').waitFor();
    await frame.locator('form input').evaluate((input) => input.remove());
    const all = await controls(frame);
    expect(all.length).toBeGreaterThan(12);
    await page.getByRole('button', { name: 'Organization', exact: true }).focus();
    const reached: (string | null)[] = [];
    for (let index = 0; index < all.length; index += 1) {
      await page.keyboard.press('Tab');
      reached.push(await focused(frame));
    }
    expect(reached).toEqual(all);
    await frame.getByRole('button', { name: EN.say('sidebar.promise.why') }).focus();
    for (const [key, isOpen] of [
      ['Enter', 'true'],
      ['Space', 'false'],
    ] as const) {
      await page.keyboard.press(key);
      await frame.locator(`.promise .fold-button[aria-expanded="${isOpen}"]`).first().waitFor();
    }
    expect(session.complaints).toEqual([]);
  });

  it('keeps the focus through new answers, and gives it back when a form closes', async () => {
    const { page, frame } = await session.open();
    const take = frame.getByRole('button', { name: EN.say('sidebar.queue.take') });
    await take.focus();
    await session.show(frame, { ticket: ticketAnswer({ ticket: { place: 7 } }) });
    await untilReads(frame, EN.say('sidebar.queue.place', { place: 7, total: 41 }));
    expect(await focused(frame)).toBe(EN.say('sidebar.queue.take'));
    for (const name of [EN.say('sidebar.acts.noReplyOwed'), EN.say('sidebar.kind.change')]) {
      await frame.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      const cancel = frame.getByRole('button', { name: EN.say('sidebar.acts.cancel') });
      await cancel.focus();
      await page.keyboard.press('Enter');
      await frame.locator('form').waitFor({ state: 'detached' });
      await frame.waitForFunction(() => document.activeElement !== document.body);
      expect(await focused(frame)).toBe(name);
    }
  });

  it('asks nothing while nobody sees it, and once when somebody does', async () => {
    const { page, frame } = await session.open({ hasClock: true });
    expect(asked()).toBe(1);
    await setVisibility(frame, 'hidden');
    for (let count = 0; count < 5; count += 1) await page.clock.fastForward(2 * MINUTE);
    expect(asked()).toBe(1);
    let next = answered(page);
    await setVisibility(frame, 'visible');
    await next;
    expect(asked()).toBe(2);
    const untilLeft = await hearLeaving(frame);
    await page.getByRole('button', { name: 'Hide Palier' }).click();
    await untilLeft();
    for (let count = 0; count < 5; count += 1) await page.clock.fastForward(2 * MINUTE);
    expect(asked()).toBe(2);
    next = answered(page);
    await page.getByRole('button', { name: 'Show Palier' }).click();
    await next;
    expect(asked()).toBe(3);
    next = answered(page);
    await page.clock.fastForward(MINUTE + 1_000);
    await next;
    expect(asked()).toBe(4);
    expect(session.complaints).toEqual([]);
  });

  it('hears of a change that came while another place was shown, and looks then', async () => {
    const { page, frame } = await session.open();
    await page.getByRole('button', { name: 'Customer', exact: true }).click();
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { priority: 'high' } });
    await page.locator('.changed', { hasText: 'Priority' }).waitFor();
    const looks = () => session.engine.asked.filter((one) => one.includes('/look')).length;
    expect(looks()).toBe(0);
    const looked = page.waitForResponse(
      (response) => response.request().postData()?.includes('/look?') === true,
    );
    await page.getByRole('button', { name: 'Ticket', exact: true }).last().click();
    await looked;
    expect(looks()).toBe(1);
    expect(frame.isDetached()).toBe(false);
  });

  it('moves nothing when the answer takes the outline’s place, nor the next ones', async () => {
    session.engine.hold();
    const { frame } = await session.open({ unready: true });
    await frame.locator('.skeleton').waitFor();
    await frame.evaluate(() => {
      Object.assign(window, { shifts: [] });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          Reflect.get(window, 'shifts').push(Reflect.get(entry, 'value'));
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    session.engine.release();
    await readyIn(frame);
    await session.show(frame, { ticket: ticketAnswer({ ticket: { place: 7 } }) });
    await untilReads(frame, EN.say('sidebar.queue.place', { place: 7, total: 41 }));
    await frame.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await frame.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
    // Something that moves would have been seen.
    await frame.addStyleTag({ content: 'body { padding-top: 90px }' });
    await frame.waitForFunction(() => Reflect.get(window, 'shifts').length > 0);
  });

  it('speaks at its marks and no oftener', async () => {
    const clocks = [sampleClock(30 * MINUTE + 20_000)];
    session.engine.answers.ticket = ticketAnswer({ ticket: { state: 'atRisk', clocks } });
    const { page, frame } = await session.open({ hasClock: true });
    await stopClock(page);
    await frame.evaluate(() => {
      Object.assign(window, { spoken: [] });
      for (const region of document.querySelectorAll('[aria-live], [role="status"]')) {
        new MutationObserver(() => Reflect.get(window, 'spoken').push(region.textContent)).observe(
          region,
          { childList: true, characterData: true, subtree: true },
        );
      }
    });
    const spoken = () => frame.evaluate(() => Reflect.get(window, 'spoken'));
    await page.clock.runFor(5_000);
    expect(await spoken()).toEqual([]);
    await page.clock.runFor(17_000);
    const values = { promise: EN.say('clock.name.firstReply'), time: '30 m 00 s' };
    expect(await spoken()).toEqual([EN.say('sidebar.spoken.left', values)]);
    await page.clock.runFor(20_000);
    expect(await spoken()).toHaveLength(1);
    const late = sampleClock(-1_000, { breachedAt: after(-1_000) });
    await session.show(frame, {
      ticket: ticketAnswer({ ticket: { state: 'breached', clocks: [late] } }),
    });
    await frame.waitForFunction(() => Reflect.get(window, 'spoken').length === 2);
    expect(await spoken()).toContain(EN.say('sidebar.spoken.breached', values));
  });

  it('is no wider or higher than its frame when everything is open', async () => {
    session.engine.answers.ticket = ticketAnswer({ ticket: { clocks: [sampleClock(HOUR)] } });
    const { frame } = await session.open();
    await unfoldAll(frame);
    await frame.waitForFunction(
      () => document.documentElement.scrollHeight <= document.documentElement.clientHeight,
    );
  });
});
