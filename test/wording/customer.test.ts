/** Does a customer read in their own language what it costs, until when, and how to answer? */
import { wordComment, wordOffer, wordQuote } from '../../engine/wording/customer.ts';
import type { Language } from '../../engine/wording/language.ts';
import type { Telling } from '../../engine/wording/moment.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { at } from '../support/histories.ts';

const telling = (language: Language): Telling => ({
  ...{ words: wordsOf(language), zone: 'Europe/Paris', nearAt: null },
  nowAt: at('2026-11-23T10:00:00+01:00'),
});
const until = at('2026-11-26T10:00:00+01:00');
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const plain = (amount: string) => ({ net: euros(amount), list: null, vat: null });
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('wordOffer', () => {
  test.each([
    [
      'en',
      'Hello.\n\nIf the cause does not lie with us, the diagnosis costs €20.00 before VAT, ' +
        '€24.00 with 20% VAT instead of €25.00. Nothing begins before you agree.\n\n' +
        'You can answer until Thursday 26 November, 10:00.\n\n' +
        'To accept or decline, use the link in the mail that we sent to you, or answer here.',
    ],
    [
      'fr',
      'Hello.\n\nSi la cause ne vient pas de nous, le diagnostic coûte 20,00 € hors TVA, ' +
        '24,00 € avec 20 % de TVA au lieu de 25,00 €. Rien ne commence avant votre accord.\n\n' +
        'Vous pouvez répondre jusqu’au jeudi 26 novembre, 10:00.\n\n' +
        'Pour accepter ou refuser, utilisez le lien dans le courriel que nous vous avons ' +
        'envoyé, ou répondez ici.',
    ],
    [
      'ru',
      'Hello.\n\nЕсли причина не у нас, диагностика стоит 20,00 € без НДС, 24,00 € с НДС 20 % ' +
        'вместо 25,00 €. Без вашего согласия ничего не начнётся.\n\n' +
        'Ответить можно до четверга, 26 ноября, 10:00.\n\n' +
        'Чтобы согласиться или отказаться, откройте ссылку в отправленном вам письме или ' +
        'ответьте здесь.',
    ],
  ] as const)('says price, VAT, promotion and the last moment in %s', (language, text) => {
    const vat = { percent: '20', gross: euros('24.00') };
    const price = { net: euros('20.00'), list: euros('25.00'), vat };
    const said = wordComment(
      'Hello.',
      wordOffer({ price, until }, telling(language)),
      true,
      telling(language),
    );
    expect(spaced(said)).toBe(text);
  });

  test('that the tier includes says that it costs nothing, and no last moment where none is', () => {
    const terms = wordOffer({ price: null, until: null }, telling('en'));
    expect(wordComment('Hello.', terms, false, telling('en'))).toBe(
      'Hello.\n\nYour support includes the diagnosis: it costs you nothing.\n\n' +
        'To accept or decline, answer here.',
    );
  });
});

describe('wordQuote', () => {
  test('lists each line with its price, then the total and what follows from a yes', () => {
    const lines = [
      { what: 'Rules', price: plain('120.00') },
      { what: 'Restore', price: plain('29.90') },
    ];
    const total = plain('149.90');
    const terms = wordQuote({ lines, total, until }, telling('en'));
    expect(terms.join('\n\n')).toBe(
      '• Rules: €120.00 before VAT\n• Restore: €29.90 before VAT\n\n' +
        'In all: €149.90 before VAT.\n\n' +
        'Work begins as soon as you accept, before you have paid. The diagnosis is charged in ' +
        'either case.\n\nYou can answer until Thursday 26 November, 10:00.',
    );
  });
});
