/** What do `{{setting.NAME}}` and `{{jwt.token}}` become in a secure request, and where? */
import { isRecord } from '../rules/read-json.ts';
import type { Scope, SecureSetting } from './installed-app.ts';
import { signJwt } from './jwt.ts';

type Secrets = Readonly<Record<string, SecureSetting>>;

const SETTING = /\{\{\s*setting\.([\w-]+)\s*\}\}/g;
const TOKEN = /\{\{\s*jwt\.token\s*\}\}/g;
const DEFAULT_EXPIRY_S = 60;

/** What the app asked for wrongly; the text goes to the app as it is. */
export class AppMistake extends Error {}

/** The text with its secure settings in place; refuses names and places that are not allowed. */
function withSettings(text: string, scope: Scope, secrets: Secrets): string {
  return text.replace(SETTING, (_, name: string) => {
    const setting = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (setting === undefined) throw new AppMistake(`There is no secure setting "${name}".`);
    if (setting.scopes !== null && !setting.scopes.includes(scope)) {
      throw new AppMistake(`The setting "${name}" may not stand in ${scope}: see its scopes.`);
    }
    return setting.value;
  });
}

/** Expands one part of a request; the token is only made when something asks for it. */
export function expander(secrets: Secrets, jwt: unknown, nowS: number) {
  let token: string | null = null;
  const tokenNow = () => {
    token ??= tokenFor(jwt, secrets, nowS);
    return token;
  };
  return (text: string, scope: Scope): string =>
    // A function as replacement, since a token or setting may hold "$&".
    withSettings(text, scope, secrets).replace(TOKEN, tokenNow);
}

function tokenFor(jwt: unknown, secrets: Secrets, nowS: number): string {
  if (!isRecord(jwt)) throw new AppMistake('{{jwt.token}} needs the option "jwt".');
  const { algorithm, secret_key: key, expiry = DEFAULT_EXPIRY_S, claims = {} } = jwt;
  if (algorithm !== 'HS256') throw new AppMistake('This desk signs HS256 only: jwt.algorithm.');
  if (typeof key !== 'string' || key === '') throw new AppMistake('jwt.secret_key is missing.');
  const expiryS = Number(expiry);
  if (!Number.isFinite(expiryS) || expiryS <= 0) {
    throw new AppMistake('jwt.expiry must be a number of seconds above 0.');
  }
  if (!isRecord(claims)) throw new AppMistake('jwt.claims must be an object.');
  const secretKey = withSettings(key, 'jwt_secret_key', secrets);
  if (secretKey === '') throw new AppMistake('jwt.secret_key is empty.');
  return signJwt(expandedClaims(claims, secrets), secretKey, expiryS, nowS);
}

function expandedClaims(claims: Readonly<Record<string, unknown>>, secrets: Secrets) {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      typeof value === 'string' ? withSettings(value, 'jwt_claim', secrets) : value,
    ]),
  );
}
