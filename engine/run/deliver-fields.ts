import type { Instant } from '../core/time/instant.ts';
import { EngineError } from '../errors.ts';
import type { FieldWrite, Job, PalierField, PalierValues, TicketRow, Tx } from '../ports.ts';
import { type Context, modeOf } from './context.ts';
import { differing } from './judge-row.ts';
import { VALUES } from './saying.ts';

/**
 * Writes our fields where they differ: a hundred tickets a job, only what changed, and never because
 * of our own writes coming back. The wish is the row itself, so a ticket that changes five times
 * before its turn is written once.
 */

/** Zendesk takes at most 100 tickets a job and 30 jobs at a time. */
const JOB_SIZE = 100;
const JOBS_AT_ONCE = 30;
/** Marks rows whose job was sent, or was about to be, when we stopped knowing. */
const UNSENT = 'unsent:';

export interface Delivered {
  readonly written: number;
  readonly outstanding: number;
}

/** Settles the jobs that ended, then sends new ones while there are wishes and room. */
export async function deliverFields(context: Context): Promise<Delivered> {
  if (modeOf(context) === 'observe' || (await isStopped(context))) {
    return { written: 0, outstanding: 0 };
  }
  let outstanding = await settleJobs(context);
  let written = 0;
  while (outstanding < JOBS_AT_ONCE) {
    const sent = await sendJob(context, outstanding);
    if (sent === 0) break;
    written += sent;
    outstanding += 1;
  }
  return { written, outstanding };
}

export async function isStopped(context: Context): Promise<boolean> {
  return (await context.store.read((tx) => tx.value(VALUES.stopped))) === '1';
}

/** One job: marked in the store first, so that a crash in between is noticed and read back. */
async function sendJob(context: Context, nth: number): Promise<number> {
  const now = context.clock.now();
  const mark = `${UNSENT}${now}:${nth}`;
  const rows = await context.store.transact(async (tx) => {
    const ids = await tx.unwritten(JOB_SIZE);
    const found = [...(await tx.tickets(ids)).values()];
    const marked = found.map((row) => ({
      ...row,
      jobId: mark,
      doc: { ...row.doc, sending: difference(row) },
    }));
    await tx.saveTickets(marked);
    return marked;
  });
  if (rows.length === 0) return 0;
  try {
    const jobId = await context.desk.writeFields(rows.map((row) => asWrite(context, row)));
    await context.store.transact((tx) => rename(tx, rows, jobId));
    context.troubles.clear('writing');
    return rows.length;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    context.troubles.raise('writing', `Fields could not be written: ${error.message}`, now);
    await context.store.transact((tx) => release(tx, rows, () => false, now));
    return 0;
  }
}

/** What must be written: the fields that differ, and nothing else. */
function difference(row: TicketRow): PalierValues {
  const { written, wanted } = row.doc;
  const changed: Partial<Record<PalierField, PalierValues[PalierField]>> = {};
  for (const name of differing(written, wanted)) changed[name] = wanted[name] ?? null;
  return changed;
}

function asWrite(context: Context, row: TicketRow): FieldWrite {
  const fields = new Map<number, string | number | boolean | null>();
  for (const [name, value] of Object.entries(row.doc.sending ?? {})) {
    const id = context.names.fieldIds[name as PalierField];
    if (id !== null && id !== undefined) fields.set(id, value ?? null);
  }
  const slot = row.doc.facts.findLast((fact) => fact.type === 'slotGranted');
  const args =
    slot?.type === 'slotGranted'
      ? {
          slot: [slot.promise, slot.instance, slot.targetVersion, slot.slotAt],
          at: slot.at,
        }
      : {};
  return { ticketId: row.id, fields, metadata: context.translation.mark(row.id, args) };
}

async function rename(tx: Tx, rows: readonly TicketRow[], jobId: string): Promise<void> {
  const now = await tx.tickets(rows.map(({ id }) => id));
  await tx.saveTickets([...now.values()].map((row) => ({ ...row, jobId })));
}

