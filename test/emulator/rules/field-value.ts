/** Answers: is this a value of that custom field, and which tags does it stand for? */
import type { Desk } from '../state/desk.ts';
import type { FieldDefinition, FieldValue } from '../state/records.ts';

export type Checked = { readonly value: FieldValue } | { readonly problem: string };

/**
 * Reads a value as the API takes it; whole numbers and decimals are kept as text, as Zendesk does.
 */
export function checkValue(field: FieldDefinition, given: unknown): Checked {
  if (given === null || given === undefined || given === '') {
    return { value: field.type === 'checkbox' ? false : null };
  }
  switch (field.type) {
    case 'checkbox':
      return { value: given === true || given === 'true' || given === 1 || given === '1' };
    case 'tagger':
    case 'dropdown':
      return field.options.some((option) => option.value === given)
        ? { value: given as string }
        : { problem: `${field.title}: ${String(given)} is not a valid option` };
    case 'multiselect':
      return checkMany(field, given);
    case 'integer':
      return /^[+-]?\d+$/.test(String(given))
        ? { value: String(given) }
        : { problem: `${field.title}: must be an integer` };
    case 'decimal':
      return /^[+-]?\d+(\.\d+)?$/.test(String(given))
        ? { value: String(given) }
        : { problem: `${field.title}: must be a number` };
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(String(given))
        ? { value: String(given).slice(0, 10) }
        : { problem: `${field.title}: is not a date` };
    case 'regexp':
      return field.regexp === null || new RegExp(field.regexp).test(String(given))
        ? { value: String(given) }
        : { problem: `${field.title}: is invalid` };
    default:
      return { value: String(given) };
  }
}

function checkMany(field: FieldDefinition, given: unknown): Checked {
  if (!Array.isArray(given)) return { problem: `${field.title}: is invalid` };
  const values = given.map(String);
  const wrong = values.find((value) => !field.options.some((option) => option.value === value));
  return wrong === undefined
    ? { value: values }
    : { problem: `${field.title}: ${wrong} is not a valid option` };
}

/** The tags that a field's value puts on the ticket. */
export function tagsOf(field: FieldDefinition, value: FieldValue): readonly string[] {
  if (field.type === 'checkbox') return value === true && field.tag !== null ? [field.tag] : [];
  if (field.type === 'tagger') return typeof value === 'string' ? [value] : [];
  if (field.type === 'multiselect') return Array.isArray(value) ? (value as string[]) : [];
  return [];
}

/** Ticket fields whose value follows the tags, with the tags they own. */
export function taggingFields(desk: Desk): readonly FieldDefinition[] {
  const found: FieldDefinition[] = [];
  for (const field of desk.fields.values()) {
    if (field.of !== 'ticket' || !field.active) continue;
    if (field.type === 'tagger' || field.type === 'multiselect') found.push(field);
    else if (field.type === 'checkbox' && field.tag !== null) found.push(field);
  }
  return found;
}

/** What the field holds when the ticket has exactly these tags (tags and such fields are one). */
export function valueFromTags(field: FieldDefinition, tags: ReadonlySet<string>): FieldValue {
  if (field.type === 'checkbox') return field.tag !== null && tags.has(field.tag);
  const held = field.options.filter((option) => tags.has(option.value)).map((o) => o.value);
  if (field.type === 'multiselect') return held.length === 0 ? null : held;
  return held[0] ?? null;
}

/** Equal as the API would show them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => item === b[index]);
  }
  return (a ?? null) === (b ?? null);
}
