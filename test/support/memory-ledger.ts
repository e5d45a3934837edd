/** The ledger of a store in memory: appended to, and never changed. */

import { invariant } from '../../engine/core/invariant.ts';
import type { Entry } from '../../engine/core/ledger/entry.ts';
import { isSameEntry } from '../../engine/core/ledger/same.ts';
import type { LedgerPart, Tx } from '../../engine/ports/store.ts';

export function ledgerQuestions(ledger: Map<string, Entry>): Pick<Tx, 'ledger' | 'enter'> {
  return {
    ledger: async (part) => [...ledger.values()].filter((entry) => isIn(part, entry)),
    async enter(entries) {
      const before = ledger.size;
      for (const entry of entries) {
        const known = ledger.get(entry.key);
        const isSame = known === undefined || isSameEntry(known, entry);
        invariant(isSame, `The ledger holds another entry under the key ${entry.key}.`);
        ledger.set(entry.key, known ?? entry);
      }
      return ledger.size - before;
    },
  };
}

function isIn(part: LedgerPart, { account, ticket, at }: Entry): boolean {
  if (part === 'all') return true;
  if ('account' in part) return account === part.account;
  if ('ticket' in part) return ticket === part.ticket;
  return at >= part.fromAt && at < part.toAt;
}
