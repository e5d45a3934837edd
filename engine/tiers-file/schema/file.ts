/** Which sections does a tiers file have? The schema that docs/tiers.schema.json is made from. */
import { z } from 'zod';
import { alerts } from './alerts.ts';
import { billing } from './billing.ts';
import { calendar } from './calendars.ts';
import { kind, triageRule } from './kinds.ts';
import { eventPlan, promotion, reducedService } from './overlays.ts';
import { diagnosis, interventions, may, packs } from './paid.ts';
import { brand, mode, publicStandard } from './public.ts';
import { queue } from './queue.ts';
import { tier } from './tiers.ts';
import { currency, instant, language, name, prose, section, text, words, zone } from './values.ts';

const version = text(
  'badName',
  (value) =>
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}(\.[A-Za-z0-9_-]{1,20}){0,3}$/.test(value)
      ? undefined
      : 'a version names a file; write at most 60 letters, digits, - and _ like "2026-11"',
  { description: 'Name of this version; other text needs another one.', examples: ['2026-11'] },
);

export const tiersFile = section(
  {
    $schema: z.string().optional().describe('Path of the JSON Schema, for editors.'),
    version,
    effectiveFrom: instant.describe('Tickets opened from this instant on are judged by it.'),
    currency,
    timeZone: zone.describe('Zone of the dates in this file, and default of its calendars.'),
    languages: z
      .array(language)
      .min(1)
      .max(50)
      .describe('Languages of support, the first is default.'),
    mode: mode.optional(),
    rejudge: z
      .enum(['none', 'open'])
      .optional()
      .describe('Whether tickets already open move to this version; default none.'),
    rejudgeReason: prose
      .optional()
      .describe('Why they do; with it breaches that the new targets undo are withdrawn.'),
    customers: z
      .enum(['requester', 'anyEndUser'])
      .optional()
      .describe("Whose public words count as the customer's; default requester."),
    calendars: z.record(name, calendar).describe('When time counts, by name.'),
    kinds: z.record(name, kind).describe('What a ticket really is, by name.'),
    triage: z.array(triageRule).max(1000).optional().describe('Rules that give a ticket its kind.'),
    default: name.nullable().optional().describe('Tier of customers that match none.'),
    tiers: z.record(name, tier).describe('In order: the first that matches wins.'),
    reducedService: z
      .array(reducedService)
      .max(1000)
      .optional()
      .describe('Stretches with other targets.'),
    eventPlans: z.array(eventPlan).max(1000).optional().describe('Stretches of one customer.'),
    promotions: z.array(promotion).max(1000).optional().describe('Dated discounts.'),
    queue: queue.optional(),
    may: may.optional(),
    diagnosis: diagnosis.optional(),
    packs: packs.optional(),
    interventions: interventions.optional(),
    billing: billing.optional().describe('Who invoices: "external", "own", or more words.'),
    alerts: alerts.optional(),
    brands: z.record(words, brand).optional().describe('Brands by their Zendesk name.'),
    publicStandard: publicStandard.optional(),
  },
  'The tiers of support, and what each promises.',
);

export type RawFile = z.infer<typeof tiersFile>;

/** What required keys hold while the rest of a broken file is read; never part of a policy. */
export const STAND_INS: Readonly<Record<string, unknown>> = {
  version: 'unread',
  effectiveFrom: '1970-01-01T00:00:00Z',
  currency: 'EUR',
  timeZone: 'UTC',
  languages: ['en'],
  calendars: {},
  kinds: {},
  tiers: {},
};
