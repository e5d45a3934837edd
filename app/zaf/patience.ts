/**
 * How long does the app wait for Zendesk? Always for a stated while: the SDK's requests have no
 * time limit at all, and its other calls have one that differs between its two forms.
 */
import { ownFailure } from './failure.ts';

/** The same promise, rejected with a `Failure` of code `unreachable` after `ms` of real time. */
export function within<T>(ms: number, what: string, asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(ownFailure('unreachable', `${what} took over ${ms} ms.`));
    const timer = setTimeout(giveUp, ms);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The npm SDK's own time limit does not reject: it resolves with an object of this name. */
export function isTimeoutValue(value: unknown): boolean {
  return value instanceof Object && 'name' in value && value.name === 'TimeoutError';
}
