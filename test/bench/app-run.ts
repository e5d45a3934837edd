// How soon does an agent see the deadline, what does the countdown cost, and does the app let go of
// what it no longer shows? The workspace's build in the built desk's page, with the built engine.
import type { Browser, CDPSession, Page } from 'playwright-core';
import {
  browserOrNone,
  freshPage,
  heapBytes,
  lineToApp,
  lineToDesk,
  openTicket,
  processOf,
  remainingIn,
  seenIn,
} from './app-page.ts';
import { type BuiltWorld, builtWorld } from './built-world.ts';
import { medianOf, type Row } from './row.ts';

const HOUR = 3_600_000;
const LOADS = 20;
/** Seconds are shown under an hour, so that is when the countdown works most. */
const SOON_MS = 50 * 60_000;
const COUNTED_MS = 20_000;
/** The first switches and refreshes fill caches, which is no growth. */
const WARM_UP = 50;
const TICKETS = 20;

/** All rows of the section; `times` is how many switches and how many refreshes there are. */
export async function appRows(logPath: string, times: number): Promise<Row[]> {
  const browser = await browserOrNone((line) => process.stderr.write(line));
  if (browser === null) return [];
  const world = await builtWorld(logPath).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  try {
    const tickets = await runningTickets(world);
    return [
      ...(await loadRows(browser, world, tickets)),
      ...(await switchRows(browser, world, tickets, times)),
      await refreshRow(browser, world, tickets, times),
      await countdownRow(browser, world, tickets),
    ];
  } finally {
    await browser.close();
    await world.end();
  }
}

interface BoardTicket {
  readonly id: number;
  readonly clocks: readonly {
    readonly governing: boolean;
    readonly state: string;
    readonly deadlineAt: string | null;
  }[];
}

/** Tickets of the log's second day whose deadline is ahead, the soonest that is not near first. */
async function runningTickets({ desk, engineUrl, startsAt }: BuiltWorld): Promise<number[]> {
  const nowAt = startsAt + 36 * HOUR;
  for (let at = startsAt; at <= nowAt; at += 6 * HOUR) await desk.moveTo(at);
  const answer = await fetch(`${engineUrl}/v1/board?limit=500`);
  const { queue } = (await answer.json()) as { queue: readonly BoardTicket[] };
  const due = queue.flatMap(({ id, clocks }) => {
    const first = clocks.find(({ governing, state }) => governing && state === 'running');
    const at = Date.parse(first?.deadlineAt ?? '');
    return at - SOON_MS > nowAt ? [{ id, at }] : [];
  });
  if (due.length < 2) throw new Error(`Only ${due.length} tickets of the log have a deadline.`);
  return due
    .sort((a, b) => a.at - b.at)
    .slice(0, TICKETS)
    .map(({ id }) => id);
}

async function loadRows(browser: Browser, world: BuiltWorld, tickets: number[]): Promise<Row[]> {
  const tookMs: number[] = [];
  const cpuMs: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    await onFreshPage(browser, async (page) => {
      await openTicket(page, world.deskUrl, tickets[load % tickets.length] ?? 0);
      const { registeredMs, shownMs } = await seenIn(page);
      tookMs.push(shownMs - registeredMs);
      cpuMs.push(1000 * (await processOf(await lineToApp(page))).cpuS);
    });
  }
  const name = 'app, deadline visible after app.registered';
  return [
    { name: `${name}, median of ${LOADS} loads`, value: tenths(medianOf(tookMs)), unit: 'ms' },
    { name: `${name}, shortest`, value: tenths(Math.min(...tookMs)), unit: 'ms' },
    { name: `${name}, longest`, value: tenths(Math.max(...tookMs)), unit: 'ms' },
    {
      name: 'app, processor time of its process until then, from its start, median',
      value: tenths(medianOf(cpuMs)),
      unit: 'ms',
    },
  ];
}

