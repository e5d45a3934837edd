// Does the address come before memory, memory before the viewer's own languages, and English last?
import { languageFrom, searchInLanguage } from '../../../app/i18n/language-choice.ts';

describe('languageFrom', () => {
  it.each([
    ['?language=ru', 'fr', ['en-GB'], 'ru'],
    ['?language=en', 'fr', ['fr-FR'], 'en'],
    ['?tier=gold', 'fr', ['ru-RU'], 'fr'],
    ['', null, ['de-DE', 'fr-CA', 'ru'], 'fr'],
    ['', null, ['RU-ru'], 'ru'],
    ['', null, ['en-US', 'fr'], 'en'],
    ['', null, ['frr', 'de'], 'en'],
    ['', null, [], 'en'],
    ['?language=de', 'ru', ['fr'], 'ru'],
    ['?language=', null, ['fr'], 'fr'],
    ['?language=FR', null, [], 'en'],
    ['?language=constructor', '{"a":1}', ['', '-'], 'en'],
  ] as const)('of "%s", %s remembered and %j preferred is %s', (search, kept, own, language) => {
    expect(languageFrom(search, kept, own)).toBe(language);
  });
});

describe('searchInLanguage', () => {
  it.each([
    ['', '?language=fr'],
    ['?language=ru', '?language=fr'],
    ['?tier=gold&language=ru&theme=dark', '?tier=gold&language=fr&theme=dark'],
  ])('makes "%s" into "%s" and keeps the rest', (search, changed) => {
    expect(searchInLanguage(search, 'fr')).toBe(changed);
    expect(languageFrom(changed, 'en', ['ru'])).toBe('fr');
  });
});
