/** Which figures shape the queue, and what may be bought in it? */
import { z } from 'zod';
import { delay, duration, money, name, section } from './values.ts';

export const queue = section(
  {
    headStartPerWeightFold: delay
      .optional()
      .describe('Head start per e-fold of weight by handling time; default 3h; 0m is plain order.'),
    headStartLimit: delay.optional().describe('Largest head start, boosts included; default 12h.'),
    recoveryShare: z
      .number()
      .positive()
      .max(1)
      .optional()
      .describe('Share of the seats that works on late tickets, per tier; default 0.15.'),
    recoveryCap: duration.optional().describe('Latest place of a late ticket; default 72h.'),
    seats: z
      .number()
      .positive()
      .max(100_000)
      .optional()
      .describe('Average number of people answering at once; default 6.7.'),
    nominal: duration
      .optional()
      .describe('A ticket without a promise ranks as if due this long after opening; default 24h.'),
    boosts: z
      .record(name, section({ by: duration, price: money }))
      .optional()
      .describe('Head starts for sale, inside the limit; one per ticket.'),
  },
  'Order of the queue: head-start deadlines with paced recovery.',
);
