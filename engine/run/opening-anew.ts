import type { TicketHeader } from '../core/ticket/fact.ts';

/** Read again, an opening knows only what the customer is now; what they were then stands. */
export function withCustomer(
  anew: TicketHeader,
  { organization, requester }: TicketHeader,
): TicketHeader {
  const isWhole = requester?.fields !== undefined;
  return { ...anew, organization, requester: isWhole ? requester : anew.requester };
}
