import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, SCHEMA_VERSION } from '../../../engine/store/schema/migrate.ts';
import { SqliteDatabase } from '../../../engine/store/sqlite-database.ts';

describe('migrate', () => {
  let dir: string;
  let database: SqliteDatabase;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'palier-schema-'));
    database = new SqliteDatabase(join(dir, 'palier.db'));
  });
  afterEach(() => {
    database.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const dump = async () => {
    const rows = await database.all(
      'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name',
      [],
    );
    return `${rows.map((row) => `${row.sql};`).join('\n\n')}\n`;
  };

  test('an empty file gets the schema that is kept in schema.golden.sql', async () => {
    expect(migrate(database)).toBe(0);
    expect(database.version()).toBe(SCHEMA_VERSION);
    expect(await dump()).toBe(readFileSync(join(__dirname, 'schema.golden.sql'), 'utf8'));
  });

  test('a store of this version is left as it is', async () => {
    migrate(database);
    const before = await dump();
    expect(migrate(database)).toBe(SCHEMA_VERSION);
    expect(await dump()).toBe(before);
  });

  test('a store of a newer version is refused with what to do', () => {
    migrate(database);
    database.exec(`UPDATE schema_version SET version = ${SCHEMA_VERSION + 1}`);
    expect(() => migrate(database)).toThrow(/start the newer Palier that wrote it/);
  });
});
