/** Are durations and instants said as a person would, and never rounded up to look done? */
import { wordInstant, wordSpan, wordUntil } from '../../engine/wording/span.ts';
import { at } from '../support/histories.ts';

const PARIS = 'Europe/Paris';

describe('wordSpan', () => {
  test.each([
    [0, '0 s'],
    [999, '0 s'],
    [1_000, '1 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [119_999, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [3_660_000, '1 h 1 min'],
    [9_000_000, '2 h 30 min'],
    [259_200_000, '72 h'],
    [-90_000, '−1 min'],
    [-3_660_000, '−1 h 1 min'],
  ])('%s ms is “%s”', (ms, words) => {
    expect(wordSpan(ms)).toBe(words);
  });
});

describe('wordInstant', () => {
  const noon = at('2026-11-21T12:00:00+01:00');

  test('is the weekday, date and time in the zone', () => {
    expect(wordInstant(noon, PARIS)).toBe('Sat 21 Nov 12:00');
    expect(wordInstant(noon, 'Asia/Tokyo')).toBe('Sat 21 Nov 20:00');
  });

  test('names the year only beside another', () => {
    expect(wordInstant(noon, PARIS, at('2026-01-01T00:00:00+01:00'))).toBe('Sat 21 Nov 12:00');
    expect(wordInstant(noon, PARIS, at('2025-12-31T23:59:59.999+01:00'))).toBe(
      'Sat 21 Nov 2026 12:00',
    );
  });

  test('midnight is 00:00, and both readings of an hour that comes twice are said alike', () => {
    expect(wordInstant(at('2026-11-21T00:00:00+01:00'), PARIS)).toBe('Sat 21 Nov 00:00');
    expect(wordInstant(at('2026-10-25T02:30:00+02:00'), PARIS)).toBe('Sun 25 Oct 02:30');
    expect(wordInstant(at('2026-10-25T02:30:00+01:00'), PARIS)).toBe('Sun 25 Oct 02:30');
  });
});

describe('wordUntil', () => {
  const from = at('2026-11-20T16:00:00+01:00');

  test.each([
    ['2026-11-20T23:59:00+01:00', '23:59'],
    ['2026-11-21T00:00:00+01:00', 'Sat 21 Nov 00:00'],
    ['2027-11-20T17:00:00+01:00', 'Sat 20 Nov 2027 17:00'],
  ])('a stretch until %s ends at “%s”', (iso, words) => {
    expect(wordUntil(at(iso), from, PARIS)).toBe(words);
  });
});
