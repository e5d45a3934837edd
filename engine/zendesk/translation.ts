/** The translation as the engine's work sees it: every rule of this folder behind one port. */
import type { DeskTicket, PalierFieldIds, PalierValues, Translation } from '../ports.ts';
import { isTicked } from './audit-values.ts';
import { optionValue } from './field-values.ts';
import { signMark, verifyMark } from './own-mark.ts';
import { deletedFact, requesterAfter, ticketFacts } from './ticket-facts.ts';
import { header } from './ticket-header.ts';

/** The translation for one account; `key` signs and recognises the engine's own writes. */
export function createTranslation(accountId: number, key: string): Translation {
  return {
    facts: ticketFacts,
    header,
    deleted: deletedFact,
    requesterAfter,
    values: palierValues,
    optionValue,
    verifyMark: (audit) => verifyMark(audit.custom, accountId, audit.ticketId, key) !== null,
    mark: (ticketId, args) => signMark({ accountId, ticketId, action: 'fields', args }, key),
  };
}

/**
 * What a ticket's own fields of ours hold: drop-downs and text as text, the rank as a number,
 * checkboxes as booleans. A field that is not connected is absent.
 */
function palierValues(ticket: DeskTicket, ids: PalierFieldIds): PalierValues {
  const values: Record<string, PalierValues[keyof PalierValues]> = {};
  for (const [name, fieldId] of Object.entries(ids)) {
    if (fieldId === null) continue;
    const raw = ticket.customFields.get(fieldId) ?? null;
    if (name === 'palier_replaced' || name === 'palier_breached') values[name] = isTicked(raw);
    else if (raw === null || raw === '') values[name] = null;
    else values[name] = name === 'palier_rank' ? Number(raw) : String(raw);
  }
  return values;
}
