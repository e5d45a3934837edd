import { invariant } from '../../engine/core/invariant.ts';
import type { NewObligation, Obligation, Settlement, Tx } from '../../engine/ports/store.ts';
import { ordered } from './ordered.ts';

/** What is owed, in a plain map: a part of the memory store. */

export type Owed = Obligation & { readonly epoch: number };

type ObligationQuestions = Pick<
  Tx,
  'owe' | 'claim' | 'settle' | 'nextOwedAt' | 'deadLetters' | 'recent'
>;

export function obligationQuestions(rows: Map<string, Owed>, epoch: number): ObligationQuestions {
  const inTurn = (keep: (row: Owed) => boolean) =>
    ordered(
      ordered([...rows.values()].filter(keep), (row) => row.key),
      (row) => row.notBeforeAt,
      (row) => row.createdAt,
    );
  const interrupted = () => inTurn((row) => row.state === 'sending' && row.epoch < epoch);
  const owed = () => inTurn((row) => row.state === 'owed');
  const newestFirst = (keep: (row: Owed) => boolean, limit: number) =>
    ordered(
      ordered([...rows.values()].filter(keep), (row) => row.key),
      (row) => row.createdAt,
    )
      .reverse()
      .slice(0, limit)
      .map(shown);
  return {
    async owe(row) {
      if (rows.has(row.key)) return false;
      rows.set(row.key, firstState(row));
      return true;
    },
    async claim(now, limit) {
      const claimed = [
        ...interrupted().map((row): Owed => ({ ...row, maybeSent: true })),
        ...owed().filter((row) => row.notBeforeAt <= now),
      ]
        .slice(0, limit)
        .map((row): Owed => ({ ...row, state: 'sending', attempts: row.attempts + 1, epoch }));
      for (const row of claimed) rows.set(row.key, row);
      return claimed.map(shown);
    },
    async settle(key, outcome) {
      const row = rows.get(key);
      invariant(
        row && row.state !== 'sent',
        `Settled ${key}, which is unknown or was sent before.`,
      );
      rows.set(key, settled(row, outcome));
    },
    nextOwedAt: async () => {
      const instants = [...interrupted(), ...owed()].map((row) => row.notBeforeAt);
      return instants.length === 0 ? null : Math.min(...instants);
    },
    deadLetters: async (limit) => newestFirst((row) => row.state === 'dead', limit),
    recent: async (limit) => newestFirst(() => true, limit),
  };
}

function firstState(row: NewObligation): Owed {
  const onBoard = row.channel === 'board';
  return {
    ...row,
    state: onBoard ? 'sent' : 'owed',
    attempts: 0,
    maybeSent: false,
    sentAt: onBoard ? row.createdAt : null,
    lastError: null,
    epoch: 0,
  };
}

function settled(row: Owed, outcome: Settlement): Owed {
  if ('sent' in outcome) return { ...row, state: 'sent', sentAt: outcome.sent, lastError: null };
  if ('dead' in outcome) return { ...row, state: 'dead', lastError: outcome.dead };
  if ('heldUntilAt' in outcome) {
    const attempts = row.attempts - 1;
    return { ...row, state: 'owed', notBeforeAt: outcome.heldUntilAt, attempts };
  }
  return { ...row, state: 'owed', notBeforeAt: outcome.retryAt, lastError: outcome.error };
}

function shown({ epoch: _epoch, ...row }: Owed): Obligation {
  return row;
}
