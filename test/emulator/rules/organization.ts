/** Answers: what does a write do to an organization or a user? */
import type { Desk } from '../state/desk.ts';
import type { FieldValue, Organization, User } from '../state/records.ts';
import { checkValue } from './field-value.ts';
import { LOCALES } from './people-json.ts';
import { isRecord } from './read-json.ts';
import { invalidField, type Refusal } from './refusal.ts';

type Patch = Readonly<Record<string, unknown>>;

/** Keyed fields of organizations and users; unknown keys are ignored, wrong values refused. */
function keyedFields(
  desk: Desk,
  of: 'organization' | 'user',
  before: Readonly<Record<string, FieldValue>>,
  given: unknown,
): Readonly<Record<string, FieldValue>> | Refusal {
  if (!isRecord(given)) return before;
  const next: Record<string, FieldValue> = { ...before };
  for (const field of desk.fields.values()) {
    if (field.of !== of || field.key === null || !(field.key in given)) continue;
    const checked = checkValue(field, given[field.key]);
    if ('problem' in checked) return invalidField(field.key, checked.problem);
    next[field.key] = checked.value;
  }
  return next;
}

function text(given: unknown, before: string | null): string | null {
  return given === undefined ? before : given === null ? null : String(given);
}

function list(given: unknown, before: readonly string[]): readonly string[] {
  return Array.isArray(given) ? given.map(String) : before;
}

function isRefusal(value: object): value is Refusal {
  return 'status' in value && 'body' in value && typeof value.status === 'number';
}

/** Creates (before null) or updates; a name is unique in the account. */
export function writeOrganization(
  desk: Desk,
  before: Organization | null,
  patch: Patch,
  at: number,
): { readonly organization: Organization } | { readonly refusal: Refusal } {
  const name = text(patch.name, before?.name ?? null);
  if (name === null || name === '') {
    return { refusal: invalidField('name', 'Name: cannot be blank', 'BlankValue') };
  }
  for (const other of name === before?.name ? [] : desk.organizations.values()) {
    if (other.id !== before?.id && other.deleted_at === null && other.name === name) {
      return { refusal: invalidField('name', 'Name: has already been taken', 'DuplicateValue') };
    }
  }
  const fields = keyedFields(
    desk,
    'organization',
    before?.organization_fields ?? {},
    patch.organization_fields,
  );
  if (isRefusal(fields)) return { refusal: fields };
  const group = patch.group_id === undefined ? (before?.group_id ?? null) : Number(patch.group_id);
  const organization: Organization = {
    id: before?.id ?? desk.nextId(),
    name,
    external_id: text(patch.external_id, before?.external_id ?? null),
    domain_names: list(patch.domain_names, before?.domain_names ?? []),
    details: text(patch.details, before?.details ?? null),
    notes: text(patch.notes, before?.notes ?? null),
    group_id: group === 0 ? null : group,
    tags: list(patch.tags, before?.tags ?? []),
    organization_fields: fields,
    created_at: before?.created_at ?? at,
    updated_at: at,
    deleted_at: null,
  };
  desk.put({ t: 'organization', v: organization });
  return { organization };
}

const roles = ['end-user', 'agent', 'admin'] as const;

/** Creates (before null) or updates a user; `light_agent: true` makes an agent a light one. */
export function writeUser(
  desk: Desk,
  before: User | null,
  patch: Patch,
  at: number,
  timeZone: string,
): { readonly user: User } | { readonly refusal: Refusal } {
  const name = text(patch.name, before?.name ?? null);
  if (name === null || name === '') {
    return { refusal: invalidField('name', 'Name: is too short (minimum one character)') };
  }
  const email = text(patch.email, before?.email ?? null);
  for (const other of email === null || email === before?.email ? [] : desk.users.values()) {
    if (other.id !== before?.id && other.email === email) {
      const said = `Email: ${email} is already being used by another user`;
      return { refusal: invalidField('email', said, 'DuplicateValue') };
    }
  }
  const role = roles.find((known) => known === patch.role) ?? before?.role ?? 'end-user';
  const fields = keyedFields(desk, 'user', before?.user_fields ?? {}, patch.user_fields);
  if (isRefusal(fields)) return { refusal: fields };
  const numberOr = (given: unknown, old: number | null): number | null =>
    given === undefined ? old : given === null ? null : Number(given);
  const user: User = {
    id: before?.id ?? desk.nextId(),
    name,
    email,
    external_id: text(patch.external_id, before?.external_id ?? null),
    role,
    light: patch.light_agent === undefined ? (before?.light ?? false) : patch.light_agent === true,
    organization_id: numberOr(patch.organization_id, before?.organization_id ?? null),
    default_group_id: numberOr(patch.default_group_id, before?.default_group_id ?? null),
    tags: list(patch.tags, before?.tags ?? []),
    user_fields: fields,
    time_zone: text(patch.time_zone, before?.time_zone ?? timeZone) ?? timeZone,
    locale: LOCALES.find((one) => one === patch.locale) ?? before?.locale ?? 'en-US',
    active: before?.active ?? true,
    suspended:
      patch.suspended === undefined ? (before?.suspended ?? false) : patch.suspended === true,
    created_at: before?.created_at ?? at,
    updated_at: at,
  };
  desk.put({ t: 'user', v: user });
  return { user };
}
