/** Answers: how are ticket and organization fields defined, written and shown? */
import type { Desk } from '../state/desk.ts';
import type { FieldDefinition, FieldOption } from '../state/records.ts';
import { isRecord } from './read-json.ts';
import { invalidField, type Refusal } from './refusal.ts';
import { isoSeconds } from './time.ts';

const ticketTypes = [
  'text',
  'textarea',
  'checkbox',
  'date',
  'integer',
  'decimal',
  'regexp',
  'partialcreditcard',
  'multiselect',
  'tagger',
  'lookup',
];
const keyedTypes = [
  'text',
  'textarea',
  'checkbox',
  'date',
  'integer',
  'decimal',
  'regexp',
  'dropdown',
  'multiselect',
  'lookup',
];

type Patch = Readonly<Record<string, unknown>>;

/** Creates (before null) or updates a field; type and key never change once made. */
export function writeField(
  desk: Desk,
  of: FieldDefinition['of'],
  before: FieldDefinition | null,
  patch: Patch,
  at: number,
): { readonly field: FieldDefinition } | { readonly refusal: Refusal } {
  const title = String(patch.title ?? before?.title ?? '');
  if (title === '') {
    return { refusal: invalidField('title', 'Title: cannot be blank', 'BlankValue') };
  }
  const type = before?.type ?? String(patch.type ?? '');
  if (before === null && !(of === 'ticket' ? ticketTypes : keyedTypes).includes(type)) {
    return { refusal: invalidField('type', `Type: ${type} is not a valid type`) };
  }
  const key = keyOf(desk, of, before, patch);
  if (typeof key === 'object' && key !== null) return { refusal: key };
  const options = readOptions(desk, before, patch);
  if ('refusal' in options) return options;
  if (before === null && (type === 'tagger' || type === 'dropdown') && options.list.length === 0) {
    const said = 'Custom field options: must have at least one option';
    return { refusal: invalidField('custom_field_options', said, 'BlankValue') };
  }
  const words = (name: string, old: string | null): string | null =>
    patch[name] === undefined ? old : patch[name] === null ? null : String(patch[name]);
  const field: FieldDefinition = {
    id: before?.id ?? desk.nextId(),
    of,
    type,
    key,
    title,
    description: words('description', before?.description ?? (of === 'ticket' ? title : '')) ?? '',
    position: Number(patch.position ?? before?.position ?? (of === 'ticket' ? 9999 : 0)),
    active: patch.active === undefined ? (before?.active ?? true) : patch.active === true,
    removable: before?.removable ?? true,
    tag: words('tag', before?.tag ?? null),
    regexp: words('regexp_for_validation', before?.regexp ?? null),
    agent_description: words('agent_description', before?.agent_description ?? null),
    options: options.list,
    system_options: before?.system_options ?? null,
    created_at: before?.created_at ?? at,
    updated_at: at,
  };
  desk.put({ t: 'field', v: field });
  return { field };
}

function keyOf(
  desk: Desk,
  of: FieldDefinition['of'],
  before: FieldDefinition | null,
  patch: Patch,
): string | null | Refusal {
  if (before !== null) return before.key;
  const key = typeof patch.key === 'string' ? patch.key : null;
  if (key === null) {
    return of === 'ticket' ? null : invalidField('key', 'Key: cannot be blank', 'BlankValue');
  }
  if (!/^[A-Za-z0-9_]+$/.test(key)) return invalidField('key', 'Key: is invalid');
  for (const other of desk.fields.values()) {
    if (other.of === of && other.key === key) {
      return invalidField('key', 'Key: has already been taken', 'DuplicateValue');
    }
  }
  return key;
}

// Options keep their ids by value, so that a changed name is not a new option.
function readOptions(
  desk: Desk,
  before: FieldDefinition | null,
  patch: Patch,
): { readonly list: readonly FieldOption[] } | { readonly refusal: Refusal } {
  const given = patch.custom_field_options;
  if (!Array.isArray(given)) return { list: before?.options ?? [] };
  const list: FieldOption[] = [];
  for (const item of given) {
    if (!isRecord(item) || typeof item.value !== 'string' || item.value === '') {
      const said = 'Custom field options: value cannot be blank';
      return { refusal: invalidField('custom_field_options', said) };
    }
    if (list.some((known) => known.value === item.value)) {
      const said = `Custom field options: ${item.value} is already used as a tag`;
      return { refusal: invalidField('custom_field_options', said, 'DuplicateValue') };
    }
    const old = before?.options.find((known) => known.value === item.value);
    const name = String(item.name ?? item.value);
    list.push({ id: old?.id ?? desk.nextId(), name, value: item.value });
  }
  return { list };
}

function optionsJson(field: FieldDefinition): unknown[] {
  return field.options.map(({ id, name, value }) => ({
    id,
    name,
    raw_name: name,
    value,
    default: false,
  }));
}

/** A ticket field as the API shows it; options only where the type has them. */
export function ticketFieldJson(field: FieldDefinition, base: string): Record<string, unknown> {
  const shown: Record<string, unknown> = {
    url: `${base}/api/v2/ticket_fields/${field.id}.json`,
    id: field.id,
    type: field.type,
    title: field.title,
    raw_title: field.title,
    description: field.description,
    raw_description: field.description,
    position: field.position,
    active: field.active,
    required: false,
    collapsed_for_agents: false,
    regexp_for_validation: field.regexp,
    title_in_portal: field.title,
    raw_title_in_portal: field.title,
    visible_in_portal: !field.removable,
    editable_in_portal: !field.removable,
    required_in_portal: false,
    tag: field.tag,
    created_at: isoSeconds(field.created_at),
    updated_at: isoSeconds(field.updated_at),
    removable: field.removable,
    key: field.key,
    agent_description: field.agent_description,
  };
  if (field.type === 'tagger' || field.type === 'multiselect') {
    shown.custom_field_options = optionsJson(field);
  }
  if (field.system_options !== null) shown.system_field_options = field.system_options;
  return shown;
}

/** An organization or user field as the API shows it. */
export function keyedFieldJson(field: FieldDefinition, base: string): Record<string, unknown> {
  const shown: Record<string, unknown> = {
    url: `${base}/api/v2/${field.of}_fields/${field.id}.json`,
    id: field.id,
    type: field.type,
    key: field.key,
    title: field.title,
    description: field.description,
    raw_title: field.title,
    raw_description: field.description,
    position: field.position,
    active: field.active,
    system: !field.removable,
    regexp_for_validation: field.regexp,
    created_at: isoSeconds(field.created_at),
    updated_at: isoSeconds(field.updated_at),
  };
  if (field.type === 'dropdown' || field.type === 'multiselect') {
    shown.custom_field_options = optionsJson(field);
  }
  if (field.type === 'checkbox') shown.tag = field.tag;
  return shown;
}
