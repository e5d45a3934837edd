/** How our fields get onto tickets: one job of at most a hundred updates, and what became of it. */
import { z } from 'zod';
import { invariant } from '../core/invariant.ts';
import type { FieldWrite, Job, JobResult } from '../ports/desk.ts';
import type { Client } from './client.ts';
import { LARGEST_MARK } from './own-mark.ts';
import { id } from './row.ts';

/** Zendesk's limit of rows in one bulk request, and of ids in one `show_many`. */
export const MOST_ROWS = 100;
/** Jobs remembered for their order; Zendesk runs at most 30 at a time. */
const REMEMBERED = 200;

const queued = z.looseObject({ job_status: z.looseObject({ id: z.string().min(1) }) });

const result = z.looseObject({
  id: id.nullish(),
  index: z.number().nullish(),
  success: z.boolean().nullish(),
  status: z.string().nullish(),
  error: z.unknown().optional(),
  errors: z.unknown().optional(),
  details: z.unknown().optional(),
});

const jobForm = z.looseObject({
  id: z.string(),
  status: z.string(),
  results: z.array(result).nullish(),
});

const jobsForm = z.looseObject({ job_statuses: z.array(jobForm) });

export class Writer {
  readonly #client: Client;
  /** Results may name the row instead of the ticket. */
  readonly #order = new Map<string, readonly number[]>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Queues one job; a refusal for too many jobs is retryable and nothing of it was done. */
  async writeFields(updates: readonly FieldWrite[]): Promise<string> {
    invariant(updates.length > 0, 'A job writes at least one ticket.');
    invariant(updates.length <= MOST_ROWS, `A job writes at most ${MOST_ROWS} tickets.`);
    const answer = await this.#client.change(
      'PUT',
      '/api/v2/tickets/update_many',
      { tickets: updates.map(rowOf) },
      queued,
      `write the fields of ${updates.length} tickets`,
    );
    const jobId = answer.job_status.id;
    this.#order.set(
      jobId,
      updates.map((update) => update.ticketId),
    );
    const oldest = this.#order.keys().next();
    if (this.#order.size > REMEMBERED && !oldest.done) this.#order.delete(oldest.value);
    return jobId;
  }

  /** The jobs Zendesk still knows; one that is absent from the answer is forgotten there. */
  async jobs(ids: readonly string[]): Promise<readonly Job[]> {
    const found: Job[] = [];
    for (let from = 0; from < ids.length; from += MOST_ROWS) {
      const answer = await this.#client.get(
        '/api/v2/job_statuses/show_many',
        { ids: ids.slice(from, from + MOST_ROWS).join(',') },
        jobsForm,
        'read how the field writes went',
      );
      found.push(...answer.job_statuses.map((job) => this.#jobOf(job)));
    }
    return found;
  }

  #jobOf(job: z.infer<typeof jobForm>): Job {
    const state = stateOf(job.status);
    if (state === 'queued' || state === 'working') return { id: job.id, state, results: null };
    const order = this.#order.get(job.id) ?? [];
    const results = (job.results ?? []).flatMap((one) => resultOf(one, order));
    return { id: job.id, state, results };
  }
}

function rowOf(update: FieldWrite): Record<string, unknown> {
  const mark = Buffer.byteLength(JSON.stringify(update.metadata));
  invariant(mark <= LARGEST_MARK, `The metadata of an update has at most ${LARGEST_MARK} bytes.`);
  return {
    id: update.ticketId,
    custom_fields: [...update.fields].map(([fieldId, value]) => ({ id: fieldId, value })),
    metadata: { palier: update.metadata },
    ...commentOf(update),
  };
}

function commentOf({ note, reply }: FieldWrite): Record<string, unknown> {
  if (reply !== undefined) {
    return { comment: { body: reply.text, public: true, author_id: reply.authorId } };
  }
  return note === undefined ? {} : { comment: { body: note, public: false } };
}

function stateOf(status: string): Job['state'] {
  if (status === 'queued' || status === 'working' || status === 'completed') return status;
  // "failed", "killed" and anything new: it will not go on by itself.
  return 'failed';
}

function resultOf(one: z.infer<typeof result>, order: readonly number[]): readonly JobResult[] {
  const ticketId = one.id ?? order[one.index ?? Number.NaN] ?? null;
  if (ticketId === null) return [];
  const ok =
    one.success !== false && one.status !== 'Failed' && isEmpty(one.error) && isEmpty(one.errors);
  if (ok) return [{ ticketId, ok, final: false, error: null }];
  const error = [one.error, one.errors, one.details]
    .filter((part) => !isEmpty(part))
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(': ')
    .slice(0, 300);
  return [{ ticketId, ok, final: isFinal(error), error: error === '' ? 'failed' : error }];
}

/**
 * Closed, deleted and merged tickets refuse for ever; "closed prevents ticket update" is Zendesk's.
 */
function isFinal(error: string): boolean {
  return /closed prevents|status.{0,5}closed|RecordNotFound|TicketNotFound|not found|deleted/i.test(
    error,
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false;
}
