/**
 * How do the days before the working morning pass? In steps of one hour, each judged to its end.
 */
import { HOUR_MS } from '../../core/time/duration.ts';
import type { DeskControl } from './desk-control.ts';

export interface PlayedDays {
  /** Steps after which the engine had not said in time that all was done. */
  readonly unsettled: number;
}

/** Moves the desk to `untilAt` at full hours; tells the share that has passed, 0 to 1. */
export async function playDays(
  control: Pick<DeskControl, 'time' | 'moveTo'>,
  untilAt: number,
  tell: (share: number, nowAt: number) => void,
): Promise<PlayedDays> {
  const { nowAt: startAt } = await control.time();
  if (startAt >= untilAt) return { unsettled: 0 };
  // The engine has just started: what it reads first belongs to this instant, not to the next hour.
  const { isSettled } = await control.moveTo(startAt);
  let unsettled = isSettled ? 0 : 1;
  for (let nowAt = startAt; nowAt < untilAt; ) {
    const nextAt = Math.min(untilAt, (Math.floor(nowAt / HOUR_MS) + 1) * HOUR_MS);
    const moved = await control.moveTo(nextAt);
    if (!moved.isSettled) unsettled += 1;
    // A desk that does not move would be asked for ever.
    nowAt = Math.max(nextAt, moved.nowAt);
    tell((nowAt - startAt) / (untilAt - startAt), nowAt);
  }
  return { unsettled };
}
