import type { AlertBody } from '../core/alert/alert.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { Happening } from '../http/contract.ts';
import type { Obligation } from '../ports/store.ts';
import { wordAlert } from '../wording/alert.ts';
import type { Telling } from '../wording/moment.ts';

/**
 * What has happened, for the board? What is owed to several people and channels is one happening,
 * and its delivery is that of the one who fares worst.
 */
const WORST_FIRST = ['dead', 'owed', 'sent', 'boardOnly'] as const;

/**
 * The happenings behind obligations, in their order, at most so many, told as asked.
 */
export function happeningsOf(
  obligations: readonly Obligation[],
  telling: Telling,
  most: number,
): readonly Happening[] {
  const found = new Map<string, Happening>();
  for (const obligation of obligations) {
    const { body } = obligation;
    // What billing is told is no happening on the board.
    if (body.kind === 'charge') continue;
    // The recipients of a threshold get the same body at the same instant.
    const same = `${obligation.createdAt} ${JSON.stringify(body)}`;
    const one = happening(obligation, body, telling);
    const known = found.get(same);
    found.set(same, known === undefined ? one : together(known, one));
  }
  return [...found.values()].slice(0, most);
}

function together(a: Happening, b: Happening): Happening {
  const delivered = WORST_FIRST.find((state) => a.delivered === state || b.delivered === state);
  // The least key stays the same, whichever of them is read first.
  return { ...a, key: a.key < b.key ? a.key : b.key, delivered: delivered ?? a.delivered };
}

function happening(obligation: Obligation, body: AlertBody, telling: Telling): Happening {
  const { channel, state } = obligation;
  const delivered = channel === 'board' ? 'boardOnly' : state === 'sending' ? 'owed' : state;
  return {
    key: obligation.key,
    at: formatInstant(obligation.createdAt),
    what: body.kind,
    ticketId: obligation.ticketId,
    text: wordAlert(body, telling).title,
    delivered,
    late: 'late' in body && body.late,
  };
}
