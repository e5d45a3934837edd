/** What does `connect` find in an account of tests? A small policy, and fields kept in memory. */
import type { Policy } from '../../engine/core/policy/policy.ts';
import { PALIER_FIELDS } from '../../engine/ports/desk.ts';
import type { AppInstallation, DeskAdmin, Webhook } from '../../engine/zendesk/admin.ts';
import type { AccountField } from '../../engine/zendesk/fields.ts';

export const POLICY = {
  kinds: new Map([
    ['outage', { name: 'outage', components: null }],
    ['replacement', { name: 'replacement', components: new Map([['disk', 'A']]) }],
  ]),
  tiers: ['standard', 'premium'].map((name) => ({
    name,
    match: [[{ on: 'organizationField', key: 'support_tier', is: [name] }]],
  })),
} as unknown as Policy;

/** An account in memory; it answers like Zendesk and counts what was changed. */
export class FakeAccount implements DeskAdmin {
  readonly lists = {
    ticket_fields: [] as AccountField[],
    organization_fields: [] as AccountField[],
  };
  readonly hooks: Webhook[] = [];
  apps: AppInstallation[] = [];
  writes = 0;
  #nextId = 900;

  fields: DeskAdmin['fields'] = async (list) => this.lists[list];
  createField: DeskAdmin['createField'] = async (list, { key, type, options, tag }) => {
    this.writes += 1;
    const held = options.map((option) => ({ ...option, id: this.#nextId++ }));
    this.lists[list].push({
      id: this.#nextId++,
      key,
      title: key,
      type,
      active: true,
      tag,
      options: held,
    });
  };
  changeField: DeskAdmin['changeField'] = async (list, id, change) => {
    this.writes += 1;
    this.lists[list] = this.lists[list].map((field) =>
      field.id === id ? { ...field, ...change } : field,
    );
  };
  webhooks: DeskAdmin['webhooks'] = async () => this.hooks;
  createWebhook: DeskAdmin['createWebhook'] = async (endpoint, subscriptions) => {
    this.writes += 1;
    const id = `01HOOK${this.hooks.length}`;
    this.hooks.push({ id, name: 'Palier', endpoint, status: 'active', subscriptions });
    return id;
  };
  changeWebhook: DeskAdmin['changeWebhook'] = async (id, change) => {
    this.writes += 1;
    const at = this.hooks.findIndex((hook) => hook.id === id);
    this.hooks[at] = { ...(this.hooks[at] as Webhook), ...change };
  };
  signingSecret: DeskAdmin['signingSecret'] = async (id) => `secret of ${id}`;

  appInstallations: DeskAdmin['appInstallations'] = async () => this.apps;
  changeAppSettings: DeskAdmin['changeAppSettings'] = async (id, settings) => {
    this.writes += 1;
    this.apps = this.apps.map((one) =>
      one.id === id ? { id, settings: { ...one.settings, ...settings } } : one,
    );
  };

  /** Our eight fields with their ids, as the app is given them. */
  fieldSetting(): string {
    return PALIER_FIELDS.map((key) => `${key}:${this.named(key).id}`).join(',');
  }

  named(key: string): AccountField {
    const found = [...this.lists.ticket_fields, ...this.lists.organization_fields].find(
      (field) => field.key === key,
    );
    if (found === undefined) throw new Error(`no field ${key}`);
    return found;
  }
}
