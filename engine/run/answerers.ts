import type { Policy } from '../core/policy/policy.ts';
import type { Answerers } from '../core/ticket/answer.ts';
import type { FieldValue } from '../core/ticket/fact.ts';
import type { Ticket } from '../core/ticket/ticket.ts';
import type { TicketRow } from '../ports/store.ts';

/** Who may answer for the customer now: the requester, and whom their organization has named. */
export function answerersOf(
  { requesterId }: Pick<TicketRow, 'requesterId'>,
  { organization, requester }: Pick<Ticket, 'organization' | 'requester'>,
  { diagnosis }: Policy,
): Answerers {
  const field = diagnosis?.approversField ?? null;
  const named = field === null ? null : (organization?.fields[field] ?? null);
  return { requester: requester?.id ?? requesterId, approvers: idsIn(named) };
}

/** Zendesk's ids of users, however they are separated. */
function idsIn(named: FieldValue): readonly number[] {
  return (String(named ?? '').match(/\d+/g) ?? []).map(Number).filter(Number.isSafeInteger);
}
