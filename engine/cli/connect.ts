/**
 * What an account lacks to work with Palier, and how it gets it: fields, the organization field
 * that tiers match on, the webhook, the installed app's settings. Says every step; repeating it
 * changes nothing; nothing is removed.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Policy } from '../core/policy/policy.ts';
import { EngineError } from '../errors.ts';
import { WEBHOOK_FILE } from '../settings.ts';
import type { DeskAdmin, FieldChange, FieldList } from '../zendesk/admin.ts';
import {
  type FieldDefinition,
  organizationFieldDefinitions,
  ticketFieldDefinitions,
} from '../zendesk/field-definitions.ts';
import type { AccountField } from '../zendesk/fields.ts';
import { connectApp } from './connect-app.ts';

export interface ConnectOptions {
  readonly policy: Policy;
  /** Where Zendesk reaches the engine; null makes no webhook. */
  readonly publicUrl: string | null;
  readonly dataPath: string;
  /** Only say what would be done. */
  readonly isPlan: boolean;
}

/** What makes the engine read a ticket at once; the rest is found by polling. */
const EVENTS = [
  'created',
  'comment_added',
  'status_changed',
  'custom_status_changed',
  'priority_changed',
  'custom_field_changed',
  'agent_assignment_changed',
  'group_assignment_changed',
  'requester_changed',
  'organization_changed',
  'problem_link_changed',
  'merged',
  'soft_deleted',
  'undeleted',
].map((name) => `zen:event-type:ticket.${name}`);

type Print = (line: string) => void;

/** One step: said first, then done unless only planned. */
type Step = (line: string, work: () => Promise<void>) => Promise<void>;

/**
 * Makes what is missing and returns how many things were changed (or would be, when only planned).
 * A field of ours that exists with another type is told, and refused after everything else.
 */
export async function connect(
  options: ConnectOptions,
  admin: DeskAdmin,
  print: Print,
): Promise<{ changed: number }> {
  let changed = 0;
  const step: Step = async (line, work) => {
    changed += 1;
    print(options.isPlan ? `Would ${line}` : line[0]?.toUpperCase() + line.slice(1));
    if (!options.isPlan) await work();
  };
  const ticketFields = ticketFieldDefinitions(options.policy);
  const wrong = [
    ...(await connectFields('ticket_fields', ticketFields, admin, step, print)),
    ...(await connectFields(
      'organization_fields',
      organizationFieldDefinitions(options.policy),
      admin,
      step,
      print,
    )),
  ];
  await connectWebhook(options, admin, step, print);
  const missing = ticketFields.filter((one) => !isLeftOut(one)).map(({ key }) => key);
  await connectApp({ publicUrl: options.publicUrl, missing }, admin, step, print);
  if (wrong.length > 0) {
    throw new EngineError('zendeskConflict', `Could not connect everything. ${wrong.join(' ')}`);
  }
  if (changed === 0) print('Everything is connected; nothing to change.');
  return { changed };
}

async function connectFields(
  list: FieldList,
  definitions: readonly FieldDefinition[],
  admin: DeskAdmin,
  step: Step,
  print: Print,
): Promise<readonly string[]> {
  const present = await admin.fields(list);
  const what = list === 'ticket_fields' ? 'ticket field' : 'organization field';
  const wrong: string[] = [];
  for (const definition of definitions) {
    const { key, type, options } = definition;
    const own = choose(present, key);
    if (own === null) {
      if (isLeftOut(definition)) {
        print(`Left out the ${what} ${key}: the tiers file names nothing to choose from.`);
        continue;
      }
      await step(`create the ${what} ${key} (${type}${named(options)})`, () =>
        admin.createField(list, definition),
      );
    } else if (own.type !== type && !(list === 'organization_fields' && own.type === 'text')) {
      wrong.push(
        `The ${what} ${key} is of type ${own.type}, not ${type}: rename or delete it and connect again.`,
      );
    } else {
      await complete(list, own, definition, admin, step, what);
    }
  }
  return wrong;
}

