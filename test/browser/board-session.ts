/**
 * How do the browser suites get at the board? One build and one browser a suite; a fresh engine
 * stand-in and fresh pages a test.
 */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type BoardFixture, startBoardFixture } from './board-fixture.ts';
import { sampleBoard } from './board-sample.ts';
import { type BuiltBoard, buildBoard } from './built-board.ts';
import { launchChromium } from './chromium.ts';

export interface BoardSession {
  readonly fixture: BoardFixture;
  /** What pages said on the console or threw, in this test. */
  readonly complaints: readonly string[];
  /** An empty page of the viewer in Paris. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** The board, waited for; `search` begins with "?". */
  open(search?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Called once in a suite; its members hold what belongs to the running test. */
export function boardSession(): BoardSession {
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

  async function page(options: BrowserContextOptions = {}): Promise<Page> {
    const viewport = { width: 1280, height: 800 };
    const viewer = { viewport, locale: 'en-GB', timezoneId: 'Europe/Paris', ...options };
    const opened = await (await browser.newContext(viewer)).newPage();
    pages.push(opened);
    opened.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
    });
    opened.on('pageerror', (error) => complaints.push(error.message));
    return opened;
  }

  return {
    get fixture() {
      return fixture;
    },
    get complaints() {
      return complaints;
    },
    page,
    async open(search = '', options = {}) {
      const opened = await page(options);
      await opened.goto(`${fixture.origin}/board/${search}`);
      await opened.waitForSelector('[data-ticket], .empty');
      return opened;
    },
  };
}

/** Ticket numbers of the queue as it stands on the page. */
export function idsOn(page: Page): Promise<number[]> {
  return page.$$eval('[data-ticket]', (rows) =>
    rows.map((row) => Number(row.getAttribute('data-ticket'))),
  );
}

/** The countdown in a ticket's row. */
export function dueOf(page: Page, id: number): Locator {
  return page.locator(`[data-ticket="${id}"] .due .countdown`);
}

/** The ticket whose row holds the focus, or null. */
export async function focusedTicket(page: Page): Promise<number | null> {
  const id = await page.evaluate(() =>
    document.activeElement?.closest('[data-ticket]')?.getAttribute('data-ticket'),
  );
  return id == null ? null : Number(id);
}

/** Waits until an element reads like `text`. */
export async function expectText(page: Page, element: Locator, text: RegExp) {
  await page.waitForFunction(
    ([node, source]) => new RegExp(source as string).test((node as Element).textContent ?? ''),
    [await element.elementHandle(), text.source] as const,
  );
}

/** Waits until an element no longer reads `from`. */
export async function expectChange(page: Page, element: Locator, from: string | null) {
  await page.waitForFunction(([node, before]) => (node as Element).textContent !== before, [
    await element.elementHandle(),
    from,
  ] as const);
}
