// What does it cost to judge every open ticket of a store again, and to save what came out?
import type { TicketRow } from '../../engine/ports/store.ts';
import { judgeRow } from '../../engine/run/judge-row.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { optionValue } from '../../engine/zendesk/field-values.ts';
import { ZONE } from './made-store.ts';
import { MADE_AT } from './made-ticket.ts';
import { usageOf } from './process-usage.ts';
import { nextPolicy, shippedPolicy } from './shipped-policy.ts';

/** As the engine walks (run/rejudge.ts). */
const PAGE = 20;
/** The most that are saved again, since saving waits for the disk. */
const MOST_SAVED = 100_000;
const MINUTE = 60_000;

/** Times are processor microseconds of all the process's threads, sizes bytes. */
export interface JudgedOpen {
  readonly tickets: number;
  readonly facts: number;
  readonly readingUs: number;
  readonly judgingUs: number;
  /** Resident when the walk began, when it ended, and at most so far. */
  readonly residentBefore: number;
  readonly residentAfter: number;
  readonly residentMost: number;
  readonly saved: number;
  readonly savingUs: number;
  /** Waiting for the disk included. */
  readonly savingWallMs: number;
}

/**
 * Judges all open tickets a minute after a new version took them over, page by page, as the engine
 * does, then saves some of them.
 */
export async function judgeOpen(folder: string): Promise<JudgedOpen> {
  const course = {
    pinned: shippedPolicy(),
    moves: [{ at: MADE_AT, policy: nextPolicy(MADE_AT) }],
  };
  const store = await openSqliteStore(folder);
  const page = (after: number) => store.read((tx) => tx.openTickets(after, PAGE));
  const judged = (row: TicketRow) => judgeRow(row, course, MADE_AT + MINUTE, ZONE, optionValue).row;
  const sums = { tickets: 0, facts: 0, readingUs: 0, judgingUs: 0 };
  const residentBefore = process.memoryUsage.rss();
  for (let after = 0; ; ) {
    const begun = process.cpuUsage();
    const rows = await page(after);
    const read = process.cpuUsage(begun);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const row of rows) sums.facts += judged(row).doc.facts.length;
    const all = process.cpuUsage(begun);
    sums.tickets += rows.length;
    sums.readingUs += read.user + read.system;
    sums.judgingUs += all.user + all.system - read.user - read.system;
  }
  const residentAfter = process.memoryUsage.rss();
  const residentMost = usageOf(process.pid).residentMb * 2 ** 20;
  const saving = { saved: 0, savingUs: 0, savingWallMs: 0 };
  for (let after = 0; saving.saved < MOST_SAVED; ) {
    const rows = await page(after);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    const results = rows.map(judged);
    const begun = process.cpuUsage();
    const begunMs = performance.now();
    await store.transact((tx) => tx.saveTickets(results));
    const used = process.cpuUsage(begun);
    saving.saved += rows.length;
    saving.savingUs += used.user + used.system;
    saving.savingWallMs += performance.now() - begunMs;
  }
  await store.close();
  return { ...sums, residentBefore, residentAfter, residentMost, ...saving };
}
