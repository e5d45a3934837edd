/** Does the note on on-site hands say in each language what was worked, charged and not? */
import { wordNotice } from '../../engine/wording/alert.ts';
import { type HandsWorked, wordHandsNote } from '../../engine/wording/hands.ts';
import { LANGUAGES, type Language } from '../../engine/wording/language.ts';
import { at } from '../support/histories.ts';
import { beside } from './telling-samples.ts';

const MINUTE = 60_000;
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const note = (part: Partial<HandsWorked>, language: Language) =>
  wordHandsNote(
    {
      workedMs: 61 * MINUTE + 1_999,
      includedMs: 30 * MINUTE,
      sliceMs: 30 * MINUTE,
      billed: 2,
      withheld: 0,
      unagreed: 0,
      price: { net: euros('50.00'), list: null, vat: null },
      ...part,
    },
    beside(language),
  ).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('wordHandsNote', () => {
  test.each<[Language, string]>([
    [
      'en',
      'Palier: on-site hands worked 1:01:01; 30 min of it are included.\n' +
        '2 slices of 30 min charged, €50.00 before VAT in all.',
    ],
    [
      'fr',
      'Palier : intervention sur place de 1:01:01, dont 30 min compris.\n' +
        '2 tranches facturées de 30 min, 50,00 € hors TVA en tout.',
    ],
    [
      'ru',
      'Palier: работы на месте — 1:01:01, из них включено: 30 мин.\n' +
        'К оплате: 2 отрезка по 30 мин, всего 50,00 € без НДС.',
    ],
  ])('in %s tells time and sum', (language, expected) => {
    expect(note({}, language)).toBe(expected);
  });

  test('says that nothing is charged, and what is not and why', () => {
    const lines = note({ billed: 0, withheld: 1, unagreed: 3 }, 'en').split('\n').slice(1);
    expect(lines).toEqual([
      'Nothing is charged.',
      'Not charged: 1 slice that began while nobody answered “Still working?”. Whoever may ' +
        'correct charges can charge them with a reason.',
      'Not charged: 3 slices that the customer had not agreed to.',
    ]);
  });

  test('tells a second, since it may be a slice more', () => {
    expect(note({ workedMs: 30 * MINUTE + 1_000 }, 'en')).toContain('0:30:01');
    expect(note({ workedMs: 9_000 }, 'en')).toContain('0:00:09');
  });
});

test.each(LANGUAGES)('in %s an alert of a forgotten timer names ticket and time', (language) => {
  const sinceAt = at('2026-11-21T12:00:00+01:00');
  const facts = { code: 'timerForgotten', ticketId: 4711, sinceAt } as const;
  const text = wordNotice(facts, beside(language));
  expect(text).toMatch(/#4711.*12:00/s);
  expect(text).not.toMatch(/[{}]/);
});
