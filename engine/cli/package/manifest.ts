/** Is manifest.json as Zendesk takes it (zendesk_apps_support 4.52.0, manifest and marketplace)? */
import { isObject, type JsonFile, quoted } from './json-file.ts';
import { checkLocations, productsOf } from './locations.ts';
import { checkParameters, parametersOf } from './parameters.ts';
import { LOCALE } from './translations.ts';

/** What the rules of other files depend on. */
export interface Manifest {
  readonly isPrivate: boolean;
  readonly isRequirementsOnly: boolean;
  readonly isMarketingOnly: boolean;
  /** By their present names: "support", "chat". */
  readonly products: readonly string[];
  readonly version: string | null;
}

const BOOLEANS = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private'];
const STRINGS = [
  'defaultLocale',
  'version',
  'frameworkVersion',
  'remoteInstallationURL',
  'termsConditionsURL',
  'gaID',
];
const EXPERIMENTS = ['hashParams', 'newCssCompiler'];
const FRAMEWORK = '2.0';
const OAUTH_KEYS = ['client_id', 'client_secret', 'authorize_uri', 'access_token_uri'];

export function checkManifest(json: JsonFile, paths: ReadonlySet<string>): Manifest {
  const { value } = json;
  const manifest: Manifest = {
    isPrivate: value.private !== false,
    isRequirementsOnly: value.requirementsOnly === true,
    isMarketingOnly: value.marketingOnly === true,
    products: productsOf(value.location),
    version: typeof value.version === 'string' ? value.version : null,
  };
  checkTypes(json);
  checkAuthor(json);
  checkDefaultLocale(json, paths);
  checkAddress(json, ['termsConditionsURL'], value.termsConditionsURL);
  checkLists(json);
  if (manifest.isRequirementsOnly || manifest.isMarketingOnly) refusePages(json);
  else {
    checkFramework(json);
    checkLocations(json, paths);
  }
  if (value.noTemplate !== undefined && value.noTemplate !== false) {
    const message = `noTemplate went with framework 1; take it out, and write "autoLoad": false`;
    json.tell('notAllowed', ['noTemplate'], message, 'atKey');
  }
  if (manifest.isMarketingOnly) checkMarketing(json, manifest);
  else checkParameters(json);
  checkOauth(json);
  return manifest;
}

function checkTypes({ value, tell }: JsonFile): void {
  for (const key of BOOLEANS) {
    if (value[key] === undefined || typeof value[key] === 'boolean') continue;
    tell('wrongType', [key], `${quoted(value[key])} is neither true nor false; write one of them`);
  }
  for (const key of STRINGS) {
    if (value[key] === undefined || typeof value[key] === 'string') continue;
    tell('wrongType', [key], `${quoted(value[key])} is no text; write it in double quotes`);
  }
}

function checkAuthor(json: JsonFile): void {
  const { author } = json.value;
  if (author === undefined) {
    json.tell('missing', ['author'], 'the author is missing; write { "name": …, "email": … }');
  } else if (!isObject(author)) {
    const message = `${quoted(author)} is no author; write { "name": …, "email": … }`;
    json.tell('wrongType', ['author'], message);
  } else {
    for (const key of ['name', 'email', 'url']) {
      if (author[key] === undefined || typeof author[key] === 'string') continue;
      json.tell('wrongType', ['author', key], `${quoted(author[key])} is no text; write a text`);
    }
    checkAddress(json, ['author', 'url'], author.url);
  }
}

function checkDefaultLocale({ value, tell }: JsonFile, paths: ReadonlySet<string>): void {
  const { defaultLocale: locale } = value;
  if (locale === undefined) {
    tell('missing', ['defaultLocale'], 'defaultLocale is missing; write "defaultLocale": "en"');
  } else if (typeof locale === 'string') {
    const file = `translations/${locale}.json`;
    if (!LOCALE.test(locale)) {
      tell('badValue', ['defaultLocale'], `${quoted(locale)} is no locale; write one like "en"`);
    } else if (!paths.has(file)) {
      tell('missing', ['defaultLocale'], `there is no ${file}; add it, or name another locale`);
    }
  }
}

function checkAddress({ tell }: JsonFile, path: readonly string[], address: unknown): void {
  if (typeof address !== 'string') return;
  if (URL.canParse(address) && /^https?:\/\/[^/]/i.test(address)) return;
  tell('badValue', path, `${quoted(address)} is no address; write one like "https://example.org"`);
}

function checkLists({ value, tell }: JsonFile): void {
  const { experiments, domainWhitelist: domains } = value;
  if (experiments !== undefined && !isObject(experiments)) {
    tell('wrongType', ['experiments'], 'the experiments are no object; write { … }');
  } else if (experiments !== undefined) {
    for (const name of Object.keys(experiments)) {
      if (EXPERIMENTS.includes(name)) continue;
      const message = `Zendesk takes no experiment but ${EXPERIMENTS.join(' and ')}; take it out`;
      tell('notAllowed', ['experiments', name], message, 'atKey');
    }
  }
  if (domains === undefined) return;
  if (Array.isArray(domains) && domains.every((one) => typeof one === 'string')) return;
  const message = 'the domains are no list of texts; write ["example.org"]';
  tell('wrongType', ['domainWhitelist'], message);
}

function checkFramework({ value, tell }: JsonFile): void {
  const { frameworkVersion: version } = value;
  const expected = `write "frameworkVersion": "${FRAMEWORK}"`;
  if (version === undefined) tell('missing', ['frameworkVersion'], `it is missing; ${expected}`);
  else if (typeof version === 'string' && version !== FRAMEWORK) {
    tell('badValue', ['frameworkVersion'], `Zendesk serves no ${quoted(version)}; ${expected}`);
  }
}

/** An app without pages of its own shows nothing anywhere. */
function refusePages({ value, tell }: JsonFile): void {
  for (const key of ['location', 'frameworkVersion']) {
    if (value[key] === undefined) continue;
    const message = `an app of requirements or marketing only has no ${key}; take it out`;
    tell('notAllowed', [key], message, 'atKey');
  }
}

function checkMarketing({ value, tell }: JsonFile, { isPrivate }: Manifest): void {
  if (isPrivate) {
    const message = 'an app of marketing only cannot be private; write "private": false';
    tell('notAllowed', ['private'], message);
  }
  if (parametersOf(value).length === 0) return;
  const message = 'an app of marketing only has no parameters; take them out';
  tell('notAllowed', ['parameters'], message, 'atKey');
}

function checkOauth({ value, tell }: JsonFile): void {
  const { oauth } = value;
  if (oauth === undefined) return;
  if (!isObject(oauth)) {
    tell('wrongType', ['oauth'], `oauth is no object; write { "${OAUTH_KEYS[0]}": … }`);
    return;
  }
  for (const key of OAUTH_KEYS) {
    if (typeof oauth[key] === 'string' && oauth[key] !== '') continue;
    tell('missing', ['oauth', key], `oauth needs "${key}"; write it as a text`);
  }
  if (parametersOf(value).some(({ type }) => type === 'oauth')) return;
  tell('missing', ['oauth'], 'oauth needs a parameter "type": "oauth"; add one', 'atKey');
}
