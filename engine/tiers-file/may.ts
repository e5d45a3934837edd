/** Whom does the file let do what, and does it name roles that exist? */
import { compare } from '../core/money/amount.ts';
import type { Permissions, QuoteLimit } from '../core/policy/permission.ts';
import { readAmount } from './money.ts';
import { hint } from './nearest.ts';
import type { Path } from './problem.ts';
import { type Reading, refuseTwice } from './reading.ts';
import type { RawFile } from './schema/file.ts';
import { ROLES } from './schema/paid.ts';

type RawMay = NonNullable<RawFile['may']>;

/** Reads who may do what; an action that is not named is nobody's but admins'. */
export function readMay(reading: Reading, raw: RawMay = {}): Permissions {
  checkRoles(reading, raw);
  const roles = Object.entries(raw.roles ?? {}).map(
    ([name, { groups }]) => [name, groups] as const,
  );
  return {
    roles: new Map(roles),
    withdrawBreach: raw.withdrawBreach ?? [],
    diagnose: raw.diagnose ?? [],
    override: raw.override ?? [],
    quote: raw.quote ?? [],
    quoteAbove: readLimits(reading, raw.quoteAbove ?? {}),
    intervene: raw.intervene ?? [],
    book: raw.book ?? [],
    boost: raw.boost ?? [],
    correctCharge: raw.correctCharge ?? [],
    suspend: raw.suspend ?? [],
    reinstate: raw.reinstate ?? [],
  };
}

/** By rising totals, so that the last one reached is the one that holds. */
function readLimits(
  reading: Reading,
  raw: NonNullable<RawMay['quoteAbove']>,
): readonly QuoteLimit[] {
  return Object.entries(raw)
    .map(([amount, roles]) => ({
      from: readAmount(reading, amount, ['may', 'quoteAbove', amount]),
      roles,
    }))
    .sort((a, b) => compare(a.from, b.from));
}

function checkRoles(reading: Reading, raw: RawMay): void {
  const { roles = {}, quoteAbove = {}, ...actions } = raw;
  for (const name of Object.keys(roles)) {
    if (name !== 'agent' && name !== 'admin') continue;
    const message = `who is ${name} is Zendesk's to say; choose another name for this role`;
    reading.report('badValue', ['may', 'roles', name], message, { atKey: true });
  }
  const known = [...ROLES, ...Object.keys(roles)];
  const lists: [Path, readonly string[]][] = [];
  for (const [action, list] of Object.entries(actions)) lists.push([['may', action], list]);
  for (const [amount, list] of Object.entries(quoteAbove)) {
    lists.push([['may', 'quoteAbove', amount], list]);
  }
  for (const [path, list] of lists) {
    refuseTwice(reading.report, list, path);
    for (const [i, role] of list.entries()) {
      if (known.includes(role)) continue;
      const message = `there is no role "${role}"; ${hint(role, known)}`;
      reading.report('unknownName', [...path, i], message);
    }
  }
}
