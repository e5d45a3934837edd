/** What does a JSON file of the app hold, and where? Read as strictly as Zendesk reads it. */
import { MAX_BYTES, parseText } from '../../tiers-file/parse.ts';
import type { Path } from '../../tiers-file/problem.ts';
import type { AppFile } from './folder.ts';
import type { AppProblemCode, Tell } from './problem.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonFile {
  readonly file: string;
  readonly value: JsonObject;
  /** Tells a problem where the path leads, or at the nearest thing above it that exists. */
  readonly tell: (code: AppProblemCode, path: Path, message: string, atKey?: 'atKey') => void;
}

/** The object in a file; undefined when there is none, which is told. */
export function readJsonFile({ path: file, bytes }: AppFile, tell: Tell): JsonFile | undefined {
  const text = textOf(file, bytes, tell);
  if (text === undefined) return undefined;
  const parsed = parseText(text, { isStrict: true });
  for (const { code, path, message, place } of parsed.findings) {
    // The reader's other codes are about values, which here are read elsewhere.
    const known = code === 'badName' ? 'badValue' : (code as AppProblemCode);
    tell(known, file, message, { path, ...place });
  }
  if (parsed.value === undefined) return undefined;
  if (!isObject(parsed.value)) {
    tell('wrongType', file, 'the file holds no JSON object; write { … }');
    return undefined;
  }
  return {
    file,
    value: parsed.value,
    tell: (code, path, message, atKey) =>
      tell(code, file, message, { path, ...parsed.locate(path, atKey !== undefined) }),
  };
}

function textOf(file: string, bytes: Buffer, tell: Tell): string | undefined {
  if (bytes.length > MAX_BYTES) {
    tell('tooLarge', file, `the file is larger than ${MAX_BYTES} bytes; shorten it`);
    return undefined;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder says only that it failed; the way to mend it is the same for every file.
    tell('unreadable', file, 'the file is not UTF-8 text; save it as UTF-8');
    return undefined;
  }
  if (!text.startsWith('\uFEFF')) return text;
  const message = 'the file begins with a byte order mark, which is no JSON; save it without';
  tell('byteOrderMark', file, message);
  return text.slice(1);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a message quotes it: short, and on one line. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
