/**
 * How does a panel stay true without a stream? It asks when something happened, when a deadline
 * has passed, and once a minute; one question at a time, and none while nobody looks. Waits here
 * are real time, except the one for a deadline, which the engine's clock decides.
 */
import type { Timed } from '../../engine/http/contract.ts';
import { type Failure, failureOf } from '../zaf/failure.ts';
import type { Shown } from '../zaf/shown.ts';
import type { BoardTime } from './board-time.ts';
import type { Timers } from './timers.ts';

export interface Followed<Answer> {
  /** The last answer; it stays while later questions fail. */
  readonly answer: Answer | null;
  /** Why the last question failed; null when it did not. */
  readonly failure: Failure | null;
  readonly isAsking: boolean;
}

export interface Following<Answer> {
  now(): Followed<Answer>;
  /** Returns how to stop listening. */
  subscribe(onChange: () => void): () => void;
  /** Asks as soon as it can; `anew` makes the engine look at Zendesk first. */
  refresh(how?: { readonly anew?: boolean }): Promise<void>;
  stop(): void;
}

export interface FollowWork<Answer> {
  ask(anew: boolean): Promise<Answer>;
  /** When what the answer says will change by itself; null for never. */
  changesAt(answer: Answer): string | null;
  /** How often it is asked without cause; once a minute unless said. */
  readonly everyMs?: number;
  readonly time: BoardTime;
  readonly shown: Shown;
  readonly timers: Timers;
}

const ASK_MS = 60_000;
/** The engine flags a breach within a second of it, and says so then. */
const AFTER_CHANGE_MS = 1_200;
const RETRY_MS_MIN = 4_000;
/** A timer of the browser's cannot wait longer than this. */
const WAIT_MS_MAX = 2 ** 31 - 1;

export function followAnswer<Answer extends Timed>(work: FollowWork<Answer>): Following<Answer> {
  const { time, shown, timers } = work;
  let state: Followed<Answer> = { answer: null, failure: null, isAsking: false };
  let failures = 0;
  let wanted: { anew: boolean } | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;
  let callOff: (() => void)[] = [];
  const listeners = new Set<() => void>();

  const set = (next: Partial<Followed<Answer>>) => {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  };
  const took = (answer: Answer) => {
    failures = 0;
    time.set(answer);
    set({ answer, failure: null });
  };
  const plan = () => {
    for (const stop of callOff) stop();
    const isIdle = isStopped || !shown.isShown();
    callOff = isIdle ? [] : waits(state, failures, work).map((ms) => timers.after(ms, refresh));
  };
  const run = async () => {
    while (wanted !== null && !isStopped) {
      const { anew } = wanted;
      wanted = null;
      set({ isAsking: true });
      try {
        const answer = await work.ask(anew);
        if (!isStopped) took(answer);
      } catch (thrown) {
        failures += 1;
        if (!isStopped) set({ failure: failureOf(thrown) });
      }
    }
    // At once, not when the promise is done: what is wanted in between would be forgotten.
    running = null;
    if (isStopped) return;
    set({ isAsking: false });
    plan();
  };
  const refresh = (how: { readonly anew?: boolean } = {}): Promise<void> => {
    if (isStopped) return Promise.resolve();
    wanted = { anew: how.anew === true || wanted?.anew === true };
    running ??= run();
    return running;
  };
  const stopShown = shown.onChange(() => {
    if (shown.isShown()) void refresh();
    else plan();
  });
  return {
    now: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    refresh,
    stop() {
      isStopped = true;
      stopShown();
      plan();
    },
  };
}

/** In how many real milliseconds the next questions are due, after the last one was answered. */
function waits<Answer extends Timed>(
  { answer, failure }: Followed<Answer>,
  failures: number,
  work: FollowWork<Answer>,
): readonly number[] {
  if (failure !== null) return [Math.min(RETRY_MS_MIN * 2 ** (failures - 1), ASK_MS)];
  const changeMs = answer === null ? null : untilChange(answer, work);
  const { everyMs = ASK_MS } = work;
  return changeMs === null ? [everyMs] : [everyMs, changeMs];
}

/** Until the answer is out of date; null when time stands still or it never is. */
function untilChange<Answer extends Timed>(
  answer: Answer,
  { changesAt, time }: FollowWork<Answer>,
): number | null {
  const at = changesAt(answer);
  const nowMs = time.nowMs();
  const speed = time.speed();
  if (at === null || nowMs === null || speed <= 0) return null;
  const leftMs = Date.parse(at) - nowMs;
  // What has passed already was asked for in time, and says what the engine knows.
  return leftMs >= 0 ? Math.min(leftMs / speed + AFTER_CHANGE_MS, WAIT_MS_MAX) : null;
}
