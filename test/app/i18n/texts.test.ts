// Are all texts readable, and is one that does not exist noticed?

import { createTexts } from '../../../app/i18n/texts.ts';
import { readMessage } from '../../../engine/wording/message.ts';
import english from '../../../translations/en.json';

function leaves(node: unknown, path = ''): readonly [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as object).flatMap(([name, child]) =>
    leaves(child, path === '' ? name : `${path}.${name}`),
  );
}

describe('createTexts', () => {
  const texts = createTexts('en', english);

  it.each(leaves(english))('can read %s', (key, source) => {
    expect(() => readMessage(source, 'en')).not.toThrow();
    expect(texts.find(key)).not.toBeNull();
  });

  it('says a text with its values', () => {
    expect(texts.say('board.filters.shown', { count: 1 })).toBe('1 ticket');
    expect(texts.say('board.filters.shown', { count: 0 })).toBe('0 tickets');
  });

  it.each(['board.nothing', 'board.title.more', 'board', 'constructor', ''])(
    'finds no text at "%s"',
    (key) => {
      expect(texts.find(key)).toBeNull();
    },
  );
});
