/** What can be wrong with an app's folder: one code for each kind of mistake. */
import { formatPath, type Path } from '../../tiers-file/problem.ts';

type ErrorCode =
  | 'unreadable'
  | 'tooLarge'
  | 'tooMany'
  | 'badIgnore'
  | 'link'
  | 'badName'
  | 'sameName'
  | 'secretFile'
  | 'sourceMap'
  | 'forbiddenType'
  | 'badImage'
  | 'missingManifest'
  | 'byteOrderMark'
  | 'notJson'
  | 'tooDeep'
  | 'duplicateKey'
  | 'missing'
  | 'wrongType'
  | 'badValue'
  | 'unknownName'
  | 'duplicate'
  | 'notAllowed';

const WARNING_CODES = [
  'possibleSecret',
  'plainHttp',
  'insecureParameter',
  'secretDefault',
  'noScopes',
  'changedImage',
  'ignoresNothing',
  'notChecked',
] as const;

export type AppProblemCode = ErrorCode | (typeof WARNING_CODES)[number];

/** A problem as `package` prints it; line and column count from 1. */
export interface AppProblem {
  readonly severity: 'error' | 'warning';
  readonly code: AppProblemCode;
  /** From the app's folder, with forward slashes; empty for the folder itself. */
  readonly file: string;
  /** "location.support.ticket_sidebar.url"; empty for the file as a whole. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Spot {
  readonly path?: Path;
  readonly line?: number;
  readonly column?: number;
}

/** Collects problems while a part of the folder is looked at. */
export type Tell = (code: AppProblemCode, file: string, message: string, spot?: Spot) => void;

/** A list of problems, and the function that adds to it. */
export function problemList(): { readonly problems: AppProblem[]; readonly tell: Tell } {
  const problems: AppProblem[] = [];
  const tell: Tell = (code, file, message, { path = [], line = 1, column = 1 } = {}) => {
    const severity = (WARNING_CODES as readonly string[]).includes(code) ? 'warning' : 'error';
    problems.push({ severity, code, file, path: formatPath(path), line, column, message });
  };
  return { problems, tell };
}

/** Where in a text an offset lies. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
