// Does everybody get words, whatever language they read?
import { textsFor } from '../../../app/i18n/app-texts.ts';

describe('textsFor', () => {
  it.each(['en', 'en-GB', 'EN-us', 'xx', 'xx-YY', '', '-', '__proto__', 'constructor', 'zh-Hant'])(
    'has words for %p',
    async (locale) => {
      const texts = await textsFor(locale);
      expect(texts.say('sidebar.title')).not.toBe('sidebar.title');
    },
  );

  it.each(['xx', '__proto__', ''])('falls back on English for %p', async (locale) => {
    expect((await textsFor(locale)).language).toBe('en');
  });
});
