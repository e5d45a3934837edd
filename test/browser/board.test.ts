/**
 * Does the built board behave in a real browser, under the engine's content policy? Order, live
 * changes, time, filters, keys, outages, hostile texts, colours, accessibility and stillness.
 */
import { source as axeSource } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Board, BoardTicket } from '../../engine/http/contract.ts';
import { type BoardFixture, startBoardFixture } from './board-fixture.ts';
import { sampleBoard, sampleTicket } from './board-sample.ts';
import { type BuiltBoard, buildBoard } from './built-board.ts';
import { describeInBrowser, launchChromium } from './chromium.ts';

const MINUTE = 60_000;

jest.setTimeout(60_000);

describeInBrowser('the board in a browser', () => {
  let built: BuiltBoard;
  let browser: Browser;
  let fixture: BoardFixture;
  let complaints: string[];
  const pages: Page[] = [];

  beforeAll(async () => {
    built = buildBoard();
    browser = await launchChromium();
  });

  beforeEach(async () => {
    fixture = await startBoardFixture(built.dir, sampleBoard(20));
    complaints = [];
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await fixture.close();
  });

  afterAll(async () => {
    await browser?.close();
    built?.remove();
  });

  async function open(search = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${fixture.origin}/board/${search}`);
    await page.waitForSelector('[data-ticket], .empty');
    return page;
  }

  const idsOn = (page: Page) =>
    page.$$eval('[data-ticket]', (rows) =>
      rows.map((row) => Number(row.getAttribute('data-ticket'))),
    );

  const show = (change: (board: Board) => Partial<Board>) => {
    const board = sampleBoard(20);
    fixture.show({ ...board, ...change(board) });
  };

  const dueOf = (page: Page, id: number) => page.locator(`[data-ticket="${id}"] .due .countdown`);

  it('keeps the engine’s order', async () => {
    const page = await open();
    expect(await idsOn(page)).toEqual(sampleBoard(20).queue.map(({ id }) => id));
    // Negative control: the sample is in no order that a sort by number would give.
    const sorted = [...(await idsOn(page))].sort((a, b) => a - b);
    expect(await idsOn(page)).not.toEqual(sorted);
    expect(complaints).toEqual([]);
  });

  it('shows a change of order, a new ticket and a happening without reloading', async () => {
    const page = await open();
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
    expect(fixture.streams()).toBe(1);
  });

  it('speaks a new breach, and not the ones it opened with', async () => {
    const page = await open();
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
    const page = await open();
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
    const context = await browser.newContext();
    const page = await context.newPage();
    pages.push(page);
    await page.addInitScript(() => {
      const real = Date.now;
      Date.now = () => real() + 5 * 365 * 86_400_000;
    });
    await page.goto(`${fixture.origin}/board/`);
    await page.waitForSelector('[data-ticket]');
    await expectText(page, dueOf(page, 104), /^1[12] m \d\d s$/);
  });

  it('keeps filters in the address, through reload and back', async () => {
    const page = await open();
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
    const page = await open('?tier=none-such');
    await page.getByText('No ticket matches these filters').waitFor();
    fixture.show({ ...sampleBoard(0), queue: [], queueTotal: 0 });
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('Nothing is owed right now').waitFor();
  });

  it('is worked by keyboard: J and K move, Enter unfolds, Tab leaves', async () => {
    const page = await open();
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
    const page = await open();
    await page.locator('[data-ticket="104"] .row-toggle').click();
    show((board) => ({ queue: [...board.queue].reverse() }));
    await page.waitForFunction(
      () => document.querySelector('[data-ticket]')?.getAttribute('data-ticket') !== '101',
    );
    expect(await page.locator('[data-ticket="104"] .clock').count()).toBe(2);
    expect(await focusedTicket(page)).toBe(104);
  });

  it('runs nothing that a ticket brings and links only to web addresses', async () => {
    const page = await open();
    for (const id of [101, 102, 104, 107]) {
      await page.locator(`[data-ticket="${id}"] .row-toggle`).click();
    }
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('#board script, #board img').count()).toBe(0);
    expect(await page.locator('[data-ticket="101"] .row-subject').textContent()).toContain(
      '<script>',
    );
    expect(await page.locator('[data-ticket="107"] .row-subject').getAttribute('href')).toBeNull();
    expect(complaints).toEqual([]);
  });

  it.each([1280, 900, 360, 320])('does not scroll sideways at %d px', async (width) => {
    show(() => ({ speed: 0 }));
    const page = await open('', { viewport: { width, height: 720 }, locale: 'en-US' });
    await page.locator('[data-ticket="107"] .row-toggle').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no accessibility violation in %s at %d px', async (colorScheme, width) => {
    const page = await open('', { colorScheme, viewport: { width, height: 800 } });
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-ticket="104"] .row-toggle').click();
    await page.locator('[data-ticket="107"] .row-toggle').click();
    fixture.show({ ...sampleBoard(20), health: { ...sampleBoard(0).health, stopped: true } });
    await page.getByText('Stopped by hand').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const view of width === 360 ? ['Attention', 'Happenings'] : []) {
      await page.getByRole('button', { name: view }).click();
      expect(await violations(page)).toEqual([]);
    }
  });

  it('follows the system’s colours unless the address says otherwise', async () => {
    const background = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const page = await open('', { colorScheme: 'light' });
    expect(await background(page)).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(
      () => getComputedStyle(document.body).backgroundColor === 'rgb(21, 26, 30)',
    );
    const asked = await open('?theme=light', { colorScheme: 'dark' });
    expect(await background(asked)).toBe('rgb(255, 255, 255)');
  });

  it('moves nothing: not when the first answer comes, not while time runs', async () => {
    fixture.hold();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    pages.push(page);
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as LayoutShift[])
          shifts.push(...entry.sources.map(({ node }) => node?.parentElement?.outerHTML ?? 'gone'));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${fixture.origin}/board/`);
    await page.waitForSelector('.bone');
    fixture.release();
    await page.waitForSelector('[data-ticket]');
    fixture.show(sampleBoard(20, 60));
    await page.waitForTimeout(2_500);
    fixture.show({
      ...sampleBoard(20),
      health: { ...sampleBoard(0).health, troubles: ['A dead letter.'] },
    });
    await page.getByText('A dead letter.').waitFor();
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual(
      [],
    );
    // Negative control: the observer does see a shift.
    await page.evaluate(() =>
      document.body.prepend(
        Object.assign(document.createElement('p'), {
          textContent: 'pushes everything down',
          style: 'height: 200px',
        }),
      ),
    );
    await page.waitForFunction(() => (window as unknown as { shifts: string[] }).shifts.length > 0);
  });

  it('asks when the stream is refused, says when nothing answers, and recovers', async () => {
    const page = await open();
    fixture.behave('noStream');
    await page.locator('[data-link="polling"]').waitFor();
    fixture.behave('down');
    await page.getByText(/has not answered since 10:30/).waitFor({ timeout: 15_000 });
    expect(await idsOn(page)).toHaveLength(29);
    fixture.behave('up');
    await page.locator('[data-link="live"]').waitFor({ timeout: 40_000 });
    expect(await page.getByText(/has not answered/).count()).toBe(0);
  });

  it('asks nothing and holds no stream while the tab is hidden', async () => {
    const page = await open();
    await setHidden(page, true);
    await waitUntil(() => fixture.streams() === 0);
    const asked = fixture.asked.length;
    await page.waitForTimeout(1_500);
    expect(fixture.asked).toHaveLength(asked);
    await setHidden(page, false);
    await waitUntil(() => fixture.streams() === 1);
  });

  it('leaves opening a ticket to the desk’s page that frames it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    pages.push(page);
    await page.goto(`${fixture.origin}/frame`);
    const board = page.frameLocator('iframe');
    await board.locator('[data-ticket="104"] .row-subject').click();
    await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
    expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
      { palier: 'openTicket', id: 104 },
    ]);
    expect(context.pages()).toHaveLength(1);
  });

  it('opens a ticket in a new tab that cannot reach back', async () => {
    const page = await open();
    const link = page.locator('[data-ticket="104"] .row-subject');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  it('lets only what is near the screen tick in a long queue', async () => {
    fixture.show(sampleBoard(490));
    const page = await open();
    expect(await idsOn(page)).toHaveLength(499);
    // A row far down says what it said when it was drawn, until one goes there.
    const last = page.locator('[data-ticket]').last().locator('.countdown');
    const before = await last.textContent();
    fixture.show(sampleBoard(490, 60));
    await expectText(page, dueOf(page, 104), /^1[01] m/);
    await page.waitForTimeout(2_200);
    expect(await last.textContent()).toBe(before);
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await expectChange(page, last, before);
  });

  it('is small: at most 95 kB of compressed JavaScript, and nothing from elsewhere', async () => {
    const page = await open();
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => entry.name),
    );
    expect(loaded.filter((name) => !name.startsWith(fixture.origin))).toEqual([]);
    expect(fixture.scriptBytes()).toBeLessThanOrEqual(95_000);
    expect(fixture.scriptBytes()).toBeGreaterThan(10_000);
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

async function expectText(page: Page, element: ReturnType<Page['locator']>, text: RegExp) {
  await page.waitForFunction(
    ([node, source]) => new RegExp(source as string).test((node as Element).textContent ?? ''),
    [await element.elementHandle(), text.source] as const,
  );
}

async function expectChange(page: Page, element: ReturnType<Page['locator']>, from: string | null) {
  await page.waitForFunction(([node, before]) => (node as Element).textContent !== before, [
    await element.elementHandle(),
    from,
  ] as const);
}

async function focusedTicket(page: Page): Promise<number | null> {
  const id = await page.evaluate(() =>
    document.activeElement?.closest('[data-ticket]')?.getAttribute('data-ticket'),
  );
  return id == null ? null : Number(id);
}

async function violations(page: Page): Promise<readonly string[]> {
  // The content policy refuses scripts of others; the debugger may bring one all the same.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe;
    const result = await axe.run();
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}

/** Not in TypeScript's library yet: what moved, as Chromium reports it. */
interface LayoutShift {
  readonly sources: readonly { readonly node: Node | null }[];
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

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
