/**
 * How does the page stay live? By server-sent events; while those fail, by asking every five
 * seconds; and not at all while nobody looks. Time here is real time: it is about the network.
 */
import type { Board } from '../../engine/http/contract.ts';

export type LinkState = 'connecting' | 'live' | 'polling' | 'unreachable' | 'signedOut';

export interface Watcher {
  onBoard(board: Board): void;
  /** `detail` is the engine's own sentence when it refused, else null. */
  onLink(link: LinkState, detail: string | null): void;
}

/** The browser, as far as following needs it; tests bring their own. */
export interface Wires {
  ask(signal: AbortSignal): Promise<Board>;
  /** Opens the stream; `onError` also for an event that cannot be read. Returns how to close it. */
  listen(onBoard: (board: Board) => void, onError: () => void): () => void;
  after(ms: number, call: () => void): () => void;
  isHidden(): boolean;
  onVisibility(call: () => void): () => void;
  /** 0 to 1; spreads reconnections of many pages after one outage. */
  random(): number;
}

/** The engine answered, and said no. */
export class BoardRefused extends Error {
  override readonly name: string = 'BoardRefused';
}

/** The session is over; who signs in again in another tab is shown the board here, too. */
export class SignedOut extends BoardRefused {
  override readonly name = 'SignedOut';
}

const POLL_MS = 5_000;
const SILENT_MS = 60_000;
const FIRST_EVENT_MS = 8_000;
const RETRY_MS_MAX = 30_000;

/** Follows until the returned function is called. Never more than one stream and one question. */
export function followBoard(wires: Wires, watcher: Watcher): () => void {
  let failures = 0;
  let closeStream: (() => void) | null = null;
  let stopRetry: (() => void) | null = null;
  let stopPoll: (() => void) | null = null;
  let stopSilence: (() => void) | null = null;

  const expectEvent = (withinMs: number) => {
    stopSilence?.();
    stopSilence = wires.after(withinMs, () => (withinMs === SILENT_MS ? open() : failed()));
  };
  const closeAll = () => {
    for (const stop of [closeStream, stopRetry, stopPoll, stopSilence]) stop?.();
    closeStream = stopRetry = stopPoll = stopSilence = null;
  };
  const received = (board: Board) => {
    failures = 0;
    stopPoll?.();
    stopPoll = null;
    // A stream can die without a word (a laptop that slept); silence is checked by reopening it.
    expectEvent(SILENT_MS);
    watcher.onLink('live', null);
    watcher.onBoard(board);
  };
  const open = () => {
    closeStream?.();
    stopRetry?.();
    stopRetry = null;
    expectEvent(FIRST_EVENT_MS);
    closeStream = wires.listen(received, failed);
  };
  const failed = () => {
    closeStream?.();
    stopSilence?.();
    closeStream = stopSilence = null;
    const backoffMs = Math.min(1_000 * 2 ** failures, RETRY_MS_MAX);
    failures += 1;
    stopRetry?.();
    stopRetry = wires.after(backoffMs * (0.75 + wires.random() / 2), open);
    if (stopPoll === null) poll();
  };
  const poll = () => {
    const abort = new AbortController();
    stopPoll = () => abort.abort();
    const again = () => {
      if (!abort.signal.aborted) stopPoll = wires.after(POLL_MS, poll);
    };
    wires.ask(abort.signal).then(
      (board) => {
        if (abort.signal.aborted) return;
        watcher.onLink('polling', null);
        watcher.onBoard(board);
        again();
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        watcher.onLink(linkOf(error), error instanceof BoardRefused ? error.message : null);
        again();
      },
    );
  };
  const look = () => {
    closeAll();
    failures = 0;
    if (!wires.isHidden()) open();
  };
  const stopLooking = wires.onVisibility(look);
  watcher.onLink('connecting', null);
  look();
  return () => {
    stopLooking();
    closeAll();
  };
}

function linkOf(error: unknown): LinkState {
  return error instanceof SignedOut ? 'signedOut' : 'unreachable';
}
