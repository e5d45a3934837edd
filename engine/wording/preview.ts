import type { Instant } from '../core/time/instant.ts';
import { type Telling, wordMoment } from './moment.ts';
import { titlePromise } from './reason.ts';
import { sentence } from './sentence.ts';

/** How a clock would change if something were decided now. */
export interface Change {
  readonly promise: string;
  readonly instance: number;
  readonly change: 'moved' | 'same' | 'begun' | 'ended';
  /** Null where it does not count, before or after. */
  readonly fromAt: Instant | null;
  readonly toAt: Instant | null;
  /** The breach on record would be withdrawn. */
  readonly withdraws: boolean;
}

export function wordChange(change: Change, telling: Telling): string {
  const { words } = telling;
  const when = (at: Instant | null) => (at === null ? '' : wordMoment(at, 'named', telling));
  const counts = (at: Instant | null) => (at === null ? 'no' : 'yes');
  return sentence(
    words.say(`preview.${change.change}`, {
      promise: titleOf(change, telling),
      dated: counts(change.fromAt),
      from: when(change.fromAt),
      counting: counts(change.toAt),
      to: when(change.toAt),
      withdraws: change.withdraws ? 'yes' : 'no',
    }),
  );
}

/** "First reply", "Next reply 3". */
export function titleOf(
  { promise, instance }: { readonly promise: string; readonly instance: number },
  { words }: Pick<Telling, 'words'>,
): string {
  const title = titlePromise(promise, words);
  const nth = instance === 1 ? 'first' : 'more';
  return words.say('promise.instance', { promise: title, nth, instance: String(instance) });
}
