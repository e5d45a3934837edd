/**
 * What did each ticket of the UCI incident log go through, as actions on the desk? The log's events
 * in their order, each by the rules of uci-rules.ts; a rule fires on a change of state only.
 */
import type { ScriptAction } from './script-action.ts';
import type { UciEvent } from './uci-event.ts';
import { agentId, callerId } from './uci-names.ts';
import {
  changesOf,
  creationOf,
  instantOf,
  isoOf,
  noteBy,
  onEntering,
  type TicketChange,
  wordOnLeaving,
} from './uci-rules.ts';

/** Everything the mapping left out of one ticket, or of a whole log. */
export interface Skipped {
  /** Events after the first Closed one: the desk's closed tickets refuse every update. */
  readonly afterClosed: number;
  /** Events in the state `-100`, a defect of the source. */
  readonly unknownState: number;
}

export interface TicketScript {
  /** In time order; those of one instant are in the order in which they happen. */
  readonly actions: readonly ScriptAction[];
  readonly skipped: Skipped;
}

/** What the next event of a ticket finds. */
interface Course {
  readonly first: UciEvent;
  readonly actions: ScriptAction[];
  /** The last event taken; before the first one the ticket is New. */
  previous: UciEvent;
  lastAt: number;
  isAnswered: boolean;
  isReplaced: boolean;
}

const SECOND_MS = 1000;

/** Maps all events of one ticket, in the log's order; the first names what it was at creation. */
export function ticketScript(events: readonly [UciEvent, ...UciEvent[]]): TicketScript {
  const [first] = events;
  const creation = creationOf(first);
  const course: Course = {
    first,
    actions: [creation],
    previous: { ...first, incident_state: 'New' },
    lastAt: Date.parse(creation.at),
    isAnswered: false,
    isReplaced: false,
  };
  let afterClosed = 0;
  let unknownState = 0;
  for (const event of events) {
    if (course.previous.incident_state === 'Closed') afterClosed += 1;
    else if (event.incident_state === '-100') unknownState += 1;
    else take(course, event);
  }
  return { actions: course.actions, skipped: { afterClosed, unknownState } };
}

function take(course: Course, event: UciEvent): void {
  const changes = changesOf(course.previous, event);
  const at = Math.max(instantOf(event.sys_updated_at), course.lastAt);
  if (event.incident_state !== course.previous.incident_state) {
    turn(course, event, at, changes);
  } else if (Object.keys(changes).length > 0) {
    act(course, at, agentId(event.sys_updated_by), changes);
  } else if (event !== course.first || at > course.lastAt) {
    // A first event at the very creation is the creation's own record, not another update.
    act(course, at, agentId(event.sys_updated_by), noteBy(event));
  }
  course.previous = event;
}

/** A change of state: the customer's word on leaving, then what entering does. */
function turn(course: Course, event: UciEvent, at: number, changes: TicketChange): void {
  const left = course.previous.incident_state;
  const requester = callerId(course.first.caller_id);
  const word = wordOnLeaving(left, event, requester);
  // Within one minute of the log the word must still follow what it answers.
  const saidAt = Math.max(at - SECOND_MS, course.lastAt);
  if (word) act(course, saidAt, requester, word);
  const entered = { ...changes, ...onEntering(event, left, course) };
  act(course, word ? saidAt + SECOND_MS : at, agentId(event.sys_updated_by), entered);
  course.isAnswered ||= event.incident_state !== 'New';
  course.isReplaced = left === 'Awaiting Vendor' || (course.isReplaced && !entersVendor(event));
}

function entersVendor(event: UciEvent): boolean {
  return event.incident_state === 'Awaiting Vendor';
}

function act(course: Course, at: number, as: string, change: TicketChange): void {
  if (Object.keys(change).length === 0) return;
  const ticket = { external_id: course.first.number, ...change };
  course.actions.push({ at: isoOf(at), do: 'ticket.update', as, ticket });
  course.lastAt = at;
}
