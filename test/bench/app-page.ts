// How is the app looked at while it stands in the desk's page, without disturbing what is measured?
import { existsSync } from 'node:fs';
import { type Browser, type CDPSession, chromium, type Frame, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Debian's Chromium, or the one named by CHROMIUM; null, with a line, where there is none. */
export async function browserOrNone(say: (line: string) => void): Promise<Browser | null> {
  if (!existsSync(CHROMIUM)) {
    say(`app is left out: there is no Chromium at ${CHROMIUM}; install it or set CHROMIUM.\n`);
    return null;
  }
  // A process of its own for the app's frame, as in any browser of today, which is then measured.
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--site-per-process'];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

/** The clock of the app's document at its registration, and once the countdown has been drawn. */
export interface Seen {
  readonly registeredMs: number;
  readonly shownMs: number;
}

/** Runs in each document before its own scripts; a drawing is over when a task after it runs. */
const WATCH = `
  if (self !== top) {
    const seen = (window.palierSeen = {});
    addEventListener('message', ({ data }) => {
      const key = typeof data === 'string' ? data : data?.key;
      if (String(key).includes('app.registered')) seen.registeredMs ??= performance.now();
    });
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.remaining')?.textContent) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => { seen.shownMs = performance.now(); }));
    });
    watch.observe(document, { childList: true, subtree: true, characterData: true });
  }`;

/** The desk's page with nothing in any cache; closing its context ends it. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript({ content: WATCH });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Shows a ticket, in the page as it is, and waits until the app says what is left. */
export async function openTicket(page: Page, deskUrl: string, ticketId: number): Promise<void> {
  const frame = `document.querySelector('.tray iframe')?.src`;
  const isFirst = page.url() === 'about:blank';
  const before = isFirst ? undefined : await page.evaluate<string | undefined>(frame);
  if (isFirst) await page.goto(`${deskUrl}/#ticket/${ticketId}`);
  else await page.evaluate(`location.hash = '#ticket/${ticketId}'`);
  const isAnother = `![undefined, ${JSON.stringify(before)}].includes(${frame})`;
  // A handle would keep the frame alive, and with it everything that is meant to be gone.
  const now = await once<string>(page, isAnother, frame);
  await page.frameLocator(`.tray iframe[src="${now}"]`).locator('.remaining').waitFor();
}

/** A value once a condition holds; the page's policy forbids Playwright's own way to wait. */
function once<T>(page: Page | Frame, condition: string, value: string): Promise<T> {
  return page.evaluate<T>(`new Promise((done) => {
    const look = () => (${condition} ? done(${value}) : requestAnimationFrame(look));
    look();
  })`);
}

/** What was seen in the app's document, once its countdown is drawn. */
export async function seenIn(page: Page): Promise<Seen> {
  return once<Seen>(await appFrame(page), 'palierSeen.shownMs > 0', 'palierSeen');
}

/** The text that counts down. */
export const remainingIn = (page: Page) =>
  page.frameLocator('.tray iframe').locator('.remaining').innerText();

async function appFrame(page: Page): Promise<Frame> {
  const element = await page.locator('.tray iframe').elementHandle();
  const frame = await element?.contentFrame();
  await element?.dispose();
  if (!frame) throw new Error('The desk shows no app.');
  return frame;
}

/** A line to the process of the app's frame alone. */
export const lineToApp = async (page: Page) => page.context().newCDPSession(await appFrame(page));
export const lineToDesk = (page: Page) => page.context().newCDPSession(page);

/** Bytes of live objects in a process, after everything that can be collected was. */
export async function heapBytes(line: CDPSession): Promise<number> {
  // The first sweep runs finalizers, which let go of more.
  for (let sweep = 0; sweep < 3; sweep++) await line.send('HeapProfiler.collectGarbage');
  return (await line.send('Runtime.getHeapUsage')).usedSize;
}

/** Of a frame's process: processor seconds since it began, documents that it keeps alive. */
export async function processOf(
  line: CDPSession,
): Promise<{ readonly cpuS: number; readonly documents: number }> {
  await line.send('Performance.enable');
  const { metrics } = await line.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { cpuS: of('ProcessTime'), documents: of('Documents') };
}
