/**
 * Which settings the engine runs with: reads the environment once and answers either with all of
 * them or with every problem at once. No message ever contains the value of a secret.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Mode } from './core/policy/policy.ts';
import { type LoginSettings, readLogin } from './login-settings.ts';
import { isSettingName, nearestSettingName } from './setting-names.ts';
import { FROM_FILE, type LogLevel, type Raw, schema } from './settings-schema.ts';
import { isLoopback, isReadable, withoutSlash } from './web-address.ts';
import type { Language } from './wording/language.ts';

export interface Settings {
  /** Null when no account is named: then there is nothing to run but the demo. */
  readonly zendesk: ZendeskSettings | null;
  readonly tiersPath: string;
  readonly dataPath: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  /** Overrides the mode of the tiers file; null leaves the file's. */
  readonly mode: Mode | null;
  /** The desk's control port, whose clock the engine follows; null is real time. */
  readonly clockUrl: string | null;
  /** False only in a demo: deadlines are flagged without asking Zendesk first. */
  readonly verify: boolean;
  /** The webhook's signing secret, from the environment or from what `connect` stored. */
  readonly webhookSecret: string | null;
  /**
   * Signs our own writes' metadata; null lets the engine keep a generated one in its data folder.
   */
  readonly hmacSecret: string | null;
  /** Shared with the app in Zendesk, whose proxy signs its requests; null answers no app. */
  readonly appSecret: string | null;
  /** Shared with the billing system, which signs its reports; null takes none. */
  readonly billingSecret: string | null;
  /** Where billing is told of charges as they are entered; null tells it of none. */
  readonly billingUrl: string | null;
  /** The OAuth client by which people sign in; null serves the board to this machine only. */
  readonly login: LoginSettings | null;
  /** Space-separated origins that may frame the board, for the `frame-ancestors` directive. */
  readonly frameAncestors: string | null;
  readonly slackUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Part of the account's request limit that we take, above 0 and at most 1. */
  readonly budgetShare: number;
  /** How far back the very first reading goes, days. */
  readonly sinceDays: number;
  /** Link to a ticket with `{id}` in it; null when neither it nor an account is named. */
  readonly ticketUrl: string | null;
  readonly logLevel: LogLevel;
  /** The language of alerts and notices. */
  readonly language: Language;
}

export interface ZendeskSettings {
  /** Origin without a trailing slash. */
  readonly url: string;
  readonly auth: ZendeskAuth;
}

export type ZendeskAuth =
  | {
      readonly by: 'client';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope: string;
    }
  | { readonly by: 'apiToken'; readonly email: string; readonly apiToken: string };

/** What `connect` leaves in the data folder for the engine to pick up. */
export const WEBHOOK_FILE = 'webhook.json';

type Environment = Readonly<Record<string, string | undefined>>;
type ReadFile = (path: string) => string;

/** Answers with all settings, or with every problem in plain sentences; reads secret files. */
export function readSettings(
  env: Environment,
  readFile: ReadFile = (path) => readFileSync(path, 'utf8'),
): { readonly settings: Settings } | { readonly problems: readonly string[] } {
  const problems: string[] = unknownNames(env);
  const filled = fillFromFiles(env, readFile, problems);
  const parsed = schema.safeParse(filled);
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${issue.path.join('.')} ${issue.message}`);
  }
  // Relations between settings are judged on what was given, so that they are told in the same go.
  const raw: Raw = parsed.data ?? goodParts(filled);
  const zendesk = readZendesk(raw, problems);
  const dataPath = raw.PALIER_DATA ?? '.palier';
  const webhookSecret = raw.PALIER_WEBHOOK_SECRET ?? storedSecret(dataPath, readFile, problems);
  const host = raw.PALIER_HOST ?? '127.0.0.1';
  checkExposure(host, raw, webhookSecret, problems);
  const login = readLogin(raw, problems);
  if (raw.PALIER_VERIFY === 'off' && raw.PALIER_CLOCK_URL === undefined) {
    problems.push(
      'PALIER_VERIFY=off is refused outside the demo (PALIER_CLOCK_URL is not set): ' +
        'against a real desk it would flag deadlines on stale data.',
    );
  }
  if (raw.PALIER_SMTP_URL !== undefined && raw.PALIER_MAIL_FROM === undefined) {
    problems.push('PALIER_MAIL_FROM is missing: mail needs a sender when PALIER_SMTP_URL is set.');
  }
  if (raw.PALIER_BILLING_URL !== undefined && raw.PALIER_BILLING_SECRET === undefined) {
    problems.push(
      'PALIER_BILLING_SECRET is missing: what is sent to PALIER_BILLING_URL is signed.',
    );
  }
  if (raw.PALIER_BILLING_URL !== undefined && isReadable(raw.PALIER_BILLING_URL)) {
    problems.push('PALIER_BILLING_URL must be https: over http charges could be read on the way.');
  }
  if (problems.length > 0) return { problems };
  return { settings: assemble(raw, { zendesk, dataPath, host, webhookSecret, login }) };
}

function assemble(
  raw: Raw,
  found: Pick<Settings, 'zendesk' | 'dataPath' | 'host' | 'webhookSecret' | 'login'>,
): Settings {
  const { zendesk } = found;
  const agentUrl = zendesk === null ? null : `${zendesk.url}/agent/tickets/{id}`;
  return {
    ...found,
    tiersPath: raw.PALIER_TIERS ?? 'tiers.json',
    port: raw.PALIER_PORT ?? 4601,
    publicUrl: withoutSlash(raw.PALIER_PUBLIC_URL),
    mode: raw.PALIER_MODE ?? null,
    clockUrl: withoutSlash(raw.PALIER_CLOCK_URL),
    verify: raw.PALIER_VERIFY !== 'off',
    hmacSecret: raw.PALIER_HMAC_SECRET ?? null,
    appSecret: raw.PALIER_APP_SECRET ?? null,
    billingSecret: raw.PALIER_BILLING_SECRET ?? null,
    billingUrl: raw.PALIER_BILLING_URL ?? null,
    frameAncestors: raw.PALIER_FRAME_ANCESTORS ?? null,
    slackUrl: raw.PALIER_SLACK_URL ?? null,
    smtpUrl: raw.PALIER_SMTP_URL ?? null,
    mailFrom: raw.PALIER_MAIL_FROM ?? null,
    budgetShare: raw.PALIER_BUDGET_SHARE ?? 0.4,
    sinceDays: raw.PALIER_SINCE_DAYS ?? 30,
    ticketUrl: raw.PALIER_TICKET_URL ?? agentUrl,
    logLevel: raw.PALIER_LOG_LEVEL ?? 'info',
    language: raw.PALIER_LANGUAGE ?? 'en',
  };
}

function unknownNames(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('PALIER_') && !isSettingName(name))
    .sort()
    .map((name) => `${name} is not a setting; did you mean ${nearestSettingName(name)}?`);
}

/** Empty values count as not set, as container tools write them. */
function fillFromFiles(env: Environment, readFile: ReadFile, problems: string[]): Environment {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value !== '') filled[name] = value;
  }
  for (const name of FROM_FILE) {
    const path = filled[`${name}_FILE`];
    if (path === undefined) continue;
    if (filled[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both set; keep one of them.`);
      continue;
    }
    try {
      const content = readFile(path).trim();
      if (content === '') problems.push(`${name}_FILE names ${path}, which is empty.`);
      else filled[name] = content;
    } catch (error) {
      problems.push(`${name}_FILE names ${path}, which cannot be read (${codeOf(error)}).`);
    }
  }
  return filled;
}

