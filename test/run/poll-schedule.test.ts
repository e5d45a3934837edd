import { InvariantError } from '../../engine/core/invariant.ts';
import { realClock } from '../../engine/run/clock.ts';
import { cronExpression, every } from '../../engine/run/poll-schedule.ts';
import { fakeClock, quiet } from '../support/fake-clock.ts';
import { MADE_AT } from '../support/store-rows.ts';

describe('cronExpression', () => {
  test.each([
    [1, '*/1 * * * * *'],
    [30, '*/30 * * * * *'],
    [60, '0 * * * * *'],
    [120, '0 */2 * * * *'],
    [3600, '0 0 * * * *'],
  ])('a period of %d s is %s', (seconds, expression) => {
    expect(cronExpression(seconds)).toBe(expression);
  });

  test.each([0, -30, 0.5, 45, 90, 420, 7200, Number.NaN])(
    'a period of %d s is refused',
    (seconds) => {
      expect(() => cronExpression(seconds)).toThrow(InvariantError);
    },
  );
});

describe('every', () => {
  /** Ways to run the same schedule: with node-cron on the machine's clock, and on another clock. */
  const ways = {
    'the real clock': () => {
      jest.useFakeTimers({ now: MADE_AT });
      return { clock: realClock(), advance: (ms: number) => jest.advanceTimersByTimeAsync(ms) };
    },
    'another clock': () => {
      const clock = fakeClock(MADE_AT);
      return { clock, advance: (ms: number) => clock.advance(ms) };
    },
  };
  afterEach(() => jest.useRealTimers());

  describe.each(Object.entries(ways))('with %s', (_, way) => {
    test('it fires at each multiple of the period, not 1 ms before', async () => {
      const { clock, advance } = way();
      const end = new AbortController();
      let fired = 0;
      const running = every(clock, 30, end.signal, async () => {
        fired += 1;
      });
      await advance(29_999);
      expect(fired).toBe(0);
      await advance(1);
      expect(fired).toBe(1);
      await advance(30_000);
      expect(fired).toBe(2);
      end.abort();
      await running;
      await advance(60_000);
      expect(fired).toBe(2);
    });

    test('a firing that outlasts its period lets the next lapse, and is never doubled', async () => {
      const { clock, advance } = way();
      const end = new AbortController();
      const signal = new AbortController().signal;
      let fired = 0;
      const running = every(clock, 30, end.signal, async () => {
        fired += 1;
        await clock.waitUntil(clock.now() + 70_000, signal);
      });
      await advance(30_000 + 69_999);
      expect(fired).toBe(1);
      await advance(20_001);
      expect(fired).toBe(2);
      end.abort();
      await advance(70_000);
      await running;
    });

    test('ending waits for the firing that is under way', async () => {
      const { clock, advance } = way();
      const end = new AbortController();
      let finish = () => {};
      let isOver = false;
      const running = every(clock, 30, end.signal, () => {
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      }).then(() => {
        isOver = true;
      });
      await advance(30_000);
      end.abort();
      await advance(1);
      expect(isOver).toBe(false);
      finish();
      await running;
    });

    test('a firing that fails ends the schedule with its error', async () => {
      const { clock, advance } = way();
      let fired = 0;
      const running = every(clock, 30, new AbortController().signal, async () => {
        fired += 1;
        throw new Error('no desk');
      });
      const ended = expect(running).rejects.toThrow('no desk');
      await advance(90_000);
      await ended;
      expect(fired).toBe(1);
    });

    test('with an aborted signal it never fires', async () => {
      const { clock, advance } = way();
      let fired = 0;
      const running = every(clock, 30, AbortSignal.abort(), async () => {
        fired += 1;
      });
      await advance(60_000);
      await running;
      expect(fired).toBe(0);
    });
  });

  test('a jump of an hour fires once, not once for each period it passed', async () => {
    let nowAt = MADE_AT;
    let wake = () => {};
    const end = new AbortController();
    const jumping = {
      now: () => nowAt,
      speed: () => 0,
      waitUntil: (at: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          wake = () => {
            if (nowAt >= at || signal.aborted) resolve();
          };
          signal.addEventListener('abort', wake);
        }),
    };
    let fired = 0;
    const running = every(jumping, 30, end.signal, async () => {
      fired += 1;
    });
    nowAt += 3_600_000;
    wake();
    await quiet();
    expect(fired).toBe(1);
    end.abort();
    await running;
  });
});
