/**
 * Which words does the app say? Keys are checked by the compiler against translations/en.json, the
 * complete language; a message is read the first time it is said.
 */

import type { Language } from '../../engine/wording/language.ts';
import { type Message, readMessage, type Values } from '../../engine/wording/message.ts';
import type english from '../../translations/en.json';

type Tree = typeof english;

type Leaves<Node, Prefix extends string = ''> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? `${Prefix}${Name}`
    : Leaves<Node[Name], `${Prefix}${Name}.`>;
}[keyof Node & string];

/** A dotted path to a text, such as `board.queue.title`. */
export type TextKey = Leaves<Tree>;

export interface Texts {
  readonly language: Language;
  say(key: TextKey, values?: Values): string;
  /** For keys that come from the engine as data (a clock's name); null when there is no text. */
  find(key: string, values?: Values): string | null;
}

type Parts = { readonly [Name in keyof Tree]?: Partial<Tree[Name]> };

/** The same texts, and before them those that were loaded later. */
export function textsWith(more: Texts, texts: Texts): Texts {
  const find: Texts['find'] = (key, values) => more.find(key, values) ?? texts.find(key, values);
  return { ...texts, find, say: (key, values) => find(key, values) ?? key };
}

/** Texts of one language from its tree, shaped like translations/en.json, or from parts of it. */
export function createTexts(language: Language, tree: Parts): Texts {
  const messages = new Map<string, Message | null>();
  const find = (key: string, values: Values = {}) => {
    let message = messages.get(key);
    if (message === undefined) {
      const source = leafOf(tree, key);
      message = source === null ? null : readMessage(source, language);
      messages.set(key, message);
    }
    return message === null ? null : message.render(values);
  };
  return { language, find, say: (key, values) => find(key, values) ?? key };
}

function leafOf(tree: object, key: string): string | null {
  let node: unknown = tree;
  for (const name of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return null;
    node = (node as Record<string, unknown>)[name];
  }
  return typeof node === 'string' ? node : null;
}
