import { EngineError } from '../../engine/errors.ts';
import {
  type FollowedClock,
  type FollowOptions,
  followClock,
} from '../../engine/run/follow-clock.ts';
import { type ControlServer, controlServer } from '../support/control-server.ts';
import { MADE_AT } from '../support/store-rows.ts';

/** Does the engine keep the desk's time, and tell the desk when it has caught up? */
describe('followClock', () => {
  let desk: ControlServer;
  let clock: FollowedClock | null = null;
  const signal = new AbortController().signal;
  const follow = async (options: Partial<FollowOptions> = {}) => {
    clock = await followClock(desk.url, { settled: () => true, retryMs: 5, ...options });
    return clock;
  };
  beforeEach(async () => {
    desk = await controlServer(MADE_AT);
  });
  afterEach(async () => {
    await clock?.close();
    clock = null;
    await desk.close();
  });

  test('it shows the desk time and speed from the start', async () => {
    const following = await follow();
    expect([following.now(), following.speed()]).toEqual([MADE_AT, 0]);
  });

  test('a jump of the desk wakes a wait that it reaches', async () => {
    const following = await follow();
    const waiting = following.waitUntil(MADE_AT + 3_600_000, signal);
    desk.steer({ nowAt: MADE_AT + 3_600_000 });
    await waiting;
    expect(following.now()).toBe(MADE_AT + 3_600_000);
  });

  test('a desk that runs wakes a wait without any further report', async () => {
    const following = await follow();
    desk.steer({ speed: 3600 });
    await following.waitUntil(MADE_AT + 36_000, signal);
    expect(following.now()).toBeGreaterThanOrEqual(MADE_AT + 36_000);
    expect(following.speed()).toBe(3600);
  });

  test('the first revision and each later one are reported settled', async () => {
    await follow();
    await desk.untilSettled(1);
    desk.steer({ nowAt: MADE_AT + 1000 });
    await desk.untilSettled(2);
    expect(desk.settled).toEqual([1, 2]);
  });

  test('nothing is reported settled before the work says so', async () => {
    let done = () => {};
    const asked: number[] = [];
    await follow({
      settled: (nowAt) => {
        asked.push(nowAt);
        return new Promise((resolve) => {
          done = () => resolve(true);
        });
      },
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([asked, desk.settled]).toEqual([[MADE_AT], []]);
    done();
    await desk.untilSettled(1);
  });

  test('work that is not done is asked again', async () => {
    let asked = 0;
    await follow({ settled: () => ++asked === 3 });
    await desk.untilSettled(1);
    expect(asked).toBe(3);
  });

  test('work overtaken by a change is let go, only the newer revision is reported', async () => {
    const overtaken: boolean[] = [];
    await follow({
      settled: async (nowAt, moved) => {
        if (nowAt === MADE_AT + 1000) return true;
        desk.steer({ nowAt: MADE_AT + 1000 });
        await new Promise((resolve) => moved.addEventListener('abort', resolve));
        overtaken.push(moved.aborted);
        return true;
      },
    });
    await desk.untilSettled(2);
    expect([overtaken, desk.settled]).toEqual([[true], [2]]);
  });

  test('while the port is away the clock keeps its course, and then takes up the new', async () => {
    const sentences: string[] = [];
    const heard = (part: string) => sentences.some((sentence) => sentence.includes(part));
    const following = await follow({ report: (sentence) => sentences.push(sentence) });
    await desk.untilSettled(1);
    await desk.away();
    expect(following.now()).toBe(MADE_AT);
    desk.steer({ nowAt: MADE_AT + 5000 });
    const waiting = following.waitUntil(MADE_AT + 5000, signal);
    await desk.back();
    await waiting;
    await desk.untilSettled(2);
    expect([heard('is away'), heard('answers again')]).toEqual([true, true]);
  });

  test('a port that began anew with the same revision hears again that it is settled', async () => {
    await follow();
    await desk.untilSettled(1);
    await desk.away();
    await desk.back(1);
    await desk.untilSettled(1);
    expect(desk.settled).toEqual([1]);
  });

  test('a port that never answers is an error that says what to do', async () => {
    await desk.away();
    const following = follow({ patienceMs: 0 });
    await expect(following).rejects.toThrow(EngineError);
    await expect(following).rejects.toThrow(/PALIER_CLOCK_URL.*start the desk first/);
    await desk.back();
  });

  test('a closed clock stops asking and ends', async () => {
    const following = await follow();
    await following.close();
    desk.steer({ nowAt: MADE_AT + 1000 });
    expect(following.now()).toBe(MADE_AT);
  });
});
