import type { Instant } from '../time/instant.ts';
import type { Fact, FieldValues, Organization, Person, TicketHeader } from './fact.ts';
import { categoryOf, type StatusCategory } from './status.ts';

/** A ticket as it stands after some of its facts; the fold itself, changed in place by `apply`. */
export interface Ticket {
  readonly header: TicketHeader;
  openedAt: Instant | null;
  openedBy: 'customer' | 'staff' | null;
  status: string;
  category: StatusCategory;
  priority: string | null;
  /** Decided by a person, a macro or a form; a proposal alone leaves it null. */
  kind: string | null;
  component: string | null;
  organization: Organization | null;
  requester: Person | null;
  fields: FieldValues;
  tags: readonly string[];
  group: string | null;
  assignee: string | null;
  /** Whose public word was the last; decides whether Pending waits for anybody. */
  lastWord: 'customer' | 'staff' | null;
  waitingForWindow: boolean;
  /** The customer has consented to the replacement that is asked for now. */
  consented: boolean;
  suspended: boolean;
  ended: 'closed' | 'merged' | 'deleted' | null;
}

/** A ticket of which nothing is known but how it was opened. */
export function unopened(header: TicketHeader): Ticket {
  return {
    header,
    openedAt: null,
    openedBy: null,
    status: 'new',
    category: 'new',
    priority: null,
    kind: null,
    component: null,
    organization: header.organization,
    requester: header.requester,
    fields: header.fields,
    tags: header.tags,
    group: null,
    assignee: null,
    lastWord: null,
    waitingForWindow: false,
    consented: false,
    suspended: false,
    ended: null,
  };
}

/**
 * Waiting for the customer: the last public word is staff's and the status is pending. Setting
 * Pending without having answered pauses nothing, and the customer's word ends it whatever the
 * status (decision 0006).
 */
export function isWaiting(ticket: Ticket): boolean {
  return ticket.lastWord === 'staff' && ticket.category === 'pending';
}

/** Takes one fact in; `countsAsCustomer` says whether other end users speak for the customer. */
export function apply(ticket: Ticket, fact: Fact, countsAsCustomer: boolean): void {
  switch (fact.type) {
    case 'opened':
      ticket.openedAt = fact.at;
      ticket.openedBy = fact.by;
      ticket.lastWord = fact.by;
      ticket.priority = fact.priority ?? ticket.priority;
      ticket.kind = fact.kind ?? ticket.kind;
      ticket.component = fact.component ?? ticket.component;
      if (fact.status !== undefined) setStatus(ticket, fact.status);
      return;
    case 'customerWrote':
      if (!fact.endUser || countsAsCustomer) ticket.lastWord = 'customer';
      return;
    case 'staffReplied':
      if (fact.public !== false) ticket.lastWord = 'staff';
      return;
    case 'status':
      setStatus(ticket, fact.to, fact.category);
      return;
    case 'priority':
      ticket.priority = fact.to;
      return;
    case 'kind':
      if (!fact.proposed) ticket.kind = fact.to;
      return;
    case 'component':
      ticket.component = fact.to;
      return;
    default:
      applyRest(ticket, fact);
  }
}

function applyRest(ticket: Ticket, fact: Fact): void {
  switch (fact.type) {
    case 'organization':
      ticket.organization = fact.to;
      return;
    case 'fields':
      ticket.fields = { ...ticket.fields, ...fact.to };
      return;
    case 'tags':
      ticket.tags = fact.to;
      return;
    case 'requester':
      ticket.requester = fact.to;
      return;
    case 'group':
      ticket.group = fact.to;
      return;
    case 'assignee':
      ticket.assignee = fact.to;
      return;
    case 'followsUp':
      // What people decided on the closed ticket stands until they decide anew.
      ticket.kind ??= fact.kind;
      ticket.component ??= fact.component;
      return;
    case 'absorbed':
      if (fact.unansweredSince !== null) ticket.lastWord = 'customer';
      return;
    case 'consent':
      ticket.consented = true;
      return;
    case 'replaced':
      // Another part needs another consent.
      if (fact.to !== false) ticket.consented = false;
      return;
    case 'waitingForWindow':
      ticket.waitingForWindow = true;
      return;
    case 'windowReached':
      ticket.waitingForWindow = false;
      return;
    case 'suspended':
      ticket.suspended = true;
      return;
    case 'reinstated':
      ticket.suspended = false;
      return;
    case 'merged':
    case 'deleted':
      ticket.ended = fact.type;
      return;
    default:
      // The remaining facts move clocks only; the judge reads them itself.
      return;
  }
}

function setStatus(ticket: Ticket, status: string, category?: string): void {
  ticket.status = status;
  ticket.category = categoryOf(status, category);
  if (ticket.category === 'closed') ticket.ended = 'closed';
}
