// How does a run drive the desk's clock and look at what the desk holds and was asked?

/** Real time the engine has for one step before the run says that it is late. */
const SETTLE_MS = 120_000;
/** The recount asks for more in a minute than an account allows. */
const NO_LIMIT = 10_000_000;

/** Calls that the desk answered on its API, by kind, and exports by their name too. */
export interface CallCounts {
  readonly total: number;
  readonly exports: number;
  readonly writes: number;
  readonly job_statuses: number;
  readonly show_many: number;
  readonly audits: number;
  readonly exportsByName: Readonly<Record<string, number>>;
  readonly bulkUpdatedTickets: number;
}

/** One update of a ticket as `/tickets/ID/audits` shows it, as far as it is looked at. */
export interface ApiAudit {
  readonly id: number;
  readonly ticket_id: number;
  readonly created_at: string;
  readonly author_id: number;
  readonly events: readonly ApiEvent[];
}

export interface ApiEvent {
  readonly type: string;
  readonly field_name?: string;
  readonly value?: unknown;
  readonly public?: boolean;
  readonly author_id?: number;
}

export interface DeskCalls {
  /** Moves forward and waits until the engine did all that is due; throws when it is late. */
  moveTo(at: number): Promise<void>;
  /** Lets the time pass by itself, so many times as fast as it does; 0 stops it. */
  flow(speed: number): Promise<void>;
  /** Where the desk's clock stands. */
  now(): Promise<number>;
  counts(): Promise<CallCounts>;
  resetCounts(): Promise<void>;
  /** Lifts the limits of the account; only after the last count. */
  liftLimits(): Promise<void>;
  /** An answer of the account's API, as a manager sees it. */
  get<T>(path: string): Promise<T>;
  /** A public reply of an agent, through the API. */
  reply(ticketId: number): Promise<void>;
  /** The engine's own user. */
  readonly engineUserId: number;
}

/** The desk behind a control port and an API, both on loopback. */
export async function deskCalls(controlUrl: string, deskUrl: string): Promise<DeskCalls> {
  const control = <T>(path: string, body?: unknown) => ask<T>(`${controlUrl}${path}`, { body });
  const tokenOf = async (externalId: string) =>
    (await control<{ token: string }>('/tokens', { externalId })).token;
  const manager = await tokenOf('manager-1');
  const agent = await tokenOf('agent-1');
  const { engineUserId } = await control<{ engineUserId: number }>('/health');
  return {
    engineUserId,
    async moveTo(at) {
      const nowAt = new Date(at).toISOString();
      const asked = { nowAt, awaitSettled: true, timeoutMs: SETTLE_MS };
      const { settled } = await control<{ settled: boolean }>('/clock', asked);
      if (!settled) throw new Error(`The engine had not settled ${SETTLE_MS} ms after ${nowAt}.`);
    },
    flow: async (speed) => {
      await control('/clock', { speed });
    },
    now: async () => Date.parse((await control<{ nowAt: string }>('/clock')).nowAt),
    counts: () => control<CallCounts>('/stats'),
    resetCounts: async () => {
      await control('/stats/reset', {});
    },
    liftLimits: async () => {
      await control('/limits', { perMinute: NO_LIMIT });
    },
    get: (path) => ask(`${deskUrl}${path}`, { token: manager }),
    async reply(ticketId) {
      const body = { ticket: { comment: { body: 'Here is the answer.', public: true } } };
      const url = `${deskUrl}/api/v2/tickets/${ticketId}.json`;
      await ask(url, { method: 'PUT', body, token: agent });
    },
  };
}

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
}

async function ask<T>(url: string, { method, body, token }: Request): Promise<T> {
  const answer = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}
