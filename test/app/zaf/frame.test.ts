// Is Zendesk told how high the app is: at once at first, then when it has settled, never too high?
import { followHeight } from '../../../app/zaf/frame.ts';

function frame() {
  let height = 0;
  let isRefused = false;
  let observed: () => void = () => undefined;
  let isWatched = true;
  const told: unknown[] = [];
  const element = { getBoundingClientRect: () => ({ height }) };
  class Observer {
    constructor(call: () => void) {
      observed = call;
    }
    observe() {}
    disconnect() {
      isWatched = false;
    }
  }
  Object.assign(globalThis, { ResizeObserver: Observer });
  const invoke = async (name: string, ...[size]: readonly unknown[]) => {
    told.push([name, size]);
    if (isRefused) throw new Error('No.');
  };
  const stop = followHeight({ invoke }, element as unknown as Element);
  return {
    told,
    stop,
    isWatched: () => isWatched,
    refuse: (next: boolean) => {
      isRefused = next;
    },
    grow(to: number) {
      height = to;
      observed();
    },
  };
}

const sized = (px: number) => ['resize', { width: '100%', height: `${px}px` }];

describe('followHeight', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'ResizeObserver');
  });

  it('tells the first height at once, whole pixels up', () => {
    const { told, grow } = frame();
    grow(120.2);
    expect(told).toEqual([sized(121)]);
  });

  it('tells a change when it has settled for 50 ms, and only the last', async () => {
    const { told, grow } = frame();
    grow(100);
    grow(200);
    await jest.advanceTimersByTimeAsync(49);
    grow(300);
    await jest.advanceTimersByTimeAsync(49);
    expect(told).toEqual([sized(100)]);
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toEqual([sized(100), sized(300)]);
  });

  it('says nothing of an app without height, or of the same height again', async () => {
    const { told, grow } = frame();
    grow(0);
    expect(told).toEqual([]);
    grow(100);
    grow(100.4);
    grow(100);
    await jest.advanceTimersByTimeAsync(50);
    expect(told).toEqual([sized(100)]);
  });

  it.each([
    [3_999, 3_999],
    [4_000, 4_000],
    [4_001, 4_000],
  ])('asks for %i pixels as %i', (height, expected) => {
    const { told, grow } = frame();
    grow(height);
    expect(told).toEqual([sized(expected)]);
  });

  it('tells the same height once more after a refusal', async () => {
    const { told, grow, refuse } = frame();
    refuse(true);
    grow(100);
    await jest.advanceTimersByTimeAsync(0);
    refuse(false);
    grow(100);
    expect(told).toEqual([sized(100), sized(100)]);
  });

  it('tells nothing once it was stopped', async () => {
    const { told, grow, stop, isWatched } = frame();
    grow(100);
    grow(200);
    stop();
    await jest.advanceTimersByTimeAsync(100);
    expect(told).toEqual([sized(100)]);
    expect(isWatched()).toBe(false);
  });
});
