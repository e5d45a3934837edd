import type { Instant } from '../core/time/instant.ts';
import type { Job } from '../ports/desk.ts';
import type { PalierValues, TicketRow, Tx } from '../ports/store.ts';
import type { Context } from './context.ts';
import { unwritten } from './judge-row.ts';
import { readWhole } from './read-tickets.ts';
import { VALUES } from './saying.ts';
import { owedVerdict, sentVerdict, verdictText } from './verdicts.ts';

/**
 * What became of the jobs that write our fields. A ticket's row names the job by our own mark;
 * which of Zendesk's jobs that is stands in one small value, so that sending rewrites no rows.
 */

const JOBS_ASKED_AT_ONCE = 30;
const TICKETS_ASKED_AT_ONCE = 100;

/** Our mark of each outstanding job, and Zendesk's id of it; null while it is being sent. */
export type Jobs = Readonly<Record<string, string | null>>;

async function jobsIn(tx: Tx): Promise<Jobs> {
  return JSON.parse((await tx.value(VALUES.jobs)) ?? '{}') as Jobs;
}

export async function noteJob(tx: Tx, mark: string, jobId: string | null): Promise<void> {
  await tx.setValue(VALUES.jobs, JSON.stringify({ ...(await jobsIn(tx)), [mark]: jobId }));
}

async function forgetJob(tx: Tx, mark: string): Promise<void> {
  const { [mark]: _, ...rest } = await jobsIn(tx);
  await tx.setValue(VALUES.jobs, JSON.stringify(rest));
}

/** Asks about every outstanding job, thirty in a call; answers how many still run. */
export async function settleJobs(context: Context): Promise<number> {
  const { jobs, held } = await context.store.read(async (tx) => ({
    jobs: await jobsIn(tx),
    held: [...(await tx.tickets(await tx.writing())).values()],
  }));
  const rowsOf = new Map<string, TicketRow[]>();
  for (const row of held) {
    if (row.jobId !== null) rowsOf.set(row.jobId, [...(rowsOf.get(row.jobId) ?? []), row]);
  }
  const marks = [...new Set([...Object.keys(jobs), ...rowsOf.keys()])];
  const unsent = marks.filter((mark) => (jobs[mark] ?? null) === null);
  for (const mark of unsent) await readBack(context, mark, rowsOf.get(mark) ?? []);
  const sent = marks.filter((mark) => (jobs[mark] ?? null) !== null);
  let running = 0;
  for (let i = 0; i < sent.length; i += JOBS_ASKED_AT_ONCE) {
    const part = sent.slice(i, i + JOBS_ASKED_AT_ONCE);
    const answers = await context.desk.jobs(part.map((mark) => jobs[mark] as string));
    const byId = new Map(answers.map((job) => [job.id, job]));
    for (const mark of part) {
      const job = byId.get(jobs[mark] as string);
      const rows = rowsOf.get(mark) ?? [];
      if (job !== undefined && (job.state === 'queued' || job.state === 'working')) running += 1;
      else if (job === undefined || job.results === null) await readBack(context, mark, rows);
      else await settleJob(context, mark, rows, job);
    }
  }
  return running;
}

async function settleJob(
  context: Context,
  mark: string,
  rows: readonly TicketRow[],
  job: Job,
): Promise<void> {
  const results = new Map((job.results ?? []).map((result) => [result.ticketId, result]));
  const now = context.clock.now();
  await context.store.transact(async (tx) => {
    const current = await tx.tickets(rows.map(({ id }) => id));
    await tx.saveTickets(
      [...current.values()].map((row) => {
        const result = results.get(row.id);
        if (result?.ok === true)
          return released(row, { ...row.doc.written, ...row.doc.sending }, now, true);
        // A closed or deleted ticket takes no writes: the wish is dropped, not retried.
        return result?.final === true ? dropped(row) : released(row, row.doc.written, now);
      }),
    );
    await forgetJob(tx, mark);
  });
  for (const { ticketId, ok, error } of results.values()) {
    if (!ok) context.log.warn({ ticket: ticketId, reason: error }, 'field write refused');
  }
  context.changed();
}

/**
 * A row whose job ended: what the desk holds now, and whether something else is wanted meanwhile.
 */
function released(
  row: TicketRow,
  written: PalierValues,
  now: Instant,
  verdictSent = false,
): TicketRow {
  const verdicts = sentVerdict(row.doc, verdictSent);
  const wanted = withNextVerdict(row.doc.wanted, { ...row.doc, ...verdicts });
  const agrees = unwritten(written, wanted).length === 0;
  const changed = written !== row.doc.written;
  return {
    ...row,
    jobId: null,
    wantedAt: agrees ? null : (row.wantedAt ?? now),
    doc: {
      ...row.doc,
      ...verdicts,
      // It goes with the write that tells no verdict, which the first one of a new ticket is.
      ...(changed && row.doc.verdicts?.sending == null ? { answer: undefined } : {}),
      written,
      wanted,
      sending: null,
      writtenAt: changed ? now : row.doc.writtenAt,
    },
  };
}

function withNextVerdict(wanted: PalierValues, doc: TicketRow['doc']): PalierValues {
  const { palier_action: _told, ...others } = wanted;
  const owed = owedVerdict(doc);
  return owed === null ? others : { ...others, palier_action: verdictText(owed) };
}

function dropped(row: TicketRow): TicketRow {
  const { doc } = row;
  return {
    ...row,
    jobId: null,
    wantedAt: null,
    doc: { ...doc, ...sentVerdict(doc, true), sending: null, wanted: doc.written },
  };
}

/** Frees rows whose job was never taken; they are wanted as before. */
export async function releaseUnsent(context: Context, mark: string): Promise<void> {
  const now = context.clock.now();
  await context.store.transact(async (tx) => {
    const current = await tx.tickets(await tx.writing());
    const own = [...current.values()].filter((row) => row.jobId === mark);
    await tx.saveTickets(own.map((row) => released(row, row.doc.written, now)));
    await forgetJob(tx, mark);
  });
}

/** After a crash, or when Zendesk forgot a job: what the desk holds now is what is written. */
async function readBack(context: Context, mark: string, rows: readonly TicketRow[]): Promise<void> {
  const { fieldIds } = context.names;
  for (let i = 0; i < rows.length; i += TICKETS_ASKED_AT_ONCE) {
    const ids = rows.slice(i, i + TICKETS_ASKED_AT_ONCE).map(({ id }) => id);
    const found = await context.desk.showTickets(ids);
    const held = new Map(
      found.map((ticket) => [ticket.id, context.translation.values(ticket, fieldIds)]),
    );
    await readVerdicts(context, rows, held);
    const now = context.clock.now();
    await context.store.transact(async (tx) => {
      const current = [...(await tx.tickets(ids)).values()];
      await tx.saveTickets(
        current.map((row) => {
          const written = held.get(row.id);
          return written === undefined ? dropped(row) : released(row, written, now);
        }),
      );
    });
  }
  await context.store.transact((tx) => forgetJob(tx, mark));
}

/**
 * A verdict must not be told twice, and what stands in its field may be the next agent's action by
 * now: only the ticket's audits say whether our write was done.
 */
async function readVerdicts(
  context: Context,
  rows: readonly TicketRow[],
  held: ReadonlyMap<number, PalierValues>,
): Promise<void> {
  const telling = rows.filter(({ id, doc }) => {
    const sending = doc.verdicts?.sending ?? null;
    return sending !== null && held.has(id);
  });
  await readWhole(
    context,
    telling.map(({ id }) => id),
  );
}
