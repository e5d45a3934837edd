/**
 * What an update means in our words: the one translation of Zendesk's audits into facts. Pure, and
 * total: a null requester, an unknown author or an unknown status has a stated reading, never an
 * error (who is who: docs/decisions/0006).
 */
import type { FactBody } from '../core/ticket/fact.ts';
import type { Known } from '../known.ts';
import type { Audit, DeskTicket } from '../ports/desk.ts';
import type { JournalFact } from '../ports/store.ts';
import { isTicked } from './audit-values.ts';
import { commentFacts, openedBy } from './comment-facts.ts';
import { optionName } from './field-values.ts';
import type { Named } from './named-fact.ts';
import { givenValue, ownFieldFacts } from './own-field-facts.ts';
import { ownTagFacts } from './own-tag-facts.ts';
import { statusFact, statusText } from './status-facts.ts';

/**
 * The facts of one update: words first, then fields, then the status, as the fold expects them.
 * Keys depend on the audit's content alone, so both readings of it give equal keys.
 */
export function ticketFacts(audit: Audit, known: Known): readonly JournalFact[] {
  const requesterId = requesterAfter(audit, known.requesterId);
  const named: Named[] = [];
  if (audit.creates) named.push(...creation(audit, known, requesterId));
  named.push(...commentFacts(audit, known, requesterId));
  named.push(...fieldFacts(audit, known));
  named.push(...ownFieldFacts(audit, known));
  named.push(...ownTagFacts(audit));
  const status = statusFact(audit, known);
  if (status !== null) named.push(status);
  const into = last(audit, 'merged_into');
  if (typeof into === 'number') named.push(plain({ type: 'merged', into }));
  return named.map(({ name, body, by = audit.authorId }) => ({
    ticketId: audit.ticketId,
    key: `${audit.id}:${name}`,
    fact: {
      ...body,
      at: audit.at,
      seq: audit.id,
      key: `${audit.id}:${name}`,
      author: String(by),
    },
  }));
}

/** Who the requester is once the update is in; pass it on when reading the next update. */
export function requesterAfter(audit: Audit, before: number | null): number | null {
  const change = audit.changes.findLast((one) => one.field === 'requester_id');
  if (change === undefined) return before;
  return typeof change.value === 'number' ? change.value : null;
}

/**
 * The fact that a ticket was deleted; null while it is not. Deletion leaves no audit, so the ticket
 * export's status is all there is to see.
 */
export function deletedFact(ticket: DeskTicket): JournalFact | null {
  if (ticket.status !== 'deleted') return null;
  const key = `ticket:${ticket.id}:deleted:${ticket.updatedAt}`;
  return { ticketId: ticket.id, key, fact: { type: 'deleted', at: ticket.updatedAt, key } };
}

function creation(audit: Audit, known: Known, requesterId: number | null): Named[] {
  const { kinds, components } = known.names;
  const priority = last(audit, 'priority');
  const status = statusText(audit, known);
  const body: FactBody = {
    type: 'opened',
    by: openedBy(audit, known, requesterId),
    priority: typeof priority === 'string' ? priority : null,
    kind: optionName('palier_kind', givenValue(audit, known, 'palier_kind'), kinds),
    component: optionName(
      'palier_component',
      givenValue(audit, known, 'palier_component'),
      components,
    ),
    ...(status === null ? {} : { status }),
  };
  return [plain(body)];
}

/** Changes of Zendesk's own fields and of the fields the policy looks at. */
function fieldFacts(audit: Audit, known: Known): Named[] {
  const found: Named[] = [];
  const changed = (field: string) => audit.changes.some((one) => one.field === field);
  const number = (field: string): number | null => {
    const value = last(audit, field);
    return typeof value === 'number' ? value : null;
  };
  // At creation these stand in the header and in `opened`; telling them again would say "changed".
  if (!audit.creates) {
    if (changed('requester_id')) {
      const who = number('requester_id');
      const to = who === null ? {} : (known.person(who) ?? { id: who });
      found.push(plain({ type: 'requester', to }));
    }
    if (changed('organization_id')) {
      const which = number('organization_id');
      const to = which === null ? null : (known.organization(which) ?? { id: which, fields: {} });
      found.push(plain({ type: 'organization', to }));
    }
    found.push(...watchedFacts(audit, known));
    if (changed('priority')) {
      const value = last(audit, 'priority');
      found.push(plain({ type: 'priority', to: typeof value === 'string' ? value : null }));
    }
  }
  const group = number('group_id');
  if (changed('group_id') && !(audit.creates && group === null)) {
    const to = group === null ? null : (known.groupName(group) ?? String(group));
    found.push(plain({ type: 'group', to }));
  }
  const assignee = number('assignee_id');
  if (changed('assignee_id') && !(audit.creates && assignee === null)) {
    found.push(plain({ type: 'assignee', to: assignee === null ? null : String(assignee) }));
  }
  const problem = number('problem_id');
  if (changed('problem_id') && !(audit.creates && problem === null)) {
    found.push(plain({ type: 'problem', to: problem }));
  }
  return found;
}

/** Custom fields and tags, only those that a rule of the policy reads. */
function watchedFacts(audit: Audit, known: Known): Named[] {
  const found: Named[] = [];
  for (const [fieldId, field] of known.watchedFields) {
    const change = audit.changes.findLast((one) => one.field === `custom_field:${fieldId}`);
    if (change === undefined) continue;
    const value = field.checkbox ? isTicked(change.value) : asFieldValue(change.value);
    found.push({
      name: `fields:${field.key}`,
      body: { type: 'fields', to: { [field.key]: value } },
    });
  }
  const change = audit.changes.findLast((one) => one.field === 'tags');
  if (change !== undefined) {
    const now = asTags(change.value);
    const before = asTags(change.previous);
    const moved = [...known.watchedTags].some((tag) => now.includes(tag) !== before.includes(tag));
    if (moved) found.push(plain({ type: 'tags', to: now }));
  }
  return found;
}

function asFieldValue(value: unknown): string | null | readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? null : String(value);
}

function asTags(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function last(audit: Audit, field: string): unknown {
  return audit.changes.findLast((one) => one.field === field)?.value ?? null;
}

function plain(body: FactBody): Named {
  return { name: body.type, body };
}
