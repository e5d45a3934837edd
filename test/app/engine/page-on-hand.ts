// A page whose time, timers and visibility the test holds.
import { createBoardTime } from '../../../app/engine/board-time.ts';
import type { Timers } from '../../../app/engine/timers.ts';
import type { Shown } from '../../../app/zaf/shown.ts';

/** Lets everything that has been answered already come through. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function pageOnHand() {
  let nowMs = 0;
  let isShown = true;
  const waiting: { atMs: number; call: () => void }[] = [];
  const listeners = new Set<() => void>();
  const shown: Shown = {
    isShown: () => isShown,
    onChange(call) {
      listeners.add(call);
      return () => listeners.delete(call);
    },
  };
  const timers: Timers = {
    after(ms, call) {
      const timer = { atMs: nowMs + ms, call };
      waiting.push(timer);
      return () => {
        const index = waiting.indexOf(timer);
        if (index >= 0) waiting.splice(index, 1);
      };
    },
  };
  const pass = async (ms: number) => {
    const untilMs = nowMs + ms;
    for (;;) {
      await settle();
      const [next] = waiting
        .filter(({ atMs }) => atMs <= untilMs)
        .sort((one, other) => one.atMs - other.atMs);
      if (next === undefined) break;
      waiting.splice(waiting.indexOf(next), 1);
      nowMs = next.atMs;
      next.call();
    }
    nowMs = untilMs;
  };
  return {
    shown,
    timers,
    time: createBoardTime({ steadyMs: () => nowMs, every: () => () => undefined }),
    pass,
    /** When the timers that are set will go off, from now. */
    waits: () => waiting.map(({ atMs }) => atMs - nowMs).sort((one, other) => one - other),
    listeners,
    show(next: boolean) {
      isShown = next;
      for (const call of [...listeners]) call();
    },
  };
}
