/** What does the text of a tiers file hold, and where in it does each value stand? */
import {
  createScanner,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { Finding, Path } from './problem.ts';

/** A tiers file of every tier a provider could have stays far below this. */
export const MAX_BYTES = 1_000_000;
/** The deepest valid value lies under ten levels; the parser recurses, so depth must be bounded. */
const MAX_DEPTH = 64;
/** The library's token kinds; its enum can't be imported into separately compiled files. */
const TOKEN = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const;

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The value and its map; `value` is undefined when the text is not JSON. */
export interface Parsed {
  readonly value: unknown;
  readonly findings: readonly (Finding & { readonly place?: Place })[];
  /** The place of a value, of its key, or of the nearest thing above that exists. */
  locate(path: Path, atKey: boolean): Place;
}

/**
 * Reads JSON with comments and trailing commas, or none of them where other programs read the file,
 * too; duplicate keys and syntax errors are findings.
 */
export function parseText(text: string, { isStrict = false } = {}): Parsed {
  const lines = lineStarts(text);
  const place = (offset: number) => placeOf(lines, offset);
  const refused = (code: 'tooLarge' | 'tooDeep' | 'notJson', message: string): Parsed => ({
    value: undefined,
    findings: [{ code, path: [], message, place: { line: 1, column: 1 } }],
    locate: () => ({ line: 1, column: 1 }),
  });
  if (Buffer.byteLength(text) > MAX_BYTES) {
    return refused('tooLarge', `the file is larger than ${MAX_BYTES} bytes; split off what is old`);
  }
  if (text.trim() === '') return refused('notJson', 'the file is empty; write a JSON object');
  if (depthOf(text) > MAX_DEPTH) {
    return refused('tooDeep', `values are nested more than ${MAX_DEPTH} deep; flatten them`);
  }
  const errors: ParseError[] = [];
  const allowed = { allowTrailingComma: !isStrict, disallowComments: isStrict };
  const root = parseTree(text, errors, allowed);
  if (errors.length > 0 || root === undefined) {
    return {
      ...refused('notJson', ''),
      findings: errors.map(({ error, offset, length }) => ({
        code: 'notJson',
        path: [],
        message: syntaxMessage(printParseErrorCode(error), text.slice(offset, offset + length)),
        place: place(offset),
      })),
    };
  }
  const findings: (Finding & { place?: Place })[] = [];
  const value = readValue(root, [], (code, path, node, message) =>
    findings.push({ code, path, message, place: place(node.offset) }),
  );
  return { value, findings, locate: (path, atKey) => place(offsetOf(root, path, atKey)) };
}

/** `parseTree` and everything after it recurse; the scanner does not, so it goes first. */
function depthOf(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  let deepest = 0;
  for (let kind: number = scanner.scan(); kind !== TOKEN.end; kind = scanner.scan()) {
    if (kind === TOKEN.openBrace || kind === TOKEN.openBracket) depth++;
    if (kind === TOKEN.closeBrace || kind === TOKEN.closeBracket) depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

type Refuse = (code: 'duplicateKey' | 'badName', path: Path, node: Node, message: string) => void;

/** Like the library's own, but keeps the first of two equal keys and never touches a prototype. */
function readValue(node: Node, path: Path, refuse: Refuse): unknown {
  if (node.type === 'array') {
    return (node.children ?? []).map((child, i) => readValue(child, [...path, i], refuse));
  }
  if (node.type !== 'object') return node.value;
  const entries = new Map<string, unknown>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const at = [...path, name];
    if (entries.has(name)) {
      refuse('duplicateKey', at, key, `"${name}" is written twice here; keep one of the two`);
    } else if (name === '__proto__') {
      // Zod passes over this key without a word, so it is refused before.
      refuse('badName', at, key, `"${name}" cannot be a key; write another name`);
    } else {
      entries.set(name, readValue(value, at, refuse));
    }
  }
  return Object.fromEntries(entries);
}

function offsetOf(root: Node, path: Path, atKey: boolean): number {
  let node = root;
  let offset = root.offset;
  for (const [i, step] of path.entries()) {
    if (typeof step === 'number') {
      const child = node.type === 'array' ? node.children?.[step] : undefined;
      if (child === undefined) return offset;
      node = child;
      offset = child.offset;
      continue;
    }
    const property = node.children?.find((one) => one.children?.[0]?.value === step);
    const [key, value] = (node.type === 'object' && property?.children) || [];
    if (key === undefined || value === undefined) return offset;
    node = value;
    offset = atKey && i === path.length - 1 ? key.offset : value.offset;
  }
  return offset;
}

function syntaxMessage(code: string, found: string): string {
  const what = found.trim() === '' ? '' : ` at ${JSON.stringify(found.slice(0, 40))}`;
  const words: Record<string, string> = {
    InvalidCommentToken: 'comments are no part of JSON; take it out',
    InvalidSymbol: 'this is not JSON; names and texts stand in double quotes',
    InvalidNumberFormat: 'this number is not JSON; write it like 12 or 0.5',
    PropertyNameExpected: 'a key in double quotes is expected',
    ValueExpected: 'a value is expected',
    ColonExpected: 'a colon is expected after the key',
    CommaExpected: 'a comma is expected before the next value',
    CloseBraceExpected: 'a closing } is missing',
    CloseBracketExpected: 'a closing ] is missing',
    EndOfFileExpected: 'the file goes on after its end; keep one JSON object',
    UnexpectedEndOfComment: 'a comment is not closed; write */',
    UnexpectedEndOfString: 'a text is not closed; write " at its end',
    UnexpectedEndOfNumber: 'a number breaks off',
    InvalidUnicode: 'an escape like \\u00e9 is broken',
    InvalidEscapeCharacter: 'an escape in a text is unknown; write \\\\ for a backslash',
    InvalidCharacter: 'a text holds a control character; write \\n or \\t',
  };
  return `${words[code] ?? `not JSON (${code})`}${what}`;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return starts;
}

function placeOf(starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
