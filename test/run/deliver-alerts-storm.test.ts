import type { ObligationBody } from '../../engine/ports/store.ts';
import { type AlertScene, alertScene, owe, pass, statesIn } from '../support/alert-scene.ts';
import { channelFailure, fakeChannel } from '../support/fake-channel.ts';
import { quiet } from '../support/fake-clock.ts';
import { MADE_AT, newObligation } from '../support/store-rows.ts';

/** Does a crash lose nothing, and is a storm told in one message? */
const MINUTE = 60_000;

describe('alertDelivery', () => {
  let on: AlertScene;
  beforeEach(() => {
    on = alertScene();
  });
  afterEach(() => on.end.abort());

  describe('after a crash', () => {
    test.each(['slack', 'mail'] as const)(
      'what was in flight by %s is sent again, by its key',
      async (channel) => {
        const silent = fakeChannel(channel);
        silent.hold();
        const dying = on.engine({ channels: [silent] });
        await owe(dying.store, { key: 'a', channel, recipient: 'ada@example.com' });
        void dying.turn();
        await quiet();
        expect([silent.tries(), statesIn(on)]).toEqual([1, { a: 'sending' }]);
        await on.engine().turn();
        await on.engine().turn();
        expect(on[channel].sent.map(({ key }) => key)).toEqual(['a']);
        expect(on.tables.obligations.get('a')?.maybeSent).toBe(true);
      },
    );

    test('what the end of the engine cut off is sent by the next run, as maybe sent', async () => {
      const ending = on.engine();
      on.slack.hold();
      await owe(ending.store, { key: 'a' });
      const turn = ending.turn();
      await quiet();
      on.end.abort();
      await turn;
      expect(statesIn(on)).toEqual({ a: 'sending' });
      const next = on.engine({ signal: new AbortController().signal });
      on.slack.release();
      await next.turn();
      expect(on.slack.sent).toHaveLength(1);
      expect(on.tables.obligations.get('a')?.maybeSent).toBe(true);
    });
  });

  describe('in a storm', () => {
    const many = (count: number, from = 1) =>
      Array.from({ length: count }, (_, index) => ({
        key: `k${from + index}`,
        ticketId: from + index,
      }));

    test('as many as digestAfter are sent one by one', async () => {
      const { store, turn } = on.engine();
      await owe(store, ...many(3));
      await turn();
      expect(on.slack.sent.map(({ key }) => key)).toEqual(['k1', 'k2', 'k3']);
    });

    test('one more makes one digest of all, the worst first, and each is settled once', async () => {
      const { store, turn } = on.engine();
      const { body } = newObligation({ key: 'x' });
      const breach = { ...body, kind: 'breach', ticketId: 9 } as ObligationBody;
      await owe(store, ...many(3), { key: 'k9', ticketId: 9, body: breach });
      expect(await turn()).toBeNull();
      expect(on.slack.sent.map(({ title }) => title)).toEqual(['4 alerts']);
      const digest = JSON.parse(on.slack.sent[0]?.text ?? '{}');
      expect(digest).toMatchObject({ tickets: [9, 1, 2, 3], count: 4, worst: 'breach 9' });
      expect(Object.values(statesIn(on))).toEqual(['sent', 'sent', 'sent', 'sent', 'sent']);
    });

    test('each recipient has a count of its own', async () => {
      const { store, turn } = on.engine();
      const rows = many(4).map((row, index) => {
        return { ...row, channel: 'mail' as const, recipient: `${index % 2}@example.com` };
      });
      await owe(store, ...rows);
      await turn();
      expect(on.mail.sent).toHaveLength(4);
    });

    test('a notice is said by itself', async () => {
      const { store, turn } = on.engine();
      const body = { kind: 'notice', code: 'firstRun', text: 'Read 12 tickets.' } as const;
      await owe(store, ...many(4), { key: 'n', ticketId: null, body });
      await turn();
      expect(on.slack.sent.map(({ title }) => title).toSorted()).toEqual([
        '4 alerts',
        'Read 12 tickets.',
      ]);
    });

    test('after a digest the next alerts wait until five minutes have passed', async () => {
      const { store, turn } = on.engine();
      await owe(store, ...many(4));
      await turn();
      await owe(store, ...many(5, 10));
      expect(await turn()).toBe(MADE_AT + 5 * MINUTE);
      await pass(on, 5 * MINUTE - 1);
      await turn();
      expect(on.slack.sent).toHaveLength(1);
      await pass(on, 1);
      await turn();
      expect(on.slack.sent.map(({ title }) => title)).toEqual(['4 alerts', '5 alerts']);
    });

    test('a single one too many waits until the oldest leaves the window, then goes alone', async () => {
      const { store, turn } = on.engine();
      await owe(store, ...many(3));
      await turn();
      await pass(on, MINUTE);
      await owe(store, ...many(1, 10));
      expect(await turn()).toBe(MADE_AT + 5 * MINUTE);
      await pass(on, 4 * MINUTE);
      await turn();
      expect(on.slack.sent.map(({ key }) => key)).toEqual(['k1', 'k2', 'k3', 'k10']);
    });

    test('a digest that fails is retried as itself, its alerts are not told again', async () => {
      const { store, turn } = on.engine();
      on.slack.fail(channelFailure());
      await owe(store, ...many(4));
      await turn();
      on.slack.fail(null);
      await pass(on, 30_000);
      await turn();
      expect(on.slack.sent.map(({ title }) => title)).toEqual(['4 alerts']);
    });

    test('a crash between folding and sending loses nothing and says it once', async () => {
      on.slack.hold();
      const dying = on.engine();
      await owe(dying.store, ...many(4));
      void dying.turn();
      await quiet();
      const second = fakeChannel('slack');
      await on.engine({ channels: [second] }).turn();
      await on.engine({ channels: [second] }).turn();
      expect(second.sent.map(({ title }) => title)).toEqual(['4 alerts']);
    });
  });
});
