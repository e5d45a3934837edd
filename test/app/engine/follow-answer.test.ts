// Does a panel stay true without asking more than it has to: one question at a time, none while
// nobody looks, ever fewer while the engine fails? Time is handed out by the test.
import { followAnswer } from '../../../app/engine/follow-answer.ts';
import { ownFailure } from '../../../app/zaf/failure.ts';
import type { Timed } from '../../../engine/http/contract.ts';
import { pageOnHand, settle } from './page-on-hand.ts';

const NOW = '2026-11-23T09:30:00.000Z';
const DOWN = ownFailure('unreachable');

interface Answer extends Timed {
  readonly dueAt: string | null;
}

/** Something followed; each question waits until the test answers it. */
function followed() {
  const page = pageOnHand();
  const asked: boolean[] = [];
  const open: { resolve(answer: Answer): void; reject(thrown: unknown): void }[] = [];
  const following = followAnswer<Answer>({
    ask(anew) {
      asked.push(anew);
      return new Promise((resolve, reject) => open.push({ resolve, reject }));
    },
    changesAt: ({ dueAt }) => dueAt,
    time: page.time,
    shown: page.shown,
    timers: page.timers,
  });
  const oldest = () => {
    const question = open.shift();
    if (question === undefined) throw new Error('Nothing was asked.');
    return question;
  };
  return {
    ...page,
    asked,
    following,
    open,
    async answer(dueAt: string | null = null, speed = 1) {
      const answer = { nowAt: NOW, speed, dueAt };
      oldest().resolve(answer);
      await settle();
      return answer;
    },
    async fail(thrown: unknown = DOWN) {
      oldest().reject(thrown);
      await settle();
    },
  };
}

describe('followAnswer', () => {
  it('knows nothing and asks nothing until it is told to', async () => {
    const { following, asked, pass } = followed();
    await pass(600_000);
    expect(asked).toEqual([]);
    expect(following.now()).toEqual({ answer: null, failure: null, isAsking: false });
  });

  it('shows the answer, and asks again after a minute', async () => {
    const { following, asked, pass, answer } = followed();
    void following.refresh();
    expect(following.now().isAsking).toBe(true);
    const first = await answer();
    expect(following.now()).toEqual({ answer: first, failure: null, isAsking: false });
    await pass(59_999);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toEqual([false, false]);
  });

  it('tells its listeners, until they stop', async () => {
    const { following, answer } = followed();
    const seen: boolean[] = [];
    const stop = following.subscribe(() => seen.push(following.now().isAsking));
    void following.refresh();
    await answer();
    stop();
    void following.refresh();
    expect(seen).toEqual([true, true, false]);
  });

  it('asks one question at a time, and one more for all that was wanted meanwhile', async () => {
    const { following, asked, answer, open } = followed();
    for (let time = 0; time < 5; time += 1) void following.refresh();
    expect(asked).toEqual([false]);
    await answer();
    expect(asked).toEqual([false, false]);
    await answer();
    expect(asked).toHaveLength(2);
    expect(open).toHaveLength(0);
  });

  it('looks anew when any that waits wants to, whatever the later ones want', async () => {
    const { following, asked, answer } = followed();
    void following.refresh();
    void following.refresh({ anew: true });
    void following.refresh({ anew: false });
    void following.refresh();
    await answer();
    expect(asked).toEqual([false, true]);
    await answer();
    void following.refresh();
    expect(asked).toEqual([false, true, false]);
  });

  it('keeps whoever refreshes waiting until all that was wanted is answered', async () => {
    const { following, answer } = followed();
    let isDone = false;
    void following.refresh();
    void following.refresh({ anew: true }).then(() => {
      isDone = true;
    });
    await answer();
    expect(isDone).toBe(false);
    await answer();
    expect(isDone).toBe(true);
  });

  it('forgets nothing that is wanted just as the last answer is taken in', async () => {
    const { following, asked, answer } = followed();
    let isFirst = true;
    following.subscribe(() => {
      if (following.now().isAsking || !isFirst) return;
      isFirst = false;
      void following.refresh({ anew: true });
    });
    void following.refresh();
    await answer();
    expect(asked).toEqual([false, true]);
  });

  it('waits longer after each failure, a minute at most, and begins anew after a success', async () => {
    const { following, waits, pass, fail, answer } = followed();
    const waited: number[] = [];
    void following.refresh();
    for (let failures = 0; failures < 7; failures += 1) {
      await fail();
      const [wait = Number.NaN, ...others] = waits();
      expect(others).toEqual([]);
      waited.push(wait);
      await pass(wait);
    }
    expect(waited).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    await answer();
    void following.refresh();
    await fail();
    expect(waits()).toEqual([4_000]);
  });

  it('keeps the last answer while later questions fail, and says why they do', async () => {
    const { following, answer, fail } = followed();
    void following.refresh();
    const first = await answer();
    void following.refresh();
    await fail({ status: 401, responseText: '{"code":"tokenForged"}' });
    expect(following.now()).toMatchObject({
      answer: first,
      failure: { code: 'tokenForged', status: 401 },
      isAsking: false,
    });
    void following.refresh();
    expect(following.now().failure).not.toBeNull();
    const second = await answer('2026-11-23T10:00:00.000Z');
    expect(following.now()).toEqual({ answer: second, failure: null, isAsking: false });
  });

  it('takes a question that throws at once for a failure', async () => {
    const { time, shown, timers } = pageOnHand();
    const ask = () => {
      throw ownFailure('notSetUp');
    };
    const following = followAnswer({ ask, changesAt: () => null, time, shown, timers });
    await following.refresh();
    expect(following.now().failure).toMatchObject({ code: 'notSetUp' });
  });
});

