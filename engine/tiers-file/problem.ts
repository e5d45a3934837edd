/** What can be wrong with a tiers file: one code per row of the table in docs/tiers.md. */

export const ERROR_CODES = [
  'unreadable',
  'tooLarge',
  'tooDeep',
  'notJson',
  'duplicateKey',
  'unknownKey',
  'missing',
  'wrongType',
  'badValue',
  'badName',
  'badDuration',
  'badInstant',
  'badDate',
  'badTime',
  'badInterval',
  'badWeek',
  'badZone',
  'badCurrency',
  'badLanguage',
  'badMoney',
  'badPattern',
  'overPercent',
  'duplicate',
  'reversedDates',
  'overlap',
  'changesConflict',
  'promiseConflict',
  'unknownCountry',
  'neverOpen',
  'unknownCalendar',
  'unknownTier',
  'unknownKind',
  'unknownClass',
  'unknownClock',
  'unknownName',
  'needsCalendar',
  'versionTaken',
] as const;

export const WARNING_CODES = [
  'unmatchedTier',
  'noTargetForKind',
  'noThresholds',
  'notYetInForce',
] as const;

export type ProblemCode = (typeof ERROR_CODES)[number] | (typeof WARNING_CODES)[number];

/** Keys and list indexes from the root of the file. */
export type Path = readonly (string | number)[];

/** A problem as `check` prints it; line and column count from 1, columns in UTF-16 units. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** "tiers.standard.promises.firstReply.advice.within"; empty for the file as a whole. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** A problem before it is known where in the text it stands. */
export interface Finding {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly message: string;
  /** Point at the key rather than at its value; for keys that should not be there. */
  readonly atKey?: boolean;
}

/** Collects findings while a part of the file is read. */
export type Report = (
  code: ProblemCode,
  path: Path,
  message: string,
  options?: { readonly atKey?: boolean },
) => void;

/** Says whether a code only warns: the file stays valid. */
export function isWarning(code: ProblemCode): boolean {
  return (WARNING_CODES as readonly string[]).includes(code);
}

/** Prints a path: dots between plain keys, brackets around indexes and around any other key. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!/^[\p{L}\p{N}_$*-]+$/u.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
