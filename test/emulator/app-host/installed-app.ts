/** Which app is installed on the desk? Read from options, or from an `app.json` as zcli has it. */
import { isRecord } from '../rules/read-json.ts';
import { everywhere, LOCATIONS, type Locations, locationsIn } from './locations.ts';

/** Where the proxy may put a secure setting, as the manifest's `scopes` names it. */
export type Scope =
  | 'header'
  | 'body'
  | 'url'
  | 'jwt_secret_key'
  | 'jwt_claim'
  | 'basic_auth_username'
  | 'basic_auth_password';

export interface SecureSetting {
  readonly value: string;
  /** Null for a setting whose manifest names no scopes: it may go anywhere. */
  readonly scopes: readonly string[] | null;
}

export interface InstalledApp {
  readonly name: string;
  readonly version: string;
  readonly locations: Locations;
  readonly appId: number;
  readonly installationId: number;
  /** What the app itself is told. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What only the proxy knows. */
  readonly secure: Readonly<Record<string, SecureSetting>>;
  readonly domainWhitelist: readonly string[];
}

/** How a desk is told of its app; empty text is nothing. */
export interface AppOptions {
  /** The app's address, when there is no `app.json`. */
  readonly url: string;
  /** Address of an `app.json`; it is read again with each page, as the program may restart. */
  readonly json: string;
  /** JSON: `{name?, version?, locations?, settings?, secure?, domainWhitelist?}`. */
  readonly settings: string;
}

/** Reads the app anew; null when none is installed. */
export type AppSource = () => Promise<InstalledApp | null>;

const ANSWER_MS = 2000;
const OWN_ID = 1;

/** Checks the options at once, so that a mistake is said when the desk starts. */
export function appSource({ url, json, settings }: AppOptions): AppSource {
  if (url === '' && json === '') return async () => null;
  const given = readSettings(settings);
  if (json !== '') {
    const address = webAddress(json, '--app-json');
    return async () => fromAppJson(await fetchJson(address), given);
  }
  const address = webAddress(url, '--app-url');
  const named = locationsIn(given.locations, address);
  const app = appAt(given.locations === undefined ? everywhere(address) : named, given, {});
  return async () => app;
}

type Given = Readonly<Record<string, unknown>>;

function readSettings(text: string): Given {
  if (text === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error('--app-settings is not JSON.');
  }
  if (!isRecord(parsed)) throw new Error('--app-settings must be an object.');
  for (const name of ['settings', 'secure', 'locations']) {
    if (parsed[name] !== undefined && !isRecord(parsed[name])) {
      throw new Error(`--app-settings: "${name}" must be an object.`);
    }
  }
  const domains = parsed.domainWhitelist ?? [];
  if (!Array.isArray(domains) || !domains.every((one) => typeof one === 'string')) {
    throw new Error('--app-settings: "domainWhitelist" must be a list of domains.');
  }
  return parsed;
}

function webAddress(text: string, option: string): string {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    throw new Error(`${option} "${text}" is no http or https address.`);
  }
  return address.href;
}

function appAt(locations: Locations, given: Given, found: Partial<InstalledApp>): InstalledApp {
  const secure = secureOf(given.secure);
  const settings = { ...found.settings, ...(given.settings as Given | undefined) };
  // A value named as secure never reaches the browser, even where `app.json` gives it plainly.
  for (const name of Object.keys(secure)) delete settings[name];
  return {
    name: textOr(given.name, found.name ?? 'App'),
    version: textOr(given.version, found.version ?? '0.0.0'),
    locations,
    appId: found.appId ?? OWN_ID,
    installationId: found.installationId ?? OWN_ID,
    settings,
    secure,
    domainWhitelist: (given.domainWhitelist ?? []) as readonly string[],
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function secureOf(given: unknown): InstalledApp['secure'] {
  const found: Record<string, SecureSetting> = {};
  for (const [name, one] of Object.entries(isRecord(given) ? given : {})) {
    const { value, scopes } = isRecord(one) ? one : { value: one, scopes: null };
    found[name] = {
      value: String(value ?? ''),
      scopes: Array.isArray(scopes) ? scopes.map(String) : null,
    };
  }
  return found;
}

async function fetchJson(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    return (await answer.json()) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The app's ${address} could not be read: ${why}`);
  }
}

/** The first app of an `app.json` that has a location of this desk. */
export function fromAppJson(json: unknown, given: Given): InstalledApp {
  const { apps, installations } = isRecord(json) ? json : {};
  for (const app of Array.isArray(apps) ? apps.filter(isRecord) : []) {
    const locations = locationsIn(
      given.locations ?? (isRecord(app.locations) ? app.locations.support : undefined),
      textOr(app.asset_url_prefix, ''),
    );
    if (Object.keys(locations).length === 0) continue;
    const found = (Array.isArray(installations) ? installations : []).find(
      (one) => isRecord(one) && String(one.app_id) === String(app.id),
    );
    const parts = isRecord(found) && Array.isArray(found.settings) ? found.settings : [];
    const settings: Record<string, unknown> = Object.assign({}, ...parts.filter(isRecord));
    return appAt(locations, given, {
      name: textOr(app.name, 'App'),
      version: textOr(app.version, '0.0.0'),
      appId: Number(app.id) || OWN_ID,
      installationId: Number(isRecord(found) ? found.id : OWN_ID) || OWN_ID,
      settings,
    });
  }
  throw new Error(`The app.json names no app with one of ${LOCATIONS.join(', ')}.`);
}
