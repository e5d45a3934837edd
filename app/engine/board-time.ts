/**
 * What time is it for the engine? Counted on from its last answer by the page's steady clock, never
 * from the browser's date, which may be wrong and which a paused or hurried desk does not follow.
 */
import type { Timed } from '../../engine/http/contract.ts';

export interface BoardTime {
  /** Takes an answer's clock; earlier answers are forgotten. */
  set(answer: Timed): void;
  /**
   * The engine's time in epoch milliseconds, null before the first answer. While something ticks it
   * is the time of the last tick, so that everything on the page agrees.
   */
  nowMs(): number | null;
  /** Engine seconds per real second. */
  speed(): number;
  /** Calls back once a second while time flows, and at once on `set`; returns how to stop. */
  subscribe(onTick: () => void): () => void;
}

interface PageTimers {
  /** Milliseconds of the page's steady clock. */
  steadyMs(): number;
  every(ms: number, call: () => void): () => void;
}

const pageTimers: PageTimers = {
  steadyMs: () => performance.now(),
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
};

interface Answered {
  readonly nowMs: number;
  readonly speed: number;
  readonly steadyMs: number;
}

/** A fresh clock; one timer serves all subscribers, and none runs while time stands still. */
export function createBoardTime(timers: PageTimers = pageTimers): BoardTime {
  let last: Answered | null = null;
  const listeners = new Set<() => void>();
  let stopTimer: (() => void) | null = null;
  let tickedMs = 0;
  const countedMs = (from: Answered) =>
    from.nowMs + (timers.steadyMs() - from.steadyMs) * from.speed;
  const tick = () => {
    if (last !== null) tickedMs = countedMs(last);
    for (const listener of [...listeners]) listener();
  };
  const adjustTimer = () => {
    const isNeeded = listeners.size > 0 && last !== null && last.speed > 0;
    if (isNeeded && stopTimer === null) {
      if (last !== null) tickedMs = countedMs(last);
      stopTimer = timers.every(1000, tick);
    }
    if (!isNeeded && stopTimer !== null) {
      stopTimer();
      stopTimer = null;
    }
  };
  return {
    set(answer) {
      const { nowAt, speed } = answer;
      last = { nowMs: Date.parse(nowAt), speed, steadyMs: timers.steadyMs() };
      adjustTimer();
      tick();
    },
    nowMs() {
      if (last === null) return null;
      return stopTimer === null ? countedMs(last) : tickedMs;
    },
    speed: () => last?.speed ?? 1,
    subscribe(onTick) {
      listeners.add(onTick);
      adjustTimer();
      return () => {
        listeners.delete(onTick);
        adjustTimer();
      };
    },
  };
}
