// What is a rival asked, and what comes back?
export interface Question {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of business time to advance by. */
  readonly minutes: number;
  /** Epoch milliseconds up to which business time is measured. */
  readonly to: number;
}

/** A rival's answers to all questions; null where it lacks the operation. */
export interface Answered {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly advance: Answers | null;
  /** Minutes. */
  readonly measure: Answers | null;
}

export interface Answers {
  readonly answers: readonly number[];
  /** Answers a processor second. */
  readonly rate: number;
}
