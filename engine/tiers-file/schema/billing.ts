/** Who invoices and how? VAT by a table, when payment is due, and who is never suspended. */
import { z } from 'zod';
import { duration, language, name, prose, section, words } from './values.ts';

const country = z.string().regex(/^[A-Z]{2}$/, { error: () => 'write a country code like "FR"' });

const countryOrAny = z
  .string()
  .regex(/^(?:\*|[A-Z]{2})$/, { error: () => 'write "*", or a country code like "FR"' })
  .describe('ISO 3166, two letters; "*" is any country without a row of its own.');

const customerField = section({
  organizationField: words.optional(),
  userField: words.optional().describe('Asked where the organization says nothing.'),
});

const vatRow = section(
  {
    country: countryOrAny,
    vatId: z
      .boolean()
      .optional()
      .describe('Only customers with a VAT id (true), or without (false); default: both.'),
    percent: z.number().min(0).max(100).describe('At most four decimals: 5.5, 9.975.'),
    reverseCharge: name
      .optional()
      .describe('The customer owes the VAT: which text of "reverseChargeTexts" says so.'),
    taxCode: words.optional().describe("The accountants' code, for the export."),
  },
  'Customers without a row: VAT unknown, their charges are held.',
);

const accountCodes = section(
  {
    diagnosis: words.optional(),
    quote: words.optional(),
    pack: words.optional(),
    packOverage: words.optional(),
    intervention: words.optional(),
    boost: words.optional(),
  },
  "The accountants' code of what is sold, for the export.",
);

const days = (least: number) => z.number().int().min(least).max(365);

export const billing = z.union([
  z.enum(['external', 'own']),
  section(
    {
      invoices: z.enum(['external', 'own']),
      billingId: customerField.optional().describe("The customer's account in billing."),
      country: customerField.optional().describe("The customer's country, for VAT."),
      vatId: customerField.optional().describe("The customer's VAT id."),
      vat: z.array(vatRow).max(600).optional(),
      reverseChargeTexts: z
        .record(name, z.record(language, prose))
        .optional()
        .describe('Words of a reverse charge by key and language.'),
      accountCodes: accountCodes.optional(),
      dueDays: days(1).optional().describe('Days to pay after the case ended; default 30.'),
      reminderDays: z
        .array(days(1))
        .max(2)
        .optional()
        .describe('Reminders, in days after the case ended; default 1 and 8 after it was due.'),
      graceDays: days(0).optional().describe('Overdue so many days after it was due; default 14.'),
      neverSuspended: z
        .array(name)
        .max(100)
        .optional()
        .describe('Kinds that are always served; default outage, abuse, security, billing …'),
      paymentsFreshWithin: duration
        .optional()
        .describe('Nobody is suspended on older word about payments; default 72h.'),
      contact: words
        .optional()
        .describe('How a suspended customer reaches somebody: a mail address, a number.'),
      seller: section({
        name: words,
        address: prose,
        country,
        vatId: words.optional(),
        registration: words.optional(),
      }).optional(),
    },
    'Who invoices and how.',
  ),
]);
