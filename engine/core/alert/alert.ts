import type { Instant } from '../time/instant.ts';

/** What must be said, as data; worded when it is sent. */
export type AlertBody =
  | TicketAlert
  | {
      readonly kind: 'digest';
      readonly tickets: readonly number[];
      readonly count: number;
      readonly late: boolean;
      /** The worst one's title, in the words of when the digest was made. */
      readonly worst: string;
      /** The worst one itself, so that it can be said in any language; older digests lack it. */
      readonly worstAlert?: TicketAlert;
    }
  | {
      readonly kind: 'notice';
      readonly code: NoticeFacts['code'];
      /** In the words of when it was owed. */
      readonly text: string;
      /** The same as data, so that it can be said in any language; older notices lack it. */
      readonly facts?: NoticeFacts;
    };

/** Something about one promise on one ticket. */
export interface TicketAlert {
  readonly kind: 'threshold' | 'breach' | 'retraction';
  readonly ticketId: number;
  readonly subject: string;
  readonly tier: string | null;
  readonly ticketKind: string | null;
  readonly promise: string;
  readonly instance: number;
  readonly deadlineAt: Instant;
  readonly fraction: number | null;
  readonly late: boolean;
}

/** What is told about the engine itself. */
export type NoticeFacts =
  | {
      readonly code: 'firstRun';
      readonly open: number;
      readonly breached: number;
      readonly atRisk: number;
    }
  | { readonly code: 'zendeskUnreachable'; readonly sinceAt: Instant; readonly why: string }
  | { readonly code: 'quarantined'; readonly ticketId: number; readonly why: string }
  | { readonly code: 'timerForgotten'; readonly ticketId: number; readonly sinceAt: Instant }
  | { readonly code: 'fieldDrift'; readonly ticketId: number; readonly fields: readonly string[] };
