/** What an organization's and a user's row of the API says. */
import { z } from 'zod';
import type { FieldValues } from '../core/ticket/fact.ts';
import type { DeskOrganization, DeskUser } from '../ports/desk.ts';
import { id, instant, tags } from './row.ts';

const values = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]).catch(null),
  )
  .nullish()
  .transform((fields): FieldValues => fields ?? {});

const organization = z.looseObject({
  id,
  name: z.string().nullish(),
  organization_fields: values,
  updated_at: instant,
  deleted_at: z.string().nullish(),
});

/** Zendesk's numbers for kinds of agents that cannot answer in public. */
const LIGHT_AGENT = 1;
const CONTRIBUTOR = 3;

const user = z.looseObject({
  id,
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.enum(['end-user', 'agent', 'admin']),
  role_type: z.number().nullish(),
  only_private_comments: z.boolean().nullish(),
  active: z.boolean().nullish(),
  suspended: z.boolean().nullish(),
  tags,
  user_fields: values,
  updated_at: instant,
});

/** Reads one organization; throws a ZodError when it cannot. */
export function organizationFromRow(row: unknown): DeskOrganization {
  const read = organization.parse(row);
  return {
    id: read.id,
    name: read.name ?? '',
    fields: read.organization_fields,
    updatedAt: read.updated_at,
    deleted: read.deleted_at !== null && read.deleted_at !== undefined,
  };
}

/** Reads one user; throws a ZodError when it cannot. */
export function userFromRow(row: unknown): DeskUser {
  const read = user.parse(row);
  return {
    id: read.id,
    name: read.name ?? '',
    email: read.email ?? null,
    role: roleOf(read),
    tags: read.tags,
    fields: read.user_fields,
    updatedAt: read.updated_at,
  };
}

/** What the person may be taken for by now; null for one whom Zendesk itself lets in no more. */
export function standingFromRow(row: unknown): DeskUser['role'] | null {
  const read = user.parse(row);
  return read.suspended === true || read.active === false ? null : roleOf(read);
}

function roleOf(read: z.infer<typeof user>): DeskUser['role'] {
  if (read.role !== 'agent') return read.role;
  const isLight =
    read.role_type === LIGHT_AGENT ||
    read.role_type === CONTRIBUTOR ||
    // Some accounts say it without a role type; end users carry false here.
    read.only_private_comments === true;
  return isLight ? 'light-agent' : 'agent';
}
