import type { Clock } from '../../engine/ports/clock.ts';

/** What must every Clock do? */
export interface ClockUnderTest {
  readonly clock: Clock;
  /** Lets so many milliseconds of the clock's own time go by, and what wakes then run. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Declares the whole suite; `open` gives a fresh clock of speed 1. */
export function clockContract(open: () => Promise<ClockUnderTest>): void {
  describe('as a Clock', () => {
    let under: ClockUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const waiting = (ms: number, signal = new AbortController().signal) => {
      const state = { woken: false, wokenAt: 0 };
      const promise = under.clock.waitUntil(under.clock.now() + ms, signal).then(() => {
        state.woken = true;
        state.wokenAt = under.clock.now();
      });
      return { state, promise };
    };

    test('now moves on as time goes by, at speed 1', async () => {
      const before = under.clock.now();
      await under.advance(1234);
      expect(under.clock.now() - before).toBe(1234);
      expect(under.clock.speed()).toBe(1);
    });

    test.each([-1, 0])('waiting for %d ms from now resolves at once', async (ms) => {
      const { state, promise } = waiting(ms);
      await promise;
      expect(state.woken).toBe(true);
    });

    test('a wait lasts until its instant: not 1 ms before, but at it', async () => {
      const { state } = waiting(1000);
      await under.advance(999);
      expect(state.woken).toBe(false);
      await under.advance(1);
      expect(state.woken).toBe(true);
    });

    test('waits end in the order of their instants, each at its own', async () => {
      const begunAt = under.clock.now();
      const [later, sooner] = [waiting(2000), waiting(500)];
      await under.advance(1999);
      expect([sooner.state.wokenAt - begunAt, later.state.woken]).toEqual([500, false]);
      await under.advance(1);
      expect(later.state.wokenAt - begunAt).toBe(2000);
    });

    test('an abort ends a wait at once, before its instant', async () => {
      const abort = new AbortController();
      const { promise, state } = waiting(1000, abort.signal);
      abort.abort();
      await promise;
      expect(state.woken).toBe(true);
    });

    test('a wait with an aborted signal resolves at once', async () => {
      const { promise, state } = waiting(1000, AbortSignal.abort());
      await promise;
      expect(state.woken).toBe(true);
    });

    test('waiting for Infinity lasts until the signal aborts', async () => {
      const abort = new AbortController();
      const { promise, state } = waiting(Number.POSITIVE_INFINITY, abort.signal);
      await under.advance(86_400_000);
      expect(state.woken).toBe(false);
      abort.abort();
      await promise;
    });
  });
}
