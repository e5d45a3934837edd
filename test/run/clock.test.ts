import { isRealClock, realClock } from '../../engine/run/clock.ts';
import { clockContract } from '../contract/clock-contract.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { MADE_AT } from '../support/store-rows.ts';

describe('realClock', () => {
  clockContract(async () => {
    jest.useFakeTimers({ now: MADE_AT });
    return {
      clock: realClock(),
      advance: (ms) => jest.advanceTimersByTimeAsync(ms),
      async close() {
        jest.useRealTimers();
      },
    };
  });

  test('a wait ends soon after somebody set the machine clock past its instant', async () => {
    jest.useFakeTimers({ now: MADE_AT });
    let isAwake = false;
    const waiting = realClock().waitUntil(MADE_AT + 3_600_000, new AbortController().signal);
    waiting.then(() => {
      isAwake = true;
    });
    jest.setSystemTime(MADE_AT + 3_600_000);
    await jest.advanceTimersByTimeAsync(29_999);
    expect(isAwake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(isAwake).toBe(true);
    jest.useRealTimers();
  });
});

describe('isRealClock', () => {
  test('a real clock is one, a fake clock is none', () => {
    expect([isRealClock(realClock()), isRealClock(fakeClock(MADE_AT))]).toEqual([true, false]);
  });
});
