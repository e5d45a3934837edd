/** Since when was a ticket solved, and does reopening it postpone what was to be charged? */
import { solvedFor, solvedSpans } from '../../../engine/core/ledger/solved.ts';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { HOUR_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { ticketRow } from '../../support/store-rows.ts';

const NOON = at('2026-11-02T12:00:00+01:00');
const hour = (n: number) => NOON + n * HOUR_MS;
const { header } = ticketRow({ id: 7 }).doc;
const status = (n: number, to: string): Fact => ({ type: 'status', at: hour(n), seq: n, to });

describe('solvedSpans', () => {
  test('closing goes on with solving, reopening ends it', () => {
    const facts = [status(1, 'solved'), status(5, 'closed')];
    expect(solvedSpans(header, facts)).toEqual([{ fromAt: hour(1), toAt: null }]);
    const reopened = [status(1, 'solved'), status(5, 'open'), status(9, 'solved')];
    expect(solvedSpans(header, reopened)).toEqual([
      { fromAt: hour(1), toAt: hour(5) },
      { fromAt: hour(9), toAt: null },
    ]);
  });

  test('the order in which facts were read is nothing to it', () => {
    const facts = [status(9, 'solved'), status(5, 'open'), status(1, 'solved')];
    expect(solvedSpans(header, facts)).toHaveLength(2);
  });

  test('a deleted ticket is solved no longer, and one never solved never was', () => {
    const facts: Fact[] = [status(1, 'solved'), { type: 'deleted', at: hour(3) }];
    expect(solvedSpans(header, facts)).toEqual([{ fromAt: hour(1), toAt: hour(3) }]);
    expect(solvedSpans(header, [status(1, 'pending')])).toEqual([]);
  });

  test('a custom status is what its category says', () => {
    const done: Fact = { type: 'status', at: hour(2), to: 'Delivered', category: 'solved' };
    expect(solvedSpans(header, [done])).toEqual([{ fromAt: hour(2), toAt: null }]);
  });
});

describe('solvedFor', () => {
  const spans = [
    { fromAt: hour(1), toAt: hour(5) },
    { fromAt: hour(9), toAt: null },
  ];

  test.each([
    ['a millisecond too short', 4 * HOUR_MS + 1, hour(9)],
    ['just long enough', 4 * HOUR_MS, hour(1)],
    ['longer than need be', HOUR_MS, hour(1)],
  ])('a stretch that was %s counts or does not', (_how, correctableForMs, expected) => {
    expect(solvedFor({ endedAt: hour(0) }, spans, correctableForMs)).toBe(expected);
  });

  test('the time begins when the case has ended, too', () => {
    expect(solvedFor({ endedAt: hour(3) }, spans, 2 * HOUR_MS)).toBe(hour(1));
    expect(solvedFor({ endedAt: hour(3) + 1 }, spans, 2 * HOUR_MS)).toBe(hour(9));
  });

  test('a case that goes on makes nothing final, and an open ticket was not solved', () => {
    expect(solvedFor({ endedAt: null }, spans, 0)).toBe(hour(9));
    expect(solvedFor({ endedAt: hour(6) }, spans.slice(0, 1), 0)).toBeNull();
    expect(solvedFor({ endedAt: hour(0) }, [], 0)).toBeNull();
  });
});
