import type { DurationMs } from '../time/duration.ts';

/** What a ticket really is: outage, incident, advice, replacement … (the policy's own list). */
export interface Kind {
  readonly name: string;
  /** Usual handling time. */
  readonly handlingMs: DurationMs;
  readonly weight: number;
  /** Component to class ("disk" → "A"); null for kinds without components. */
  readonly components: ReadonlyMap<string, string> | null;
  /** A replacement of this kind is owed only once the customer has consented to it. */
  readonly needsConsent: boolean;
}
