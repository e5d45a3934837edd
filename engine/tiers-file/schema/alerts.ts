/** Who is told what, and when? Thresholds, the ladder, digests, people. */
import { z } from 'zod';
import { delay, duration, mailAddress, name, section } from './values.ts';

const threshold = section(
  {
    at: z
      .number()
      .positive()
      .max(1)
      .optional()
      .describe('A fraction of the target: 0.75; 1 is the deadline itself.'),
    before: duration.optional().describe('Or: this long before the deadline.'),
    to: z
      .enum(['assignee', 'ladder'])
      .describe("The ticket's assignee, or the ladder of managers."),
  },
  'Said once per clock.',
).superRefine((value, context) => {
  if ((value.at === undefined) !== (value.before === undefined)) return;
  const message = 'write either "at" (a fraction) or "before" (a duration)';
  context.addIssue({ code: 'custom', message, params: { code: 'missing' } });
});

const rung = section(
  {
    channel: z.enum(['slack', 'mail']),
    to: mailAddress
      .optional()
      .describe("For mail: the address. Slack's webhook address is a secret of the environment."),
    after: delay.optional().describe('How long after the threshold, real time; default 0m.'),
  },
  'One step of the ladder.',
).superRefine((value, context) => {
  const missing = value.channel === 'mail' && value.to === undefined;
  const spare = value.channel === 'slack' && value.to !== undefined;
  if (!missing && !spare) return;
  const message = missing
    ? 'a mail rung needs its address; write "to": "night@example.com"'
    : 'a Slack rung has no "to"; its webhook address is a secret of the environment';
  const code = missing ? 'missing' : 'badValue';
  context.addIssue({ code: 'custom', path: ['to'], message, params: { code } });
});

export const alerts = section(
  {
    thresholds: z.array(threshold).max(20).optional(),
    digestAfter: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('More than this for one recipient in five minutes become one digest; default 5.'),
    ladder: z.array(rung).max(20).optional().describe('Rungs in the order they are told.'),
    climbAgainAfter: duration
      .optional()
      .describe('Acknowledged but unsolved climbs again after this long.'),
    wanderingAfter: z
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('More group changes than this before the first reply: an alert.'),
    recipients: z
      .record(name, section({ mail: mailAddress, hours: name.optional() }))
      .optional()
      .describe('People by name, with the calendar of their own hours.'),
  },
  'Alerts.',
);
