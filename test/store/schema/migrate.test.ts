import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import type { TicketRow } from '../../../engine/ports/store.ts';
import { TABLES } from '../../../engine/store/schema/0001-tables.ts';
import { migrate, SCHEMA_VERSION } from '../../../engine/store/schema/migrate.ts';
import { SqliteDatabase } from '../../../engine/store/sqlite-database.ts';
import { saveTickets, ticketsById } from '../../../engine/store/statements/tickets.ts';
import { ticketRow } from '../../support/store-rows.ts';

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

  describe('from version 1, where header and facts stood in the doc', () => {
    const plain = ticketRow({ id: 1 });
    /** Texts and numbers of every sort, and more than ten facts, so that their order is tested. */
    const facts = [
      ...Array.from({ length: 12 }, (_, n) => ({ ...plain.doc.facts[0], at: 12 - n, seq: n })),
      {
        type: 'kind',
        to: null,
        why: 'a\n"b" \\ é שדה 👩🏽‍🚒 \ud83d \u0000',
        at: -1.5,
        seq: 2 ** 53,
      },
      { type: 'organization', to: { id: 2, fields: { a: ['x'], b: 1e300, c: true } }, at: 1 },
    ] as unknown as Fact[];
    const full = ticketRow({ id: 2, doc: { ...plain.doc, facts } });
    const bare = ticketRow({ id: 3, doc: { ...plain.doc, facts: [] } });

    beforeEach(async () => {
      database.exec(`CREATE TABLE schema_version (version INTEGER NOT NULL); ${TABLES}`);
      database.exec('INSERT INTO schema_version (version) VALUES (1)');
      const insert =
        'INSERT INTO ticket (id, opened_at, is_open, state, is_breached, doc) ' +
        'VALUES (?, ?, 1, ?, 0, ?)';
      const values = ({ id, openedAt, state, doc }: TicketRow) => [
        id,
        openedAt,
        state,
        JSON.stringify(doc),
      ];
      await database.runEach(insert, [plain, full, bare].map(values));
      expect(migrate(database)).toBe(1);
    });
    const rows = async () => [...(await ticketsById(database, [1, 2, 3])).values()];

    test('every ticket comes back whole', async () => {
      expect(await rows()).toStrictEqual([plain, full, bare]);
    });

    test('what has a column of its own is gone from the doc', async () => {
      const [doc] = await database.all("SELECT doc FROM ticket WHERE doc LIKE '%header%'", []);
      expect(doc).toBeUndefined();
    });

    test('saving a ticket makes its text anew, the same ticket in less room', async () => {
      const size = async () =>
        (await database.all('SELECT length(timeline) AS n FROM ticket', []))[1];
      const before = await size();
      await saveTickets(database, await rows());
      expect(await rows()).toStrictEqual([plain, full, bare]);
      expect(Number((await size())?.n)).toBeLessThanOrEqual(Number(before?.n));
    });
  });
});
