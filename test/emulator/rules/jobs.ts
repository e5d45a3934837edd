/** Answers: when are bulk writes done, and what does a job say of itself? */
import { createHash } from 'node:crypto';
import type { Faults } from '../control/faults.ts';
import type { Desk } from '../state/desk.ts';
import type { Job, JobResult, JobWork } from '../state/records.ts';
import type { Refusal } from './refusal.ts';
import { railsTime } from './time.ts';

export type Worker = (job: Job) => readonly JobResult[];

/** Jobs are done one after the other, a little after they were queued, each as a whole. */
export class Jobs {
  readonly #desk: Desk;
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #work: Worker;
  readonly #waiting: string[] = [];
  readonly #polls = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(desk: Desk, faults: Faults, now: () => number, work: Worker) {
    this.#desk = desk;
    this.#faults = faults;
    this.#now = now;
    this.#work = work;
    for (const job of desk.jobs.values()) if (isOpen(job)) this.#waiting.push(job.id);
    if (this.#waiting.length > 0) this.#wait();
  }

  inFlight(): number {
    return this.#waiting.length;
  }

  queue(kind: string, work: JobWork, userId: number, total: number | null): Job {
    const at = this.#now();
    const seed = `${at} ${this.#desk.jobs.size} ${this.#desk.nextId()}`;
    const id = `V3-${createHash('md5').update(seed).digest('hex')}`;
    const job: Job = {
      id,
      job_type: kind,
      queued_at: at,
      user_id: userId,
      total,
      work,
      status: 'queued',
      progress: null,
      message: null,
      results: null,
    };
    this.#desk.put({ t: 'job', v: job });
    this.#waiting.push(id);
    this.#wait();
    return job;
  }

  tooMany(limit: number, kind: string): Refusal | null {
    if (this.#waiting.length < limit) return null;
    return {
      status: 429,
      body: {
        error: 'TooManyJobs',
        description:
          `Too many ${kind.toLowerCase()} jobs are currently queued or running. ` +
          'Try again later.',
        current_job_ids: [...this.#waiting],
      },
      headers: { 'retry-after': '5' },
    };
  }

  /** Does everything that waits, at the desk's present time. */
  drain(): void {
    while (this.#waiting.length > 0) this.#doNext();
  }

  /** The job as a poll sees it; a desk told to be slow shows the steps before the result. */
  show(id: string, base: string): Record<string, unknown> | null {
    const job = this.#desk.jobs.get(id);
    if (job === undefined) return null;
    const polls = (this.#polls.get(id) ?? 0) + 1;
    const { slowPolls } = this.#faults.settings.jobs;
    if (slowPolls > 0) this.#polls.set(id, polls);
    const shown = slowPolls >= polls && !isOpen(job) ? earlier(job, polls) : job;
    return jobJson(shown, base);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #wait(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#doNext();
      this.#desk.journal.flush();
      if (this.#waiting.length > 0) this.#wait();
    }, this.#faults.settings.jobs.delayMs);
  }

  #doNext(): void {
    const id = this.#waiting.shift();
    const job = id === undefined ? undefined : this.#desk.jobs.get(id);
    if (job === undefined) return;
    this.#desk.transact(() => {
      const results = this.#work(job);
      this.#desk.put({
        t: 'jobState',
        id: job.id,
        v: {
          status: 'completed',
          progress: job.total,
          message: `Completed at ${railsTime(this.#now())}`,
          results,
          // What was to be done is not needed again, and a hundred updates are not small.
          work: { do: 'deleteTickets', ids: [] },
        },
      });
    });
  }
}

function isOpen(job: Job): boolean {
  return job.status === 'queued' || job.status === 'working';
}

function earlier(job: Job, polls: number): Job {
  if (polls === 1)
    return { ...job, status: 'queued', progress: null, message: null, results: null };
  const done = Math.floor((job.total ?? 1) / 2);
  return {
    ...job,
    status: 'working',
    progress: done,
    message: `Updating ticket #${done}`,
    results: null,
  };
}

/** A job as the API shows it; `results` is null until it is completed. */
export function jobJson(job: Job, base: string): Record<string, unknown> {
  return {
    id: job.id,
    job_type: job.job_type,
    url: `${base}/api/v2/job_statuses/${job.id}.json`,
    total: job.total,
    progress: job.progress,
    status: job.status,
    message: job.message,
    results: job.results,
  };
}
