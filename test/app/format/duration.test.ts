// Does a length of time read in its two largest units, and does it turn late at the right moment?
import { durationText, remainingText, stillDurationText } from '../../../app/format/duration.ts';
import { createTexts } from '../../../app/i18n/texts.ts';
import english from '../../../translations/en.json';

const texts = createTexts('en', english);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('durationText', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [SECOND, '1 s'],
    [MINUTE - 1, '59 s'],
    [MINUTE, '1 m 00 s'],
    [MINUTE + 1, '1 m 00 s'],
    [HOUR - 1, '59 m 59 s'],
    [HOUR, '1 h 00 m'],
    [HOUR + 5 * MINUTE, '1 h 05 m'],
    [DAY - 1, '23 h 59 m'],
    [DAY, '1 d 00 h'],
    [365 * DAY - 1, '364 d 23 h'],
    [365 * DAY, '1 y 0 d'],
    [30 * 365 * DAY, '30 y 0 d'],
  ])('reads %d ms as "%s"', (ms, text) => {
    expect(durationText(ms, texts)).toBe(text);
  });

  it('ignores the sign', () => {
    expect(durationText(-90 * SECOND, texts)).toBe('1 m 30 s');
  });
});

describe('stillDurationText', () => {
  it.each([
    [4 * HOUR, '4 h'],
    [4 * HOUR + 59 * SECOND, '4 h'],
    [4 * HOUR + MINUTE, '4 h 01 m'],
    [2 * DAY, '2 d'],
    [2 * DAY + HOUR, '2 d 01 h'],
    [40 * MINUTE, '40 m'],
    [40 * MINUTE + SECOND, '40 m 01 s'],
    [0, '0 s'],
    [365 * DAY, '1 y'],
  ])('reads %d ms as "%s"', (ms, text) => {
    expect(stillDurationText(ms, texts)).toBe(text);
  });
});

describe('remainingText', () => {
  const dueMs = Date.parse('2026-11-23T12:00:00.000Z');

  it('counts down before the deadline', () => {
    expect(remainingText(dueMs, dueMs - 1, texts)).toBe('0 s');
  });

  it('is not late at the deadline', () => {
    expect(remainingText(dueMs, dueMs, texts)).toBe('0 s');
  });

  it('is late a millisecond after the deadline', () => {
    expect(remainingText(dueMs, dueMs + 1, texts)).toBe('0 s late');
  });
});
