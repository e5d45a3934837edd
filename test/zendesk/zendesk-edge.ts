/** A desk against a faked HTTP edge: everything real but the network and the passing of time. */
import nock from 'nock';
import type { Malformed } from '../../engine/ports/desk.ts';
import { createDesk, type DeskOptions, type ZendeskDesk } from '../../engine/zendesk/desk.ts';
import type { Pace } from '../../engine/zendesk/pace.ts';

const ORIGIN = 'https://acme.zendesk.com';
export const NOW = Date.parse('2026-11-20T09:00:00Z');

/** Time that passes only when somebody waits for it. */
export class FakePace implements Pace {
  #elapsed = 0;
  readonly pauses: number[] = [];
  readonly elapsedMs = (): number => this.#elapsed;
  readonly pause = async (ms: number): Promise<void> => {
    this.pauses.push(ms);
    this.#elapsed += ms;
  };
  pass(ms: number): void {
    this.#elapsed += ms;
  }
}

export interface Edge {
  readonly desk: ZendeskDesk;
  readonly pace: FakePace;
  readonly reported: Malformed[];
}

export function deskAtTheEdge(changes: Partial<DeskOptions> = {}): Edge {
  const pace = new FakePace();
  const reported: Malformed[] = [];
  const desk = createDesk({
    zendesk: {
      url: ORIGIN,
      auth: { by: 'apiToken', email: 'bot@example.com', apiToken: 't0ken' },
    },
    budgetShare: 1,
    now: () => NOW,
    report: (malformed) => reported.push(...malformed),
    pace,
    ...changes,
  });
  return { desk, pace, reported };
}

export const BY_CLIENT: Partial<DeskOptions> = {
  zendesk: {
    url: ORIGIN,
    auth: { by: 'client', clientId: 'palier', clientSecret: 's3cret', scope: 'read tickets:write' },
  },
};

export function zendesk(): nock.Scope {
  return nock(ORIGIN);
}

/** Cleans up after each test, and fails the test that left an expected request unasked. */
export function watchTheEdge(): void {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    const unasked = nock.pendingMocks();
    nock.cleanAll();
    expect(unasked).toEqual([]);
  });
  afterAll(() => nock.enableNetConnect());
}

// Importing nock is enough to put it in, and jest shares `http` between the files of a worker: one
// that leaves it there has the next file's requests go through two, and an error heard by none.
afterAll(() => nock.restore());

export async function errorOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    const { code, message, retryable, retryAfterMs } = error as Record<string, unknown>;
    return { code, message, retryable, retryAfterMs };
  }
  throw new Error('expected an error, and there was none');
}
