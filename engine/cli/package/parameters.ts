/** Are the settings that an app asks for well formed (zendesk_apps_support 4.52.0)? */
import { hint } from '../../tiers-file/nearest.ts';
import { isObject, type JsonFile, type JsonObject, quoted } from './json-file.ts';

const TYPES = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth'];
const SCOPES = [
  'header',
  'body',
  'url',
  'jwt_secret_key',
  'jwt_claim',
  'basic_auth_username',
  'basic_auth_password',
];
const SECRET_NAME = /token|key|pwd|password/i;

/** The manifest's parameters, those left out that are none. */
export function parametersOf(manifest: JsonObject): readonly JsonObject[] {
  return Array.isArray(manifest.parameters) ? manifest.parameters.filter(isObject) : [];
}

export function checkParameters(json: JsonFile): void {
  const { parameters } = json.value;
  if (parameters === undefined) return;
  if (!Array.isArray(parameters)) {
    json.tell('wrongType', ['parameters'], 'the parameters are no list; write [ … ]');
    return;
  }
  const names = new Set<unknown>();
  let hasOauth = false;
  for (const [i, parameter] of parameters.entries()) {
    const at = ['parameters', i];
    if (!isObject(parameter)) {
      json.tell('wrongType', at, `${quoted(parameter)} is no parameter; write { "name": … }`);
      continue;
    }
    checkParameter(json, i, parameter);
    const { name, type } = parameter;
    if (names.has(name)) {
      json.tell('duplicate', [...at, 'name'], `${quoted(name)} is used twice; rename one`);
    } else if (name !== undefined) names.add(name);
    if (type === 'oauth' && hasOauth) {
      json.tell('duplicate', [...at, 'type'], 'one oauth parameter is all there may be; drop one');
    }
    hasOauth ||= type === 'oauth';
  }
}

function checkParameter(json: JsonFile, i: number, parameter: JsonObject): void {
  const { name, type = 'text', required, secure } = parameter;
  const tell: typeof json.tell = (code, path, message, atKey) =>
    json.tell(code, ['parameters', i, ...path], message, atKey);
  if (typeof name !== 'string' || name === '') {
    tell('missing', ['name'], 'the parameter has no name; write "name": "…"');
  } else if (name === 'name') {
    tell('notAllowed', ['name'], '"name" is the installation’s own; call the parameter otherwise');
  }
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    const meant = hint(String(type), TYPES);
    tell('unknownName', ['type'], `there is no type ${quoted(type)}; ${meant}`);
  }
  for (const [key, flag] of Object.entries({ required, secure })) {
    if (flag === undefined || typeof flag === 'boolean') continue;
    tell('wrongType', [key], `${quoted(flag)} is neither true nor false; write one of them`);
  }
  if (type === 'hidden' && required === true) {
    tell('notAllowed', ['required'], 'nobody can fill in a hidden parameter; drop "required"');
  }
  if (type === 'oauth' && secure === true) {
    tell('notAllowed', ['secure'], 'an oauth parameter cannot be secure; drop "secure"');
  }
  checkScopes(tell, parameter);
  warnOfSecrecy(tell, parameter);
}

function checkScopes(tell: JsonFile['tell'], { scopes, secure }: JsonObject): void {
  if (scopes === undefined) return;
  if (secure !== true) {
    const message = 'only a secure parameter has scopes; add "secure": true, or drop them';
    tell('notAllowed', ['scopes'], message, 'atKey');
  }
  if (!Array.isArray(scopes) || scopes.length === 0) {
    tell('wrongType', ['scopes'], `write a list of some of ${SCOPES.join(', ')}`);
    return;
  }
  for (const [i, scope] of scopes.entries()) {
    if (typeof scope === 'string' && SCOPES.includes(scope)) continue;
    const meant = hint(String(scope), SCOPES);
    tell('unknownName', ['scopes', i], `there is no scope ${quoted(scope)}; ${meant}`);
  }
}

/** What Zendesk only warns of (zendesk_apps_support 4.52.0, secure_settings). */
function warnOfSecrecy(tell: JsonFile['tell'], parameter: JsonObject): void {
  const { name, type = 'text', secure, scopes, default: preset } = parameter;
  const isNamedSo = typeof name === 'string' && SECRET_NAME.test(name);
  if (isNamedSo && type === 'text' && secure !== true) {
    const message = `${quoted(name)} reads like a secret that every agent could see; add "secure": true`;
    tell('insecureParameter', ['name'], message);
  }
  if (preset !== undefined && (secure === true || type === 'hidden')) {
    const message = 'everybody who has the package can read this default; drop it';
    tell('secretDefault', ['default'], message, 'atKey');
  }
  if (secure === true && scopes === undefined) {
    const message =
      'a secure parameter may go into any part of a request; add "scopes": ["header"]';
    tell('noScopes', ['secure'], message, 'atKey');
  }
}
