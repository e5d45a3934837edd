/**
 * Which status an update set. Zendesk tells it twice, as its own status and as a custom status id;
 * that is one fact, named after the custom status where there is one.
 */

import type { Known, KnownStatus } from '../known.ts';
import type { Audit } from '../ports/desk.ts';
import type { Named } from './named-fact.ts';

/**
 * The status fact of an update; null when it set none. A custom status that nobody knows leaves
 * Zendesk's own status; without that one either, nothing changed that a clock could see.
 * A ticket opened in a custom status says so right after `opened`, which has no room for a
 * category.
 */
export function statusFact(audit: Audit, known: Known): Named | null {
  const custom = customStatus(audit, known);
  const plain = plainStatus(audit);
  if (audit.creates) {
    return custom === null || custom.name === custom.category ? null : named(custom);
  }
  if (custom !== null) return named(custom);
  return plain === null ? null : { name: 'status', body: { type: 'status', to: plain } };
}

/** The status a new ticket starts in, by Zendesk's own name; null when the update names none. */
export function statusText(audit: Audit, known: Known): string | null {
  return plainStatus(audit) ?? customStatus(audit, known)?.category ?? null;
}

function named(custom: KnownStatus): Named {
  const { name, category } = custom;
  if (name === category) return { name: 'status', body: { type: 'status', to: name } };
  return { name: 'status', body: { type: 'status', to: name, category } };
}

function plainStatus(audit: Audit): string | null {
  const value = audit.changes.findLast((one) => one.field === 'status')?.value;
  return typeof value === 'string' ? value : null;
}

function customStatus(audit: Audit, known: Known): KnownStatus | null {
  const value = audit.changes.findLast((one) => one.field === 'custom_status_id')?.value;
  if (typeof value !== 'number') return null;
  const custom = known.statusOf(value);
  const plain = plainStatus(audit);
  // A trigger may set the plain status after the custom one of the same update; the plain one
  // rules.
  return custom !== null && plain !== null && custom.category !== plain ? null : custom;
}
