import { invariant } from '../../core/invariant.ts';
import type { Entry } from '../../core/ledger/entry.ts';
import { isSameEntry } from '../../core/ledger/same.ts';
import type { LedgerPart } from '../../ports/store.ts';
import type { Database, SqlRow, SqlValue } from '../database.ts';
import { entryIn, entryText } from '../entry-text.ts';
import { numberIn, numberOrNullIn, textIn } from '../row.ts';

/** What stands in the ledger, and how is it appended to? */
const COLUMNS = 'key, account, ticket_id, at, type, body';

/** The entries of a part, in the order in which they were entered. */
export async function ledgerEntries(
  database: Database,
  part: LedgerPart,
): Promise<readonly Entry[]> {
  const [where, values] = conditionOf(part);
  const rows = await database.all(`SELECT ${COLUMNS} FROM ledger ${where} ORDER BY place`, values);
  return rows.map(entryOf);
}

function conditionOf(part: LedgerPart): [where: string, values: SqlValue[]] {
  if (part === 'all') return ['', []];
  if ('account' in part) return ['WHERE account = ?', [part.account]];
  if ('ticket' in part) return ['WHERE ticket_id = ?', [part.ticket]];
  return ['WHERE at >= ? AND at < ?', [part.fromAt, part.toAt]];
}

function entryOf(row: SqlRow): Entry {
  const columns = {
    key: textIn(row, 'key'),
    account: textIn(row, 'account'),
    ticket: numberOrNullIn(row, 'ticket_id'),
    at: numberIn(row, 'at'),
    type: textIn(row, 'type') as Entry['type'],
  };
  return entryIn(columns, textIn(row, 'body'));
}

/** How many were new: the same again is nothing, and another one under a key is our mistake. */
export async function enter(database: Database, entries: readonly Entry[]): Promise<number> {
  let added = 0;
  for (const entry of entries) {
    const [row] = await database.all(`SELECT ${COLUMNS} FROM ledger WHERE key = ?`, [entry.key]);
    if (row !== undefined) {
      const isSame = isSameEntry(entryOf(row), entry);
      invariant(isSame, `The ledger holds another entry under the key ${entry.key}.`);
      continue;
    }
    const { key, account, ticket, at, type } = entry;
    await database.run(`INSERT INTO ledger (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`, [
      key,
      account,
      ticket,
      at,
      type,
      entryText(entry),
    ]);
    added += 1;
  }
  return added;
}
