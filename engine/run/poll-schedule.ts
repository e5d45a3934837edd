import { schedule } from 'node-cron';
import { invariant } from '../core/invariant.ts';
import type { Clock } from '../ports/clock.ts';
import { isRealClock } from './clock.ts';

/**
 * When is it time to poll again? At every whole multiple of the period. A firing that outlasts its
 * period makes the next ones lapse: what they would have read, the one after them reads.
 */

/**
 * Fires every `seconds` until the signal aborts, then resolves when the last firing has ended.
 * Rejects when a firing does, and fires no more. The period is a divisor of a minute in seconds, or
 * whole minutes that divide an hour, because node-cron's expressions cannot say others.
 */
export function every(
  clock: Clock,
  seconds: number,
  signal: AbortSignal,
  fire: () => Promise<void>,
): Promise<void> {
  const expression = cronExpression(seconds);
  return isRealClock(clock)
    ? everyByCron(expression, signal, fire)
    : everyByClock(clock, seconds * 1000, signal, fire);
}

/** The node-cron expression (seconds first) of a period. */
export function cronExpression(seconds: number): string {
  const minutes = seconds / 60;
  if (Number.isInteger(seconds) && seconds > 0 && 60 % seconds === 0) {
    return seconds === 60 ? '0 * * * * *' : `*/${seconds} * * * * *`;
  }
  invariant(
    Number.isInteger(minutes) && minutes > 0 && 60 % minutes === 0,
    `A period of ${seconds} s is neither a divisor of a minute nor minutes that divide an hour.`,
  );
  return minutes === 60 ? '0 0 * * * *' : `0 */${minutes} * * * *`;
}

function everyByCron(
  expression: string,
  signal: AbortSignal,
  fire: () => Promise<void>,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    let firing: Promise<void> | null = null;
    const task = schedule(
      expression,
      () => {
        if (firing || signal.aborted) return;
        firing = fire().then(
          () => {
            firing = null;
          },
          (error: unknown) => end(() => reject(error)),
        );
      },
      { timezone: 'UTC', suppressMissedWarning: true },
    );
    const end = (say: () => void) => {
      signal.removeEventListener('abort', stop);
      task.destroy();
      say();
    };
    const stop = () => end(() => (firing ?? Promise.resolve()).then(resolve, reject));
    signal.addEventListener('abort', stop);
  });
}

async function everyByClock(
  clock: Clock,
  periodMs: number,
  signal: AbortSignal,
  fire: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await clock.waitUntil((Math.floor(clock.now() / periodMs) + 1) * periodMs, signal);
    if (!signal.aborted) await fire();
  }
}
