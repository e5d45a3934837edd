import type { DurationMs } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/** One step of an explanation, as data; worded only in `engine/wording`. */
export type Reason =
  | {
      readonly code: 'target';
      readonly tier: string;
      readonly kind: string | null;
      readonly promise: string;
      readonly targetMs: DurationMs;
      readonly calendar: string;
      /** The calendar has no closed hours, so naming it explains nothing. */
      readonly alwaysOpen: boolean;
      readonly priority: string | null;
    }
  /** The ticket was opened before the first version took effect, and is judged by it. */
  | { readonly code: 'policy'; readonly version: string; readonly because: 'openedBefore' }
  | { readonly code: 'followsUp'; readonly ticket: number }
  /** The customer's pack sets this target. */
  | { readonly code: 'pack'; readonly pack: string }
  | { readonly code: 'eventPlan'; readonly organization: string }
  | { readonly code: 'reducedService'; readonly notice: string | null }
  /** Opened before the first version took effect, and judged by it all the same. */
  | { readonly code: 'policy'; readonly version: string; readonly because: 'openedBefore' }
  /** A follow-up of a closed ticket, with its kind and component. */
  | { readonly code: 'followsUp'; readonly ticket: number }
  | {
      readonly code: 'started';
      readonly at: Instant;
      readonly because:
        | 'opened'
        | 'customerWrote'
        | 'staffReplied'
        | 'kindAndComponent'
        | 'consented'
        | 'solved'
        | 'promised'
        | 'diagnosisAccepted'
        | 'quoteAccepted'
        | 'tierChanged'
        | 'merged';
    }
  | {
      readonly code: 'counted';
      readonly fromAt: Instant;
      readonly toAt: Instant;
      readonly ms: DurationMs;
    }
  /** What ends at `toAt` (an answer, a pause) may lie before the calendar opens at `opensAt`. */
  | {
      readonly code: 'closedHours';
      readonly fromAt: Instant;
      readonly toAt: Instant;
      readonly opensAt: Instant;
    }
  | {
      readonly code: 'paused';
      readonly fromAt: Instant;
      readonly toAt: Instant | null;
      readonly because: PauseCause;
    }
  | {
      readonly code: 'retargeted';
      readonly at: Instant;
      readonly because: 'kind' | 'component' | 'priority' | 'fields';
      readonly fromMs: DurationMs | null;
      readonly toMs: DurationMs | null;
    }
  /** A version of the tiers file took the open ticket over; counted from the original start. */
  | {
      readonly code: 'rejudged';
      readonly at: Instant;
      readonly from: string;
      readonly to: string;
      readonly fromMs: DurationMs | null;
      readonly toMs: DurationMs | null;
    }
  /** Ticket `from` was merged into this one, and with it came the earlier start. */
  | {
      readonly code: 'inherited';
      readonly at: Instant;
      readonly from: number;
      readonly startedAt: Instant;
    }
  | {
      readonly code: 'tierChanged';
      readonly at: Instant;
      readonly from: string | null;
      readonly to: string | null;
      readonly kept: 'old' | 'new';
    }
  | {
      readonly code: 'met';
      readonly at: Instant;
      readonly because: 'replied' | 'solved' | 'replaced' | 'explained' | 'outcome' | 'finished';
    }
  | { readonly code: 'breached'; readonly at: Instant; readonly datedAtChange: boolean }
  | {
      readonly code: 'withdrawn';
      readonly at: Instant;
      readonly breachedAt: Instant;
      /** A user's id; null where nobody is known. */
      readonly by: string | null;
      readonly why: string;
    }
  | { readonly code: 'reasonMissing'; readonly at: Instant }
  | { readonly code: 'reopened'; readonly at: Instant }
  | { readonly code: 'cancelled'; readonly at: Instant; readonly because: CancelCause }
  | { readonly code: 'exactly'; readonly at: Instant };

export type PauseCause =
  | 'waitingForCustomer'
  | 'solved'
  | 'waitingForWindow'
  | 'status'
  | 'notReplaced'
  /** Before the merge that brought this clock its start, neither ticket counted it. */
  | 'merged';

export type CancelCause =
  | 'solvedWithoutReply'
  | 'noReplyOwed'
  | 'closed'
  | 'merged'
  | 'deleted'
  | 'suspended'
  | 'reopened'
  | 'notPromised'
  /** The channel's messages are not comments of the ticket. */
  | 'notMeasured';
