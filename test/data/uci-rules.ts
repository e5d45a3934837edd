/**
 * What does each kind of event of the UCI incident log do to a ticket on the desk? One function a
 * rule of README.md; the order in which they fire is uci.ts's.
 */
import type { ScriptAction, TicketBody } from './script-action.ts';
import type { UciEvent } from './uci-event.ts';
import { agentId, callerId, groupId, locationId } from './uci-names.ts';
import { componentOfCategory, kindOfTicket } from './uci-shares.ts';
import { customerWordOf, noteOf, openingOf, replyOf, subjectOf } from './uci-words.ts';

/** One update of a ticket, without saying which. */
export type TicketChange = Omit<TicketBody, 'external_id'>;

const PRIORITIES: Readonly<Record<string, NonNullable<TicketBody['priority']>>> = {
  '1': 'urgent',
  '2': 'high',
  '3': 'normal',
  '4': 'low',
};

const SAYS_PUBLICLY: ReadonlySet<string> = new Set(['Awaiting User Info', 'Resolved']);

const STATUS_ON_ENTERING: Readonly<Record<string, NonNullable<TicketBody['status']>>> = {
  Active: 'open',
  'Awaiting User Info': 'pending',
  'Awaiting Vendor': 'hold',
  'Awaiting Problem': 'hold',
  'Awaiting Evidence': 'hold',
  Resolved: 'solved',
  Closed: 'closed',
};

/** The log's minute, read as UTC, in epoch milliseconds. */
export function instantOf(minute: string): number {
  return Date.parse(`${minute}:00Z`);
}

export const isoOf = (at: number): string => new Date(at).toISOString();

/** The ticket as it came in, by its caller, with what its first event says of it. */
export function creationOf(first: UciEvent): ScriptAction {
  const requester = callerId(first.caller_id);
  const priority = PRIORITIES[first.priority];
  return {
    at: isoOf(Math.min(instantOf(first.opened_at), instantOf(first.sys_updated_at))),
    do: 'ticket.create',
    as: requester,
    ticket: {
      external_id: first.number,
      subject: subjectOf(first),
      requester_external_id: requester,
      submitter_external_id: requester,
      ...(first.location !== '' && { organization_external_id: locationId(first.location) }),
      ...(first.assignment_group !== '' && {
        group_external_id: groupId(first.assignment_group),
      }),
      ...(priority && { priority }),
      custom_fields: {
        palier_kind: `palier_kind_${kindOfTicket(first.number, first.category)}`,
      },
      comment: { author_external_id: requester, public: true, body: openingOf(first) },
    },
  };
}

/** Group and priority changes, which are themselves whatever else the event does. */
export function changesOf(previous: UciEvent, event: UciEvent): TicketChange {
  const priority = PRIORITIES[event.priority];
  const group = event.assignment_group;
  return {
    ...(event.priority !== previous.priority && priority && { priority }),
    ...(group !== previous.assignment_group &&
      (group === '' ? { group_id: null } : { group_external_id: groupId(group) })),
  };
}

/** The customer's word on leaving a state, or null when leaving it says nothing. */
export function wordOnLeaving(left: string, event: UciEvent, author: string): TicketChange | null {
  const isReopening = left === 'Resolved' && event.incident_state !== 'Closed';
  if (left !== 'Awaiting User Info' && !isReopening) return null;
  const body = customerWordOf(left, event.number);
  return {
    ...(isReopening && { status: 'open' }),
    comment: { author_external_id: author, public: true, body },
  };
}

/** What entering a state does to the ticket; `replaced` is what the desk's box says before. */
export function onEntering(
  event: UciEvent,
  left: string,
  before: { readonly isAnswered: boolean; readonly isReplaced: boolean },
): TicketChange {
  const state = event.incident_state;
  const status = STATUS_ON_ENTERING[state];
  const isVendor = state === 'Awaiting Vendor';
  const speaks = SAYS_PUBLICLY.has(state) || (!before.isAnswered && state !== 'New');
  const fields = {
    ...(left === 'Awaiting Vendor' && { palier_replaced: true }),
    ...(isVendor && {
      palier_kind: 'palier_kind_replacement',
      palier_component: `palier_component_${componentOfCategory(event.category)}`,
    }),
    ...(isVendor && before.isReplaced && { palier_replaced: false }),
  };
  return {
    ...(status && { status }),
    ...(Object.keys(fields).length > 0 && { custom_fields: fields }),
    ...(speaks && { comment: commentBy(event, true, replyOf(event)) }),
  };
}

/** The internal note of an update that changes neither state nor group nor priority. */
export function noteBy(event: UciEvent): TicketChange {
  return { comment: commentBy(event, false, noteOf(event)) };
}

function commentBy(event: UciEvent, isPublic: boolean, body: string): TicketBody['comment'] {
  return { author_external_id: agentId(event.sys_updated_by), public: isPublic, body };
}
