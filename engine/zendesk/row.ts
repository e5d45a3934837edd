/** How single values of Zendesk's answers are read, the same in every list; nothing is guessed. */
import { z } from 'zod';
import { parseInstant } from '../core/time/instant.ts';
import type { Malformed } from '../ports.ts';

/** Ids come as numbers, in audits and webhooks as strings of digits. */
export const id = z
  .union([z.number().int(), z.string().regex(/^-?\d{1,16}$/)])
  .transform((value) => Number(value))
  .refine(Number.isSafeInteger, 'is not an id');

/** An id or nothing; absent counts as null. */
export const maybeId = id.nullish().transform((value) => value ?? null);

/** ISO 8601 with an offset, to epoch milliseconds. */
export const instant = z.string().transform((text, context) => {
  // Webhooks come with nine decimals in some records; milliseconds are all we keep.
  const at = parseInstant(text.replace(/(\.\d{3})\d+/, '$1'));
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: 'is not a time with an offset' });
  return z.NEVER;
});

/** A list of tags; older answers hold one space-separated text. */
export const tags = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) =>
    typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : (value ?? []),
  );

/**
 * Reads the rows of one list, each on its own: a row that does not fit is told apart with its
 * reason, and the others stand.
 */
export function readRows<T>(
  rows: readonly unknown[],
  read: (row: unknown) => T,
  what: string,
): { readonly good: readonly T[]; readonly malformed: readonly Malformed[] } {
  const good: T[] = [];
  const malformed: Malformed[] = [];
  for (const row of rows) {
    try {
      good.push(read(row));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      malformed.push(describe(row, error, what));
    }
  }
  return { good, malformed };
}

function describe(row: unknown, error: z.ZodError, what: string): Malformed {
  const fields = row !== null && typeof row === 'object' ? (row as Record<string, unknown>) : {};
  const ownId = id.safeParse(fields.id);
  const ofTicket = id.safeParse(fields.ticket_id);
  const ticketId = ofTicket.data ?? (what === 'ticket' ? (ownId.data ?? null) : null);
  const reasons = error.issues.map((issue) => `${issue.path.join('.') || 'row'}: ${issue.message}`);
  // Values are left out on purpose: they may be customers' words.
  const name = ownId.success ? `${what} ${ownId.data}` : `a ${what} without an id`;
  return { what: `${name} could not be read (${reasons.join('; ')})`, ticketId };
}
