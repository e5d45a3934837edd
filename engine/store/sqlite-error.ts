import { EngineError } from '../errors.ts';

/**
 * What is told when SQLite refuses? Each result code that an operator can do something about has
 * its sentence; the codes are SQLite's own (https://sqlite.org/rescode.html).
 */
const CODE = {
  unknown: 1,
  busy: 5,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADatabase: 26,
} as const;

const RESTORE = 'stop the engine, keep the folder, and restore the store from a backup';
const ADVICE: ReadonlyMap<number, string> = new Map([
  [CODE.busy, 'another program holds the file: close it, then start again'],
  [CODE.readOnly, 'the file or its folder is read-only: give the engine write permission'],
  [CODE.io, 'the disk answered with an error: check it, then start again'],
  [CODE.corrupt, `the file is damaged: ${RESTORE}`],
  [CODE.full, 'the disk is full: free some space; nothing acknowledged was lost'],
  [CODE.cantOpen, 'the file cannot be opened: check the folder and its permissions'],
  [CODE.notADatabase, `the file is not a store: ${RESTORE}, or choose another folder`],
]);

/** SQLite's own words for those codes: reading many rows at once throws them without the code. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['database is locked', CODE.busy],
  ['attempt to write a readonly database', CODE.readOnly],
  ['disk I/O error', CODE.io],
  ['database disk image is malformed', CODE.corrupt],
  ['database or disk is full', CODE.full],
  ['unable to open database file', CODE.cantOpen],
  ['file is not a database', CODE.notADatabase],
]);

interface SqliteError {
  readonly errcode?: number;
  readonly message: string;
}

/** Told by its members: the addon's errors may be of another realm's Error class. */
function isSqliteError(error: unknown): error is SqliteError {
  if (typeof error !== 'object' || error === null || !('message' in error)) return false;
  if ('errcode' in error) return typeof error.errcode === 'number';
  return 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

/** SQLite packs details above the lowest byte, which alone is the primary result code. */
function resultCode({ errcode, message }: SqliteError): number {
  return errcode === undefined ? (WORDS.get(message) ?? CODE.unknown) : errcode & 0xff;
}

/** True when another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && resultCode(error) === CODE.busy;
}

/**
 * Turns an error of SQLite into a storeFailed with what to do about it; errors that are not
 * SQLite's come back as they are. A full disk and a busy file may pass, so these are retryable.
 */
export function storeError(attempted: string, error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  const code = resultCode(error);
  const advice = ADVICE.get(code) ?? 'this is an error of Palier: please report it';
  return new EngineError('storeFailed', `${attempted} failed (${error.message}): ${advice}.`, {
    cause: error,
    retryable: code === CODE.full || code === CODE.busy,
  });
}
