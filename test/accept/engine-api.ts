// What does the running engine say over HTTP? Only what the checks look at; the rest is its
// contract.
import { askJson } from './json-http.ts';

export interface EngineClock {
  readonly promise: string;
  readonly instance: number;
  readonly state: string;
  readonly paused: boolean;
  readonly targetMs: number;
  readonly remainingMs: number;
  readonly deadlineAt: string | null;
  readonly metAt: string | null;
  readonly breachedAt: string | null;
  readonly withdrawn: unknown;
}

export interface ShownClock extends EngineClock {
  readonly governing: boolean;
  readonly unverified: boolean;
}

export interface ShownTicket {
  readonly id: number;
  readonly clocks: readonly ShownClock[];
}

/** The answer of `palier explain --json`. */
export interface Explained {
  readonly ticket: number;
  readonly tier: string | null;
  readonly kind: string | null;
  readonly rank: number | null;
  readonly clocks: readonly EngineClock[];
}

export interface Board {
  readonly queue: readonly { readonly id: number; readonly state: string }[];
  readonly happenings: readonly {
    readonly what: string;
    readonly ticketId: number | null;
    readonly text: string;
    readonly delivered: string;
  }[];
}

export interface EngineStatus {
  readonly unwritten: number;
  readonly deadLetters: number;
  readonly health: { readonly stopped: boolean; readonly troubles: readonly string[] };
}

export interface EngineApi {
  readonly url: string;
  ticket(id: number): Promise<ShownTicket>;
  explain(id: number): Promise<Explained>;
  board(): Promise<Board>;
  status(): Promise<EngineStatus>;
}

/** The engine that listens at this address. */
export function engineApi(url: string): EngineApi {
  return {
    url,
    ticket: async (id) =>
      (await askJson<{ ticket: ShownTicket }>(`${url}/v1/tickets/${id}`)).ticket,
    explain: (id) => askJson(`${url}/v1/tickets/${id}/explain`),
    board: () => askJson(`${url}/v1/board?limit=1000`),
    status: () => askJson(`${url}/v1/status`),
  };
}

/**
 * Whether the ticket stands flagged: a breach that was verified, of the promise if one is named.
 */
export function isFlagged(ticket: ShownTicket, promise?: string): boolean {
  return ticket.clocks.some(
    (clock) =>
      clock.breachedAt !== null &&
      !clock.unverified &&
      (promise === undefined || clock.promise === promise),
  );
}
