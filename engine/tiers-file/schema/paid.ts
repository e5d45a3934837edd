/**
 * What may be charged, and who may do it? Diagnosis, packs, interventions, permissions.
 */
import { z } from 'zod';
import { match, promises } from './tiers.ts';
import { duration, language, money, name, nameOrAny, prose, section, words } from './values.ts';

/** Roles that need no definition; `may.roles` says who senior and manager are, and names more. */
export const ROLES = ['agent', 'senior', 'manager', 'admin'] as const;

const roles = z
  .array(name)
  .max(50)
  .describe('agent, senior, manager, admin, or a role of "roles".');

export const may = section(
  {
    roles: z
      .record(name, section({ groups: z.array(words).min(1).max(100) }))
      .optional()
      .describe('Roles by the Zendesk groups that make them: senior, manager, and any others.'),
    diagnose: roles.optional(),
    override: roles.optional().describe('Offer a diagnosis where the rules would not.'),
    quote: roles.optional(),
    quoteAbove: z
      .record(z.string().regex(/^\d{1,12}(\.\d{1,4})?$/), roles)
      .optional()
      .describe('From this total on ("500"), only these may quote.'),
    intervene: roles.optional(),
    book: roles.optional().describe("Book a pack's task."),
    boost: roles.optional(),
    correctCharge: roles.optional(),
    suspend: roles.optional(),
    reinstate: roles.optional(),
    withdrawBreach: roles.optional().describe('Take a recorded breach back, with a reason.'),
    acknowledge: roles.optional(),
    changeDuty: roles.optional(),
    holdPublication: roles.optional(),
  },
  'Which roles may do what; not named: nobody but admins.',
);

const price = z.union([
  z.literal('included').describe('Costs nothing extra.'),
  money,
  z.record(nameOrAny, z.union([z.literal('included'), money])),
]);

export const diagnosis = section(
  {
    price: price.describe('One price, or by tier; "*" is any other tier.'),
    offerValidFor: duration.optional().describe('No answer until then: the offer expires.'),
    quoteValidFor: duration.optional(),
    notForKinds: z
      .array(name)
      .max(100)
      .optional()
      .describe('Never offered for these kinds; default ["outage"].'),
    approvalAbove: money.optional().describe("Above it only the customer's approvers accept."),
    approvers: section({ organizationField: name })
      .optional()
      .describe("The organization's field with the Zendesk ids of its approvers."),
    correctableFor: duration.optional().describe('Charges are drafts this long; default 24h.'),
    templates: z
      .record(
        language,
        section({
          offer: prose.optional(),
          quote: prose.optional(),
          covered: prose.optional(),
          unable: prose.optional(),
        }),
      )
      .optional()
      .describe('Words for customers by language.'),
  },
  'Paid diagnosis, quote and work.',
);

export const packs = section(
  {
    catalogue: z
      .record(name, section({ handling: duration, title: words.optional() }))
      .describe('Task types that packs may hold.'),
    plans: z.record(
      name,
      section({
        price: money,
        quota: z.number().int().min(1).max(100_000).describe('Tasks a period.'),
        period: z.literal('month'),
        tasks: z.array(name).min(1).max(1000).describe('Task types of the catalogue it covers.'),
        overage: money.optional().describe('Price of each task beyond the quota.'),
        otherTasks: z.enum(['refuse', 'quote']).describe('What happens to tasks not covered.'),
        match,
        promises: promises.optional(),
      }),
    ),
  },
  'Prepaid tasks.',
);

export const interventions = section(
  {
    included: duration.describe('Free at the start: "30m".'),
    slice: duration.describe('Each started slice after that is charged.'),
    slicePrice: money,
    cap: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('Slices before the customer is asked; default none.'),
    askAfter: duration.optional().describe('"Still working?"; default 2h.'),
    alertAfter: duration.optional().describe('Default 3h.'),
  },
  'On-site hands.',
);
