// Does the board's time follow the engine's, and does it stand still when that does?
import { createBoardTime } from '../../../app/engine/board-time.ts';

const NOW_AT = '2026-11-23T09:30:00.000Z';
const NOW = Date.parse(NOW_AT);

function timeOnHand() {
  let steadyMs = 5_000;
  const timers = new Set<() => void>();
  const time = createBoardTime({
    steadyMs: () => steadyMs,
    every(_ms, call) {
      timers.add(call);
      return () => timers.delete(call);
    },
  });
  const pass = (ms: number) => {
    steadyMs += ms;
    for (const call of [...timers]) call();
  };
  const drift = (ms: number) => {
    steadyMs += ms;
  };
  return { time, pass, drift, running: () => timers.size };
}

describe('createBoardTime', () => {
  it('knows no time before the first answer', () => {
    expect(timeOnHand().time.nowMs()).toBeNull();
  });

  it.each([
    [1, 1_500],
    [60, 90_000],
    [0, 0],
  ])('at speed %d moves %d ms in a second and a half', (speed, movedMs) => {
    const { time, pass } = timeOnHand();
    time.set({ nowAt: NOW_AT, speed });
    pass(1_500);
    expect(time.nowMs()).toBe(NOW + movedMs);
  });

  it('takes the latest answer over its own count', () => {
    const { time, pass } = timeOnHand();
    time.set({ nowAt: NOW_AT, speed: 1 });
    pass(60_000);
    time.set({ nowAt: '2026-11-24T00:00:00.000Z', speed: 0 });
    pass(60_000);
    expect(time.nowMs()).toBe(Date.parse('2026-11-24T00:00:00.000Z'));
    expect(time.speed()).toBe(0);
  });

  it('ticks its subscribers on one timer, and on every answer', () => {
    const { time, pass, running } = timeOnHand();
    const ticks = { first: 0, second: 0 };
    time.set({ nowAt: NOW_AT, speed: 1 });
    const stopFirst = time.subscribe(() => {
      ticks.first += 1;
    });
    time.subscribe(() => {
      ticks.second += 1;
    });
    expect(running()).toBe(1);
    pass(1_000);
    stopFirst();
    time.set({ nowAt: NOW_AT, speed: 1 });
    expect(ticks).toEqual({ first: 1, second: 2 });
  });

  it('tells everyone the time of the last tick until the next one', () => {
    const { time, pass, drift } = timeOnHand();
    time.set({ nowAt: NOW_AT, speed: 60 });
    time.subscribe(() => {});
    drift(999);
    expect(time.nowMs()).toBe(NOW);
    pass(1);
    expect(time.nowMs()).toBe(NOW + 60_000);
    drift(500);
    time.set({ nowAt: '2026-11-23T12:00:00.000Z', speed: 60 });
    expect(time.nowMs()).toBe(Date.parse('2026-11-23T12:00:00.000Z'));
  });

  it('runs no timer while time stands still or nobody listens', () => {
    const { time, running } = timeOnHand();
    time.set({ nowAt: NOW_AT, speed: 1 });
    expect(running()).toBe(0);
    const stop = time.subscribe(() => {});
    expect(running()).toBe(1);
    time.set({ nowAt: NOW_AT, speed: 0 });
    expect(running()).toBe(0);
    time.set({ nowAt: NOW_AT, speed: 60 });
    expect(running()).toBe(1);
    stop();
    expect(running()).toBe(0);
  });
});
