import type { ObligationBody } from '../../engine/ports/store.ts';
import {
  type AlertScene,
  alertScene,
  owe,
  pass,
  statesIn,
  titleOf,
} from '../support/alert-scene.ts';
import { channelFailure } from '../support/fake-channel.ts';
import { MADE_AT } from '../support/store-rows.ts';

/** Is each alert said once, whatever fails? */
const MINUTE = 60_000;

describe('alertDelivery', () => {
  let on: AlertScene;
  beforeEach(() => {
    on = alertScene();
  });
  afterEach(() => on.end.abort());

  test('what is owed is sent to its channel and recipient once, and settled', async () => {
    const { store, turn } = on.engine();
    await owe(store, { key: 's' }, { key: 'm', channel: 'mail', recipient: 'ada@example.com' });
    expect(await turn()).toBeNull();
    await turn();
    expect(on.slack.sent.map(({ key, title }) => [key, title])).toEqual([['s', 'threshold 7']]);
    expect(on.mail.sent.map(({ key, to }) => [key, to])).toEqual([['m', 'ada@example.com']]);
    expect(statesIn(on)).toEqual({ s: 'sent', m: 'sent' });
  });

  test('what is owed later waits, and its instant is the answer', async () => {
    const { store, turn } = on.engine();
    await owe(store, { key: 'a', notBeforeAt: MADE_AT + 5 });
    expect(await turn()).toBe(MADE_AT + 5);
    await pass(on, 5);
    await turn();
    expect(on.slack.sent).toHaveLength(1);
  });

  test('while sends are stopped nothing goes out, afterwards everything does', async () => {
    const { store, turn } = on.engine();
    await owe(store, { key: 'a' });
    on.isStopped = true;
    expect(await turn()).toBeNull();
    expect([on.slack.tries(), statesIn(on)]).toEqual([0, { a: 'owed' }]);
    on.isStopped = false;
    await turn();
    expect(on.slack.sent).toHaveLength(1);
  });

  test.each([
    [5 * MINUTE, false],
    [5 * MINUTE + 1, true],
  ])('%d ms after its cause an alert is marked late: %s', async (ms, isLate) => {
    const { store, turn } = on.engine();
    await owe(store, { key: 'a' });
    await pass(on, ms);
    await turn();
    expect(on.slack.sent[0]?.late).toBe(isLate);
  });

  test('the mark of a late alert is that of its words’ language', async () => {
    const word = () => ({ title: 'x', text: 'x', link: null, lateMark: 'tardif' });
    const { store, turn } = on.engine({ word });
    await owe(store, { key: 'a' });
    await turn();
    expect(on.slack.sent[0]?.lateMark).toBe('tardif');
  });

  describe('when a channel fails', () => {
    test('it is tried again after 30 s, 2 min, 10 min, 1 h, and dead after eight attempts', async () => {
      const { store, turn } = on.engine();
      on.slack.fail(channelFailure());
      await owe(store, { key: 'a' });
      const waits: number[] = [];
      for (let attempt = 1; attempt < 8; attempt += 1) {
        const nextAt = (await turn()) ?? 0;
        waits.push((nextAt - on.clock.now()) / MINUTE);
        await pass(on, nextAt - on.clock.now() - 101);
        await turn();
        expect(on.slack.tries()).toBe(attempt);
        await pass(on, 101);
      }
      expect(waits).toEqual([0.5, 2, 10, 60, 60, 60, 60]);
      expect(await turn()).toBeNull();
      expect(statesIn(on)).toEqual({ a: 'dead' });
      const [dead] = await store.read((tx) => tx.deadLetters(1));
      expect(dead?.lastError).toBe('given up after 8 attempts: The target refused.');
    });

    test('a final refusal is dead at once and said as a trouble, taken back by a success', async () => {
      const { store, turn } = on.engine();
      on.slack.fail(channelFailure({ retryable: false }));
      await owe(store, { key: 'a' });
      await turn();
      expect([statesIn(on), on.slack.tries()]).toEqual([{ a: 'dead' }, 1]);
      expect([...on.troubles.values()]).toEqual(['Alerts by slack: The target refused.']);
      on.slack.fail(null);
      await owe(store, { key: 'b' });
      await turn();
      expect(on.troubles.size).toBe(0);
    });

    test('a wait that the target asked for is kept when it is longer than ours', async () => {
      const { store, turn } = on.engine();
      on.slack.fail(channelFailure({ retryable: true, retryAfterMs: 45_000 }));
      await owe(store, { key: 'a' });
      expect(await turn()).toBe(MADE_AT + 45_000);
    });

    test('after two failures in a row the rest is put back untried, the other channel goes on', async () => {
      const { store, turn } = on.engine({ digestAfter: () => 100 });
      on.slack.fail(channelFailure());
      await owe(store, ...['a', 'b', 'c', 'd'].map((key) => ({ key })));
      await owe(store, { key: 'm', channel: 'mail', recipient: 'ada@example.com' });
      await turn();
      expect([on.slack.tries(), on.mail.sent.length]).toEqual([2, 1]);
      const attempts = [...on.tables.obligations.values()].map((row) => [row.key, row.attempts]);
      expect(attempts.slice(0, 4)).toEqual([
        ['a', 1],
        ['b', 1],
        ['c', 0],
        ['d', 0],
      ]);
    });

    test('a channel that is not set up makes a dead letter that says what to set', async () => {
      const { store, turn } = on.engine({ channels: [on.slack] });
      await owe(store, { key: 'm', channel: 'mail', recipient: 'ada@example.com' });
      await turn();
      const [dead] = await store.read((tx) => tx.deadLetters(1));
      expect(dead?.lastError).toContain('PALIER_SMTP_URL');
    });

    test('an alert that cannot be worded is dead, the others are sent', async () => {
      const word = (body: ObligationBody) => {
        if ('ticketId' in body && body.ticketId === 13) throw new TypeError('no word for it');
        return { title: titleOf(body), text: '', link: null };
      };
      const { store, turn } = on.engine({ word });
      await owe(store, ...[1, 2, 3, 13, 4].map((id) => ({ key: `k${id}`, ticketId: id })));
      await turn();
      expect(statesIn(on).k13).toBe('dead');
      expect(on.slack.sent.map(({ title }) => title)).toEqual(['4 alerts']);
    });

    test('a paused desk retries in real time', async () => {
      const { store, turn } = on.engine();
      on.clock.setSpeed(0);
      on.slack.fail(channelFailure());
      await owe(store, { key: 'a' });
      await turn();
      on.slack.fail(null);
      on.real.ms += 29_000;
      await turn();
      expect(on.slack.tries()).toBe(1);
      on.real.ms += 1_000;
      await turn();
      expect(on.slack.sent).toHaveLength(1);
    });

    test('a desk that jumps an hour does not retry before the real time is over', async () => {
      const { store, turn } = on.engine();
      on.slack.fail(channelFailure());
      await owe(store, { key: 'a' });
      await turn();
      await on.clock.advance(60 * MINUTE);
      expect(await turn()).toBe(on.clock.now() + 30_000);
      expect(on.slack.tries()).toBe(1);
      on.real.ms += 30_000;
      await turn();
      expect(on.slack.tries()).toBe(2);
    });

    test('the next turn is asked for in real time', async () => {
      jest.useFakeTimers();
      let woken = 0;
      const { store, turn } = on.engine({
        wake: () => {
          woken += 1;
        },
      });
      on.slack.fail(channelFailure());
      await owe(store, { key: 'a' });
      await turn();
      jest.advanceTimersByTime(29_999);
      expect(woken).toBe(0);
      jest.advanceTimersByTime(1);
      expect(woken).toBe(1);
      jest.useRealTimers();
    });
  });
});
