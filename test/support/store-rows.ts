import { parseInstant } from '../../engine/core/time/instant.ts';
import type { NewLetter, NewObligation, TicketRow } from '../../engine/ports/store.ts';

/** Rows for tests of the store and of what uses it: plain defaults, what matters is given. */

/** The instant of an ISO text with offset; fails the test when it is none. */
function at(text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`Not an instant: ${text}`);
  return instant;
}

/** Monday 2026-11-23 09:00 in Paris: the instant rows are made at unless told otherwise. */
export const MADE_AT = at('2026-11-23T09:00:00+01:00');

/** An open ticket that is owed nothing. */
export function ticketRow(given: Partial<TicketRow> & { id: number }): TicketRow {
  return {
    openedAt: MADE_AT,
    organizationId: null,
    requesterId: null,
    open: true,
    dueAt: null,
    rank: null,
    state: 'none',
    breached: false,
    jobId: null,
    wantedAt: null,
    doc: {
      header: {
        id: given.id,
        subject: `Ticket ${given.id}`,
        form: null,
        channel: 'email',
        brand: null,
        tags: [],
        fields: {},
        requester: null,
        organization: null,
      },
      facts: [{ at: MADE_AT, type: 'opened', by: 'customer' }],
      policy: '2026-11',
      seenAt: MADE_AT,
      assigneeId: null,
      written: {},
      wanted: {},
      told: [],
      breaches: [],
      sending: null,
      writtenAt: 0,
      drifts: 0,
      quarantined: null,
    },
    ...given,
  };
}

/** A threshold alert to be sent at once over Slack. */
export function newObligation(given: Partial<NewObligation> & { key: string }): NewObligation {
  const ticketId = given.ticketId ?? 7;
  return {
    ticketId,
    what: 'alert',
    channel: 'slack',
    recipient: null,
    body: {
      kind: 'threshold',
      ticketId,
      subject: `Ticket ${ticketId}`,
      tier: 'premium',
      ticketKind: 'incident',
      promise: 'firstReply',
      instance: 1,
      deadlineAt: MADE_AT + 3_600_000,
      fraction: 0.75,
      late: false,
    },
    createdAt: MADE_AT,
    notBeforeAt: MADE_AT,
    ...given,
  };
}

/** A letter that asks the customer, to be sent at once. */
export function newLetter(given: Partial<NewLetter> & { key: string }): NewLetter {
  return {
    ticketId: 7,
    what: 'letter',
    channel: 'mail',
    recipient: null,
    body: { kind: 'letter', letter: 'question', question: 1001, person: 70 },
    createdAt: MADE_AT,
    notBeforeAt: MADE_AT,
    ...given,
  };
}
