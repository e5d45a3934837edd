/**
 * What each setting must look like on its own: one rule per name, worded so that the name in front
 * makes a sentence. How settings depend on each other is judged in settings.ts.
 */
import { z } from 'zod';
import { LANGUAGES } from './wording/language.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const text = z.string().optional();
const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address.' })
  .optional();
const number = (least: number, most: number, what: string, whole: boolean) =>
  z
    .string()
    .transform((value) => (value.trim() === '' ? Number.NaN : Number(value)))
    .refine((value) => value >= least && value <= most && (!whole || Number.isInteger(value)), {
      error: `must be ${what}.`,
    })
    .optional();
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}.` }).optional();

/** Every setting by its name in the environment. */
export const schema = z.object({
  ZENDESK_SUBDOMAIN: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, {
      error: 'must be the part before .zendesk.com, letters, digits and hyphens only.',
    })
    .optional(),
  ZENDESK_URL: webUrl,
  ZENDESK_CLIENT_ID: text,
  ZENDESK_CLIENT_SECRET: text,
  ZENDESK_EMAIL: text,
  ZENDESK_API_TOKEN: text,
  ZENDESK_SCOPE: text,
  PALIER_TIERS: text,
  PALIER_DATA: text,
  PALIER_HOST: text,
  PALIER_PORT: number(0, 65_535, 'a port number between 0 and 65535', true),
  PALIER_PUBLIC_URL: webUrl,
  PALIER_LANGUAGE: oneOf(LANGUAGES),
  PALIER_MODE: oneOf(['observe', 'assist', 'live']),
  PALIER_CLOCK_URL: webUrl,
  PALIER_VERIFY: oneOf(['on', 'off']),
  PALIER_WEBHOOK_SECRET: text,
  PALIER_HMAC_SECRET: text,
  // A key of HS256 has as many bits as its hash (RFC 7518, 3.2); a shorter one can be guessed.
  PALIER_APP_SECRET: z
    .string()
    .min(32, { error: 'must have 32 characters or more: make one with `openssl rand -hex 32`.' })
    .optional(),
  PALIER_BILLING_URL: webUrl,
  PALIER_BILLING_SECRET: z
    .string()
    .min(32, { error: 'must have 32 characters or more: make one with `openssl rand -hex 32`.' })
    .optional(),
  PALIER_LOGIN_CLIENT_ID: text,
  PALIER_LOGIN_CLIENT_SECRET: text,
  PALIER_FRAME_ANCESTORS: z
    .string()
    // The value goes into a response header next to other directives.
    .regex(/^[^;,\r\n]*$/, { error: 'must be origins separated by spaces, without ; or commas.' })
    .optional(),
  PALIER_SLACK_URL: webUrl,
  PALIER_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp or smtps address.' })
    .optional(),
  PALIER_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, { error: 'must be a mail address.' })
    .optional(),
  PALIER_BUDGET_SHARE: number(0.01, 1, 'a number from 0.01 to 1', false),
  PALIER_SINCE_DAYS: number(0, 3650, 'a whole number of days from 0 to 3650', true),
  PALIER_TICKET_URL: z
    .string()
    .refine((value) => /^https?:\/\//.test(value) && value.includes('{id}'), {
      error: 'must be an http or https address with {id} where the ticket number goes.',
    })
    .optional(),
  PALIER_LOG_LEVEL: oneOf(LOG_LEVELS),
});

/** The settings as given, parsed one by one; absent ones are undefined. */
export type Raw = z.infer<typeof schema>;

/** Names whose value may stand in a file instead, named by the same name with `_FILE`. */
export const FROM_FILE = [
  'ZENDESK_CLIENT_SECRET',
  'ZENDESK_API_TOKEN',
  'PALIER_WEBHOOK_SECRET',
  'PALIER_HMAC_SECRET',
  'PALIER_APP_SECRET',
  'PALIER_BILLING_SECRET',
  'PALIER_BILLING_URL',
  'PALIER_LOGIN_CLIENT_SECRET',
  'PALIER_SLACK_URL',
  'PALIER_SMTP_URL',
] as const;
