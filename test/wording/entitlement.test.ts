/** Is it said in each language why a ticket has its tier, and why not the others? */
import type { Condition, Matched } from '../../engine/core/entitlement/match.ts';
import { wordEntitlement } from '../../engine/wording/entitlement.ts';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { plain } from './telling-samples.ts';

const field: Condition = { on: 'organizationField', key: 'support_tier', is: ['premium'] };
const matched = (given: Partial<Matched>): Matched => ({
  tier: null,
  because: 'rule',
  rule: null,
  losers: [],
  ...given,
});
const said = (given: Partial<Matched>) =>
  LANGUAGES.map((one) => wordEntitlement(matched(given), wordsOf(one)));
const lost = (condition: Condition, found: Matched['losers'][number]['found']) =>
  said({ losers: [{ tier: 'premium', condition, found }] }).map(({ losers }) => losers[0]);

describe('wordEntitlement', () => {
  test.each<[Condition, readonly string[]]>([
    [
      field,
      [
        'organization field support_tier is premium',
        'le champ d’organisation support_tier vaut premium',
        'поле организации support_tier — premium',
      ],
    ],
    [
      { on: 'userField', key: 'level', is: ['gold', 'silver'] },
      [
        'user field level is gold or silver',
        'le champ d’utilisateur level vaut gold ou silver',
        'поле пользователя level — gold или silver',
      ],
    ],
    [
      { on: 'ticketField', key: 'service', is: ['a', 'b', 'c'] },
      [
        'ticket field service is a, b or c',
        'le champ de ticket service vaut a, b ou c',
        'поле тикета service — a, b или c',
      ],
    ],
    [{ on: 'tag', key: null, is: ['vip'] }, ['tag is vip', 'le marqueur vaut vip', 'тег — vip']],
    [
      { on: 'brand', key: null, is: ['Acme'] },
      ['brand is Acme', 'la marque vaut Acme', 'бренд — Acme'],
    ],
    [
      { on: 'form', key: null, is: ['Hardware'] },
      ['form is Hardware', 'le formulaire vaut Hardware', 'форма — Hardware'],
    ],
  ])('the rule %j is said', (condition, sentences) => {
    const found = said({ rule: [condition] });
    expect(found.map(({ rule }) => rule)).toEqual(sentences);
    expect(found.map(({ why }) => why)).toEqual([
      `because ${sentences[0]}`,
      `car ${sentences[1]}`,
      `по правилу: ${sentences[2]}`,
    ]);
  });

  test('conditions of one rule are said one after the other', () => {
    const form: Condition = { on: 'form', key: null, is: ['Hardware'] };
    expect(said({ rule: [field, form] })[0]?.rule).toBe(
      'organization field support_tier is premium, form is Hardware',
    );
  });

  test.each([
    ['default', ['by default', 'par défaut', 'по умолчанию']],
    [
      'unentitled',
      ['no tier matches', 'aucun niveau ne correspond', 'ни один уровень не подходит'],
    ],
  ] as const)('%s is said without a rule', (because, sentences) => {
    const found = said({ because });
    expect(found.map(({ why }) => why)).toEqual(sentences);
    expect(found.map(({ rule }) => rule)).toEqual([null, null, null]);
  });

  test.each([null, '', []])('a loser with %j has an empty field', (found) => {
    expect(lost(field, found)).toEqual([
      'organization field support_tier is empty',
      'le champ d’organisation support_tier est vide',
      'поле организации support_tier не заполнено',
    ]);
  });

  test('what has no tag, no brand and no form is said of each', () => {
    const words = (on: 'tag' | 'brand' | 'form') => lost({ on, key: null, is: ['x'] }, null);
    expect(words('tag')).toEqual(['tag is empty', 'le marqueur est vide', 'тегов нет']);
    expect(words('brand')[2]).toBe('бренд не указан');
    expect(words('form')[2]).toBe('форма не указана');
  });

  test('a number is a name and never grouped, and several values are listed', () => {
    expect(plain(lost(field, 12_345)[0] ?? '')).toMatch(/is 12345$/);
    expect(lost(field, false)[0]).toMatch(/is false$/);
    expect(lost(field, ['a', 'b'])[0]).toMatch(/is a, b$/);
  });
});
