import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../../engine/errors.ts';
import { SqliteDatabase } from '../../engine/store/sqlite-database.ts';
import { storeError } from '../../engine/store/sqlite-error.ts';

describe('storeError', () => {
  test.each([
    [5, 'another program holds the file', true],
    [8, 'give the engine write permission', false],
    [10, 'the disk answered with an error', false],
    [11, 'the file is damaged', false],
    [13, 'the disk is full', true],
    [14, 'the file cannot be opened', false],
    [26, 'the file is not a store', false],
    [1, 'this is an error of Palier', false],
    // 778 is SQLITE_IOERR_WRITE: 10 with details above the lowest byte.
    [778, 'the disk answered with an error', false],
  ])('SQLite code %d says that %s; retryable: %s', (errcode, part, isRetryable) => {
    const error = storeError('Writing', { errcode, message: 'as SQLite said' });
    if (!(error instanceof EngineError)) throw new Error('not an EngineError');
    expect(error.message).toContain('Writing failed (as SQLite said)');
    expect(error.message).toContain(part);
    expect([error.code, error.retryable]).toEqual(['storeFailed', isRetryable]);
  });

  test.each([
    ['database is locked', 'another program holds the file', true],
    ['attempt to write a readonly database', 'give the engine write permission', false],
    ['disk I/O error', 'the disk answered with an error', false],
    ['database disk image is malformed', 'the file is damaged', false],
    ['database or disk is full', 'the disk is full', true],
    ['unable to open database file', 'the file cannot be opened', false],
    ['file is not a database', 'the file is not a store', false],
    ['no such table: ticket', 'this is an error of Palier', false],
  ])('"%s" without a code says that %s; retryable: %s', (message, part, isRetryable) => {
    const error = storeError('Reading', { code: 'ERR_SQLITE_ERROR', message });
    if (!(error instanceof EngineError)) throw new Error('not an EngineError');
    expect(error.message).toContain(part);
    expect([error.code, error.retryable]).toEqual(['storeFailed', isRetryable]);
  });

  test('an error that is not of SQLite comes back as it is', () => {
    const error = new TypeError('ours');
    expect(storeError('Writing', error)).toBe(error);
  });
});

describe('SqliteDatabase', () => {
  const dir = mkdtempSync(join(tmpdir(), 'palier-full-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('commits are written through to the disk: WAL with synchronous=FULL (2)', async () => {
    const database = new SqliteDatabase(join(dir, 'pragmas.db'));
    expect(await database.all('PRAGMA synchronous', [])).toEqual([{ synchronous: 2 }]);
    expect(await database.all('PRAGMA journal_mode', [])).toEqual([{ journal_mode: 'wal' }]);
    database.close();
  });

  test('a full disk is an error, undone, and writing goes on once there is space', async () => {
    const database = new SqliteDatabase(join(dir, 'full.db'));
    database.exec('CREATE TABLE filler (text TEXT NOT NULL); PRAGMA max_page_count = 20');
    const fill = (times: number) =>
      database.runEach(
        'INSERT INTO filler (text) VALUES (?)',
        Array(times).fill(['x'.repeat(999)]),
      );
    database.exec('BEGIN IMMEDIATE');
    await expect(fill(500)).rejects.toThrow(/the disk is full/);
    database.rollBack();
    const [row] = await database.all('SELECT COUNT(*) AS n FROM filler', []);
    expect(row?.n).toBe(0);
    database.exec('PRAGMA max_page_count = 2000');
    await fill(500);
    expect((await database.all('SELECT COUNT(*) AS n FROM filler', []))[0]?.n).toBe(500);
    database.close();
  });
});
