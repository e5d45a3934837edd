/** Does each location of the manifest exist, and does its page (zendesk_apps_support 4.52.0)? */
import { hint } from '../../tiers-file/nearest.ts';
import type { Path } from '../../tiers-file/problem.ts';
import { isObject, type JsonFile, quoted } from './json-file.ts';

/** Products by name, with where an app may stand in each. */
const LOCATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'support',
    [
      'top_bar',
      'nav_bar',
      'ticket_sidebar',
      'new_ticket_sidebar',
      'user_sidebar',
      'organization_sidebar',
      'background',
      'modal',
      'ticket_editor',
      'system_top_bar',
    ],
  ],
  ['chat', ['chat_sidebar', 'background']],
  ['standalone_chat', ['nav_bar', 'system_top_bar']],
  [
    'sell',
    [
      'deal_card',
      'person_card',
      'company_card',
      'lead_card',
      'background',
      'modal',
      'dashboard',
      'note_editor',
      'call_log_editor',
      'email_editor',
    ],
  ],
]);

const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ['zendesk', 'support'],
  ['zopim', 'chat'],
  ['lotus_box', 'standalone_chat'],
]);

export const PRODUCTS: readonly string[] = [...LOCATIONS.keys()];

/** The known products of a manifest's location, by their present names. */
export function productsOf(location: unknown): readonly string[] {
  if (!isObject(location)) return [];
  return Object.keys(location)
    .map((name) => FORMER_NAMES.get(name) ?? name)
    .filter((name) => LOCATIONS.has(name));
}

export function checkLocations(json: JsonFile, paths: ReadonlySet<string>): void {
  const { location } = json.value;
  const example = '{ "support": { "ticket_sidebar": { "url": "assets/index.html" } } }';
  if (location === undefined || (isObject(location) && Object.keys(location).length === 0)) {
    json.tell('missing', ['location'], `the app stands nowhere; write "location": ${example}`);
  } else if (!isObject(location)) {
    json.tell('wrongType', ['location'], `the location is no object; write ${example}`);
  } else {
    for (const [product, its] of Object.entries(location)) checkProduct(json, product, its, paths);
  }
}

function checkProduct(
  json: JsonFile,
  product: string,
  its: unknown,
  paths: ReadonlySet<string>,
): void {
  const at = ['location', product];
  const known = LOCATIONS.get(FORMER_NAMES.get(product) ?? product);
  if (known === undefined) {
    const message = `there is no product ${quoted(product)}; ${hint(product, PRODUCTS)}`;
    json.tell('unknownName', at, message, 'atKey');
  } else if (!isObject(its)) {
    const message = 'framework 2 takes no bare names; write { "ticket_sidebar": { "url": … } }';
    json.tell('wrongType', at, message);
  } else {
    if (Object.keys(its).length === 0) {
      json.tell('missing', at, `the app stands nowhere in it; write one of ${known.join(', ')}`);
    }
    for (const [name, options] of Object.entries(its)) {
      if (!known.includes(name)) {
        const message = `there is no location ${quoted(name)}; ${hint(name, known)}`;
        json.tell('unknownName', [...at, name], message, 'atKey');
      }
      checkOptions(json, [...at, name], options, paths);
    }
  }
}

function checkOptions(
  json: JsonFile,
  at: Path,
  options: unknown,
  paths: ReadonlySet<string>,
): void {
  if (typeof options === 'string') {
    if (options === '') refuseBlank(json, at);
    else checkPage(json, at, options, paths);
    return;
  }
  if (!isObject(options)) {
    json.tell('wrongType', at, `${quoted(options)} is no location; write { "url": … }`);
    return;
  }
  const { url, flexible, autoLoad } = options;
  if (typeof url === 'string' && url !== '') checkPage(json, [...at, 'url'], url, paths);
  else if (url !== undefined && typeof url !== 'string') {
    json.tell('wrongType', [...at, 'url'], `${quoted(url)} is no address; write a text`);
  } else if (autoLoad !== false) refuseBlank(json, [...at, 'url']);
  if (flexible !== undefined && typeof flexible !== 'boolean') {
    const message = `${quoted(flexible)} is neither true nor false; write one of them`;
    json.tell('wrongType', [...at, 'flexible'], message);
  }
}

function refuseBlank({ tell }: JsonFile, at: Path): void {
  tell('missing', at, 'the page is missing; write its "url", or "autoLoad": false');
}

function checkPage(json: JsonFile, at: Path, url: string, paths: ReadonlySet<string>): void {
  const expected = 'write a file like "assets/index.html" or an https:// address';
  if (url === '_legacy') {
    json.tell('notAllowed', at, `"_legacy" went with framework 1; ${expected}`);
    return;
  }
  // Filled in when the app is installed, so nothing can be said of it before.
  if (url.includes('{{setting.')) return;
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    if (isAllowedAddress(url)) return;
    json.tell('badValue', at, `${quoted(url)} is neither https: nor on localhost; ${expected}`);
    return;
  }
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith('assets/') || path.split('/').includes('..')) {
    json.tell('badValue', at, `${quoted(url)} does not lie in assets/; ${expected}`);
  } else if (!paths.has(path)) {
    const pages = [...paths].filter((one) => /^assets\/.*\.html?$/.test(one));
    json.tell('missing', at, `there is no file ${quoted(path)}; ${hint(path, pages)}`);
  }
}

/** Zendesk lets "localhost" be reached by any scheme, and refuses 127.0.0.1. */
function isAllowedAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return hostname === 'localhost' || (protocol === 'https:' && hostname !== '');
}
