import { randomUUID } from 'node:crypto';
import { EngineError } from '../errors.ts';
import type { FieldWrite, PalierField } from '../ports/desk.ts';
import type { PalierValues, TicketRow } from '../ports/store.ts';
import { type Context, modeOf } from './context.ts';
import { customerReply } from './customer-words.ts';
import { noteJob, releaseUnsent, settleJobs } from './field-jobs.ts';
import { handsNote } from './hands-note.ts';
import { unwritten } from './judge-row.ts';
import { oweQuestion } from './owe-letters.ts';
import { pageNote } from './page-answers.ts';
import { refusalNote } from './refusal-note.ts';
import { VALUES } from './saying.ts';
import { asTold, sendingVerdict, verdictSending } from './verdicts.ts';

/**
 * Writes our fields where they differ: a hundred tickets a job, only what changed, and never
 * because of our own writes coming back. The wish is the row itself, so a ticket that changes five
 * times before its turn is written once.
 */

/** Zendesk takes at most 100 tickets a job and 30 jobs at a time. */
const JOB_SIZE = 100;
const JOBS_AT_ONCE = 30;

export interface Delivered {
  readonly written: number;
  /** Jobs of ours that Zendesk has not finished. */
  readonly outstanding: number;
}

/** Settles the jobs that ended, then sends new ones while there are wishes and room. */
export async function deliverFields(context: Context): Promise<Delivered> {
  if (modeOf(context) === 'observe' || (await isStopped(context)) || !isConnected(context)) {
    return { written: 0, outstanding: 0 };
  }
  let outstanding = await settleJobs(context);
  let written = 0;
  while (outstanding < JOBS_AT_ONCE) {
    const sent = await sendJob(context);
    if (sent === 0) break;
    written += sent;
    outstanding += 1;
  }
  return { written, outstanding };
}

export async function isStopped(context: Context): Promise<boolean> {
  return (await context.store.read((tx) => tx.value(VALUES.stopped))) === '1';
}

/** People's own, which we only read; without kinds that have components there is no such field. */
const ONLY_READ: ReadonlySet<string> = new Set<PalierField>([
  'palier_component',
  'palier_replaced',
]);

/** Without our fields in the account there is nothing to write into. */
function isConnected(context: Context): boolean {
  const missing = Object.entries(context.names.fieldIds).filter(
    ([name, id]) => id === null && !ONLY_READ.has(name),
  );
  if (missing.length === 0) {
    context.troubles.clear('connect');
    return true;
  }
  const names = missing.map(([name]) => name).join(', ');
  const sentence = `Ticket fields are missing in Zendesk (${names}): run palier connect.`;
  context.troubles.raise('connect', sentence, context.clock.now());
  return false;
}

/** One job, marked in the store first, so that a crash in between is noticed and read back. */
async function sendJob(context: Context): Promise<number> {
  const mark = randomUUID();
  const rows = await context.store.transact(async (tx) => {
    const found = [...(await tx.tickets(await tx.unwritten(JOB_SIZE))).values()];
    const marked = found.map((row) => ({
      ...row,
      jobId: mark,
      doc: { ...row.doc, sending: difference(row), ...sendingVerdict(row.doc) },
    }));
    if (marked.length === 0) return marked;
    await tx.saveTickets(marked);
    // A comment that speaks of a mail goes out with it, also after days of only observing.
    for (const row of marked) await oweQuestion(context, tx, row, actedIn(row));
    await noteJob(tx, mark, null);
    return marked;
  });
  if (rows.length === 0) return 0;
  try {
    const jobId = await context.desk.writeFields(rows.map((row) => asWrite(context, row)));
    await context.store.transact((tx) => noteJob(tx, mark, jobId));
    return rows.length;
  } catch (error) {
    // Refused outright: nothing was written. Anything else may have been, and is read back.
    if (error instanceof EngineError && error.code !== 'zendeskUnavailable') {
      await releaseUnsent(context, mark);
    }
    throw error;
  }
}

/** What must be written: the fields that differ and a verdict that is owed, nothing else. */
function difference(row: TicketRow): PalierValues {
  const { written, wanted } = row.doc;
  const changed: Partial<Record<PalierField, PalierValues[PalierField]>> = {};
  for (const name of unwritten(written, wanted)) changed[name] = wanted[name] ?? null;
  return changed;
}

/** The act behind the verdict that the row's job tells. */
function actedIn(row: TicketRow) {
  const seq = verdictSending(row.doc)?.seq;
  return row.doc.facts.find((fact) => fact.type === 'diagnosisActed' && fact.seq === seq);
}

function asWrite(context: Context, row: TicketRow): FieldWrite {
  const fields = new Map<number, string | number | boolean | null>();
  for (const [name, value] of Object.entries(row.doc.sending ?? {})) {
    const id = context.names.fieldIds[name as PalierField];
    if (id !== null && id !== undefined) fields.set(id, value ?? null);
  }
  // Rebuild reads granted slots from here, since nothing else in Zendesk tells of them.
  const slot = row.doc.facts.findLast((fact) => fact.type === 'slotGranted');
  const args =
    slot?.type === 'slotGranted'
      ? { slot: [slot.promise, slot.instance, slot.targetVersion, slot.slotAt], at: slot.at }
      : {};
  const decision = verdictSending(row.doc);
  const told = decision === null ? null : asTold(row.doc.facts, decision);
  const metadata = context.translation.mark(row.id, args, told);
  if (decision === null) {
    const { answer: text } = row.doc;
    const own = text === undefined ? {} : { reply: { authorId: context.account.userId, text } };
    return { ticketId: row.id, fields, metadata, ...own };
  }
  const note =
    refusalNote(context, row, decision) ??
    handsNote(context, row, decision) ??
    pageNote(context, row, decision);
  const reply = customerReply(context, row, decision);
  return {
    ticketId: row.id,
    fields,
    metadata,
    ...(note === null ? {} : { note }),
    ...(reply === null ? {} : { reply }),
  };
}
