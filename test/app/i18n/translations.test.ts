// Do all languages of the app say the same things, each in words and forms of its own?
import { LANGUAGES, type Language } from '../../../engine/wording/language.ts';
import { readMessage } from '../../../engine/wording/message.ts';
import { french as frenchReasons } from '../../../engine/wording/texts/fr.ts';
import { russian as russianReasons } from '../../../engine/wording/texts/ru.ts';
import english from '../../../translations/en.json';
import french from '../../../translations/fr.json';
import russian from '../../../translations/ru.json';

const TREES: Readonly<Record<Language, object>> = { en: english, fr: french, ru: russian };
const TRANSLATED = ['fr', 'ru'] as const;

/** Where a number stands alone and only its absence matters, no form of the language is needed. */
const ZERO_OR_NOT = new Set(['board.pageTitle']);

/** Texts that may be the English ones, and why. */
const SAME: Readonly<Record<string, string>> = {
  'app.name': 'the name of the product',
  'board.speedTime': 'a factor, written alike everywhere',
  'board.queue.place': 'the same word in French',
  'board.queue.ticket': 'the same word in French',
  'board.happenings.ticket': 'the same word in French',
  'sidebar.acts.title': 'the same word in French',
  'time.seconds': 'symbols of units',
  'time.hours': 'symbols of units',
};

/** The parts of `board` that say what the engine's reasons say too, and where those say it. */
const SAID_TWICE: readonly (readonly [own: string, reasons: string])[] = [
  ['clock.name.', 'promise.'],
  ['clock.state.', 'state.'],
];

function leavesOf(node: object, path = ''): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  for (const [name, child] of Object.entries(node)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof child === 'string') leaves.set(at, child);
    else for (const [key, text] of leavesOf(child, at)) leaves.set(key, text);
  }
  return leaves;
}

/** The forms of each plural in a message, those of an exact number left out. */
function pluralForms(source: string): readonly (readonly string[])[] {
  return [...source.matchAll(/\{\w+, plural, /g)].map(({ index, 0: head }) => {
    const forms: string[] = [];
    let name = '';
    let depth = 1;
    for (const sign of source.slice(index + head.length)) {
      if (depth === 1 && sign === '{') {
        forms.push(name.trim());
        name = '';
      } else if (depth === 1) name += sign;
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
      if (depth === 0) break;
    }
    return forms.filter((form) => !form.startsWith('='));
  });
}

/** A line for each thing that is wrong with a language's tree beside the English one. */
function faults(tree: object, language: Language): readonly string[] {
  const [own, originals] = [leavesOf(tree), leavesOf(english)];
  const needed = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
  const missing = [...originals.keys()].filter((key) => !own.has(key));
  const wrong = [...own].flatMap(([key, source]) => {
    const original = originals.get(key);
    if (original === undefined) return [`${key} is not in English`];
    return faultsOf(key, source, original, language, needed);
  });
  return [...missing.map((key) => `${key} is missing`), ...wrong];
}

function faultsOf(
  key: string,
  source: string,
  original: string,
  language: Language,
  needed: readonly string[],
): readonly string[] {
  const found: string[] = [];
  try {
    const { names } = readMessage(source, language);
    const theirs = readMessage(original, 'en').names;
    if (names.join() !== theirs.join()) found.push(`${key} has ${names}, not ${theirs}`);
  } catch (error) {
    return [`${key}: ${(error as Error).message}`];
  }
  for (const forms of ZERO_OR_NOT.has(key) ? [] : pluralForms(source)) {
    if ([...forms].sort().join() !== needed.join()) {
      found.push(`${key} has the forms ${forms}, not ${needed}`);
    }
  }
  if (source.trim() === '') found.push(`${key} is empty`);
  const isEnglish = source.replaceAll('\u00a0', ' ') === original;
  if (language !== 'en' && isEnglish && SAME[key] === undefined) found.push(`${key} is English`);
  return found;
}

describe('the translations', () => {
  it.each(LANGUAGES)(
    'in %s have every key, its values, all plural forms, own words',
    (language) => {
      expect(leavesOf(english).size).toBeGreaterThan(140);
      expect(faults(TREES[language], language)).toEqual([]);
    },
  );

  it.each([
    ['board.title is missing', { title: undefined }],
    ['board.more is not in English', { more: 'plus' }],
    ['board.title is English', { title: 'Board' }],
    ['board.title has name, not ', { title: '{name}' }],
    ['cannot be read', { title: '{name' }],
    ['board.title is empty', { title: ' ' }],
    [
      'board.filters.shown has the forms one,other, not many,one,other',
      { filters: { shown: '{count, plural, one {a} other {b}}' } },
    ],
  ])('are refused when %s', (fault, broken) => {
    const board = { ...french.board, ...broken };
    const tree = JSON.parse(JSON.stringify({ app: french.app, board })) as object;
    expect(faults(tree, 'fr').join('\n')).toContain(fault);
  });

  it('excuse no text that no language has in English', () => {
    const same = TRANSLATED.flatMap((language) =>
      [...leavesOf(TREES[language])].filter(
        ([key, text]) => text.replaceAll('\u00a0', ' ') === leavesOf(english).get(key),
      ),
    ).map(([key]) => key);
    expect(Object.keys(SAME).filter((key) => !same.includes(key))).toEqual([]);
  });

  it('have in French a narrow no-break space before each ; : ! and ? but in addresses', () => {
    const loose = [...leavesOf(french)].filter(([, text]) => /[^\u202f][;:!?](?!\/\/)/.test(text));
    expect(loose).toEqual([]);
  });

  it.each(TRANSLATED)('in %s use typographic apostrophes and no doubled spaces', (language) => {
    const texts = [...leavesOf(TREES[language]).values()];
    expect(texts.filter((text) => /'| {2}/.test(text))).toEqual([]);
  });

  it.each([
    ['fr', french, frenchReasons],
    ['ru', russian, russianReasons],
  ] as const)('in %s call promises and states as the reasons do', (_language, tree, reasons) => {
    for (const [own, theirs] of SAID_TWICE) {
      const named = [...leavesOf(tree)].filter(([key]) => key.startsWith(own));
      expect(named.length).toBeGreaterThan(4);
      for (const [key, text] of named) {
        const reason = (reasons as Readonly<Record<string, string>>)[
          `${theirs}${key.slice(own.length)}`
        ];
        expect(text.toLowerCase()).toBe(reason);
      }
    }
  });
});

describe('a count', () => {
  it.each([
    ['fr', 0, '0 ticket'],
    ['fr', 1, '1 ticket'],
    ['fr', 2, '2 tickets'],
    ['fr', 1_000_000, '1 000 000 de tickets'],
    ['ru', 0, '0 тикетов'],
    ['ru', 1, '1 тикет'],
    ['ru', 2, '2 тикета'],
    ['ru', 5, '5 тикетов'],
    ['ru', 11, '11 тикетов'],
    ['ru', 21, '21 тикет'],
    ['ru', 1.5, '1,5 тикета'],
  ] as const)('in %s of %d is said as "%s"', (language, count, text) => {
    const source = leavesOf(TREES[language]).get('board.filters.shown') ?? '';
    const said = readMessage(source, language).render({ count });
    expect(said.replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
  });
});
