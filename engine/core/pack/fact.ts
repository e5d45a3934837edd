import type { Answerers, NamedComment, Signed } from '../ticket/answer.ts';

/** A dated, attributed act on a customer's pack. */
export type PackFact = PackAct & Signed;

export type PackAct =
  /** From this day on the customer has the plan of that name; it takes the place of another. */
  | { readonly type: 'bought'; readonly plan: string; readonly zone: string }
  | { readonly type: 'ended' }
  | {
      readonly type: 'book';
      readonly task: string;
      /** The tier decides which promotions hold. */
      readonly tier: string | null;
    }
  /** `of` is the audit of a booking; of one beyond the quota the customer accepts the price. */
  | {
      readonly type: 'accept' | 'decline';
      readonly of: number;
      readonly comment: NamedComment | null;
      readonly answerers: Answerers;
    }
  /** The task is not done after all. */
  | { readonly type: 'release'; readonly of: number };

export const PACK_REFUSALS = [
  'role',
  'permission',
  'noPack',
  'unknownPlan',
  'badZone',
  'nothingChanged',
  'unknownTask',
  'notCovered',
  'needsQuote',
  'quotaUsed',
  'noBooking',
  'notNow',
  'charged',
  'noSuchComment',
  'notLater',
  'notRequester',
  'notApprover',
  'expired',
] as const;
export type PackRefusal = (typeof PACK_REFUSALS)[number];
