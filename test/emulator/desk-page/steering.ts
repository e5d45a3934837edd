/** How does the desk page reach the control port and the engine's board? Over HTTP, on loopback. */
import type { Steering } from './next-breach.ts';

const SEARCH_MS = 25_000;
const SETTLE_MS = 10_000;
/** What has a deadline ahead, or has just passed one. */
const STATES = ['breached', 'atRisk', 'onTrack'] as const;

/** Asks the control port; a refusal becomes an error with its own words. */
export async function askControl(
  controlUrl: string,
  method: 'GET' | 'POST',
  path: string,
  body?: string,
): Promise<unknown> {
  const answer = await fetch(new URL(path, controlUrl), {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The control port refused ${method} ${path}: ${text}`);
  return JSON.parse(text) as unknown;
}

/** Moves the desk's clock and reads the engine's board, for up to 25 s of real time. */
export function steeringOf(controlUrl: string, engineUrl: string): Steering {
  const startedAt = performance.now();
  return {
    board: async () => {
      const parts = STATES.map((state) => boardPart(engineUrl, state));
      return (await Promise.all(parts)).flat();
    },
    nowAt: async () => {
      const clock = (await askControl(controlUrl, 'GET', '/clock')) as { nowAt: string };
      return Date.parse(clock.nowAt);
    },
    moveTo: async (at) => {
      const course = { nowAt: new Date(at).toISOString(), awaitSettled: true };
      const body = JSON.stringify({ ...course, timeoutMs: SETTLE_MS });
      await askControl(controlUrl, 'POST', '/clock', body);
    },
    isTimeUp: () => performance.now() - startedAt > SEARCH_MS,
  };
}

type BoardTickets = Awaited<ReturnType<Steering['board']>>;

/** A board answers at most 1,000 tickets, so each state is asked for by itself. */
async function boardPart(engineUrl: string, state: string): Promise<BoardTickets> {
  const answer = await fetch(new URL(`/v1/board?limit=1000&state=${state}`, engineUrl));
  if (!answer.ok) throw new Error(`The engine's board answered ${answer.status}.`);
  return ((await answer.json()) as { readonly queue: BoardTickets }).queue;
}
