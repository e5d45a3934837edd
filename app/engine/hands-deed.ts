/** What does an agent do with a timer of on-site hands, and which arguments go with it? */

/** `of` is the audit of the timer's start. */
export type HandsDeed =
  | { readonly action: 'intervention.start' }
  | {
      readonly action: `intervention.${'pause' | 'resume' | 'stop' | 'stillWorking'}`;
      readonly of: number;
    }
  | {
      readonly action: 'intervention.agree';
      readonly of: number;
      readonly slices: number;
      /** The audit of the customer's comment. */
      readonly comment: number;
    }
  | { readonly action: 'intervention.bill'; readonly of: number; readonly why: string };

export function isHandsDeed(deed: { readonly action: string }): deed is HandsDeed {
  return deed.action.startsWith('intervention.');
}

export function handsArgs({ action: _, ...args }: HandsDeed): object {
  return args;
}
