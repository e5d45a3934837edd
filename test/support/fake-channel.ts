import { EngineError } from '../../engine/errors.ts';
import type { Channel, Message } from '../../engine/ports/channel.ts';

/** A channel that keeps what is sent, and fails as a test tells it. */
export interface FakeChannel extends Channel {
  readonly sent: readonly Message[];
  /** Sends begun, failed ones included. */
  tries(): number;
  /** How sends end from now on; null succeeds again. */
  fail(error: EngineError | null): void;
  /** Sends begun from now on end only with `release`, or with their signal. */
  hold(): void;
  release(): void;
}

/** A failure that may be retried, or not, as the real channels report it. */
export function channelFailure(
  options: { retryable: boolean; retryAfterMs?: number } = { retryable: true },
): EngineError {
  return new EngineError('channelFailed', 'The target refused.', options);
}

/** A channel of that name; by default keyed as the real one is. */
export function fakeChannel(name: Channel['name'], keyed: boolean = name === 'mail'): FakeChannel {
  const sent: Message[] = [];
  let tries = 0;
  let failure: EngineError | null = null;
  let held: Promise<void> = Promise.resolve();
  let release = () => {};
  return {
    name,
    keyed,
    sent,
    tries: () => tries,
    async send(message, signal) {
      tries += 1;
      const aborted = new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await Promise.race([held, aborted]);
      if (signal.aborted) throw channelFailure();
      if (failure) throw failure;
      sent.push(message);
    },
    fail(error) {
      failure = error;
    },
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => release(),
  };
}