/** Each switch ends one document of the app and starts another beside the next ticket. */
async function switchRows(
  browser: Browser,
  { deskUrl }: BuiltWorld,
  tickets: number[],
  times: number,
): Promise<Row[]> {
  return onFreshPage(browser, async (page) => {
    let next = 0;
    const switched = async (count: number) => {
      for (let i = 0; i < count; i++) {
        await openTicket(page, deskUrl, tickets[next++ % tickets.length] ?? 0);
      }
    };
    await switched(WARM_UP);
    const line = await lineToDesk(page);
    const before = { desk: await heapBytes(line), app: await appKept(page) };
    const begunMs = performance.now();
    await switched(times);
    const eachMs = (performance.now() - begunMs) / times;
    const after = { desk: await heapBytes(line), app: await appKept(page) };
    const name = `app, ${times} ticket switches`;
    return [
      { name: `${name}, each`, value: tenths(eachMs), unit: 'ms' },
      { name: `${name}, desk’s page grown by`, ...megabytes(after.desk - before.desk) },
      { name: `${name}, app’s process grown by`, ...megabytes(after.app.bytes - before.app.bytes) },
      {
        name: `${name}, documents more`,
        value: after.app.documents - before.app.documents,
        unit: 'documents',
      },
    ];
  });
}

/** One document of the app: hidden and shown again, it asks the engine and draws the answer. */
async function refreshRow(
  browser: Browser,
  { deskUrl }: BuiltWorld,
  tickets: number[],
  times: number,
): Promise<Row> {
  return onFreshPage(browser, async (page) => {
    await openTicket(page, deskUrl, tickets[0] ?? 0);
    const refreshed = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const answered = page.waitForResponse((answer) => answer.url().endsWith('/desk/app/proxy'));
        await page.evaluate(HIDE_AND_SHOW);
        await answered;
      }
    };
    await refreshed(WARM_UP);
    const line = await lineToApp(page);
    const before = await heapBytes(line);
    await refreshed(times);
    const grown = (await heapBytes(line)) - before;
    return { name: `app, ${times} refreshes of one document, grown by`, ...megabytes(grown) };
  });
}

/** The app hears of it in the frame after. */
const HIDE_AND_SHOW = `(async () => {
  const toggle = document.querySelector('.tray-head button');
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  toggle.click();
  await drawn();
  toggle.click();
  await drawn();
})()`;

async function countdownRow(
  browser: Browser,
  { desk, engineUrl, deskUrl }: BuiltWorld,
  tickets: number[],
): Promise<Row> {
  const ticketId = tickets[0] ?? 0;
  const answer = await fetch(`${engineUrl}/v1/tickets/${ticketId}`);
  const { ticket } = (await answer.json()) as { ticket: BoardTicket };
  const clock = ticket.clocks.find(({ governing }) => governing);
  await desk.moveTo(Date.parse(clock?.deadlineAt ?? '') - SOON_MS);
  await desk.flow(1);
  return onFreshPage(browser, async (page) => {
    await openTicket(page, deskUrl, ticketId);
    const line = await lineToApp(page);
    const textBefore = await remainingIn(page);
    const share = await shareWorked(COUNTED_MS, line, page);
    if ((await remainingIn(page)) === textBefore) throw new Error('Nothing was counted down.');
    await desk.flow(0);
    return { name: 'app, countdown, share of a core', value: share, unit: '%' };
  });
}

/** How much of a core a process used in so many real milliseconds, in percent. */
async function shareWorked(ms: number, line: CDPSession, page: Page): Promise<number> {
  // What is still being drawn of the load is none of the countdown's work.
  await page.waitForTimeout(2_000);
  const [before, beganMs] = [await processOf(line), performance.now()];
  await page.waitForTimeout(ms);
  const { cpuS } = await processOf(line);
  const share = (1000 * (cpuS - before.cpuS)) / (performance.now() - beganMs);
  return Math.round(10_000 * share) / 100;
}

async function onFreshPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await freshPage(browser);
  try {
    return await work(page);
  } finally {
    await page.context().close();
  }
}

/** What the process of the app's frame, which serves one frame after the other, keeps. */
async function appKept(page: Page): Promise<{ bytes: number; documents: number }> {
  const line = await lineToApp(page);
  const bytes = await heapBytes(line);
  const { documents } = await processOf(line);
  await line.detach();
  return { bytes, documents };
}

function megabytes(bytes: number): { readonly value: number; readonly unit: string } {
  return { value: Math.round((100 * bytes) / 2 ** 20) / 100, unit: 'MB' };
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}
