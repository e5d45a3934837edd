/** What do outsiders see, and how do brands differ? The public standard and the brands. */
import { z } from 'zod';
import { clockTime, language, name, prose, section, weight, words, zone } from './values.ts';

const MODES = ['observe', 'assist', 'live'] as const;
const oneMode = z.enum(MODES);

export const mode = z
  .union([
    oneMode,
    section({
      default: oneMode,
      features: z
        .partialRecord(z.enum(['fields', 'views', 'alerts', 'customerWords', 'money']), oneMode)
        .optional(),
      groups: z.record(words, oneMode).optional(),
      brands: z.record(words, oneMode).optional(),
    }),
  ])
  .describe('observe writes nothing, assist writes fields, live also alerts and tells customers.');

export const brand = section(
  {
    languages: z.array(language).min(1).max(50).optional(),
    timeZone: zone.optional(),
    tiers: z.array(name).min(1).max(100).optional().describe('Tiers sold under this brand.'),
    signature: prose.optional(),
  },
  'A Zendesk brand.',
);

export const publicStandard = section(
  {
    title: prose.optional(),
    criteria: z
      .array(
        section({
          id: name,
          weight,
          text: z.union([prose, z.record(language, prose)]).describe('One text, or by language.'),
        }),
      )
      .min(1)
      .max(200),
    publishBefore: clockTime.optional().describe("In the file's zone; default 12:00."),
    sample: section({
      perDay: z.number().int().min(1).max(10_000),
      perTier: z.number().int().min(0).max(10_000).optional(),
    }).optional(),
    minimumAnswers: z.number().int().min(1).max(10_000).optional(),
  },
  'The public standard and its two scores.',
);
