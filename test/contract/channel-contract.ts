import { EngineError } from '../../engine/errors.ts';
import type { Channel, Message } from '../../engine/ports/channel.ts';

/** What must every Channel do? */
export interface ChannelUnderTest {
  readonly channel: Channel;
  /** What arrived, in order: everything readable of a message, and its identity for keyed ones. */
  arrived(): Promise<readonly { readonly words: string; readonly identity: string | null }[]>;
  /** How the target answers from now on. */
  answer(how: 'accept' | 'refuseForNow' | 'refuseForGood' | 'away'): Promise<void>;
  close(): Promise<void>;
}

/** An alert to send in tests. */
export function message(given: Partial<Message> = {}): Message {
  return {
    key: 'ticket-7/firstReply/1/0.75/1',
    to: 'ada@example.com',
    title: 'Ticket 7 is at risk',
    text: 'The first reply is due at 11:30.',
    link: 'https://acme.zendesk.com/agent/tickets/7',
    late: false,
    ...given,
  };
}

/** What a failing send threw. */
export async function failureOf(sending: Promise<void>): Promise<EngineError> {
  const error = await sending.then(
    () => null,
    (failed: unknown) => failed,
  );
  if (!(error instanceof EngineError)) throw new Error(`Not an EngineError: ${String(error)}`);
  return error;
}

/** Declares the whole suite; `open` gives a channel whose target accepts. */
export function channelContract(open: () => Promise<ChannelUnderTest>): void {
  describe('as a Channel', () => {
    const signal = new AbortController().signal;
    let under: ChannelUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    test('a message arrives once with its title, text and link', async () => {
      await under.channel.send(message(), signal);
      const arrived = await under.arrived();
      expect(arrived).toHaveLength(1);
      for (const part of [message().title, message().text, message().link ?? '']) {
        expect(arrived[0]?.words).toContain(part);
      }
    });

    test('sent twice, a message has one identity exactly when the channel is keyed', async () => {
      await under.channel.send(message(), signal);
      await under.channel.send(message(), signal);
      await under.channel.send(message({ key: 'another' }), signal);
      const identities = (await under.arrived()).map((each) => each.identity);
      if (under.channel.keyed) {
        expect(identities[0]).toBe(identities[1]);
        expect(identities[0]).not.toBe(identities[2]);
      } else {
        expect(identities).toEqual([null, null, null]);
      }
    });

    test.each([
      ['refuseForNow', true],
      ['refuseForGood', false],
      ['away', true],
    ] as const)('a target that answers %s is an error, retryable: %s', async (how, isRetryable) => {
      await under.answer(how);
      const error = await failureOf(under.channel.send(message(), signal));
      expect([error.code, error.retryable]).toEqual(['channelFailed', isRetryable]);
      expect(await under.arrived()).toEqual([]);
    });

    test('a target that recovered takes the next message', async () => {
      await under.answer('refuseForNow');
      await failureOf(under.channel.send(message(), signal));
      await under.answer('accept');
      await under.channel.send(message(), signal);
      expect(await under.arrived()).toHaveLength(1);
    });

    test('an aborted signal ends the sending with an error that may be retried', async () => {
      const error = await failureOf(under.channel.send(message(), AbortSignal.abort()));
      expect([error.code, error.retryable]).toEqual(['channelFailed', true]);
    });
  });
}
