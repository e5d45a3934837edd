import { invariant } from '../../core/invariant.ts';
import type { Settlement } from '../../ports/store.ts';
import type { Database, SqlValue } from '../database.ts';

/** What became of a delivery? What was sent stays sent; what died may be owed again by hand. */
export async function settle(database: Database, key: string, outcome: Settlement): Promise<void> {
  const [sets, values] = change(outcome);
  const changed = await database.run(
    `UPDATE obligation SET claim_epoch = NULL, ${sets} WHERE key = ? AND state <> 'sent'`,
    [...values, key],
  );
  invariant(changed === 1, `Settled ${key}, which is unknown or was sent before.`);
}

function change(outcome: Settlement): [sets: string, values: SqlValue[]] {
  if ('sent' in outcome) return ["state = 'sent', sent_at = ?, last_error = NULL", [outcome.sent]];
  if ('dead' in outcome) return ["state = 'dead', last_error = ?", [outcome.dead]];
  if ('heldUntilAt' in outcome) {
    return ["state = 'owed', not_before_at = ?, attempts = attempts - 1", [outcome.heldUntilAt]];
  }
  return ["state = 'owed', not_before_at = ?, last_error = ?", [outcome.retryAt, outcome.error]];
}
