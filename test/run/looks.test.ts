/** How often may agents make the engine look, and what counts? */
import type { EngineError } from '../../engine/errors.ts';
import { hints } from '../../engine/run/hints.ts';
import { looks } from '../../engine/run/looks.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';

let scene: EngineScene;
let pending: ReturnType<typeof hints>;
let nowMs: number;
let hinted: number;
let look: (ticketId: number) => Promise<boolean>;
beforeEach(async () => {
  scene = await engineScene();
  pending = hints();
  nowMs = 1_000_000;
  hinted = 0;
  look = looks({
    hints: pending,
    hinted: () => {
      hinted += 1;
    },
    monotonicMs: () => nowMs,
    patience: () => new AbortController().signal,
  });
});

/** A look that is read before the next one. */
async function looked(ticketId: number): Promise<boolean> {
  const asked = look(ticketId);
  await pending.read(scene.context);
  return asked;
}

/** How long a refused look must wait, ms; null when it was not refused. */
async function waitMs(ticketId: number): Promise<number | null> {
  try {
    await looked(ticketId);
    return null;
  } catch (error) {
    expect(error).toMatchObject({ code: 'tooOften', retryable: true });
    return (error as EngineError).retryAfterMs;
  }
}

describe('looks', () => {
  test('each tells the engine that a hint waits, and is answered when it was read', async () => {
    expect(await looked(1)).toBe(true);
    expect(hinted).toBe(1);
  });

  test('a patience that has ended already waits for nothing', async () => {
    const impatient = looks({
      hints: pending,
      hinted: () => {},
      patience: () => AbortSignal.abort(),
    });
    expect(await impatient(1)).toBe(false);
    expect(pending.isWaiting(1)).toBe(true);
  });

  test.each<[string, number, number | null]>([
    ['1 ms before', 59_999, 1],
    ['at', 60_000, null],
    ['1 ms after', 60_001, null],
  ])('the eleventh of one ticket %s a minute after the first', async (_when, laterMs, waits) => {
    for (let i = 0; i < 10; i += 1) expect(await waitMs(7)).toBeNull();
    expect(await waitMs(7)).toBe(60_000);
    expect(await waitMs(8)).toBeNull();
    nowMs += laterMs;
    expect(await waitMs(7)).toBe(waits);
  });

  test.each<[string, number, number | null]>([
    ['1 ms before', 59_999, 1],
    ['at', 60_000, null],
    ['1 ms after', 60_001, null],
  ])('the sixty-first of all %s a minute after the first', async (_when, laterMs, waits) => {
    for (let id = 1; id <= 60; id += 1) {
      expect(await waitMs(id)).toBeNull();
      if (id === 1) nowMs += 10_000;
    }
    expect(await waitMs(61)).toBe(50_000);
    nowMs += laterMs - 10_000;
    expect(await waitMs(61)).toBe(waits);
  });

  test('one that joins a hint that waits counts nothing, a webhook’s hint included', async () => {
    pending.add(7, scene.clock.now());
    const joined = Array.from({ length: 100 }, () => look(7));
    await pending.read(scene.context);
    expect(new Set(await Promise.all(joined))).toEqual(new Set([true]));
    for (let i = 0; i < 10; i += 1) expect(await waitMs(7)).toBeNull();
    expect(await waitMs(7)).toBe(60_000);
  });

  test('a refused one leaves no hint behind', async () => {
    for (let i = 0; i < 11; i += 1) await waitMs(7);
    expect(pending.isWaiting(7)).toBe(false);
    expect(hinted).toBe(10);
  });
});
