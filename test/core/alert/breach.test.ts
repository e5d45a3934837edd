/** Which breaches are new, which stand, and which did later facts take back? */
import {
  type Breach,
  isFoundLate,
  isStanding,
  reconcile,
  record,
  unrecorded,
} from '../../../engine/core/alert/breach.ts';
import { clockOf, OPENED } from '../../support/clocks.ts';

const late = clockOf({ state: 'breached', breachedAt: OPENED + 10 });
const recorded = record(late, OPENED + 20);
const isRecorded = (breaches: readonly Breach[]) => unrecorded([late], breaches).length === 0;

describe('record', () => {
  test('keeps when it was broken and when that was found', () => {
    expect(recorded).toMatchObject({ breachedAt: OPENED + 10, recordedAt: OPENED + 20 });
    expect(isStanding(recorded)).toBe(true);
  });
});

describe('unrecorded', () => {
  test('a breach is new until it is recorded', () => {
    expect(isRecorded([])).toBe(false);
    expect(isRecorded([recorded])).toBe(true);
  });

  test.each([
    ['another promise', { promise: 'resolution' }],
    ['another instance', { instance: 2 }],
  ])('a breach of %s does not stand for it', (_what, other) => {
    expect(isRecorded([{ ...recorded, ...other }])).toBe(false);
  });

  test('one under an earlier target does: it is the same breach', () => {
    expect(isRecorded([{ ...recorded, targetVersion: 7 }])).toBe(true);
  });

  test.each([{ retractedAt: OPENED }, { withdrawnAt: OPENED }])(
    'one that was taken back (%j) does not, so that the same clock can breach again',
    (back) => {
      expect(isRecorded([{ ...recorded, ...back }])).toBe(false);
    },
  );

  test('clocks that are not late are none', () => {
    expect(unrecorded([clockOf()], [])).toEqual([]);
  });
});

describe('reconcile', () => {
  const NOW = OPENED + 1_000;

  test('a breach that the clock still shows stays as it is', () => {
    expect(reconcile([recorded], [late], NOW)).toEqual({ breaches: [recorded], retracted: [] });
  });

  test('a clock that was met in time after all retracts it', () => {
    const met = clockOf({ state: 'met', metAt: OPENED + 5 });
    const { breaches, retracted } = reconcile([recorded], [met], NOW);
    expect(breaches).toMatchObject([{ retractedAt: NOW, withdrawnAt: null }]);
    expect(retracted).toEqual(breaches);
  });

  test('a clock that is no longer there retracts it', () => {
    expect(reconcile([recorded], [], NOW).retracted).toHaveLength(1);
  });

  test('a withdrawal is dated as the clock says and is no retraction', () => {
    const withdrawn = { breachedAt: OPENED + 10, at: OPENED + 500, by: '20', why: 'a question' };
    const { breaches, retracted } = reconcile([recorded], [clockOf({ withdrawn })], NOW);
    expect(breaches).toMatchObject([{ retractedAt: null, withdrawnAt: OPENED + 500 }]);
    expect(retracted).toEqual([]);
  });

  test('what was taken back once stays so and is not said again', () => {
    const { breaches } = reconcile([recorded], [clockOf()], NOW);
    expect(reconcile(breaches, [clockOf()], NOW + 1)).toEqual({ breaches, retracted: [] });
  });
});

describe('isFoundLate', () => {
  test.each([
    [99, false],
    [100, false],
    [101, true],
  ])('found %s ms after its deadline, where 100 are allowed: %s', (after, expected) => {
    expect(isFoundLate(OPENED, OPENED + after, 100)).toBe(expected);
  });
});
