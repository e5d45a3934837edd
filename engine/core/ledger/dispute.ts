/** What follows when a customer refuses to pay a diagnosis or the work of a quote? */
import type { PricedAction } from '../policy/price.ts';
import { creditLines } from './credit.ts';
import type { Dispute, Entry, WriteOff } from './entry.ts';
import { invoicesOf } from './payment.ts';
import { keyOf, remaindersOf } from './remainder.ts';

/** What may be refused (OVH 2010, providers §5); what was bought in advance is not among it. */
const DISPUTABLE: readonly PricedAction[] = ['diagnosis', 'quote'];

export type DisputeRefusal = 'unknownEntry' | 'notDisputable' | 'nothingLeft' | 'paid';

/**
 * The dispute and the write-off of all that is left of its lines. The customer pays nothing for
 * them; that their support ends is only proposed by it, and is a manager's to confirm.
 */
export function disputed(
  entries: readonly Entry[],
  dispute: Dispute,
): readonly [Dispute, WriteOff] | DisputeRefusal {
  const left = remaindersOf(entries);
  const standings = invoicesOf(entries, dispute.account);
  for (const of of dispute.lines) {
    const charge = entries.find(({ key }) => key === of.charge);
    const line = charge?.type === 'charge' ? charge.lines[of.line] : undefined;
    if (line === undefined) return 'unknownEntry';
    if (!DISPUTABLE.includes(line.what)) return 'notDisputable';
    if (left.get(keyOf(of))?.net.minor === 0n) return 'nothingLeft';
    const standing = standings.find(({ invoice }) => invoice.covers.includes(of.charge));
    if (standing?.open.minor === 0n) return 'paid';
  }
  const lines = creditLines(
    entries,
    dispute.lines.map((of) => ({ of, net: null })),
  );
  if (typeof lines === 'string') return 'nothingLeft';
  const { at, account, ticket, reason, source, key } = dispute;
  const common = { at, account, ticket, reason, source };
  return [dispute, { type: 'writeOff', key: `${key} off`, dispute: key, lines, ...common }];
}
