import type { Calendar } from '../calendar/calendar.ts';
import type { MatchRule } from './match-rule.ts';
import type { Promises } from './promise.ts';

/** A named level of support and what it entitles to. */
export interface Tier {
  readonly name: string;
  readonly match: readonly MatchRule[];
  readonly weight: number;
  readonly channels: readonly string[];
  readonly languages: readonly string[];
  readonly people: Calendar;
  /** The hours in which help with configuration and use is given; null means it is not owed. */
  readonly configurationHelp: Calendar | null;
  readonly contacts: readonly Contact[];
  readonly promises: Promises;
}

export interface Contact {
  readonly role: string;
  readonly name: string | null;
  readonly group: string | null;
  /** The hours in which this contact is on duty; null means the tier's people hours. */
  readonly duty: Calendar | null;
}
