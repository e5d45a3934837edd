import type { DurationMs } from '../core/time/duration.ts';
import type { Words } from './words.ts';

/** How long, in units a person reads at a glance; nothing is rounded up to look done. */

type Shape = 'hoursMinutes' | 'hours' | 'minutes' | 'seconds';

/** A span in whole units, and what a word beside it has to agree with. */
interface Units {
  readonly shape: Shape;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** The number of the only unit, or 2 where there are two. */
  readonly agree: number;
  readonly unit: 'hours' | 'minutes' | 'seconds';
}

/** "2 h 30 min", "45 min", "30 s"; whole minutes above one minute; "−" before what is negative. */
export function wordSpan(ms: DurationMs, words: Words): string {
  const { shape, hours, minutes, seconds } = unitsOf(ms);
  const span = words.say(`span.${shape}`, { hours, minutes, seconds });
  return ms < 0 ? words.say('span.negative', { span }) : span;
}

/** "within 4 h": the same with the case that the language wants there. */
export function wordWithin(ms: DurationMs, words: Words): string {
  const { shape, hours, minutes, seconds } = unitsOf(ms);
  return words.say(`within.${shape}`, { hours, minutes, seconds });
}

/** What a verb or an adjective beside the span agrees with, as values of a message. */
export function agreement(ms: DurationMs): { readonly agree: number; readonly unit: string } {
  const { agree, unit } = unitsOf(ms);
  return { agree, unit };
}

function unitsOf(ms: DurationMs): Units {
  const whole = Math.floor(Math.abs(ms) / 1000);
  const minutesInAll = Math.floor(whole / 60);
  const [hours, minutes, seconds] = [Math.floor(minutesInAll / 60), minutesInAll % 60, whole % 60];
  const amounts = { hours, minutes, seconds };
  if (whole < 60) return { ...amounts, shape: 'seconds', unit: 'seconds', agree: seconds };
  if (hours === 0) return { ...amounts, shape: 'minutes', unit: 'minutes', agree: minutes };
  if (minutes === 0) return { ...amounts, shape: 'hours', unit: 'hours', agree: hours };
  return { ...amounts, shape: 'hoursMinutes', unit: 'hours', agree: 2 };
}
