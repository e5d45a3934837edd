import type { Mode } from '../core/policy/policy.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Account, Desk } from '../ports/desk.ts';
import type { Store } from '../ports/store.ts';
import type { Translation } from '../translation.ts';
import type { Language } from '../wording/language.ts';
import type { ActorBook } from './actor-book.ts';
import type { NameBook } from './name-book.ts';
import type { PolicyBook } from './policy-book.ts';
import type { TakenUp } from './taken-up.ts';
import type { Troubles } from './troubles.ts';

/** Everything the engine's work is done with; built once by main and handed down. */
export interface Context {
  readonly account: Account;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly store: Store;
  readonly translation: Translation;
  readonly policies: PolicyBook;
  readonly takenUp: TakenUp;
  readonly names: NameBook;
  /** Who acts, and in which groups they are. */
  readonly actors: ActorBook;
  readonly troubles: Troubles;
  /** Overrides the tiers file's mode; null leaves it. */
  readonly mode: Mode | null;
  /** False only in the demo, to show what verification is for. */
  readonly verifies: boolean;
  /** Channels that are set up; a rung of the ladder on another one reaches nobody. */
  readonly reaches: ReadonlySet<string>;
  /** By what customers answer on a page, and under which address; null while no mail brings it. */
  readonly answers: { readonly key: string; readonly origin: string | null };
  /** The desk's clock less ours, ms, by its last answer; 0 where both are one clock. */
  readonly skewMs: () => number;
  /** The language of alerts and notices. */
  readonly language: Language;
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

/** A Date header names whole seconds and travels a while: less than this is no skew. */
const SKEW_GRAIN_MS = 2_000;

/**
 * The instant by which deadlines are judged late: our clock's, or the desk's where that is behind.
 * A clock of ours that runs ahead must not call a reply late that Zendesk will stamp in time.
 */
export function dueInstant(context: Context): Instant {
  const skewMs = context.skewMs();
  return context.clock.now() + (skewMs < -SKEW_GRAIN_MS ? skewMs : 0);
}
