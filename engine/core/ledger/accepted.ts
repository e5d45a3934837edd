import { add, times as multiply, zero } from '../money/amount.ts';
import type { PricedAction } from '../policy/price.ts';
import { type Price, payable } from '../policy/promotion.ts';
import type { Signed } from '../ticket/answer.ts';
import type { Draft, DraftLine } from './draft.ts';
import type { Source } from './entry.ts';

/** A line of what the customer accepted: its price, and how often. */
export interface AcceptedLine {
  readonly text: string | null;
  readonly price: Price;
  readonly times: number;
}

/**
 * Drafts what an accepted price comes to. `of` is the audit of what was accepted, `acceptedBy` the
 * act by which it was; what costs nothing anyway is not charged, what is waived is.
 */
export function draftOf(
  what: PricedAction,
  of: number,
  accepted: readonly AcceptedLine[],
  acceptedBy: Signed,
  fact: Signed,
): Draft | null {
  const lines = accepted
    .filter(({ price, times }) => price.list.minor > 0n && times > 0)
    .map((line) => lineOf(what, line));
  const [first] = lines;
  if (first === undefined) return null;
  const owed = lines.reduce(
    (sum, { net, waived }) => add(sum, payable({ list: net, waived })),
    zero(first.net.currency),
  );
  return {
    key: `${what}-${fact.ticket}-${of}`,
    at: fact.at,
    ticket: fact.ticket,
    lines,
    accepted: owed,
    acceptedBy: sourceOf(acceptedBy),
    source: sourceOf(fact),
    endedAt: fact.at,
    corrections: [],
  };
}

function lineOf(what: PricedAction, { text, price, times }: AcceptedLine): DraftLine {
  const { list, waived } = price;
  return {
    what,
    text,
    net: multiply(list, times),
    waived: waived && { ...waived, amount: multiply(waived.amount, times) },
  };
}

/** A customer acts on a page, everybody else by an audit (decision 0016). */
function sourceOf({ by, seq, nonce }: Signed): Source {
  return by.is === 'customer' ? { from: 'page', nonce } : { from: 'action', auditId: seq, nonce };
}
