import type { Mode } from '../core/policy/policy.ts';
import type { Account, Clock, Desk, Store, Translation } from '../ports.ts';
import type { NameBook } from './name-book.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Troubles } from './troubles.ts';

/** Everything the engine's work is done with; built once by main and handed down. */
export interface Context {
  readonly account: Account;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly store: Store;
  readonly translation: Translation;
  readonly policies: PolicyBook;
  readonly names: NameBook;
  readonly troubles: Troubles;
  /** Overrides the tiers file's mode; null leaves it. */
  readonly mode: Mode | null;
  /** False only in the demo, to show what verification is for. */
  readonly verifies: boolean;
  /** Channels that are set up; a rung of the ladder on another one reaches nobody. */
  readonly reaches: ReadonlySet<string>;
  readonly log: Log;
  /** Says that something on the board may have changed. */
  readonly changed: () => void;
}

/** Structured log lines; they carry ids and codes, never texts or names. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void;
}

/** What the engine may do now: the setting wins over the tiers file. */
export function modeOf(context: Context): Mode {
  return context.mode ?? context.policies.current().mode;
}
