/** What may a tier hold? Who belongs to it, what it entitles to, and what it promises. */
import { z } from 'zod';
import { CLOCK_NAMES } from '../../core/policy/promise.ts';
import { duration, language, name, nameOrAny, section, weight, words } from './values.ts';

const oneOrMore = z.union([words, z.array(words).min(1).max(200)]);
const fieldValue = z.union([
  z.string().min(1).max(200),
  z.number(),
  z.boolean(),
  z.array(words).min(1).max(200),
]);

const condition = {
  organizationField: words.optional().describe("Key of an organization field, compared with 'is'."),
  userField: words.optional().describe("Key of a user field of the requester, compared with 'is'."),
  ticketField: words.optional().describe("Key or title of a ticket field, compared with 'is'."),
  is: fieldValue.optional().describe('The value or values that the field must have.'),
  tag: oneOrMore.optional().describe('A tag of the ticket.'),
  brand: oneOrMore.optional().describe("The ticket's brand."),
  form: oneOrMore.optional().describe("The ticket's form."),
};

const matchRule = section(
  {
    ...condition,
    all: z
      .array(section(condition))
      .min(1)
      .max(20)
      .optional()
      .describe('Further conditions that must hold too.'),
  },
  'Everything named in one rule must hold; one rule that holds is enough.',
);

/** Zendesk's four; "*" is any other, tickets without a priority included. */
const byPriority = section(
  {
    low: duration.optional(),
    normal: duration.optional(),
    high: duration.optional(),
    urgent: duration.optional(),
    '*': duration.optional(),
  },
  'A duration by priority; "*" is any other priority, or none.',
).superRefine((value, context) => {
  if (Object.keys(value).length > 0) return;
  const message = 'no priority is named; write at least "*" with a duration';
  context.addIssue({ code: 'custom', message, params: { code: 'missing' } });
});

const target = z.union([
  duration.describe('A duration on the tier\'s "people" calendar.'),
  section(
    {
      within: z.union([duration, byPriority]),
      calendar: name.optional().describe('Which calendar counts; default: the tier\'s "people".'),
    },
    'How long, on which calendar.',
  ),
  z.null().describe('Nothing is promised.'),
]);

const targets = z
  .record(nameOrAny, target)
  .describe('By kind, or by component class for "replacement"; "*" is any other.');

/** Names that would read two ways beside a list of kinds. */
export const RESERVED_KINDS = ['within', 'calendar', 'clock', 'pausesOn', 'targets', '*'];

const promise = z.union([
  target,
  section(
    {
      clock: z.enum(CLOCK_NAMES).optional().describe('The measure this promise uses.'),
      pausesOn: z
        .array(words)
        .max(50)
        .optional()
        .describe(
          "Statuses that pause it instead of the clock's own pauses; [] pauses on nothing.",
        ),
      targets: z.union([target, targets]),
    },
    'A freely named promise.',
  ),
  targets,
]);

export const promises = z
  .record(name, promise)
  .describe("By name; a clock's own name needs no more, any other says which clock it uses.");

const contact = section(
  {
    role: words,
    name: words.optional(),
    group: words.optional().describe('The Zendesk group that answers for the role.'),
    duty: name.optional().describe('Calendar of the hours on duty; default: the tier\'s "people".'),
  },
  'A person or group that the customer can name.',
);

export const match = z
  .array(matchRule)
  .max(200)
  .optional()
  .describe('Who it is for: one rule that holds is enough; the first match in file order wins.');

export const tier = section(
  {
    match,
    weight: weight.optional(),
    channels: z.array(words).max(50).optional().describe('Ways to reach support.'),
    languages: z.array(language).min(1).max(50).optional().describe("Default: the file's."),
    people: name.describe('Calendar of the hours in which people answer.'),
    configurationHelp: z
      .union([
        z.boolean(),
        section({ calendar: name.describe('The hours of this help.') }, 'Help at own hours.'),
      ])
      .optional()
      .describe('Help with configuration and use is owed; true: in the hours of "people".'),
    contacts: z.array(contact).max(50).optional(),
    promises,
  },
  'A named level of support.',
);

export type RawTier = z.infer<typeof tier>;
export type RawPromise = z.infer<typeof promise>;
export type RawPromises = z.infer<typeof promises>;
export type RawTarget = z.infer<typeof target>;
export type RawTargets = z.infer<typeof targets>;
export type RawMatchRule = z.infer<typeof matchRule>;
