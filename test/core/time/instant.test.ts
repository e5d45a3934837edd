// Is an instant read exactly, and everything that is none refused?
import fc from 'fast-check';
import { formatInstant, parseInstant } from '../../../engine/core/time/instant.ts';

describe('parseInstant', () => {
  it.each([
    ['2026-11-20T16:00:00+01:00', 1795186800000],
    ['2026-11-20T15:00:00Z', 1795186800000],
    ['2026-11-20T15:00Z', 1795186800000],
    ['2026-11-20T15:00:00.001Z', 1795186800001],
    ['2026-11-20T15:00:00.5Z', 1795186800500],
    ['2026-11-20T09:15:00-05:45', 1795186800000],
    ['2026-11-20T24:00:00Z', 1795219200000],
    ['2028-02-29T00:00:00Z', 1835395200000],
    ['1970-01-01T00:00:00Z', 0],
  ])('reads %s', (text, at) => {
    expect(parseInstant(text)).toBe(at);
  });

  it.each([
    ['', 'nothing'],
    ['2026-11-20T16:00:00', 'a bare local time'],
    ['2026-11-20', 'a date'],
    ['2026-02-30T12:00:00Z', '30 February'],
    ['2026-02-30T24:00:00Z', '30 February at its end'],
    ['2026-02-29T12:00:00+01:00', '29 February of a common year'],
    ['2026-13-01T12:00:00Z', 'month 13'],
    ['2026-11-20T25:00:00Z', '25 o’clock'],
    ['2026-11-20T24:00:01Z', 'a second past 24:00'],
    ['2026-11-20T12:60:00Z', 'minute 60'],
    ['2026-11-20T12:00:00+25:00', 'an offset of 25 hours'],
    ['2026-11-20T12:00:00+0100', 'an offset without its colon'],
    ['2026-11-20 12:00:00Z', 'a blank for the T'],
    ['2026-11-20T12:00:00.1234Z', 'microseconds'],
    [' 2026-11-20T12:00:00Z', 'a leading blank'],
    ['١٢٣٤-١١-٢٠T12:00:00Z', 'digits of another script'],
  ])('refuses %j (%s)', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('formatInstant', () => {
  it('prints milliseconds only where there are any', () => {
    expect(formatInstant(1795186800000)).toBe('2026-11-20T15:00:00Z');
    expect(formatInstant(1795186800001)).toBe('2026-11-20T15:00:00.001Z');
  });

  it('prints what reads back as the same instant', () => {
    const years = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(years, (at) => {
        expect(parseInstant(formatInstant(at))).toBe(at);
      }),
    );
  });
});
