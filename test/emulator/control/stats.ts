/** Answers: how many calls of which kind did the desk answer? */
import type { Kind } from '../http/call.ts';

/** Counts since the start or the last reset. */
export class Stats {
  #startedRealMs = performance.now();
  #total = 0;
  #byKind: Record<Kind, number> = noneYet();
  readonly #exports = new Map<string, number>();
  readonly #statuses = new Map<number, number>();
  #updatedTickets = 0;
  #scripted = 0;

  count(kind: Kind, path: string, status: number): void {
    this.#total += 1;
    this.#byKind[kind] += 1;
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (kind !== 'exports') return;
    const name = path.replace(/^.*\/incremental\//, '');
    this.#exports.set(name, (this.#exports.get(name) ?? 0) + 1);
  }

  /** Tickets named in bulk updates. */
  countUpdates(tickets: number): void {
    this.#updatedTickets += tickets;
  }

  countScripted(): void {
    this.#scripted += 1;
  }

  reset(): void {
    this.#startedRealMs = performance.now();
    this.#total = 0;
    this.#byKind = noneYet();
    this.#exports.clear();
    this.#statuses.clear();
    this.#updatedTickets = 0;
    this.#scripted = 0;
  }

  show(): Record<string, unknown> {
    return {
      total: this.#total,
      ...this.#byKind,
      exportsByName: Object.fromEntries(this.#exports),
      statuses: Object.fromEntries(this.#statuses),
      bulkUpdatedTickets: this.#updatedTickets,
      scriptedActions: this.#scripted,
      realMs: Math.round(performance.now() - this.#startedRealMs),
    };
  }
}

function noneYet(): Record<Kind, number> {
  return {
    exports: 0,
    writes: 0,
    job_statuses: 0,
    show_many: 0,
    audits: 0,
    tokens: 0,
    other: 0,
  };
}
