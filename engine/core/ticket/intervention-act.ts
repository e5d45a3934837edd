import type { Refusal } from './action.ts';
import type { Answerers, NamedComment, Signed } from './answer.ts';

/** A dated, attributed act on a timer of on-site hands. */
export type TimerFact = TimerAct & Signed;

export type TimerAct =
  /** The tier decides which promotions hold. */
  | { readonly type: 'start'; readonly tier: string | null }
  /** `of` is the audit of the timer's start. */
  | { readonly type: 'pause' | 'resume' | 'stop' | 'stillWorking'; readonly of: number }
  | {
      /** The customer agrees to more slices than were agreed before, at the price said then. */
      readonly type: 'agree';
      readonly of: number;
      readonly slices: number;
      readonly comment: NamedComment | null;
      readonly answerers: Answerers;
    }
  /** Slices that nobody answered for are billed all the same, with a reason. */
  | { readonly type: 'bill'; readonly of: number; readonly why: string };

export const TIMER_REFUSALS = [
  'role',
  'permission',
  'notSold',
  'agentBusy',
  'noTimer',
  'notNow',
  'notYours',
  'badSlices',
  'badWhy',
  'nothingChanged',
  'noSuchComment',
  'notLater',
  'notRequester',
  'notApprover',
  'expired',
] as const satisfies readonly Refusal[];
export type TimerRefusal = (typeof TIMER_REFUSALS)[number];
