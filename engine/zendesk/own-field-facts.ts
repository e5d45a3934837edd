/**
 * What a change of our own fields means: kind, component and replaced are decisions, whoever made
 * them, unless the engine itself wrote the value.
 */
import type { FactBody } from '../core/ticket/fact.ts';
import type { Known } from '../known.ts';
import type { Audit, PalierField } from '../ports/desk.ts';
import { isTicked } from './audit-values.ts';
import { optionName } from './field-values.ts';
import type { Named } from './named-fact.ts';

/** Decisions made through our own fields; at creation kind and component are in `opened`. */
export function ownFieldFacts(audit: Audit, known: Known): Named[] {
  const found: Named[] = [];
  if (!audit.creates) {
    const { kinds, components } = known.names;
    const kind = decision(audit, known, 'palier_kind');
    if (kind !== null) {
      found.push(named({ type: 'kind', to: optionName('palier_kind', kind.value, kinds) }));
    }
    const part = decision(audit, known, 'palier_component');
    if (part !== null) {
      const to = optionName('palier_component', part.value, components);
      found.push(named({ type: 'component', to }));
    }
  }
  const replaced = decision(audit, known, 'palier_replaced');
  if (replaced !== null) {
    const ticked = isTicked(replaced.value);
    // A new ticket that comes with an empty checkbox takes nothing back.
    if (ticked) found.push(named({ type: 'replaced' }));
    else if (!audit.creates) found.push(named({ type: 'replaced', to: false }));
  }
  return found;
}

/** The value an update gave one of our fields, or null. */
export function givenValue(audit: Audit, known: Known, field: PalierField): unknown {
  return changeOf(audit, known, field)?.value ?? null;
}

/** A change by anybody but the engine; null when there is none. */
function decision(audit: Audit, known: Known, field: PalierField): { value: unknown } | null {
  const change = changeOf(audit, known, field);
  return change === undefined || isOwn(audit, known, field, change.value) ? null : change;
}

/**
 * Our mark decides where the reading brings metadata, the written value where it does not. Both
 * need our own author: nobody else can write as that user, and a person who chooses the very value
 * that we once wrote still decides.
 */
function isOwn(audit: Audit, known: Known, field: PalierField, value: unknown): boolean {
  if (audit.authorId !== known.ownUserId) return false;
  if (audit.custom !== null) return known.verifyMark(audit);
  return known.ownValue(audit.ticketId, field, value);
}

function changeOf(audit: Audit, known: Known, field: PalierField) {
  const fieldId = known.fieldIds[field];
  if (fieldId === null) return undefined;
  return audit.changes.findLast((one) => one.field === `custom_field:${fieldId}`);
}

function named(body: FactBody): Named {
  return { name: body.type, body };
}
