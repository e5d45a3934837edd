/** What `connect` asks of the account: fields, the webhook and apps' settings, read and made. */
import { z } from 'zod';
import type { Client } from './client.ts';
import { createClient, type DeskOptions } from './desk.ts';
import type { FieldDefinition } from './field-definitions.ts';
import { type AccountField, readOrganizationFields, readTicketFields } from './fields.ts';
import { allRows } from './pages.ts';
import { id } from './row.ts';

export type FieldList = 'ticket_fields' | 'organization_fields';

/** What may be changed on a field that exists. */
export interface FieldChange {
  readonly active?: true;
  readonly tag?: string;
  /** The whole list: Zendesk drops options that are left out. */
  readonly options?: AccountField['options'];
}

export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly endpoint: string;
  readonly status: string;
  readonly subscriptions: readonly string[];
}

/** An app as it is installed; secure settings do not stand here, or masked. */
export interface AppInstallation {
  readonly id: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface DeskAdmin {
  fields(list: FieldList): Promise<readonly AccountField[]>;
  createField(list: FieldList, definition: FieldDefinition): Promise<void>;
  changeField(list: FieldList, id: number, change: FieldChange): Promise<void>;
  webhooks(): Promise<readonly Webhook[]>;
  /** Returns the new webhook's id. */
  createWebhook(endpoint: string, subscriptions: readonly string[]): Promise<string>;
  changeWebhook(id: string, change: Partial<Webhook>): Promise<void>;
  signingSecret(id: string): Promise<string>;
  appInstallations(): Promise<readonly AppInstallation[]>;
  /** Only what changes is sent, so that no masked secret is written back. */
  changeAppSettings(id: number, settings: Readonly<Record<string, string>>): Promise<void>;
}

/** Fields and webhooks need more than the engine does day by day. */
const CONNECT_SCOPE = 'read write';

const webhook = z.looseObject({
  id: z.string(),
  name: z.string(),
  endpoint: z.string(),
  status: z.string(),
  subscriptions: z.array(z.string()).nullish(),
});
const installation = z.looseObject({ id, settings: z.record(z.string(), z.unknown()).nullish() });
const anything = z.unknown();
const created = z.looseObject({ webhook: z.looseObject({ id: z.string() }) });
const secret = z.looseObject({ signing_secret: z.looseObject({ secret: z.string().min(1) }) });

/** The account's administration, by a token of its own with a wider scope. */
export function createDeskAdmin(options: DeskOptions): DeskAdmin {
  const { auth, url } = options.zendesk;
  const wider = auth.by === 'client' ? { ...auth, scope: CONNECT_SCOPE } : auth;
  const client = createClient({ ...options, zendesk: { url, auth: wider } });
  return {
    fields: (list) =>
      list === 'ticket_fields'
        ? readTicketFields(client, options.report)
        : readOrganizationFields(client, options.report),
    createField: (list, definition) => createField(client, list, definition),
    changeField: (list, id, change) => changeField(client, list, id, change),
    webhooks: () => readWebhooks(client),
    createWebhook: (endpoint, subscriptions) => createWebhook(client, endpoint, subscriptions),
    changeWebhook: async (id, change) => {
      const path = `/api/v2/webhooks/${id}`;
      await client.change('PATCH', path, { webhook: change }, anything, 'change the webhook');
    },
    signingSecret: async (id) => {
      const what = "read the webhook's signing secret";
      const path = `/api/v2/webhooks/${id}/signing_secret`;
      return (await client.get(path, {}, secret, what)).signing_secret.secret;
    },
    appInstallations: () => readInstallations(client),
    changeAppSettings: async (installationId, settings) => {
      const path = `/api/v2/apps/installations/${installationId}`;
      await client.change('PUT', path, { settings }, anything, "change the app's settings");
    },
  };
}

async function createField(
  client: Client,
  list: FieldList,
  { key, type, description, options, tag }: FieldDefinition,
): Promise<void> {
  const body = {
    type,
    title: key,
    description,
    ...(list === 'ticket_fields' ? { agent_description: description } : { key }),
    ...(options.length > 0 ? { custom_field_options: options } : {}),
    ...(tag === null ? {} : { tag }),
  };
  const what = `create the field ${key}`;
  await client.change('POST', `/api/v2/${list}`, wrapped(list, body), anything, what);
}

async function changeField(
  client: Client,
  list: FieldList,
  fieldId: number,
  { active, tag, options }: FieldChange,
): Promise<void> {
  const body = {
    ...(active ? { active } : {}),
    ...(tag === undefined ? {} : { tag }),
    ...(options === undefined
      ? {}
      : {
          custom_field_options: options.map(({ id, name, value }) =>
            id === null ? { name, value } : { id, name, value },
          ),
        }),
  };
  const path = `/api/v2/${list}/${fieldId}`;
  await client.change('PUT', path, wrapped(list, body), anything, `change the field ${fieldId}`);
}

function wrapped(list: FieldList, body: object): object {
  return { [list.slice(0, -1)]: body };
}

async function readWebhooks(client: Client): Promise<readonly Webhook[]> {
  const rows = await allRows(client, '/api/v2/webhooks', 'webhooks', 'list webhooks');
  return z
    .array(webhook)
    .parse(rows)
    .map(({ id, name, endpoint, status, subscriptions }) => ({
      id,
      name,
      endpoint,
      status,
      subscriptions: subscriptions ?? [],
    }));
}

async function readInstallations(client: Client): Promise<readonly AppInstallation[]> {
  const path = '/api/v2/apps/installations';
  const rows = await allRows(client, path, 'installations', 'list installed apps');
  return z
    .array(installation)
    .parse(rows)
    .map((one) => ({ id: one.id, settings: one.settings ?? {} }));
}

async function createWebhook(
  client: Client,
  endpoint: string,
  subscriptions: readonly string[],
): Promise<string> {
  const body = {
    webhook: {
      name: 'Palier',
      description: 'Tells Palier at once which ticket to read again.',
      endpoint,
      http_method: 'POST',
      request_format: 'json',
      status: 'active',
      subscriptions,
    },
  };
  const answer = await client.change('POST', '/api/v2/webhooks', body, created, 'create a webhook');
  return answer.webhook.id;
}