describe('followAnswer while nobody looks', () => {
  it('asks nothing, and at once when it is shown again', async () => {
    const { following, asked, pass, answer, show, waits } = followed();
    void following.refresh();
    await answer();
    show(false);
    expect(waits()).toEqual([]);
    await pass(3_600_000);
    expect(asked).toHaveLength(1);
    show(true);
    expect(asked).toHaveLength(2);
  });

  it('takes in an answer that was on its way, and plans no further question', async () => {
    const { following, answer, show, waits } = followed();
    void following.refresh();
    show(false);
    const late = await answer();
    expect(following.now().answer).toBe(late);
    expect(waits()).toEqual([]);
  });

  it('does not retry a failure either', async () => {
    const { following, fail, show, waits, asked } = followed();
    void following.refresh();
    await fail();
    show(false);
    expect(waits()).toEqual([]);
    show(true);
    expect(asked).toHaveLength(2);
  });
});

describe('followAnswer at a deadline', () => {
  const HALF_MINUTE_ON = '2026-11-23T09:30:30.000Z';

  it.each([
    ['in life', HALF_MINUTE_ON, 1, [31_200, 60_000]],
    ['where an hour takes a minute', '2026-11-23T10:00:00.000Z', 60, [31_200, 60_000]],
    ['where time stands still', HALF_MINUTE_ON, 0, [60_000]],
    ['that is now', NOW, 1, [1_200, 60_000]],
    ['that comes in a millisecond', '2026-11-23T09:30:00.001Z', 1, [1_201, 60_000]],
    ['that has just passed', '2026-11-23T09:29:59.999Z', 1, [60_000]],
    ['that never comes', null, 1, [60_000]],
    ['that is no instant', 'soon', 1, [60_000]],
    ['in ten years', '2036-11-23T09:30:00.000Z', 1, [60_000, 2 ** 31 - 1]],
  ])('%s asks when the engine has judged it', async (_, dueAt, speed, expected) => {
    const { following, answer, waits } = followed();
    void following.refresh();
    await answer(dueAt, speed);
    expect(waits()).toEqual(expected);
  });

  it('asks then, and plans anew by the new answer', async () => {
    const { following, answer, asked, pass, waits } = followed();
    void following.refresh();
    await answer(HALF_MINUTE_ON);
    await pass(31_200);
    expect(asked).toHaveLength(2);
    await answer(null);
    expect(waits()).toEqual([60_000]);
  });
});

describe('followAnswer once it was stopped', () => {
  it('has no timer and no listener, and asks nothing any more', async () => {
    const { following, answer, asked, waits, pass, show, listeners } = followed();
    void following.refresh();
    await answer();
    following.stop();
    expect(waits()).toEqual([]);
    expect(listeners.size).toBe(0);
    await following.refresh();
    show(true);
    await pass(600_000);
    expect(asked).toHaveLength(1);
  });

  it.each(['answer', 'fail'] as const)('ignores what comes late: %s', async (outcome) => {
    const { following, waits, ...test } = followed();
    void following.refresh();
    following.stop();
    let changes = 0;
    following.subscribe(() => {
      changes += 1;
    });
    await test[outcome]();
    expect(following.now()).toMatchObject({ answer: null, failure: null });
    expect([changes, waits()]).toEqual([0, []]);
  });

  it('leaves what was wanted meanwhile unasked', async () => {
    const { following, answer, asked } = followed();
    void following.refresh();
    void following.refresh({ anew: true });
    following.stop();
    await answer();
    expect(asked).toEqual([false]);
  });
});
