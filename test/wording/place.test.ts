/** Is each place in the queue one plain sentence? */
import type { RankCause } from '../../engine/core/queue/rank.ts';
import { wordPlace } from '../../engine/wording/place.ts';
import { at } from '../support/histories.ts';

const SAFE = at('2026-11-20T13:50:00+01:00');
const SLOT = at('2026-11-20T18:30:00+01:00');
const RANK = at('2026-11-20T06:30:00+01:00') / 1000;
const headStartMs = 440 * 60_000;

describe('wordPlace', () => {
  test.each<[RankCause, number | null, string]>([
    [
      { code: 'onTime', safeStartAt: SAFE, headStartMs, atLimit: false },
      RANK,
      'Counts as Fri 20 Nov 06:30: start by Fri 20 Nov 13:50 to be in time, ' +
        'minus 7 h 20 min head start.',
    ],
    [
      { code: 'onTime', safeStartAt: SAFE, headStartMs, atLimit: true },
      RANK,
      'Counts as Fri 20 Nov 06:30: start by Fri 20 Nov 13:50 to be in time, ' +
        'as far ahead as any head start may bring it.',
    ],
    [
      { code: 'late', safeStartAt: SAFE, slotAt: SLOT, headStartMs: 0, capped: false },
      RANK,
      'Counts as Fri 20 Nov 06:30: could not be answered in time after Fri 20 Nov 13:50; ' +
        'recovery slot Fri 20 Nov 18:30, minus 0 s head start.',
    ],
    [
      { code: 'late', safeStartAt: SAFE, slotAt: SLOT, headStartMs, capped: true },
      RANK,
      'Counts as Fri 20 Nov 06:30: could not be answered in time after Fri 20 Nov 13:50; ' +
        'recovery slot Fri 20 Nov 18:30, the latest it may be, minus 7 h 20 min head start.',
    ],
    [
      { code: 'unpromised', nominalAt: SLOT, headStartMs },
      RANK,
      'Counts as Fri 20 Nov 06:30: nothing is promised here, ' +
        'so it ranks as if due Fri 20 Nov 18:30.',
    ],
    [{ code: 'suspended' }, 5_000_000_000, 'Support is suspended: after everything that is owed.'],
    [{ code: 'notInQueue', why: 'solved' }, null, 'Not in the queue: solved.'],
    [{ code: 'notInQueue', why: 'waiting' }, null, 'Not in the queue: waiting for the customer.'],
    [{ code: 'notInQueue', why: 'ended' }, null, 'Not in the queue: merged or deleted.'],
    [
      { code: 'notInQueue', why: 'unopened' },
      null,
      'Not in the queue: its opening is not known yet.',
    ],
  ])('%j', (because, rank, sentence) => {
    expect(wordPlace(because, rank, 'Europe/Paris')).toBe(sentence);
  });
});
