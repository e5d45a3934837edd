/** Are spans said in the forms of each language, and never rounded up to look done? */
import { agreement, wordSpan, wordWithin } from '../../engine/wording/span.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { plain } from './telling-samples.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [en, fr, ru] = [wordsOf('en'), wordsOf('fr'), wordsOf('ru')];

describe('wordSpan', () => {
  test.each([
    [0, '0 s', '0 с'],
    [999, '0 s', '0 с'],
    [1_000, '1 s', '1 с'],
    [59_999, '59 s', '59 с'],
    [60_000, '1 min', '1 мин'],
    [119_999, '1 min', '1 мин'],
    [3_599_999, '59 min', '59 мин'],
    [3_600_000, '1 h', '1 ч'],
    [3_660_000, '1 h 1 min', '1 ч 1 мин'],
    [9_000_000, '2 h 30 min', '2 ч 30 мин'],
    [259_200_000, '72 h', '72 ч'],
    [-90_000, '−1 min', '−1 мин'],
    [-3_660_000, '−1 h 1 min', '−1 ч 1 мин'],
  ])('%s ms is “%s”, in Russian “%s”', (ms, words, russian) => {
    expect(wordSpan(ms, en)).toBe(words);
    expect(plain(wordSpan(ms, fr))).toBe(words);
    expect(plain(wordSpan(ms, ru))).toBe(russian);
  });

  test('large numbers are grouped as the language does', () => {
    expect(wordSpan(12_345 * HOUR, en)).toBe('12,345 h');
    expect(wordSpan(12_345 * HOUR, fr)).toBe('12\u202f345\u00a0h');
    expect(wordSpan(12_345 * HOUR, ru)).toBe('12\u00a0345\u00a0ч');
  });

  test('a number and its unit are never parted in French and Russian', () => {
    expect(wordSpan(2 * HOUR, fr)).toBe('2\u00a0h');
    expect(wordSpan(2.5 * HOUR, ru)).toBe('2\u00a0ч 30\u00a0мин');
  });
});

describe('wordWithin', () => {
  test.each([
    [1, 'в течение 1 часа'],
    [2, 'в течение 2 часов'],
    [4, 'в течение 4 часов'],
    [5, 'в течение 5 часов'],
    [11, 'в течение 11 часов'],
    [21, 'в течение 21 часа'],
    [22, 'в течение 22 часов'],
    [25, 'в течение 25 часов'],
    [101, 'в течение 101 часа'],
    [111, 'в течение 111 часов'],
  ])('%s hours are in Russian “%s”', (hours, words) => {
    expect(plain(wordWithin(hours * HOUR, ru))).toBe(words);
  });

  test.each([
    [1, 'в течение 1 минуты'],
    [2, 'в течение 2 минут'],
    [5, 'в течение 5 минут'],
    [11, 'в течение 11 минут'],
    [21, 'в течение 21 минуты'],
    [22, 'в течение 22 минут'],
    [25, 'в течение 25 минут'],
  ])('%s minutes are in Russian “%s”', (minutes, words) => {
    expect(plain(wordWithin(minutes * MINUTE, ru))).toBe(words);
  });

  test('each unit has its form in each language', () => {
    const spans = [30_000, 45 * MINUTE, 4 * HOUR, HOUR + 21 * MINUTE];
    const all = [en, fr, ru].map((words) => spans.map((ms) => plain(wordWithin(ms, words))));
    expect(all).toEqual([
      ['within 30 s', 'within 45 min', 'within 4 h', 'within 1 h 21 min'],
      ['sous 30 s', 'sous 45 min', 'sous 4 h', 'sous 1 h 21 min'],
      [
        'в течение 30 секунд',
        'в течение 45 минут',
        'в течение 4 часов',
        'в течение 1 часа 21 минуты',
      ],
    ]);
  });
});

describe('agreement', () => {
  const said = (ms: number, words: typeof en) =>
    plain(words.say('reason.counted', { ...agreement(ms), span: wordSpan(ms, words), where: '…' }));

  test.each([
    [0, 'Засчитано 0 с', '0 s comptée'],
    [1_000, 'Засчитана 1 с', '1 s comptée'],
    [MINUTE, 'Засчитана 1 мин', '1 min comptée'],
    [2 * MINUTE, 'Засчитано 2 мин', '2 min comptées'],
    [11 * MINUTE, 'Засчитано 11 мин', '11 min comptées'],
    [21 * MINUTE, 'Засчитана 21 мин', '21 min comptées'],
    [HOUR, 'Засчитан 1 ч', '1 h comptée'],
    [2 * HOUR, 'Засчитано 2 ч', '2 h comptées'],
    [5 * HOUR, 'Засчитано 5 ч', '5 h comptées'],
    [11 * HOUR, 'Засчитано 11 ч', '11 h comptées'],
    [21 * HOUR, 'Засчитан 21 ч', '21 h comptées'],
    [25 * HOUR, 'Засчитано 25 ч', '25 h comptées'],
    [HOUR + MINUTE, 'Засчитано 1 ч 1 мин', '1 h 1 min comptées'],
  ])('what counted for %s ms agrees with its number and gender', (ms, russian, french) => {
    expect(said(ms, ru)).toBe(`${russian} …`.replace('З', 'з'));
    expect(said(ms, fr)).toBe(`${french} …`);
  });
});
