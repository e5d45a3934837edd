/** What do zod's issues mean to the person who writes the file? The one place that words them. */
import type { z } from 'zod';
import { hint } from './nearest.ts';
import type { Finding, Path, ProblemCode } from './problem.ts';
import { knownKeysOf } from './schema/values.ts';

type Issue = z.core.$ZodIssue;

/** Looking for the nearest key is slow beside all else; a file of another sort needs no hints. */
const MOST_HINTS = 50;

/** One finding per mistake; `raw` is the value that was parsed, to tell absent from wrong. */
export function findingsOf(issues: readonly Issue[], raw: unknown, base: Path = []): Finding[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')];
    return translate(issue, path, raw);
  });
}

function translate(issue: Issue, path: Path, raw: unknown): Finding[] {
  switch (issue.code) {
    case 'custom': {
      const code = (issue.params?.code ?? 'badValue') as ProblemCode;
      return [{ code, path, message: issue.message }];
    }
    case 'unrecognized_keys': {
      const known = knownKeysOf(issue.message);
      return issue.keys.map((key, i) => ({
        code: 'unknownKey',
        path: [...path, key],
        message:
          `"${shorten(key)}" is not known here; ` +
          (i < MOST_HINTS ? hint(key, known) : 'remove it'),
        atKey: true,
      }));
    }
    case 'invalid_key': {
      const why = issue.issues.map((inner) => inner.message).join('; ');
      return [{ code: 'badName', path, message: why, atKey: true }];
    }
    case 'invalid_union':
      return union(issue, path, raw);
    case 'invalid_type':
      return [typeFinding(issue.expected, path, raw)];
    case 'invalid_value':
      return [valueFinding(issue.values, path, raw)];
    case 'too_small':
    case 'too_big':
      return [{ code: 'badValue', path, message: sizeMessage(issue) }];
    default:
      return [{ code: 'badValue', path, message: issue.message }];
  }
}

/**
 * Answers for the branch that the writer meant: of the right type, and with the fewest mistakes.
 */
function union(issue: Issue & { code: 'invalid_union' }, path: Path, raw: unknown): Finding[] {
  const meant = issue.errors.filter(
    (branch) => !branch.some((one) => isOfAnotherType(one, valueAt(raw, path))),
  );
  const told = meant
    .map((branch) => findingsOf(branch, raw, path))
    .sort((a, b) => a.length - b.length)[0];
  if (told !== undefined) return told;
  if (valueAt(raw, path) === undefined) return [typeFinding(undefined, path, raw)];
  const forms = issue.errors.flatMap((branch) =>
    branch.flatMap((one) => (one.path.length === 0 ? [formOf(one)] : [])),
  );
  const message = `${typeOf(valueAt(raw, path))} does not fit here; write ${oneOf(forms)}`;
  return [{ code: 'wrongType', path, message }];
}

function isOfAnotherType(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  return issue.code === 'invalid_value' && issue.values.every((one) => typeof one !== typeof value);
}

function formOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map((one) => String(one)).join(' or ');
  return issue.message;
}

function typeFinding(expected: string | undefined, path: Path, raw: unknown): Finding {
  const value = valueAt(raw, path);
  const form = expected === undefined ? '' : (TYPES[expected] ?? expected);
  if (value === undefined) {
    const write = form === '' ? '' : ` (${form})`;
    return {
      code: 'missing',
      path,
      message: `"${path.at(-1) ?? ''}" is missing; write it${write}`,
    };
  }
  return { code: 'wrongType', path, message: `${typeOf(value)} does not fit here; write ${form}` };
}

function valueFinding(values: readonly unknown[], path: Path, raw: unknown): Finding {
  const value = valueAt(raw, path);
  const known = values.map((one) => String(one));
  if (value === undefined) {
    const message = `"${path.at(-1) ?? ''}" is missing; write ${oneOf(known)}`;
    return { code: 'missing', path, message };
  }
  const shown = typeof value === 'object' ? typeOf(value) : JSON.stringify(value);
  return {
    code: 'badValue',
    path,
    message: `${shorten(shown)} is not allowed here; ${hint(String(value), known)}`,
  };
}

function sizeMessage(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const [word, bound] =
    issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  switch (issue.origin) {
    case 'string':
      return `write ${word} ${bound} character${bound === 1 ? '' : 's'}`;
    case 'array':
    case 'object':
      return `write ${word} ${bound} entr${bound === 1 ? 'y' : 'ies'}`;
    default:
      return `write a number ${word} ${bound}${issue.inclusive ? '' : ', itself excluded'}`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
  null: 'null',
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const type = typeof value === 'string' ? 'text' : typeof value;
  return `the ${type} ${shorten(JSON.stringify(value))}`;
}

function oneOf(forms: readonly string[]): string {
  const distinct = [...new Set(forms)];
  const last = distinct.pop() ?? '';
  return distinct.length === 0 ? last : `${distinct.join(', ')} or ${last}`;
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

/** Follows own keys only: a path may be called "constructor". */
export function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return undefined;
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
