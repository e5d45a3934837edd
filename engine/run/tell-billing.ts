import type { Charge, Waiver } from '../core/ledger/entry.ts';
import { exportLines } from '../core/ledger/export.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Message } from '../ports/channel.ts';
import type { ChargeBody, NewObligation } from '../ports/store.ts';
import { type Context, modeOf } from './context.ts';

/**
 * What is owed to a billing system that is told of charges as they are entered; nothing where it
 * is not set up, nor outside of live mode: then the export alone has them.
 */
export function chargeOwed(
  context: Context,
  entries: readonly [Charge, ...Waiver[]],
  now: Instant,
): NewObligation | null {
  if (!context.reaches.has('billing') || modeOf(context) !== 'live') return null;
  const [{ key, ticket }] = entries;
  return {
    key,
    ticketId: ticket,
    what: 'charge',
    channel: 'billing',
    recipient: null,
    // In the form of the export, so that billing reads one form.
    body: { kind: 'charge', lines: exportLines(entries, context.policies.current()) },
    createdAt: now,
    notBeforeAt: now,
  };
}

/** What billing is sent; nobody reads its title. */
export function chargeMessage({ lines }: ChargeBody): Pick<Message, 'title' | 'text' | 'link'> {
  return { title: 'charge', text: JSON.stringify({ type: 'charge', lines }), link: null };
}
