/** Does every language say what was decided, refused and foreseen, with its own signs and cases? */
import type { Decided } from '../../engine/core/action/decide.ts';
import { ACTION_NAMES, REFUSALS } from '../../engine/core/ticket/action.ts';
import { wordDecision, wordRefusalNote } from '../../engine/wording/action.ts';
import { LANGUAGES, type Language } from '../../engine/wording/language.ts';
import { wordChange } from '../../engine/wording/preview.ts';
import { at } from '../support/histories.ts';
import { beside } from './telling-samples.ts';

const NOON = at('2026-11-21T12:00:00+01:00');
const promised: Decided = {
  type: 'actionDecided',
  at: NOON,
  nonce: 'n',
  action: 'promise',
  args: { until: NOON },
  hash: '',
  role: 'agent',
  tier: null,
  policy: 'p',
};
const refusal = (refused: Decided['refused'], action: Decided['action'] = 'promise'): Decided => ({
  ...promised,
  action,
  ...(refused === undefined ? {} : { refused }),
});
const ABOUT = { before: null, groups: ['Managers', 'Смена'] };
const said = (decision: Decided, language: Language, about: Partial<typeof ABOUT> = {}) =>
  wordDecision(decision, { ...ABOUT, ...about }, beside(language));

describe('wordDecision', () => {
  test.each<[Language, string]>([
    [
      'en',
      'Refused (withdrawal of a breach): only admins and members of Managers or Смена may do this.',
    ],
    [
      'fr',
      'Refusé (retrait d’un dépassement)\u202f: seuls les administrateurs et les membres de Managers ou Смена le peuvent.',
    ],
    [
      'ru',
      'Отклонено (снятие нарушения): это могут только администраторы и участники групп: Managers или Смена.',
    ],
  ])('in %s names who may', (language, sentence) => {
    expect(said(refusal('permission', 'withdrawBreach'), language)).toBe(sentence);
  });

  test.each<[Language, string]>([
    [
      'en',
      'Refused (change of kind): it needs a reason of at most 500 characters. The change of the field itself stands.',
    ],
    [
      'fr',
      'Refusé (changement de type)\u202f: il faut un motif d’au plus 500 caractères. Le changement du champ lui-même reste valable.',
    ],
    [
      'ru',
      'Отклонено (смена типа): нужна причина не длиннее 500 знаков. Само изменение поля остаётся в силе.',
    ],
  ])('in %s says that a changed field stays changed', (language, sentence) => {
    expect(said(refusal('badWhy', 'kind'), language)).toBe(sentence);
  });

  test.each<[Language, string, string, string]>([
    ['en', 'promise: accepted', 'promise: refused', 'not known'],
    ['fr', 'promesse\u202f: accepté', 'promesse\u202f: refusé', 'pas connue'],
    ['ru', 'обещание — принято', 'обещание — отклонено', 'не известно'],
  ])('in %s names what came first and its result', (language, done, refused, unknown) => {
    const late = refusal('overtaken', 'noReplyOwed');
    const following = (before: Decided | null) =>
      wordDecision(late, { ...ABOUT, before }, beside(language));
    expect(following(promised)).toContain(done);
    expect(following(refusal('promisePast'))).toContain(refused);
    expect(following(null)).toContain(unknown);
  });

  test.each(LANGUAGES)('in %s has a whole sentence for everything that can happen', (language) => {
    for (const action of [...ACTION_NAMES, null]) {
      for (const refused of [undefined, ...REFUSALS]) {
        for (const groups of [[], ['Managers']]) {
          const sentence = said(refusal(refused, action), language, { groups });
          expect(sentence).toMatch(/^[\p{Lu}\d].*[^.]\.$/u);
          expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|Invalid/);
        }
      }
    }
  });

  test('in a note says whose words they are', () => {
    const note = wordRefusalNote(refusal('promisePast'), ABOUT, beside('fr'));
    expect(note).toBe('Palier\u202f: Refusé (promesse)\u202f: l’heure promise est passée.');
  });
});

describe('wordChange', () => {
  const change = { promise: 'nextReply', instance: 3, fromAt: null, toAt: NOON, withdraws: false };

  test.each<[Language, string]>([
    [
      'en',
      'Next reply 3: not counting now instead of Saturday 12:00; the breach would be withdrawn.',
    ],
    [
      'fr',
      'Réponse suivante 3\u202f: ne compte pas actuellement au lieu de samedi 12:00\u202f; le dépassement serait retiré.',
    ],
    [
      'ru',
      'Следующий ответ 3: сейчас время не идёт (было: суббота, 12:00); нарушение было бы снято.',
    ],
  ])('in %s says what does not count and what is withdrawn', (language, sentence) => {
    const moved = {
      ...change,
      change: 'moved',
      fromAt: NOON,
      toAt: null,
      withdraws: true,
    } as const;
    expect(wordChange(moved, beside(language))).toBe(sentence);
  });

  test.each(LANGUAGES)('in %s has a whole sentence for every change', (language) => {
    for (const what of ['moved', 'same', 'begun', 'ended'] as const) {
      for (const fromAt of [null, NOON]) {
        for (const toAt of [null, NOON]) {
          const sentence = wordChange({ ...change, change: what, fromAt, toAt }, beside(language));
          expect(sentence).toMatch(/^\p{Lu}.*[^.]\.$/u);
          expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|Invalid/);
        }
      }
    }
  });
});
