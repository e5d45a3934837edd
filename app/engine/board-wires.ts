// How does a browser reach the engine's board? Same origin, relative to no page: the engine serves
// both the board and its answers.
import { BoardRefused, SignedOut, type Wires } from './follow-board.ts';
import { readBoard } from './read-board.ts';
import { pageTimers } from './timers.ts';

const ANSWER_MS = 10_000;

/** Wires of the browser for one set of filters; `query` begins with "?". */
export function boardWires(query: string): Wires {
  return {
    async ask(signal) {
      const response = await fetch(`/v1/board${query}`, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      const text = await response.text();
      if (!response.ok) throw refusalOf(response.status, text);
      return readBoard(text);
    },
    listen(onBoard, onError) {
      const events = new EventSource(`/v1/board/events${query}`);
      events.addEventListener('board', (event: MessageEvent<string>) => {
        try {
          onBoard(readBoard(event.data));
        } catch {
          // Reported by the question that follows a failed stream, with the reason.
          onError();
        }
      });
      events.onerror = onError;
      return () => events.close();
    },
    after: pageTimers.after,
    isHidden: () => document.hidden,
    onVisibility(call) {
      document.addEventListener('visibilitychange', call);
      return () => document.removeEventListener('visibilitychange', call);
    },
    random: Math.random,
  };
}

/**
 * What the engine refused, in its own sentence (RFC 9457), or by the bare status when something
 * else answered.
 */
export function refusalOf(status: number, body: string): BoardRefused {
  const { code, detail, title } = problemIn(body);
  const text = [detail, title].find((one) => typeof one === 'string' && one !== '');
  const words = typeof text === 'string' ? text : `HTTP ${status}`;
  return code === 'notSignedIn' ? new SignedOut(words) : new BoardRefused(words);
}

function problemIn(body: string): Record<string, unknown> {
  try {
    const problem: unknown = JSON.parse(body);
    return typeof problem === 'object' && problem !== null ? { ...problem } : {};
  } catch {
    // An answer that is not JSON came from something in between; its status is all it tells.
    return {};
  }
}
