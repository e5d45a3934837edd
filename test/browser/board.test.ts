/**
 * Does the built board behave in a real browser, under the engine's content policy? Order, live
 * changes, time, filters, keys and outages; how it looks is another suite's.
 */
import type { Page } from 'playwright-core';
import type { Board, BoardTicket } from '../../engine/http/contract.ts';
import { sampleBoard, sampleTicket } from './board-sample.ts';
import {
  boardSession,
  dueOf,
  expectChange,
  expectText,
  focusedTicket,
  idsOn,
} from './board-session.ts';
import { describeInBrowser } from './chromium.ts';

const MINUTE = 60_000;

jest.setTimeout(60_000);

describeInBrowser('the board in a browser', () => {
  const session = boardSession();

  const show = (change: (board: Board) => Partial<Board>) => {
    const board = sampleBoard(20);
    session.fixture.show({ ...board, ...change(board) });
  };

  it('keeps the engine’s order', async () => {
    const page = await session.open();
    expect(await idsOn(page)).toEqual(sampleBoard(20).queue.map(({ id }) => id));
    // Negative control: the sample is in no order that a sort by number would give.
    const sorted = [...(await idsOn(page))].sort((a, b) => a - b);
    expect(await idsOn(page)).not.toEqual(sorted);
    expect(session.complaints).toEqual([]);
  });

  it('shows a change of order, a new ticket and a happening without reloading', async () => {
    const page = await session.open();
    const fresh = sampleTicket(4711, 30 * MINUTE, { subject: 'Fresh from the stream', place: 1 });
    show((board) => ({
      queue: [fresh, ...[...board.queue].reverse()],
      happenings: [
        { ...(board.happenings[0] as Board['happenings'][0]), key: 'new', text: 'Said just now.' },
        ...board.happenings,
      ],
    }));
    await page.getByText('Fresh from the stream').first().waitFor();
    expect(await idsOn(page)).toEqual([
      4711,
      ...sampleBoard(20)
        .queue.map(({ id }) => id)
        .reverse(),
    ]);
    await page.locator('.happenings').getByText('Said just now.').waitFor();
    expect(session.fixture.streams()).toBe(1);
  });

  it('speaks a new breach, and not the ones it opened with', async () => {
    const page = await session.open();
    const spoken = page.locator('[aria-live]');
    expect(await spoken.textContent()).toBe('');
    const breach = { ...(sampleBoard(0).happenings[0] as Board['happenings'][0]), key: 'new' };
    show((board) => ({
      happenings: [{ ...breach, text: 'Ticket 5 is late.' }, ...board.happenings],
    }));
    await page.waitForFunction(() => document.querySelector('[aria-live]')?.textContent !== '');
    expect(await spoken.textContent()).toBe('Ticket 5 is late.');
  });

  it('counts on at the engine’s speed and stands still when it is paused', async () => {
    const page = await session.open();
    const due = dueOf(page, 106);
    const near = dueOf(page, 104);
    await expectText(page, near, /^11 m 5\d s$/);
    show(() => ({ speed: 600 }));
    await page.waitForFunction(
      () => document.querySelector('[data-ticket="104"] .countdown')?.textContent?.endsWith('late'),
      null,
      { timeout: 10_000 },
    );
    show(() => ({ speed: 0 }));
    await expectText(page, near, /^12 m 00 s$/);
    await page.waitForTimeout(1_300);
    expect(await near.textContent()).toBe('12 m 00 s');
    expect(await due.textContent()).toBe('30 y 0 d');
  });

  it('ignores the browser’s own date', async () => {
    const page = await session.page();
    await page.addInitScript(() => {
      const real = Date.now;
      Date.now = () => real() + 5 * 365 * 86_400_000;
    });
    await page.goto(`${session.fixture.origin}/board/`);
    await page.waitForSelector('[data-ticket]');
    await expectText(page, dueOf(page, 104), /^1[12] m \d\d s$/);
  });

  it('keeps filters in the address, through reload and back', async () => {
    const page = await session.open();
    await page.getByLabel('Tier').selectOption('enterprise');
    await page.waitForFunction(() => location.search === '?tier=enterprise');
    await waitForIds(page, (ticket) => ticket.tier === 'enterprise');
    await page.getByRole('button', { name: /At risk/ }).click();
    await waitForIds(page, (ticket) => ticket.tier === 'enterprise' && ticket.state === 'atRisk');
    expect(new URL(page.url()).search).toBe('?tier=enterprise&state=atRisk');
    await page.reload();
    await page.waitForSelector('[data-ticket]');
    expect(await page.getByLabel('Tier').inputValue()).toBe('enterprise');
    await page.goBack();
    await waitForIds(page, (ticket) => ticket.tier === 'enterprise');
    await page.getByRole('button', { name: 'Clear' }).click();
    await waitForIds(page, () => true);
    expect(new URL(page.url()).search).toBe('');
  });

  it('says that no ticket matches, and that nothing is owed', async () => {
    const page = await session.open('?tier=none-such');
    await page.getByText('No ticket matches these filters').waitFor();
    session.fixture.show({ ...sampleBoard(0), queue: [], queueTotal: 0 });
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('Nothing is owed right now').waitFor();
  });

  it('is worked by keyboard: J and K move, Enter unfolds, Tab leaves', async () => {
    const page = await session.open();
    const [first, second] = await idsOn(page);
    await page.keyboard.press('j');
    expect(await focusedTicket(page)).toBe(first);
    await page.keyboard.press('j');
    expect(await focusedTicket(page)).toBe(second);
    await page.keyboard.press('Enter');
    await page.locator(`[data-ticket="${second}"] .clock`).first().waitFor();
    expect(await page.locator(`[data-ticket="${second}"] .clock-why li`).count()).toBeGreaterThan(
      2,
    );
    await page.keyboard.press('k');
    expect(await focusedTicket(page)).toBe(first);
    await page.keyboard.press('End');
    expect(await focusedTicket(page)).toBe((await idsOn(page)).at(-1));
    await page.keyboard.press('Tab');
    expect(await focusedTicket(page)).toBeNull();
    await page.getByLabel('Tier').focus();
    await page.keyboard.press('j');
    expect(await focusedTicket(page)).toBeNull();
  });

  it('keeps a row unfolded and focused while the queue moves under it', async () => {
    const page = await session.open();
    await page.locator('[data-ticket="104"] .row-toggle').click();
    show((board) => ({ queue: [...board.queue].reverse() }));
    await page.waitForFunction(
      () => document.querySelector('[data-ticket]')?.getAttribute('data-ticket') !== '101',
    );
    expect(await page.locator('[data-ticket="104"] .clock').count()).toBe(2);
    expect(await focusedTicket(page)).toBe(104);
  });

  it('asks when the stream is refused, says when nothing answers, and recovers', async () => {
    const page = await session.open();
    session.fixture.behave('noStream');
    await page.locator('[data-link="polling"]').waitFor();
    session.fixture.behave('down');
    await page.getByText(/has not answered since 10:30/).waitFor({ timeout: 15_000 });
    expect(await idsOn(page)).toHaveLength(29);
    session.fixture.behave('up');
    await page.locator('[data-link="live"]').waitFor({ timeout: 40_000 });
    expect(await page.getByText(/has not answered/).count()).toBe(0);
  });

  it('asks nothing and holds no stream while the tab is hidden', async () => {
    const page = await session.open();
    await setHidden(page, true);
    await waitUntil(() => session.fixture.streams() === 0);
    const asked = session.fixture.asked.length;
    await page.waitForTimeout(1_500);
    expect(session.fixture.asked).toHaveLength(asked);
    await setHidden(page, false);
    await waitUntil(() => session.fixture.streams() === 1);
  });

  it('leaves opening a ticket to the desk’s page that frames it', async () => {
    const page = await session.page();
    await page.goto(`${session.fixture.origin}/frame`);
    const board = page.frameLocator('iframe');
    await board.locator('[data-ticket="104"] .row-subject').click();
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
    expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
      { palier: 'openTicket', id: 104 },
    ]);
    expect(page.context().pages()).toHaveLength(1);
  });

  it('opens a ticket in a new tab that cannot reach back', async () => {
    const page = await session.open();
    const link = page.locator('[data-ticket="104"] .row-subject');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  it('lets only what is near the screen tick in a long queue', async () => {
    session.fixture.show(sampleBoard(490));
    const page = await session.open();
    expect(await idsOn(page)).toHaveLength(499);
    // A row far down says what it said when it was drawn, until one goes there.
    const last = page.locator('[data-ticket]').last().locator('.countdown');
    const before = await last.textContent();
    session.fixture.show(sampleBoard(490, 60));
    await expectText(page, dueOf(page, 104), /^1[01] m/);
    await page.waitForTimeout(2_200);
    expect(await last.textContent()).toBe(before);
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await expectChange(page, last, before);
  });

  async function waitForIds(page: Page, wanted: (ticket: BoardTicket) => boolean): Promise<void> {
    const ids = sampleBoard(20)
      .queue.filter(wanted)
      .map(({ id }) => id);
    await page.waitForFunction(
      (expected) =>
        expected ===
        [...document.querySelectorAll('[data-ticket]')]
          .map((row) => row.getAttribute('data-ticket'))
          .join(),
      ids.join(),
    );
  }
});

// Headless Chromium never hides a tab by itself; the page's own words for it are set instead.
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 10_000;
  while (!isSo()) {
    if (performance.now() > giveUpAt) throw new Error('Waited ten seconds in vain.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
