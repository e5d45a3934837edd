// How does a browser reach the engine's board? Same origin, relative to no page: the engine serves
// both the board and its answers.
import { BoardRefused, type Wires } from './follow-board.ts';
import { readBoard } from './read-board.ts';

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
      if (!response.ok) throw new BoardRefused(refusalText(response.status, text));
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
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    isHidden: () => document.hidden,
    onVisibility(call) {
      document.addEventListener('visibilitychange', call);
      return () => document.removeEventListener('visibilitychange', call);
    },
    random: Math.random,
  };
}

/** The engine's own sentence (RFC 9457), or the bare status when something else answered. */
export function refusalText(status: number, body: string): string {
  try {
    const problem: unknown = JSON.parse(body);
    if (typeof problem === 'object' && problem !== null) {
      const { detail, title } = problem as Record<string, unknown>;
      if (typeof detail === 'string' && detail !== '') return detail;
      if (typeof title === 'string' && title !== '') return title;
    }
  } catch {
    // An answer that is not JSON came from something in between; its status is all it tells.
  }
  return `HTTP ${status}`;
}
