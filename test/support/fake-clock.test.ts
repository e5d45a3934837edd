import { clockContract } from '../contract/clock-contract.ts';
import { fakeClock } from './fake-clock.ts';
import { MADE_AT } from './store-rows.ts';

/** Does the fake keep the clock's contract? */
describe('fakeClock', () => {
  clockContract(async () => {
    const clock = fakeClock(MADE_AT);
    return { clock, advance: (ms) => clock.advance(ms), close: async () => {} };
  });

  test('work that waits step by step has run to the end of a long move', async () => {
    const clock = fakeClock(MADE_AT);
    const steps: number[] = [];
    const signal = new AbortController().signal;
    const work = async () => {
      for (let step = 1; step <= 3; step += 1) {
        await clock.waitUntil(MADE_AT + step * 100, signal);
        steps.push(clock.now() - MADE_AT);
      }
    };
    const working = work();
    await clock.advance(1000);
    await working;
    expect(steps).toEqual([100, 200, 300]);
    expect(clock.waiting()).toBe(0);
  });

  test('moving back is an error', async () => {
    await expect(fakeClock(MADE_AT).moveTo(MADE_AT - 1)).rejects.toThrow('forward only');
  });
});
