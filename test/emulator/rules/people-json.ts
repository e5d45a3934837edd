/** Answers: what do users, organizations and groups look like in an answer? */
import type { Desk } from '../state/desk.ts';
import type { Group, Organization, User } from '../state/records.ts';
import { isoSeconds } from './time.ts';

// role_type of agents: 0 custom, 1 light, 4 admin; null for end users.
function roleType(user: User): number | null {
  if (user.role === 'admin') return 4;
  if (user.role === 'agent') return user.light ? 1 : 0;
  return null;
}

/** Identifier of the custom role that light agents have. */
const lightRoleId = 6_130_000_000_001;

/** Languages that a person may choose on this desk, with Zendesk's numbers of them. */
const LOCALE_IDS: Readonly<Record<string, number>> = { 'en-US': 1, fr: 16, 'ru-RU': 27 };

export const LOCALES = Object.keys(LOCALE_IDS);

export function localeOf(user: User): string {
  return user.locale ?? 'en-US';
}

export function userJson(user: User, base: string): Record<string, unknown> {
  const isStaff = user.role !== 'end-user';
  return {
    id: user.id,
    url: `${base}/api/v2/users/${user.id}.json`,
    name: user.name,
    email: user.email,
    created_at: isoSeconds(user.created_at),
    updated_at: isoSeconds(user.updated_at),
    time_zone: user.time_zone,
    iana_time_zone: user.time_zone,
    phone: null,
    shared_phone_number: null,
    photo: null,
    locale_id: LOCALE_IDS[localeOf(user)] ?? 1,
    locale: localeOf(user),
    organization_id: user.organization_id,
    role: user.role,
    verified: true,
    external_id: user.external_id,
    tags: user.tags,
    alias: null,
    active: user.active,
    shared: false,
    shared_agent: false,
    last_login_at: null,
    two_factor_auth_enabled: null,
    signature: null,
    details: null,
    notes: null,
    role_type: roleType(user),
    custom_role_id: user.light ? lightRoleId : null,
    moderator: user.role === 'admin',
    ticket_restriction: isStaff ? null : 'requested',
    only_private_comments: user.light,
    restricted_agent: !isStaff,
    suspended: user.suspended,
    default_group_id: user.default_group_id,
    report_csv: user.role === 'admin',
    user_fields: user.user_fields,
  };
}

export function organizationJson(
  desk: Desk,
  organization: Organization,
  base: string,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const field of desk.fields.values()) {
    if (field.of !== 'organization' || field.key === null) continue;
    const empty = field.type === 'checkbox' ? false : null;
    fields[field.key] = organization.organization_fields[field.key] ?? empty;
  }
  const shown: Record<string, unknown> = {
    url: `${base}/api/v2/organizations/${organization.id}.json`,
    id: organization.id,
    name: organization.name,
    shared_tickets: false,
    shared_comments: false,
    external_id: organization.external_id,
    created_at: isoSeconds(organization.created_at),
    updated_at: isoSeconds(organization.updated_at),
    domain_names: organization.domain_names,
    details: organization.details,
    notes: organization.notes,
    group_id: organization.group_id,
    tags: organization.tags,
    organization_fields: fields,
  };
  // Only exports still show a deleted organization, with the instant of its deletion.
  if (organization.deleted_at !== null) shown.deleted_at = isoSeconds(organization.deleted_at);
  return shown;
}

export function groupJson(group: Group, base: string): Record<string, unknown> {
  return {
    url: `${base}/api/v2/groups/${group.id}.json`,
    id: group.id,
    is_public: true,
    name: group.name,
    description: group.description,
    default: group.is_default,
    deleted: group.deleted,
    created_at: isoSeconds(group.created_at),
    updated_at: isoSeconds(group.updated_at),
  };
}
