/** What may a kind of ticket hold, and which rules propose one? */
import { z } from 'zod';
import { duration, name, section, weight, words } from './values.ts';

export const kind = section(
  {
    handling: duration.describe('Usual handling time.'),
    weight: weight.optional(),
    components: z
      .record(name, name)
      .optional()
      .describe('Component to class ("disk": "A"); replacement promises name classes.'),
    needsConsent: z
      .boolean()
      .optional()
      .describe('A replacement is owed only once the customer has consented; default false.'),
  },
  'What a ticket really is.',
);

export const triageRule = section(
  {
    when: section(
      {
        form: words.optional(),
        channel: words.optional(),
        brand: words.optional(),
        tag: words.optional(),
        subjectMatches: z
          .string()
          .min(1)
          .max(200)
          .optional()
          .describe('A regular expression on the subject; case is ignored.'),
        field: section({ key: words, is: z.union([z.string(), z.number(), z.boolean()]) })
          .optional()
          .describe('A structured answer of the form.'),
      },
      'Everything named must hold.',
    ),
    kind: name.optional().describe('The kind it gives.'),
    noReplyOwed: z
      .literal('propose')
      .optional()
      .describe('Instead of "kind": suggests to the agent that nobody waits for an answer.'),
    propose: z.boolean().optional().describe('Only suggest it to the agent.'),
    mayWake: z.boolean().optional().describe('May alert people outside their own hours.'),
  },
  'A rule that gives a ticket its kind; the first that holds wins.',
);