function goodParts(filled: Environment): Raw {
  const good: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    const result = part.safeParse(filled[name]);
    if (result.success) good[name] = result.data;
  }
  return good as Raw;
}

function readZendesk(raw: Raw, problems: string[]): ZendeskSettings | null {
  const { ZENDESK_SUBDOMAIN: subdomain, ZENDESK_URL: address } = raw;
  if (subdomain !== undefined && address !== undefined) {
    problems.push('ZENDESK_SUBDOMAIN and ZENDESK_URL are both set; keep one of them.');
  }
  const url = withoutSlash(address) ?? (subdomain ? `https://${subdomain}.zendesk.com` : null);
  if (url !== null && isReadable(url)) {
    problems.push('ZENDESK_URL must be https: over http the credentials could be read on the way.');
  }
  const before = problems.length;
  const auth = readAuth(raw, problems);
  if (url !== null && auth === null && problems.length === before) {
    problems.push(
      'ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET are missing: create a confidential OAuth ' +
        'client in Admin Center, Apps and integrations, APIs, OAuth clients.',
    );
  }
  if (url === null && auth !== null) {
    problems.push('ZENDESK_SUBDOMAIN (or ZENDESK_URL) is missing: credentials need an account.');
  }
  return url === null || auth === null ? null : { url, auth };
}

function readAuth(raw: Raw, problems: string[]): ZendeskAuth | null {
  const client = pair(raw, 'ZENDESK_CLIENT_ID', 'ZENDESK_CLIENT_SECRET', problems);
  // API tokens can no longer be created since 2026-10-27 and end on 2027-04-30.
  const token = pair(raw, 'ZENDESK_EMAIL', 'ZENDESK_API_TOKEN', problems);
  const scope = raw.ZENDESK_SCOPE ?? 'read tickets:write';
  if (client !== null) {
    return { by: 'client', clientId: client[0], clientSecret: client[1], scope };
  }
  return token === null ? null : { by: 'apiToken', email: token[0], apiToken: token[1] };
}

function pair(
  raw: Raw,
  first: 'ZENDESK_CLIENT_ID' | 'ZENDESK_EMAIL',
  second: 'ZENDESK_CLIENT_SECRET' | 'ZENDESK_API_TOKEN',
  problems: string[],
): readonly [string, string] | null {
  const one = raw[first];
  const two = raw[second];
  if (one !== undefined && two !== undefined) return [one, two];
  if (one !== undefined) problems.push(`${second} is missing: ${first} is set and needs it.`);
  if (two !== undefined) problems.push(`${first} is missing: ${second} is set and needs it.`);
  return null;
}

function storedSecret(dataPath: string, readFile: ReadFile, problems: string[]): string | null {
  const path = join(dataPath, WEBHOOK_FILE);
  let content: string;
  try {
    content = readFile(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') {
      problems.push(`${path} cannot be read (${codeOf(error)}); it holds the webhook's secret.`);
    }
    return null;
  }
  const stored = z.object({ secret: z.string().min(1) }).safeParse(parseJson(content));
  if (stored.success) return stored.data.secret;
  problems.push(`${path} is damaged; delete it and run "palier connect" again.`);
  return null;
}

function checkExposure(host: string, raw: Raw, webhookSecret: string | null, problems: string[]) {
  if (isLoopback(host)) return;
  const missing = [
    webhookSecret === null ? 'PALIER_WEBHOOK_SECRET (or "palier connect")' : null,
    raw.PALIER_HMAC_SECRET === undefined ? 'PALIER_HMAC_SECRET' : null,
  ].filter((name) => name !== null);
  if (missing.length > 0) {
    problems.push(
      `PALIER_HOST=${host} would listen beyond this machine; set ${missing.join(' and ')} first.`,
    );
  }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
