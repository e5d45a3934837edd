/** Is a customer suspended, and for which disputes is it proposed? */
import type { Instant } from '../time/instant.ts';
import type { Dispute, Entry, Suspension } from './entry.ts';

/** The suspension that holds at an instant, or at the end of the entries; null for none. */
export function suspensionOf(
  entries: readonly Entry[],
  account: string,
  at: Instant = Number.POSITIVE_INFINITY,
): Suspension | null {
  let holding: Suspension | null = null;
  for (const entry of entries) {
    if (entry.account !== account || entry.at > at) continue;
    if (entry.type === 'suspension') holding = entry;
    if (entry.type === 'reinstatement') holding = null;
  }
  return holding;
}

/**
 * Disputes that no manager has answered yet: by a suspension that names them, or by a reinstatement
 * since. One by payment answers none: it is not a manager's.
 */
export function proposedDisputes(entries: readonly Entry[], account: string): readonly Dispute[] {
  let proposed: readonly Dispute[] = [];
  for (const entry of entries) {
    if (entry.account !== account) continue;
    if (entry.type === 'dispute') proposed = [...proposed, entry];
    if (entry.type === 'suspension') {
      proposed = proposed.filter(({ key }) => !entry.disputes.includes(key));
    }
    if (entry.type === 'reinstatement' && entry.by === 'person') proposed = [];
  }
  return proposed;
}
