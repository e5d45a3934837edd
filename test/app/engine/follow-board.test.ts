// Does the page stay live through a broken stream, a silent one, an engine that is down, and a tab
// that nobody looks at? Time is handed out by the test.
import {
  BoardRefused,
  followBoard,
  type LinkState,
  SignedOut,
} from '../../../app/engine/follow-board.ts';
import type { Board } from '../../../engine/http/contract.ts';
import { sampleBoard } from '../../browser/board-sample.ts';

const board = sampleBoard(0);

interface Stream {
  isOpen: boolean;
  send(board: Board): void;
  fail(): void;
}

/** A browser whose network and time the test holds. */
function browserOnHand() {
  let nowMs = 0;
  let isHidden = false;
  let answer: () => Promise<Board> = async () => board;
  const timers: { atMs: number; call: () => void }[] = [];
  const streams: Stream[] = [];
  const visibility = new Set<() => void>();
  const asked: AbortSignal[] = [];
  const links: [LinkState, string | null][] = [];
  const boards: Board[] = [];
  const stop = followBoard(
    {
      ask(signal) {
        asked.push(signal);
        return answer();
      },
      listen(onBoard, onError) {
        const stream: Stream = { isOpen: true, send: onBoard, fail: onError };
        streams.push(stream);
        return () => {
          stream.isOpen = false;
        };
      },
      after(ms, call) {
        const timer = { atMs: nowMs + ms, call };
        timers.push(timer);
        return () => {
          const index = timers.indexOf(timer);
          if (index >= 0) timers.splice(index, 1);
        };
      },
      isHidden: () => isHidden,
      onVisibility(call) {
        visibility.add(call);
        return () => visibility.delete(call);
      },
      random: () => 0.5,
    },
    { onBoard: (shown) => boards.push(shown), onLink: (link, why) => links.push([link, why]) },
  );
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    const untilMs = nowMs + ms;
    for (;;) {
      await settle();
      const next = timers
        .filter((timer) => timer.atMs <= untilMs)
        .sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      timers.splice(timers.indexOf(next), 1);
      nowMs = next.atMs;
      next.call();
    }
    nowMs = untilMs;
    await settle();
  };
  return {
    streams,
    asked,
    links,
    boards,
    stop,
    pass,
    timers,
    latest: () => streams.at(-1) as Stream,
    open: () => streams.filter((stream) => stream.isOpen).length,
    link: () => links.at(-1),
    answerWith(next: () => Promise<Board>) {
      answer = next;
    },
    hide(next: boolean) {
      isHidden = next;
      for (const call of visibility) call();
    },
  };
}

describe('followBoard', () => {
  it('shows what the stream brings and asks nothing', async () => {
    const page = browserOnHand();
    page.latest().send(board);
    await page.pass(59_000);
    expect(page.boards).toEqual([board]);
    expect(page.links).toEqual([
      ['connecting', null],
      ['live', null],
    ]);
    expect(page.asked).toHaveLength(0);
    expect(page.streams).toHaveLength(1);
  });

  it('asks every five seconds while the stream fails, and stops when it is back', async () => {
    const page = browserOnHand();
    page.latest().fail();
    await page.pass(0);
    expect(page.asked).toHaveLength(1);
    expect(page.link()).toEqual(['polling', null]);
    await page.pass(999);
    expect(page.streams).toHaveLength(1);
    await page.pass(1);
    expect(page.streams).toHaveLength(2);
    page.latest().send(board);
    await page.pass(30_000);
    expect(page.link()).toEqual(['live', null]);
    expect(page.asked).toHaveLength(1);
  });

  it('waits longer before each new attempt, 30 s at most', async () => {
    const page = browserOnHand();
    const waitedMs: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const before = page.streams.length;
      page.latest().fail();
      let ms = 0;
      while (page.streams.length === before) {
        await page.pass(500);
        ms += 500;
      }
      waitedMs.push(ms);
    }
    expect(waitedMs).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('says that the engine is unreachable, and recovers', async () => {
    const page = browserOnHand();
    page.answerWith(async () => {
      throw new TypeError('fetch failed');
    });
    page.latest().fail();
    await page.pass(0);
    expect(page.link()).toEqual(['unreachable', null]);
    page.answerWith(async () => board);
    await page.pass(5_000);
    expect(page.link()).toEqual(['polling', null]);
    expect(page.boards).toEqual([board]);
  });

  it('repeats the engine’s own sentence when it refuses', async () => {
    const page = browserOnHand();
    page.answerWith(async () => {
      throw new BoardRefused('Sign in first.');
    });
    page.latest().fail();
    await page.pass(0);
    expect(page.link()).toEqual(['unreachable', 'Sign in first.']);
  });

  it('says that the session is over, and goes on when somebody has signed in again', async () => {
    const page = browserOnHand();
    page.answerWith(async () => {
      throw new SignedOut('Sign in first.');
    });
    page.latest().fail();
    await page.pass(0);
    expect(page.link()).toEqual(['signedOut', 'Sign in first.']);
    page.answerWith(async () => board);
    await page.pass(5_000);
    expect(page.link()).toEqual(['polling', null]);
  });

  it('reopens a stream that has been silent for a minute', async () => {
    const page = browserOnHand();
    page.latest().send(board);
    await page.pass(60_000);
    expect(page.streams).toHaveLength(2);
    expect(page.open()).toBe(1);
  });

  it('asks when a stream opens but says nothing for eight seconds', async () => {
    const page = browserOnHand();
    await page.pass(7_999);
    expect(page.asked).toHaveLength(0);
    await page.pass(1);
    expect(page.asked).toHaveLength(1);
    expect(page.open()).toBe(0);
  });

  it('makes no request while hidden and opens at once when shown', async () => {
    const page = browserOnHand();
    page.latest().send(board);
    page.hide(true);
    await page.pass(3_600_000);
    expect(page.open()).toBe(0);
    expect(page.streams).toHaveLength(1);
    expect(page.asked).toHaveLength(0);
    page.hide(false);
    expect(page.open()).toBe(1);
  });

  it('drops an answer that arrives after the tab was hidden', async () => {
    const page = browserOnHand();
    let arrive: (late: Board) => void = () => {};
    page.answerWith(() => new Promise((resolve) => (arrive = resolve)));
    page.latest().fail();
    page.hide(true);
    arrive(board);
    await page.pass(60_000);
    expect(page.asked[0]?.aborted).toBe(true);
    expect(page.boards).toEqual([]);
  });

  it('leaves no timer, stream or listener behind when stopped', async () => {
    const page = browserOnHand();
    page.latest().send(board);
    page.stop();
    page.hide(true);
    page.hide(false);
    await page.pass(60_000);
    expect(page.open()).toBe(0);
    expect(page.streams).toHaveLength(1);
    expect(page.timers).toHaveLength(0);
  });
});
