import type { Fact } from '../core/ticket/fact.ts';

/**
 * How does a fact of an update stand in its line of a packed timeline? Columns apart by a tab:
 * milliseconds since the fact of the line before that has this form (the first: since 1970), the
 * author's place in the list of authors, the key, and the rest of the fact as a JSON object, left
 * out when there is none. The key is `seq:type` or `seq:type:…`, so both are read from it.
 */
const TAB = 9;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const COLON = 58;

/** A key that its column can hold: control characters part columns, lone surrogates are no text. */
const KEY = /^\d+:[^\p{Cc}\p{Cs}]*$/u;

/** The line of a fact, its author listed; null when the fact does not have this form. */
export function compactLine(fact: Fact, previousAt: number, authors: string[]): string | null {
  const { at, seq, key, author, type, ...rest } = fact;
  if (!Number.isSafeInteger(at) || !Number.isSafeInteger(at - previousAt)) return null;
  if (!Number.isSafeInteger(seq) || typeof author !== 'string') return null;
  if (typeof key !== 'string' || !KEY.test(key)) return null;
  const colon = key.indexOf(':');
  if (Number(key.slice(0, colon)) !== seq || typeOf(key.slice(colon + 1)) !== type) return null;
  let place = authors.indexOf(author);
  if (place < 0) place = authors.push(author) - 1;
  const body = JSON.stringify(rest);
  const columns = `${at - previousAt}\t${place}\t${key}`;
  return body === '{}' ? columns : `${columns}\t${body}`;
}

/** Whether the line has this form: it begins with a number. */
export function isFactLine(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  return first === MINUS || (first >= ZERO && first <= NINE);
}

/** The fact in a line of the text; null when a column is damaged. */
export function factAt(
  text: string,
  start: number,
  end: number,
  previousAt: number,
  authors: readonly string[],
): Fact | null {
  // Numbers are read digit by digit, so that no text is cut out for each of them.
  let i = start;
  const isNegative = text.charCodeAt(i) === MINUS;
  if (isNegative) i += 1;
  let sinceMs = 0;
  let digit = text.charCodeAt(i) - ZERO;
  for (; digit >= 0 && digit <= 9; digit = text.charCodeAt(++i) - ZERO)
    sinceMs = sinceMs * 10 + digit;
  if (digit !== TAB - ZERO) return null;
  let place = 0;
  digit = text.charCodeAt(++i) - ZERO;
  for (; digit >= 0 && digit <= 9; digit = text.charCodeAt(++i) - ZERO) place = place * 10 + digit;
  const author = authors[place];
  if (digit !== TAB - ZERO || author === undefined) return null;
  const keyStart = ++i;
  let seq = 0;
  digit = text.charCodeAt(i) - ZERO;
  for (; digit >= 0 && digit <= 9; digit = text.charCodeAt(++i) - ZERO) seq = seq * 10 + digit;
  if (digit !== COLON - ZERO || i >= end) return null;
  const mould = mouldOf(text.slice(i + 1, end));
  // A copy of an object has its hidden class: facts of one sort are all alike to the judge.
  const fact = { ...mould.fact };
  fact.at = previousAt + (isNegative ? -sinceMs : sinceMs);
  fact.seq = seq;
  fact.key = text.slice(keyStart, i + 1 + mould.nameLength);
  fact.author = author;
  return fact;
}

/** A fact to be copied and filled in. */
interface Mould {
  readonly fact: Writable<Fact>;
  /** How much of the key comes after its colon. */
  readonly nameLength: number;
}
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Most lines end in one of a few hundred ways ("status, to open"), so those are parsed once, and
 * their lists and objects are frozen, since many facts share them. What people write is longer and
 * seldom comes twice.
 */
const moulds = new Map<string, Mould>();
const MOULDS_KEPT = 4096;
const LONGEST_KEPT = 128;

function mouldOf(ending: string): Mould {
  const known = moulds.get(ending);
  if (known !== undefined) return known;
  const tab = ending.indexOf('\t');
  const nameLength = tab < 0 ? ending.length : tab;
  const rest = tab < 0 ? {} : (JSON.parse(ending.slice(tab + 1)) as object);
  // Fractions, so that the object has room for numbers that are no small integers from the start.
  const fact = { at: 0.5, seq: 0.5, key: '', author: '', type: '', ...rest };
  fact.type = internal(typeOf(ending.slice(0, nameLength)));
  const mould = { fact: fact as Writable<Fact>, nameLength };
  if (ending.length > LONGEST_KEPT) return mould;
  for (const value of Object.values(rest)) freeze(value);
  if (moulds.size >= MOULDS_KEPT) moulds.clear();
  moulds.set(ending, mould);
  return mould;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(Object.freeze(value))) freeze(inner);
}

/** The part of a key's name that is the fact's type. */
function typeOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(0, colon);
}

/** The same text as V8 holds names of properties, which a switch compares by address. */
function internal(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
