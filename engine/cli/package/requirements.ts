/** Does Zendesk take requirements.json (zendesk_apps_support 4.52.0), and does Palier? */
import { hint } from '../../tiers-file/nearest.ts';
import { isObject, type JsonFile, type JsonObject, quoted } from './json-file.ts';
import type { Manifest } from './manifest.ts';
import type { Tell } from './problem.ts';

export const REQUIREMENTS = 'requirements.json';
const MOST = 5000;

/** What each requirement of a type must have. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  automations: ['title'],
  channel_integrations: ['manifest_url'],
  macros: ['title'],
  targets: ['title'],
  views: ['title'],
  ticket_fields: ['title'],
  triggers: ['title'],
  user_fields: ['title', 'key'],
  organization_fields: ['title', 'key'],
  webhooks: ['name', 'status', 'endpoint', 'http_method', 'request_format'],
};
/** Objects have a schema of their own, which only Zendesk judges. */
const UNCHECKED = ['custom_objects', 'custom_objects_v2'];
const TYPES = [...Object.keys(KEYS), ...UNCHECKED];
/** Webhooks took their place. */
const FORMER_TARGETS = ['http_target', 'url_target_v2'];

/** Whether the file may, or must, be there at all. */
export function checkPresence(isThere: boolean, manifest: Manifest, tell: Tell): void {
  const { isRequirementsOnly, isMarketingOnly, products } = manifest;
  if (isRequirementsOnly && !isThere) {
    tell('missing', REQUIREMENTS, 'an app of requirements only has none; add the file');
  }
  const isChatOnly = products.length === 1 && products[0] === 'chat';
  if (isThere && (isMarketingOnly || isChatOnly)) {
    const message = 'an app of marketing or chat only has no requirements; take the file out';
    tell('notAllowed', REQUIREMENTS, message);
  }
}

export function checkRequirements(json: JsonFile): void {
  let count = 0;
  for (const [type, group] of Object.entries(json.value)) {
    if (!TYPES.includes(type)) {
      const message = `there is no requirement ${quoted(type)}; ${hint(type, TYPES)}`;
      json.tell('unknownName', [type], message, 'atKey');
    } else if (!isObject(group)) {
      json.tell('wrongType', [type], `${quoted(group)} is no object; write { "ID": { … } }`);
    } else {
      count += Object.keys(group).length;
      checkType(json, type, group);
    }
  }
  if (count <= MOST) return;
  json.tell('tooMany', [], `${count} requirements are more than ${MOST}; leave some out`);
}

function checkType(json: JsonFile, type: string, group: JsonObject): void {
  if (type === 'ticket_fields') {
    const message = 'fields are made by `palier connect`, which keeps them; take them out here';
    json.tell('notAllowed', [type], message, 'atKey');
  }
  if (UNCHECKED.includes(type)) {
    const message = 'objects are not checked here; let `zcli apps:validate` look at them, too';
    json.tell('notChecked', [type], message, 'atKey');
    return;
  }
  const ids = Object.keys(group);
  if (type === 'channel_integrations' && ids.length > 1) {
    const message = 'one channel integration is all there may be; drop the others';
    json.tell('tooMany', [type], message, 'atKey');
  }
  for (const id of ids) checkOne(json, type, id, group[id]);
}

function checkOne({ tell }: JsonFile, type: string, id: string, its: unknown): void {
  if (!isObject(its)) {
    tell('wrongType', [type, id], `${quoted(its)} is no object; write { "title": … }`);
    return;
  }
  for (const key of KEYS[type] ?? []) {
    if (its[key] === undefined) tell('missing', [type, id, key], `"${key}" is missing; write it`);
  }
  if (type !== 'targets' || !FORMER_TARGETS.includes(String(its.type))) return;
  const message = `Zendesk makes no ${quoted(its.type)} any more; write a webhook instead`;
  tell('notAllowed', [type, id, 'type'], message);
}