/** Frees rows of a job; those that `succeeded` hold now what was sent. */
async function release(
  tx: Tx,
  rows: readonly { readonly id: number }[],
  succeeded: (id: number) => boolean,
  now: Instant,
): Promise<void> {
  const current = await tx.tickets(rows.map(({ id }) => id));
  const freed = [...current.values()].map((row): TicketRow => {
    const { written, sending, wanted } = row.doc;
    if (!succeeded(row.id)) return { ...row, jobId: null, doc: { ...row.doc, sending: null } };
    const held = { ...written, ...sending };
    const agrees = differing(held, wanted).length === 0;
    return {
      ...row,
      jobId: null,
      wantedAt: agrees ? null : (row.wantedAt ?? now),
      doc: { ...row.doc, written: held, sending: null, writtenAt: now },
    };
  });
  await tx.saveTickets(freed);
}

/** Asks about all jobs in one call per thirty; answers how many are still running. */
async function settleJobs(context: Context): Promise<number> {
  const ids = await context.store.read((tx) => tx.writing());
  if (ids.length === 0) return 0;
  const rows = [...(await context.store.read((tx) => tx.tickets(ids))).values()];
  const byJob = new Map<string, TicketRow[]>();
  for (const row of rows) {
    if (row.jobId === null) continue;
    byJob.set(row.jobId, [...(byJob.get(row.jobId) ?? []), row]);
  }
  const lost = [...byJob].filter(([id]) => id.startsWith(UNSENT)).flatMap(([, own]) => own);
  if (lost.length > 0) await readBack(context, lost);
  const known = [...byJob.keys()].filter((id) => !id.startsWith(UNSENT));
  let running = 0;
  for (let i = 0; i < known.length; i += JOBS_AT_ONCE) {
    const asked = known.slice(i, i + JOBS_AT_ONCE);
    const jobs = new Map((await context.desk.jobs(asked)).map((job) => [job.id, job]));
    for (const id of asked) {
      const own = byJob.get(id) ?? [];
      const job = jobs.get(id);
      if (job !== undefined && (job.state === 'queued' || job.state === 'working')) running += 1;
      else if (job === undefined || job.results === null) await readBack(context, own);
      else await settleJob(context, own, job);
    }
  }
  return running;
}

async function settleJob(context: Context, rows: readonly TicketRow[], job: Job): Promise<void> {
  const results = new Map((job.results ?? []).map((result) => [result.ticketId, result]));
  const now = context.clock.now();
  await context.store.transact(async (tx) => {
    await release(tx, rows, (id) => results.get(id)?.ok === true, now);
    const dropped = rows.filter(({ id }) => results.get(id)?.final === true);
    const current = await tx.tickets(dropped.map(({ id }) => id));
    // A closed or deleted ticket takes no writes: the wish is dropped, not retried.
    await tx.saveTickets(
      [...current.values()].map((row) => ({
        ...row,
        wantedAt: null,
        doc: { ...row.doc, wanted: row.doc.written },
      })),
    );
  });
  for (const { ticketId, ok, error } of results.values()) {
    if (!ok) context.log.warn({ ticket: ticketId, reason: error }, 'field write refused');
  }
  context.changed();
}

/** After a crash, or when a job was forgotten: what the desk holds now is what is written. */
async function readBack(context: Context, rows: readonly TicketRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += JOB_SIZE) {
    const part = rows.slice(i, i + JOB_SIZE);
    const found = await context.desk.showTickets(part.map(({ id }) => id));
    const held = new Map(
      found.map((ticket) => [
        ticket.id,
        context.translation.values(ticket, context.names.fieldIds),
      ]),
    );
    await context.store.transact(async (tx) => {
      const current = await tx.tickets(part.map(({ id }) => id));
      await tx.saveTickets(
        [...current.values()].map((row): TicketRow => {
          const written = held.get(row.id) ?? row.doc.wanted;
          const agrees = differing(written, row.doc.wanted).length === 0;
          return {
            ...row,
            jobId: null,
            wantedAt: agrees ? null : (row.wantedAt ?? context.clock.now()),
            doc: { ...row.doc, written, sending: null },
          };
        }),
      );
    });
  }
}
