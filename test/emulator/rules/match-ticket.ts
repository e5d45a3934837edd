/** Answers: does a ticket meet a view's condition or a word of a search? */
import type { Ticket, User } from '../state/records.ts';
import { categories } from './status.ts';

export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}

const priorities = ['low', 'normal', 'high', 'urgent'];

/** Null when the field is not one that conditions know. */
function fieldOf(ticket: Ticket, field: string): unknown {
  const custom = /^custom_fields_(\d+)$/.exec(field)?.[1];
  if (custom !== undefined) return ticket.fields[custom] ?? null;
  switch (field) {
    case 'status':
      return ticket.status;
    case 'priority':
      return ticket.priority;
    case 'type':
      return ticket.type;
    case 'assignee_id':
    case 'assignee':
      return ticket.assignee_id;
    case 'group_id':
    case 'group':
      return ticket.group_id;
    case 'organization_id':
    case 'organization':
      return ticket.organization_id;
    case 'requester_id':
    case 'requester':
      return ticket.requester_id;
    case 'brand_id':
      return ticket.brand_id;
    case 'ticket_form_id':
      return ticket.ticket_form_id;
    case 'custom_status_id':
      return ticket.custom_status_id;
    case 'external_id':
      return ticket.external_id;
    default:
      return null;
  }
}

function rankOf(field: string, value: unknown): number {
  const order: readonly string[] = field === 'priority' ? priorities : categories;
  return order.indexOf(String(value));
}

/** Whether the condition holds for the ticket, `current_user` being who asks. */
export function meets(ticket: Ticket, condition: Condition, user: User | null): boolean {
  const { field, operator } = condition;
  if (field === 'current_tags') {
    const asked = String(condition.value).split(/[\s,]+/);
    const has = asked.some((tag) => ticket.tags.includes(tag));
    return operator.startsWith('not') ? !has : has;
  }
  const wanted = condition.value === 'current_user' ? user?.id : condition.value;
  const held = fieldOf(ticket, field);
  switch (operator) {
    case 'is':
    case 'value':
      return asText(held) === asText(wanted);
    case 'is_not':
    case 'not_value':
      return asText(held) !== asText(wanted);
    case 'less_than':
      return rankOf(field, held) < rankOf(field, wanted);
    case 'greater_than':
      return rankOf(field, held) > rankOf(field, wanted);
    case 'present':
      return held !== null && held !== false;
    case 'not_present':
      return held === null || held === false;
    case 'includes':
      return (Array.isArray(wanted) ? wanted : [wanted]).map(asText).includes(asText(held));
    default:
      return false;
  }
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
