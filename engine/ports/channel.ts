/** A way to reach people, or the program that bills. */
export interface Channel {
  readonly name: 'slack' | 'mail' | 'billing';
  /** Whether the target recognises a repeated key, so that sending twice is harmless. */
  readonly keyed: boolean;
  send(message: Message, signal: AbortSignal): Promise<void>;
}

/** One alert, worded. */
export interface Message {
  /** Makes sending twice harmless where the target takes a key (mail: Message-ID). */
  readonly key: string;
  readonly to: string | null;
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
  readonly late: boolean;
  /** Never cut short: what a customer agrees to is read to its end. */
  readonly isWhole?: boolean;
  /** What the title of a late message begins with, in brackets; "late" unless given. */
  readonly lateMark?: string;
}
