import type { Instant } from '../../core/time/instant.ts';
import type { Letter, Obligation } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { numberIn } from '../row.ts';
import { OBLIGATION_COLUMNS, obligationIn } from './obligation-row.ts';

/** Letters to customers go apart from alerts and from charges for billing. */
type Road = 'alerts' | 'letters';

/**
 * What must be delivered now? A claim marks the rows with this engine's epoch; rows that an earlier
 * epoch left marked were perhaps delivered before it died, and come first.
 */
export async function claimObligations<T extends Obligation | Letter>(
  database: Database,
  road: Road,
  epoch: number,
  now: Instant,
  limit: number,
): Promise<readonly T[]> {
  const isLetter = road === 'letters' ? 1 : 0;
  const interrupted = await database.all(
    `SELECT ${OBLIGATION_COLUMNS} FROM obligation WHERE state = 'sending' AND claim_epoch < ? ` +
      "AND (what = 'letter') = ? ORDER BY not_before_at, created_at, key LIMIT ?",
    [epoch, isLetter, limit],
  );
  const owed = await database.all(
    `SELECT ${OBLIGATION_COLUMNS} FROM obligation WHERE state = 'owed' AND not_before_at <= ? ` +
      "AND (what = 'letter') = ? ORDER BY not_before_at, created_at, key LIMIT ?",
    [now, isLetter, limit - interrupted.length],
  );
  const claimed = [
    ...interrupted.map((row) => ({ ...obligationIn<T>(row), maybeSent: true })),
    ...owed.map((row) => obligationIn<T>(row)),
  ].map((row): T => ({ ...row, state: 'sending', attempts: row.attempts + 1 }));
  await database.runEach(
    "UPDATE obligation SET state = 'sending', claim_epoch = ?, attempts = ?, maybe_sent = ? " +
      'WHERE key = ?',
    claimed.map((row) => [epoch, row.attempts, row.maybeSent ? 1 : 0, row.key]),
  );
  return claimed;
}

/** The earliest instant at which `claimObligations` would find something; null for never. */
export async function nextOwedAt(
  database: Database,
  road: Road,
  epoch: number,
): Promise<Instant | null> {
  const isLetter = road === 'letters' ? 1 : 0;
  const rows = [
    ...(await database.all(
      "SELECT not_before_at FROM obligation WHERE state = 'sending' AND claim_epoch < ? " +
        "AND (what = 'letter') = ? ORDER BY not_before_at LIMIT 1",
      [epoch, isLetter],
    )),
    ...(await database.all(
      "SELECT not_before_at FROM obligation WHERE state = 'owed' AND (what = 'letter') = ? " +
        'ORDER BY not_before_at LIMIT 1',
      [isLetter],
    )),
  ];
  const instants = rows.map((row) => numberIn(row, 'not_before_at'));
  return instants.length === 0 ? null : Math.min(...instants);
}
