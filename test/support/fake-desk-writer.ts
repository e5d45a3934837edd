/**
 * How does the fake desk take our fields? As a job of at most a hundred tickets, done when asked.
 */
import type { FieldWrite, Job, JobResult } from '../../engine/ports/desk.ts';
import type { DeskTables } from './fake-desk.ts';
import type { DeskActs } from './fake-desk-acts.ts';

const JOB_SIZE = 100;
/** Zendesk refuses a thirty-first job. */
const JOBS_AT_ONCE = 30;

export interface FakeWriter {
  queue(updates: readonly FieldWrite[]): string;
  jobs(ids: readonly string[]): readonly Job[];
  run(run: boolean): void;
}

export function fakeWriter(tables: DeskTables, acts: DeskActs, author: number): FakeWriter {
  const queued = new Map<string, readonly FieldWrite[]>();
  const done = new Map<string, readonly JobResult[]>();
  let runs = true;
  const write = ({ ticketId, fields, metadata, note, reply }: FieldWrite): JobResult => {
    const ticket = tables.tickets.get(ticketId);
    const status = ticket?.status ?? 'deleted';
    if (status === 'deleted' || status === 'closed') {
      return { ticketId, ok: false, final: true, error: `the ticket is ${status}` };
    }
    const spoken = reply === undefined ? {} : { says: true, speaker: reply.authorId };
    const said = note === undefined ? spoken : { note };
    const custom = { palier: metadata };
    acts.update(ticketId, { by: author, fields, channel: 'api', custom, ...said });
    if (note !== undefined) tables.notes.push({ ticketId, note });
    if (reply !== undefined) tables.replies.push({ ticketId, ...reply });
    return { ticketId, ok: true, final: false, error: null };
  };
  return {
    queue(updates) {
      if (updates.length > JOB_SIZE) throw new Error(`${updates.length} tickets are too many.`);
      if (queued.size >= JOBS_AT_ONCE) throw new Error('There are too many jobs.');
      tables.nextId += 1;
      const id = `job-${tables.nextId}`;
      queued.set(id, updates);
      return id;
    },
    jobs(ids) {
      return ids.flatMap((id): Job[] => {
        const updates = queued.get(id);
        if (runs && updates !== undefined) {
          queued.delete(id);
          done.set(id, updates.map(write));
        }
        const results = done.get(id);
        if (results !== undefined) return [{ id, state: 'completed', results }];
        return queued.has(id) ? [{ id, state: 'queued', results: null }] : [];
      });
    },
    run(run) {
      runs = run;
    },
  };
}
