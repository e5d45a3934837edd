// Where is a store with very many open tickets? It is made here, in a folder of its own that goes
// with the process: each ticket judged, and everything due on it recorded, as an engine leaves it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progressBar } from '../../engine/cli/demo/progress-bar.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import type { PolicyMove } from '../../engine/core/policy/version.ts';
import type { TicketRow } from '../../engine/ports/store.ts';
import { judgeRow } from '../../engine/run/judge-row.ts';
import { type Saying, settleRow } from '../../engine/run/settle-row.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { optionValue } from '../../engine/zendesk/field-values.ts';
import { MADE_AT, madeTicket } from './made-ticket.ts';
import { shippedPolicy } from './shipped-policy.ts';

export const ZONE = 'Europe/Paris';
const BATCH = 1_000;
/** One array for all, as the engine's book has it, since what is known of a course goes by it. */
const NO_MOVES: readonly PolicyMove[] = [];

const made = new Map<number, Promise<string>>();

/** The folder of a closed store with so many tickets; made once, whoever asks. */
export function madeStore(tickets: number): Promise<string> {
  const known = made.get(tickets) ?? fill(tickets);
  made.set(tickets, known);
  return known;
}

async function fill(tickets: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'palier-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const policy = shippedPolicy();
  const slots = new Map<string, number>();
  const store = await openSqliteStore(folder);
  const bar = progressBar(`Making ${tickets} tickets`, {
    isTerminal: process.stderr.isTTY === true,
    write: (text) => process.stderr.write(text),
  });
  for (let from = 0; from < tickets; from += BATCH) {
    const count = Math.min(BATCH, tickets - from);
    const rows = Array.from({ length: count }, (_, n) => madeRow(policy, slots, from + n));
    await store.transact((tx) => tx.saveTickets(rows));
    bar.tell(from / tickets, `${from}`);
  }
  bar.end();
  await store.close();
  return folder;
}

/** A made ticket as the engine leaves it when nothing of it is due: said, granted, written. */
function madeRow(policy: Policy, slots: Map<string, number>, index: number): TicketRow {
  const { header, facts, requesterId, assigneeId } = madeTicket(index);
  const row: TicketRow = {
    id: header.id,
    openedAt: facts[0]?.at ?? MADE_AT,
    organizationId: header.organization?.id ?? null,
    requesterId,
    open: true,
    dueAt: null,
    rank: null,
    state: 'none',
    breached: false,
    jobId: null,
    wantedAt: null,
    doc: {
      header,
      facts,
      policy: policy.version,
      seenAt: MADE_AT,
      assigneeId,
      written: {},
      wanted: {},
      sending: null,
      writtenAt: MADE_AT,
      drifts: 0,
      told: [],
      breaches: [],
      quarantined: null,
    },
  };
  const course = { pinned: policy, moves: NO_MOVES };
  const judged = judgeRow(row, course, MADE_AT, ZONE, optionValue);
  if (judged.row.dueAt === null || judged.row.dueAt > MADE_AT) return written(judged.row);
  const settled = settleRow(judged, quietly(slots));
  for (const { tier, slotAt } of settled.grants) slots.set(tier, slotAt);
  return written(judgeRow(settled.row, course, MADE_AT, ZONE, optionValue).row);
}

function written(row: TicketRow): TicketRow {
  return { ...row, wantedAt: null, doc: { ...row.doc, written: row.doc.wanted } };
}

/** Recorded and granted, told to nobody. */
function quietly(slots: ReadonlyMap<string, number>): Saying {
  return {
    now: MADE_AT,
    alertsLive: false,
    firstRunAt: 0,
    assigneeMail: null,
    reaches: new Set(),
    previousSlot: (tier) => slots.get(tier) ?? null,
  };
}
