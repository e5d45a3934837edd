/** What is owed by a store in plain maps: alerts and letters, claimed and settled. */
import { invariant } from '../../engine/core/invariant.ts';
import type {
  Letter,
  NewLetter,
  NewObligation,
  Obligation,
  Settlement,
  Tx,
} from '../../engine/ports/store.ts';

export type Owed = (Obligation | Letter) & { readonly epoch: number };

type ObligationQuestions = Pick<
  Tx,
  | 'owe'
  | 'claim'
  | 'claimLetters'
  | 'settle'
  | 'nextOwedAt'
  | 'nextLetterAt'
  | 'deadLetters'
  | 'recent'
>;

/** What a Store answers about what is owed, on a map; `epoch` numbers the run of the engine. */
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
  const claim = <T extends Obligation | Letter>(letters: boolean, now: number, limit: number) => {
    const claimed = [
      ...interrupted().map((row): Owed => ({ ...row, maybeSent: true })),
      ...owed().filter((row) => row.notBeforeAt <= now),
    ]
      .filter((row) => (row.what === 'letter') === letters)
      .slice(0, limit)
      .map((row): Owed => ({ ...row, state: 'sending', attempts: row.attempts + 1, epoch }));
    for (const row of claimed) rows.set(row.key, row);
    return claimed.map((row) => shown(row) as T);
  };
  const nextAt = (letters: boolean) => {
    const instants = [...interrupted(), ...owed()]
      .filter((row) => (row.what === 'letter') === letters)
      .map((row) => row.notBeforeAt);
    return instants.length === 0 ? null : Math.min(...instants);
  };
  return {
    async owe(row) {
      if (rows.has(row.key)) return false;
      rows.set(row.key, firstState(row));
      return true;
    },
    claim: async (now, limit) => claim<Obligation>(false, now, limit),
    claimLetters: async (now, limit) => claim<Letter>(true, now, limit),
    async settle(key, outcome) {
      const row = rows.get(key);
      invariant(
        row && row.state !== 'sent',
        `Settled ${key}, which is unknown or was sent before.`,
      );
      rows.set(key, settled(row, outcome));
    },
    nextOwedAt: async () => nextAt(false),
    nextLetterAt: async () => nextAt(true),
    deadLetters: async (limit) => newestFirst((row) => row.state === 'dead', limit),
    recent: async (limit) =>
      newestFirst((row) => row.what !== 'letter', limit).map((row) => row as Obligation),
  };
}

function firstState(row: NewObligation | NewLetter): Owed {
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

function shown({ epoch: _epoch, ...row }: Owed): Obligation | Letter {
  return row;
}

/** Sorted copy by the keys in turn; equal rows keep their order. */
export function ordered<T>(rows: readonly T[], ...by: ((row: T) => number | string)[]): T[] {
  return rows.toSorted((a, b) => {
    for (const key of by) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
}
