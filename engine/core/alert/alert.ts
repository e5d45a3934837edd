import type { Instant } from '../time/instant.ts';

/** What must be said, as data; worded when it is sent. */
export type AlertBody =
  | {
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
  | {
      readonly kind: 'digest';
      readonly tickets: readonly number[];
      readonly count: number;
      readonly late: boolean;
      readonly worst: string;
    }
  | {
      readonly kind: 'notice';
      readonly code: 'zendeskUnreachable' | 'firstRun' | 'quarantined' | 'fieldDrift';
      readonly text: string;
    };
