/** What may lie over the tiers for a while? Reduced service, event plans, promotions. */
import { z } from 'zod';
import { PRICED } from '../../core/policy/price.ts';
import { promises } from './tiers.ts';
import { localDate, name, percent, prose, section, weight, words } from './values.ts';

const dates = {
  from: localDate.describe("First day, in the file's zone."),
  to: localDate.describe('Last day, included.'),
};

export const reducedService = section(
  {
    ...dates,
    tiers: z.array(name).min(1).max(100).optional().describe('Default: every tier.'),
    kinds: z.array(name).min(1).max(100).optional().describe('Default: every kind.'),
    promises,
    notice: prose.optional().describe('What customers are told.'),
  },
  'Other targets for some kinds while service is reduced; applies to clocks that start inside.',
);

export const eventPlan = section(
  {
    organization: words.describe("The organization's name."),
    ...dates,
    weight: weight.optional(),
    promises: promises.optional(),
    contact: words.optional(),
  },
  "A customer's own targets around an event; applies to clocks that start inside.",
);

export const promotion = section(
  {
    id: name,
    ...dates,
    applies: z.array(z.enum(PRICED)).min(1),
    tiers: z.array(name).min(1).max(100).optional().describe('Default: every tier.'),
    percentOff: percent.describe('100 is free.'),
    notice: prose.optional(),
  },
  'A dated discount; the amount waived is an entry of the ledger.',
);

export type RawReducedService = z.infer<typeof reducedService>;
export type RawEventPlan = z.infer<typeof eventPlan>;
