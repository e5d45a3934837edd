/** The translation as the engine's work sees it: every rule of this folder behind one port. */
import type { Audit, DeskTicket, PalierFieldIds } from '../ports/desk.ts';
import type { PalierValues } from '../ports/store.ts';
import type { Told, Translation } from '../translation.ts';
import { askedAction } from './asked-action.ts';
import { isTicked } from './audit-values.ts';
import { optionValue } from './field-values.ts';
import { signMark, verifyMark } from './own-mark.ts';
import { answerArgs, answerIn, fits, verdictArgs, verdictIn } from './own-verdict.ts';
import { deletedFact, requesterAfter, ticketFacts } from './ticket-facts.ts';
import { header } from './ticket-header.ts';

/** The translation for one account; `key` signs and recognises the engine's own writes. */
export function createTranslation(accountId: number, key: string): Translation {
  const markOf = (audit: Audit) => verifyMark(audit.custom, accountId, audit.ticketId, key);
  return {
    facts: ticketFacts,
    header,
    deleted: deletedFact,
    requesterAfter,
    values: palierValues,
    optionValue,
    verifyMark: (audit) => markOf(audit) !== null,
    asked: askedAction,
    // The author decides first: a mark that somebody copied from our update into theirs is true.
    verdict: (audit, ownUserId) => (audit.authorId === ownUserId ? verdictIn(markOf(audit)) : null),
    answer: (audit, ownUserId) => (audit.authorId === ownUserId ? answerIn(markOf(audit)) : null),
    mark: (ticketId, others, told = null) => {
      const args = told === null ? others : withTold(others, told);
      return signMark({ accountId, ticketId, action: 'fields', args }, key);
    },
  };
}

/** Where names are so long that both do not fit, the rest goes with the next write. */
function withTold(others: Readonly<Record<string, unknown>>, told: Told) {
  const own = 'of' in told ? { answer: answerArgs(told) } : { verdict: verdictArgs(told) };
  const all = { ...others, ...own };
  return fits(all) ? all : own;
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
