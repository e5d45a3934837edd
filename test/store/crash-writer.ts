import { writeSync } from 'node:fs';
import type { Tx } from '../../engine/ports/store.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { MADE_AT, newObligation, ticketRow } from '../support/store-rows.ts';

/**
 * The program that the crash test kills: transaction n writes n in every table, then says so.
 * The parts of one transaction agree with each other, which `tornOrLost` checks.
 */
const TICKETS = 40;

async function writeNumber(tx: Tx, n: number): Promise<void> {
  const ticketId = n % TICKETS;
  await tx.setValue('n', String(n));
  await tx.journal([
    { ticketId, key: `fact-${n}`, fact: { at: MADE_AT + n, type: 'customerWrote' } },
  ]);
  await tx.saveTickets([ticketRow({ id: ticketId, rank: n })]);
  // Others may run between two statements; a kill must find the transaction half done.
  await new Promise((resolve) => setImmediate(resolve));
  await tx.owe(newObligation({ key: `owed-${n}`, ticketId, createdAt: MADE_AT + n }));
}

/** What is wrong with a store whose writer said that transaction `acknowledged` was done. */
export async function tornOrLost(tx: Tx, acknowledged: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const n = Number((await tx.value('n')) ?? '0');
  if (n < acknowledged) wrong.push(`transaction ${acknowledged} was acknowledged, ${n} is last`);
  const owed = await tx.recent(n + 10);
  if (owed.length !== n) wrong.push(`${n} transactions, ${owed.length} obligations`);
  const facts = Array.from({ length: n + 1 }, (_, index) => ({
    ticketId: 0,
    key: `fact-${index + 1}`,
    fact: { at: MADE_AT, type: 'customerWrote' } as const,
  }));
  const missing = (await tx.journal(facts)).map((fact) => fact.key);
  if (missing.join() !== `fact-${n + 1}`) wrong.push(`facts not in the journal: ${missing}`);
  const [last] = (await tx.queue(TICKETS)).slice(-1);
  if (n > 0 && last?.rank !== n) wrong.push(`${n} transactions, the last ticket has ${last?.rank}`);
  return wrong;
}

/**
 * Writes on and on, one transaction after the other, into the store in the folder.
 * @public Called by run-typescript.cjs in the process that is killed.
 */
export async function main(dir: string): Promise<never> {
  const store = await openSqliteStore(dir);
  let n = Number((await store.read((tx) => tx.value('n'))) ?? '0');
  while (true) {
    n += 1;
    await store.transact((tx) => writeNumber(tx, n));
    writeSync(1, `${n}\n`);
  }
}
