/**
 * Does the customer read what the agent was shown? The app's preview from the terms that the engine
 * told, beside what the engine posts, with promotions and VAT, in each language.
 */
import { offerLetter, quoteLetter } from '../../app/engine/letter.ts';
import { quotedLine, quoteSums } from '../../app/engine/quote-sums.ts';
import { appTicketOf } from '../../engine/run/app-answers.ts';
import { LANGUAGES, type Language } from '../../engine/wording/language.ts';
import type { Telling } from '../../engine/wording/moment.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { type DiagnosisScene, diagnosisScene, PAID_FILE } from './diagnosis-scene.ts';

const SALE = {
  ...{ id: 'sale', from: '2026-11-01', to: '2026-12-31', percentOff: 33.3 },
  applies: ['diagnosis', 'quote'],
};
const LINES = [
  { what: 'Rewrite the rules', amount: '119,99' },
  { what: 'Restore', amount: '0.05' },
];

async function told(scene: DiagnosisScene, id: number) {
  const answer = await appTicketOf(scene.context, id, { zone: 'Asia/Tokyo', language: 'en' });
  if (!answer?.diagnosis) throw new Error('Nothing is sold on the ticket.');
  return answer.diagnosis;
}

const tellingOf = (scene: DiagnosisScene, zone: string, language: Language): Telling => {
  return { words: wordsOf(language), zone, nearAt: null, nowAt: scene.clock.now() };
};

describe.each([
  ['plain', PAID_FILE],
  ['under a promotion', { ...PAID_FILE, promotions: [SALE] }],
])('what is shown before it is sent, %s,', (_, file) => {
  test.each(LANGUAGES)('is what is posted in %s', async (language) => {
    const scene = await diagnosisScene(file);
    const id = await scene.open();
    const before = await told(scene, id);
    const telling = tellingOf(scene, before.terms.zone, language);
    const shown = offerLetter(before, '', telling);
    const of = await scene.done(id, 'offer', { args: { sort: 'request', language } });
    await scene.deliver();
    expect(scene.desk.tables.replies.at(-1)?.text).toBe(shown);
    await scene.done(id, 'accept', { args: { of, comment: await scene.wrote(id) } });

    const running = await told(scene, id);
    const sums = quoteSums(LINES, running.currency, running.terms);
    const now = tellingOf(scene, running.terms.zone, language);
    const letter = quoteLetter(running, sums, ' Own words. ', now);
    const lines = LINES.map((line) => quotedLine(line, running.currency));
    await scene.done(id, 'quote', { args: { lines, touches: [], language, words: 'Own words.' } });
    await scene.deliver();
    expect(scene.desk.tables.replies.at(-1)?.text).toBe(letter);
    expect(letter).toMatch(/^Own words\.\n\n• Rewrite the rules/);
  });
});

describe('the terms', () => {
  test('say the account’s zone, how long offers and quotes stand, and what is taken off', async () => {
    const scene = await diagnosisScene({ ...PAID_FILE, promotions: [SALE] });
    const id = await scene.open();
    expect((await told(scene, id)).terms).toEqual({
      zone: 'Europe/Paris',
      hasLink: true,
      offer: {
        net: { amount: '13.34', currency: 'EUR' },
        list: { amount: '20.00', currency: 'EUR' },
        vat: null,
      },
      offerValidForMs: 72 * 3_600_000,
      quoteValidForMs: 720 * 3_600_000,
      quoteOffPercent: '33.3',
      vatPercent: null,
    });
  });

  test('list no comment from before the offer as an answer or a consent', async () => {
    const scene = await diagnosisScene();
    const id = await scene.open();
    await scene.wrote(id);
    const of = await scene.done(id, 'offer', { args: { sort: 'request', language: 'en' } });
    expect((await told(scene, id)).comments).toEqual([]);
    const comment = await scene.wrote(id);
    await scene.done(id, 'accept', { args: { of, comment } });
    expect((await told(scene, id)).comments.map(({ audit }) => audit)).toEqual([comment]);
  });
});