/** Zendesk makes no drop-down that has nothing to choose from. */
function isLeftOut({ type, options }: FieldDefinition): boolean {
  return type === 'tagger' && options.length === 0;
}

/** An active field wins over a switched-off one, the oldest over its doubles. */
function choose(present: readonly AccountField[], key: string): AccountField | null {
  const own = present.filter((field) => field.key === key);
  own.sort((a, b) => Number(b.active) - Number(a.active) || a.id - b.id);
  return own[0] ?? null;
}

async function complete(
  list: FieldList,
  own: AccountField,
  { key, options, tag }: FieldDefinition,
  admin: DeskAdmin,
  step: Step,
  what: string,
): Promise<void> {
  const held = new Set(own.options.map((option) => option.value));
  const missing = own.type === 'text' ? [] : options.filter(({ value }) => !held.has(value));
  const change: FieldChange = {
    ...(own.active ? {} : { active: true }),
    ...(tag !== null && own.tag !== tag ? { tag } : {}),
    ...(missing.length > 0
      ? { options: [...own.options, ...missing.map((option) => ({ ...option, id: null }))] }
      : {}),
  };
  const parts = [
    change.active ? 'switch it on' : null,
    change.tag === undefined ? null : `give it the tag ${change.tag}`,
    missing.length > 0 ? `add${named(missing).replace(/^:/, '')}` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return;
  await step(`change the ${what} ${key}: ${parts.join(', ')}`, () =>
    admin.changeField(list, own.id, change),
  );
}

async function connectWebhook(
  options: ConnectOptions,
  admin: DeskAdmin,
  step: Step,
  print: Print,
): Promise<void> {
  if (options.publicUrl === null) {
    print('Made no webhook: PALIER_PUBLIC_URL is not set, so changes are found by polling alone.');
    return;
  }
  const endpoint = `${options.publicUrl}/hooks/zendesk`;
  const present = (await admin.webhooks()).find(
    // A webhook for triggers cannot be turned into one for events.
    (hook) => hook.endpoint === endpoint && !hook.subscriptions.includes(BY_TRIGGER),
  );
  let id = present?.id ?? null;
  if (present === undefined) {
    await step(`create the webhook to ${endpoint}`, async () => {
      id = await admin.createWebhook(endpoint, EVENTS);
    });
  } else {
    const missing = EVENTS.filter((event) => !present.subscriptions.includes(event));
    if (missing.length > 0 || present.status !== 'active') {
      const subscriptions = [...present.subscriptions, ...missing];
      await step(`switch the webhook to ${endpoint} on for ${missing.length} more events`, () =>
        admin.changeWebhook(present.id, { status: 'active', subscriptions }),
      );
    }
  }
  const path = join(options.dataPath, WEBHOOK_FILE);
  if (id !== null && (await storedId(path)) === id) return;
  await step(`store the webhook's signing secret in ${path} for the engine`, async () => {
    if (id !== null) await store(options.dataPath, path, id, await admin.signingSecret(id));
  });
}

const BY_TRIGGER = 'conditional_ticket_events';

async function storedId(path: string): Promise<string | null> {
  try {
    const stored: unknown = JSON.parse(await readFile(path, 'utf8'));
    return stored !== null && typeof stored === 'object' && 'webhookId' in stored
      ? String(stored.webhookId)
      : null;
  } catch {
    // Absent or damaged alike: it is written anew.
    return null;
  }
}

async function store(folder: string, path: string, webhookId: string, secret: string) {
  await mkdir(folder, { recursive: true });
  const text = `${JSON.stringify({ webhookId, secret })}\n`;
  // Renamed into place, so that a crash leaves the old secret or the new one; readable by us alone.
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function named(options: readonly { readonly name: string }[]): string {
  return options.length === 0 ? '' : `: ${options.map((option) => option.name).join(', ')}`;
}
