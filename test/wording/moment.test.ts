/** Is an instant said by its weekday where that is enough, and in the case its sentence needs? */
import { LANGUAGES } from '../../engine/wording/language.ts';
import { type MomentCase, wordMoment } from '../../engine/wording/moment.ts';
import { at } from '../support/histories.ts';
import { beside, dated, plain } from './telling-samples.ts';

const NOON = at('2026-11-21T12:00:00+01:00');

describe('wordMoment', () => {
  test.each([
    ['2026-11-13T23:59:59.999+01:00', 'Friday 13 November, 23:59'],
    ['2026-11-14T00:00:00.000+01:00', 'Saturday 00:00'],
    ['2026-11-20T16:00:00.000+01:00', 'Friday 16:00'],
    ['2026-11-26T23:59:59.999+01:00', 'Thursday 23:59'],
    ['2026-11-27T00:00:00.000+01:00', 'Friday 27 November, 00:00'],
    ['2026-11-27T00:00:00.001+01:00', 'Friday 27 November, 00:00'],
  ])('%s is “%s” beside Friday 20 November', (iso, words) => {
    expect(wordMoment(at(iso), 'named', beside('en'))).toBe(words);
  });

  test.each([
    ['2026-12-31T23:59:59.999+01:00', 'Thursday 31 December, 23:59'],
    ['2027-01-01T00:00:00.000+01:00', 'Friday 1 January 2027, 00:00'],
    ['2027-01-01T00:00:00.001+01:00', 'Friday 1 January 2027, 00:00'],
  ])('%s is “%s” in 2026', (iso, words) => {
    expect(wordMoment(at(iso), 'named', dated('en'))).toBe(words);
  });

  test('a weekday of the week around New Year needs no year', () => {
    const telling = { ...beside('en'), nearAt: at('2026-12-30T12:00:00+01:00') };
    expect(wordMoment(at('2027-01-02T09:00:00+01:00'), 'until', telling)).toBe(
      'until Saturday 09:00',
    );
  });

  test('the weekday is that of the zone', () => {
    const late = at('2026-11-20T23:30:00+01:00');
    expect(wordMoment(late, 'at', beside('en'))).toBe('on Friday at 23:30');
    expect(wordMoment(late, 'at', beside('en', 'Asia/Tokyo'))).toBe('on Saturday at 07:30');
    expect(wordMoment(late, 'at', beside('en', 'Asia/Kolkata'))).toBe('on Saturday at 04:00');
  });

  test('midnight is 00:00, and both readings of an hour that comes twice are said alike', () => {
    const said = (iso: string) => wordMoment(at(iso), 'named', dated('en'));
    expect(said('2026-11-21T00:00:00+01:00')).toBe('Saturday 21 November, 00:00');
    expect(said('2026-10-25T02:30:00+02:00')).toBe('Sunday 25 October, 02:30');
    expect(said('2026-10-25T02:30:00+01:00')).toBe('Sunday 25 October, 02:30');
  });

  test('what never comes is said to be never', () => {
    const said = LANGUAGES.map((one) => wordMoment(Infinity, 'named', beside(one)));
    expect(said).toEqual(['never', 'jamais', 'никогда']);
  });

  const CASES: Readonly<Record<MomentCase, readonly string[]>> = {
    named: [
      'Saturday 12:00',
      'samedi 12:00',
      'суббота, 12:00',
      'Saturday 21 November, 12:00',
      'samedi 21 novembre, 12:00',
      'суббота, 21 ноября, 12:00',
    ],
    at: [
      'on Saturday at 12:00',
      'samedi à 12:00',
      'в субботу в 12:00',
      'on Saturday 21 November at 12:00',
      'le samedi 21 novembre à 12:00',
      'в субботу, 21 ноября, в 12:00',
    ],
    brief: [
      'Saturday 12:00',
      'samedi à 12:00',
      'в субботу в 12:00',
      'Saturday 21 November, 12:00',
      'le samedi 21 novembre à 12:00',
      'в субботу, 21 ноября, в 12:00',
    ],
    since: [
      'since Saturday 12:00',
      'depuis samedi 12:00',
      'с субботы, 12:00',
      'since Saturday 21 November, 12:00',
      'depuis le samedi 21 novembre, 12:00',
      'с субботы, 21 ноября, 12:00',
    ],
    until: [
      'until Saturday 12:00',
      'jusqu’à samedi 12:00',
      'до субботы, 12:00',
      'until Saturday 21 November, 12:00',
      'jusqu’au samedi 21 novembre, 12:00',
      'до субботы, 21 ноября, 12:00',
    ],
    by: [
      'by Saturday 12:00',
      'avant samedi 12:00',
      'до субботы, 12:00',
      'by Saturday 21 November, 12:00',
      'avant le samedi 21 novembre, 12:00',
      'до субботы, 21 ноября, 12:00',
    ],
    from: [
      'from Saturday 12:00',
      'de samedi 12:00',
      'с субботы, 12:00,',
      'from Saturday 21 November, 12:00,',
      'du samedi 21 novembre, 12:00,',
      'с субботы, 21 ноября, 12:00,',
    ],
    to: [
      'to Saturday 12:00',
      'à samedi 12:00',
      'до субботы, 12:00',
      'to Saturday 21 November, 12:00',
      'au samedi 21 novembre, 12:00',
      'до субботы, 21 ноября, 12:00',
    ],
  };

  test.each(Object.entries(CASES))('in the place of “%s” it takes its form', (how, words) => {
    const said = [beside, dated].flatMap((telling) =>
      LANGUAGES.map((one) => wordMoment(NOON, how as MomentCase, telling(one))),
    );
    expect(said).toEqual(words);
  });

  test('every weekday takes the Russian case and preposition that it needs', () => {
    const week = Array.from({ length: 7 }, (_, day) => NOON + day * 86_400_000);
    const said = (how: MomentCase) =>
      week.map((instant) => {
        const near = { ...beside('ru'), nearAt: instant };
        return wordMoment(instant, how, near).replace(/,? (в )?12:00$/, '');
      });
    expect(said('at')).toEqual([
      'в субботу',
      'в воскресенье',
      'в понедельник',
      'во вторник',
      'в среду',
      'в четверг',
      'в пятницу',
    ]);
    expect(said('since')).toEqual([
      'с субботы',
      'с воскресенья',
      'с понедельника',
      'со вторника',
      'со среды',
      'с четверга',
      'с пятницы',
    ]);
    expect(said('until')).toEqual([
      'до субботы',
      'до воскресенья',
      'до понедельника',
      'до вторника',
      'до среды',
      'до четверга',
      'до пятницы',
    ]);
  });

  test('every month stands in the form that belongs beside a day', () => {
    const months = (language: 'fr' | 'ru') =>
      Array.from({ length: 12 }, (_, month) => {
        const instant = Date.UTC(2026, month, 2, 12);
        return wordMoment(instant, 'named', dated(language)).split(' 2 ')[1]?.split(',')[0];
      }).join(' ');
    expect(months('fr')).toBe(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    );
    expect(months('ru')).toBe(
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    );
  });

  test('another year is named as each language does, never grouped like a number', () => {
    const far = at('2027-12-01T09:05:00+01:00');
    expect(LANGUAGES.map((one) => plain(wordMoment(far, 'named', dated(one))))).toEqual([
      'Wednesday 1 December 2027, 09:05',
      'mercredi 1er décembre 2027, 09:05',
      'среда, 1 декабря 2027 г., 09:05',
    ]);
  });
});
