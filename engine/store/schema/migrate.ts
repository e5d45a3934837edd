import { EngineError } from '../../errors.ts';
import { TABLES } from './0001-tables.ts';
import { TIMELINE } from './0002-timeline.ts';
import { LEDGER } from './0003-ledger.ts';

/**
 * How does a store of an older Palier become one of this Palier? Numbered scripts, each run once
 * and in order, each in the transaction that also raises the version.
 */

/** Never edited after a release: a change of the schema is a new script at the end. */
const SCRIPTS: readonly string[] = [TABLES, TIMELINE, LEDGER];

/** The version this Palier reads and writes: the number of scripts. */
export const SCHEMA_VERSION = SCRIPTS.length;

/** What migrating needs of a connection; one call of `exec` may hold several statements. */
export interface Migratable {
  exec(sql: string): void;
  /** The recorded version, 0 for an empty file. */
  version(): number;
}

/**
 * Brings the schema up to SCHEMA_VERSION and returns the version it found. A store written by a
 * newer Palier is refused: reading it by guess could lose what the newer one wrote.
 */
export function migrate(database: Migratable): number {
  database.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  const found = database.version();
  if (found > SCHEMA_VERSION) {
    throw new EngineError(
      'storeFailed',
      `The store has schema version ${found}, this Palier knows up to ${SCHEMA_VERSION}: ` +
        'start the newer Palier that wrote it, or choose another folder.',
    );
  }
  SCRIPTS.slice(found).forEach((script, index) => {
    const version = found + index + 1;
    database.exec(
      `BEGIN IMMEDIATE; ${script} DELETE FROM schema_version; ` +
        `INSERT INTO schema_version (version) VALUES (${version}); COMMIT;`,
    );
  });
  return found;
}
