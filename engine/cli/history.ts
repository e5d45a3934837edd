import { z } from 'zod';
import type { Fact, FieldValue, History, Organization, Person } from '../core/ticket/fact.ts';
import { type Instant, parseInstant } from '../core/time/instant.ts';

/** Reads the history form of docs/api.md: one ticket, its dated facts, and when it is looked at. */

const instant = z.string().transform((text, context): Instant => {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  context.addIssue(
    `write an instant with an offset, like "2026-03-01T12:00:00Z"; "${text}" is none`,
  );
  return z.NEVER;
});

const value: z.ZodType<FieldValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
]);
const values = z.record(z.string(), value);
const id = z.number().int().nonnegative();
const organization: z.ZodType<Organization> = z.strictObject({
  id,
  name: z.string().exactOptional(),
  fields: values.default({}),
});
const person: z.ZodType<Person> = z.strictObject({
  id: id.exactOptional(),
  tags: z.array(z.string()).exactOptional(),
  fields: values.exactOptional(),
});
const text = z.string();
const why = { why: text.exactOptional() };

const common = { at: instant, author: text.exactOptional(), seq: z.number().exactOptional() };

function fact<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ ...common, type: z.literal(type), ...shape });
}

const facts = z.discriminatedUnion('type', [
  fact('opened', {
    by: z.enum(['customer', 'staff']),
    priority: text.nullable().exactOptional(),
    kind: text.nullable().exactOptional(),
    status: text.exactOptional(),
    component: text.nullable().exactOptional(),
  }),
  fact('customerWrote', { endUser: z.boolean().exactOptional() }),
  fact('staffReplied', { public: z.boolean().exactOptional() }),
  fact('status', { to: text, category: text.exactOptional() }),
  fact('priority', { to: text.nullable(), ...why }),
  fact('kind', { to: text.nullable(), proposed: z.boolean().exactOptional(), ...why }),
  fact('component', { to: text.nullable(), ...why }),
  fact('organization', { to: organization.nullable() }),
  fact('fields', { to: values }),
  fact('tags', { to: z.array(text) }),
  fact('requester', { to: person }),
  fact('group', { to: text.nullable() }),
  fact('assignee', { to: text.nullable() }),
  fact('consent', {}),
  fact('waitingForWindow', {}),
  fact('windowReached', {}),
  fact('replaced', { to: z.boolean().exactOptional() }),
  fact('promised', { until: instant }),
  fact('noReplyOwed', {}),
  fact('rootCauseGiven', {}),
  fact('problem', { to: id.nullable() }),
  fact('diagnosisAccepted', {}),
  fact('diagnosisOutcome', {}),
  fact('quoteAccepted', {}),
  fact('workFinished', {}),
  fact('suspended', {}),
  fact('reinstated', {}),
  fact('merged', { into: id }),
  fact('absorbed', {
    from: id,
    resolutionSince: instant.nullable().default(null),
    unansweredSince: instant.nullable().default(null),
    pauses: z.array(instant).exactOptional(),
  }),
  fact('followsUp', {
    ticket: id,
    kind: text.nullable().default(null),
    component: text.nullable().default(null),
  }),
  fact('breachWithdrawn', {
    promise: text,
    instance: z.number().int().min(1).exactOptional(),
    why: text.min(1),
  }),
  fact('deleted', {}),
]);

const form = z.strictObject({
  $schema: text.exactOptional(),
  now: instant.exactOptional(),
  ticket: z.strictObject({
    id,
    subject: text.default(''),
    form: text.nullable().default(null),
    channel: text.nullable().default(null),
    brand: text.nullable().default(null),
    tags: z.array(text).default([]),
    fields: values.default({}),
    requester: person.nullable().default(null),
    organization: organization.nullable().default(null),
  }),
  facts: z.array(facts).max(100_000),
});

export type ReadHistory =
  | { readonly history: History; readonly now: Instant | null }
  | { readonly problems: readonly string[] };

/** Every problem of the file at once, each with where it is and what to write. */
export function readHistory(json: string): ReadHistory {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (error) {
    return { problems: [`not JSON: ${(error as Error).message}`] };
  }
  const read = form.safeParse(raw);
  if (!read.success) return { problems: read.error.issues.map(wordIssue) };
  const { ticket, now } = read.data;
  return { history: { ticket, facts: read.data.facts as Fact[] }, now: now ?? null };
}

function wordIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  const where = path.join('').replace(/^\./, '') || 'the file';
  return `${where}: ${issue.message}`;
}
