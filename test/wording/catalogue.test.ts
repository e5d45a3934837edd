/** Do all languages say the same things, and can nothing that is put into a message break it? */
import fc from 'fast-check';
import type { Reason } from '../../engine/core/clock/reason.ts';
import { isLanguage, LANGUAGES } from '../../engine/wording/language.ts';
import { readMessage } from '../../engine/wording/message.ts';
import { wordReason, wordReasonBriefly } from '../../engine/wording/reason.ts';
import { wordsOf } from '../../engine/wording/spoken.ts';
import { english } from '../../engine/wording/texts/en.ts';
import { french } from '../../engine/wording/texts/fr.ts';
import { russian } from '../../engine/wording/texts/ru.ts';
import { REASONS } from './reason-samples.ts';
import { beside } from './telling-samples.ts';

type Texts = Readonly<Record<string, string>>;
const CATALOGUES: Readonly<Record<string, Texts>> = { en: english, fr: french, ru: russian };

/** What only chooses a form of the language, so that another language may do without it. */
const GRAMMAR = new Set(['form', 'agree', 'unit']);

/** The values that a text puts in or chooses by, those of grammar left out. */
function valuesOf(source: string, language: string): readonly string[] {
  return readMessage(source, language).names.filter((name) => !GRAMMAR.has(name));
}

/** A line for each difference from English: a key too few or too many, other values, no message. */
function differences(texts: Texts, language: string): readonly string[] {
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(texts, key));
  const wrong = Object.entries(texts).flatMap(([key, source]) => {
    const original = (english as Texts)[key];
    if (original === undefined) return [`${key} is not in English`];
    try {
      const [own, theirs] = [valuesOf(source, language), valuesOf(original, 'en')];
      return own.join() === theirs.join() ? [] : [`${key} has ${own}, not ${theirs}`];
    } catch (error) {
      return [`${key}: ${(error as Error).message}`];
    }
  });
  return [...missing.map((key) => `${key} is missing`), ...wrong];
}

describe('the catalogues', () => {
  test.each(LANGUAGES)('%s has every key, each a message with the same values', (language) => {
    expect(Object.keys(english).length).toBeGreaterThan(120);
    expect(differences(CATALOGUES[language] ?? {}, language)).toEqual([]);
  });

  test('a key or a value that differs, and a message that cannot be read, are noticed', () => {
    const { 'reason.pack': _gone, ...fewer } = french;
    expect(differences(fewer, 'fr')).toEqual(['reason.pack is missing']);
    expect(differences({ ...french, more: '' }, 'fr')).toEqual(['more is not in English']);
    expect(differences({ ...french, 'reason.pack': '{packet}' }, 'fr')).toEqual([
      'reason.pack has packet, not pack',
    ]);
    expect(differences({ ...french, 'reason.pack': '{pack' }, 'fr')[0]).toMatch(/cannot be read/);
  });

  test('French has a narrow no-break space before each ; : ! and ?', () => {
    const loose = Object.entries(french).filter(([, text]) =>
      /[^\u202f{][;!?]|[^\u202f\d}]:/.test(text.replaceAll('{hour}:{minute}', '')),
    );
    expect(loose).toEqual([]);
  });

  test.each(['fr', 'ru'])('%s uses typographic apostrophes and no doubled spaces', (language) => {
    const texts = Object.values(CATALOGUES[language] ?? {});
    expect(texts.filter((text) => /'| {2}/.test(text))).toEqual([]);
  });

  test.each(['EN', 'de', '', 'constructor', 'fr-FR'])('"%s" is no language of ours', (tag) => {
    expect(isLanguage(tag)).toBe(false);
  });
});

describe('a value', () => {
  const named = (name: string): readonly Reason[] => [
    { ...REASONS.target, tier: name, kind: name, promise: name, calendar: name },
    { code: 'eventPlan', organization: name },
    { code: 'reducedService', notice: name },
    { code: 'pack', pack: name },
    { ...REASONS.rejudged, from: name, to: name },
    { ...REASONS.upgrade, from: name, to: name },
    { ...REASONS.withdrawn, by: name, why: name },
  ];

  test.each([
    ['braces', '{organization} {n, plural, one {'],
    ['a closing brace', 'a}b'],
    ['the sign of a number', '#1 # ##'],
    ['apostrophes', "L'Oréal ''quoted''"],
    ['Hebrew', 'חברת אירוח'],
    ['Arabic with marks', 'شَرِكَة ١٢٣'],
    ['emoji', '🦆 Duck & 👩‍👩‍👧 Sons'],
    ['a pattern of String.replace', "$& $1 $' $`"],
    ['a name of every object', 'constructor'],
    ['400 letters', 'Ж'.repeat(400)],
  ])('of %s passes through untouched', (_what, name) => {
    for (const language of LANGUAGES) {
      for (const reason of named(name)) {
        expect(wordReason(reason, beside(language)).toLowerCase()).toContain(name.toLowerCase());
        expect(wordReasonBriefly(reason, beside(language))).toContain(name);
      }
    }
  });

  test('of any text passes through untouched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...LANGUAGES), (name, one) => {
        for (const reason of named(`«${name}»`)) {
          expect(wordReasonBriefly(reason, beside(one))).toContain(`«${name}»`);
        }
      }),
    );
  });
});

describe('a sentence', () => {
  test.each(LANGUAGES)('in %s has no placeholder, nothing undefined and one end', (language) => {
    for (const reason of Object.values(REASONS)) {
      for (const zone of ['Europe/Paris', 'Pacific/Apia', 'UTC']) {
        const said = wordReason(reason, beside(language, zone));
        expect(said).not.toMatch(/[{}]|undefined|null|NaN|Invalid/);
        expect(said).toMatch(/^[\p{Lu}\d].*[^.][.!]$/u);
      }
    }
  });

  test('a value that is not given would be seen', () => {
    expect(wordsOf('en').say('reason.pack')).toContain('{pack}');
  });
});
