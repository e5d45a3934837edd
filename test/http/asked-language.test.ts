/** Is a browser answered in the language of ours that it likes best? */
import { askedLanguage } from '../../engine/http/asked-language.ts';

describe('askedLanguage', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CA, en;q=0.8', 'fr'],
    ['en;q=0.5, ru;q=0.9, fr;q=0.8', 'ru'],
    ['de, it;q=0.9, FR;q=0.1', 'fr'],
    ['fr;q=0, ru;q=0.1', 'ru'],
    ['de', 'en'],
    ['*', 'en'],
    ['fr;q=much, ru;q=0.1', 'ru'],
    [';;;,,,=', 'en'],
    ['constructor', 'en'],
  ])('%j is %s', (header, language) => expect(askedLanguage(header)).toBe(language));
});
