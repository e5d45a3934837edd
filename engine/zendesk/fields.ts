/** Which of the account's ticket fields are ours, and which a rule of the policy may read. */
import { z } from 'zod';
import { PALIER_FIELDS, type PalierFieldIds, type TicketField } from '../ports/desk.ts';
import type { Client } from './client.ts';
import type { Report } from './export.ts';
import { allRows } from './pages.ts';
import { id, readRows } from './row.ts';

const option = z.looseObject({ id: id.nullish(), name: z.string(), value: z.string() });
const field = z.looseObject({
  id,
  type: z.string(),
  key: z.string().nullish(),
  title: z.string(),
  raw_title: z.string().nullish(),
  active: z.boolean().nullish(),
  tag: z.string().nullish(),
  custom_field_options: z.array(option).nullish(),
});

/** A field of the account with all that `connect` compares. */
export interface AccountField extends TicketField {
  readonly active: boolean;
  readonly tag: string | null;
  readonly options: readonly FieldOption[];
}

interface FieldOption {
  readonly name: string;
  readonly value: string;
  /** Zendesk replaces the whole list, so known options go back with their ids. */
  readonly id: number | null;
}

/** Every ticket field of the account, switched-off ones included. */
export async function readTicketFields(
  client: Client,
  report: Report,
): Promise<readonly AccountField[]> {
  return readFields(client, report, 'ticket_fields');
}

/** Every organization field of the account. */
export async function readOrganizationFields(
  client: Client,
  report: Report,
): Promise<readonly AccountField[]> {
  return readFields(client, report, 'organization_fields');
}

/** Our fields' ids; a switched-off field counts as not connected, of equals the oldest is ours. */
export function palierFieldIds(fields: readonly AccountField[]): PalierFieldIds {
  const ids = PALIER_FIELDS.map((name) => {
    const own = fields.filter((one) => one.active && one.key === name);
    return [name, own.length === 0 ? null : Math.min(...own.map((one) => one.id))] as const;
  });
  return Object.fromEntries(ids) as PalierFieldIds;
}

async function readFields(
  client: Client,
  report: Report,
  list: 'ticket_fields' | 'organization_fields',
): Promise<readonly AccountField[]> {
  const rows = await allRows(client, `/api/v2/${list}`, list, `list ${list.replace('_', ' ')}`);
  const { good, malformed } = readRows(rows, (row) => field.parse(row), 'field');
  report(malformed);
  return good.map((one) => ({
    id: one.id,
    type: one.type,
    // Ticket fields have no key of their own: the title as it was typed serves as one.
    key: one.key ?? one.raw_title ?? one.title,
    title: one.title,
    active: one.active !== false,
    tag: one.tag ?? null,
    options: (one.custom_field_options ?? []).map((own) => ({
      name: own.name,
      value: own.value,
      id: own.id ?? null,
    })),
  }));
}
