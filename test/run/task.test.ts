/** Does a task run when due or woken, a turn at a time, and say truly whether it is idle? */
import { startTask, type Task, type TaskWork } from '../../engine/run/task.ts';
import { type FakeClock, fakeClock, quiet } from '../support/fake-clock.ts';

const START = 1_000_000;
let clock: FakeClock;
let end: AbortController;
let turns: number[];
let turned: number;
beforeEach(() => {
  clock = fakeClock(START);
  end = new AbortController();
  turns = [];
  turned = 0;
});
afterEach(() => end.abort());

function start(turn: TaskWork['turn'], failed: TaskWork['failed'] = () => {}): Task {
  const noted = () => {
    turns.push(clock.now());
    return turn();
  };
  return startTask(clock, { name: 'work', turn: noted, failed }, end.signal, () => {
    turned += 1;
  });
}

describe('startTask', () => {
  test('runs at once, then when it asked to', async () => {
    const next = [START + 100, START + 250, null];
    start(async () => next.shift() ?? null);
    await clock.moveTo(START + 99);
    expect(turns).toEqual([START]);
    await clock.moveTo(START + 1_000);
    expect(turns).toEqual([START, START + 100, START + 250]);
    expect(turned).toBe(3);
  });

  test('is busy during a turn, idle after it, and not idle where its next turn is due', async () => {
    let finish = (_next: number) => {};
    const task = start(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    await quiet();
    expect(task.isIdleAt(START)).toBe(false);
    finish(START + 100);
    await quiet();
    expect([START, START + 99, START + 100, START + 101].map(task.isIdleAt)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('woken while idle it runs again; woken during a turn it runs once more, not twice', async () => {
    let finish = () => {};
    const task = start(
      () =>
        new Promise((resolve) => {
          finish = () => resolve(null);
        }),
    );
    await quiet();
    task.wake();
    task.wake();
    expect(task.isIdleAt(START)).toBe(false);
    finish();
    await quiet();
    expect(turns).toHaveLength(2);
    finish();
    await quiet();
    expect([turns.length, task.isIdleAt(START)]).toEqual([2, true]);
    task.wake();
    await quiet();
    expect(turns).toHaveLength(3);
  });

  test('a failed turn is told and does not end the task', async () => {
    const failures: unknown[] = [];
    let isBroken = true;
    const task = start(
      async () => {
        if (isBroken) throw new Error('once');
        return null;
      },
      (error) => failures.push(error),
    );
    await quiet();
    expect(failures).toEqual([new Error('once')]);
    isBroken = false;
    task.wake();
    await quiet();
    expect([turns.length, failures.length]).toEqual([2, 1]);
  });

  test('it stops when it is told to, asleep or in a turn', async () => {
    const asleep = start(async () => null);
    await quiet();
    end.abort();
    await expect(asleep.stopped).resolves.toBeUndefined();
  });
});
