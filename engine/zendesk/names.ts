/** What the account's ids are called: groups, forms, brands and custom statuses. */
import { z } from 'zod';
import { EngineError } from '../errors.ts';
import type { CustomStatus } from '../ports/desk.ts';
import type { Client } from './client.ts';
import type { Report } from './export.ts';
import { allRows } from './pages.ts';
import { id, readRows } from './row.ts';

interface Name {
  readonly id: number;
  readonly name: string;
}

interface Brand extends Name {
  /** Where its help center is; the oldest brand's is the account's, unless somebody renamed it. */
  readonly subdomain: string | null;
}

const named = z.looseObject({ id, name: z.string() });
const brand = named.extend({ subdomain: z.string().nullish() });
const status = z.looseObject({
  id,
  status_category: z.string(),
  agent_label: z.string(),
  default: z.boolean().nullish(),
});

export async function readGroups(client: Client, report: Report): Promise<readonly Name[]> {
  return readNames(client, report, 'groups');
}

const membership = z.looseObject({ group_id: id });

/** The ids of the groups somebody is a member of; none for somebody whom Zendesk does not know. */
export async function readGroupIds(
  client: Client,
  report: Report,
  userId: number,
): Promise<readonly number[]> {
  const path = `/api/v2/users/${userId}/group_memberships`;
  const what = `read the groups of user ${userId}`;
  try {
    const rows = await allRows(client, path, 'group_memberships', what);
    const { good, malformed } = readRows(rows, (row) => membership.parse(row), 'membership');
    report(malformed);
    return good.map(({ group_id }) => group_id);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'zendeskNotFound') return [];
    throw error;
  }
}

export async function readBrands(client: Client, report: Report): Promise<readonly Brand[]> {
  const rows = await allRows(client, '/api/v2/brands', 'brands', 'list brands');
  const { good, malformed } = readRows(rows, (row) => brand.parse(row), 'brand');
  report(malformed);
  return good.map(({ id: ownId, name, subdomain }) => ({
    id: ownId,
    name,
    subdomain: subdomain ?? null,
  }));
}

/** Plans without several forms refuse the list; then there are none to name. */
export async function readForms(client: Client, report: Report): Promise<readonly Name[]> {
  return orNone(() => readNames(client, report, 'ticket_forms'));
}

/**
 * The account's custom statuses; none where the feature is off. The default one of a category is
 * called by Zendesk's own word ("open"), however the account labels it.
 */
export async function readCustomStatuses(
  client: Client,
  report: Report,
): Promise<readonly CustomStatus[]> {
  return orNone(async () => {
    const rows = await allRows(
      client,
      '/api/v2/custom_statuses',
      'custom_statuses',
      'list custom statuses',
    );
    const { good, malformed } = readRows(rows, (row) => status.parse(row), 'custom status');
    report(malformed);
    return good.map((one) => ({
      id: one.id,
      name: one.default === true ? one.status_category : one.agent_label,
      category: one.status_category,
    }));
  });
}

async function readNames(client: Client, report: Report, key: string): Promise<readonly Name[]> {
  const rows = await allRows(client, `/api/v2/${key}`, key, `list ${key.replace('_', ' ')}`);
  const { good, malformed } = readRows(rows, (row) => named.parse(row), key.replace(/s$/, ''));
  report(malformed);
  return good.map(({ id: ownId, name }) => ({ id: ownId, name }));
}

async function orNone<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof EngineError ? error.code : null;
    if (code === 'zendeskForbidden' || code === 'zendeskNotFound') return [];
    throw error;
  }
}
