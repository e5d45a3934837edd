import { z } from 'zod';
import { FIRST_AT, FIRST_YEAR, LAST_AT, LAST_YEAR } from '../core/calendar/open-time.ts';
import type { Fact, FieldValue, History, Organization, Person } from '../core/ticket/fact.ts';
import { type Instant, parseInstant } from '../core/time/instant.ts';
import { hint } from '../tiers-file/nearest.ts';
import { formatPath, type Path } from '../tiers-file/problem.ts';
import { section } from '../tiers-file/schema/values.ts';
import { findingsOf } from '../tiers-file/zod-findings.ts';

/** Reads the history form of docs/api.md: one ticket, its dated facts, and when it is looked at. */

/** Ten times what the most facts need; a larger file is of another sort. */
const MOST_CHARACTERS = 50_000_000;
const MOST_FACTS = 100_000;
/** Told at most; a file of another sort would fill the screen. */
const MOST_PROBLEMS = 100;

/** Undefined when the text is an instant that calendars know; else what to write. */
export function wrongInstant(text: string): string | undefined {
  const at = parseInstant(text);
  const shown = JSON.stringify(text.slice(0, 60));
  if (at === undefined) {
    return `write an instant with an offset, like "2026-03-01T12:00:00Z"; ${shown} is none`;
  }
  if (at >= FIRST_AT && at < LAST_AT) return undefined;
  return `${shown} is too far away; write an instant of the years ${FIRST_YEAR} to ${LAST_YEAR}`;
}

const instant = z.string().transform((text, context): Instant => {
  const wrong = wrongInstant(text);
  if (wrong === undefined) return parseInstant(text) as Instant;
  context.addIssue({ code: 'custom', message: wrong });
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
const organization: z.ZodType<Organization> = section({
  id,
  name: z.string().exactOptional(),
  fields: values.default({}),
});
const person: z.ZodType<Person> = section({
  id: id.exactOptional(),
  tags: z.array(z.string()).exactOptional(),
  fields: values.exactOptional(),
});
const text = z.string();
const why = { why: text.exactOptional() };

const common = { at: instant, author: text.exactOptional(), seq: z.number().exactOptional() };

function fact<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return section({ ...common, type: z.literal(type), ...shape });
}

const sorts = [
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
] as const;
const facts = z.discriminatedUnion('type', sorts);
const TYPES: readonly string[] = sorts.map((sort) => sort.shape.type.value);

const form = section({
  $schema: text.exactOptional(),
  now: instant.exactOptional(),
  ticket: section({
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
  facts: z.array(facts).max(MOST_FACTS),
});

export type ReadHistory =
  | { readonly history: History; readonly now: Instant | null }
  | { readonly problems: readonly string[] };

/** Every problem of the file at once, each with where it is and what to write. */
export function readHistory(json: string): ReadHistory {
  if (json.length > MOST_CHARACTERS) {
    const most = `a history has at most ${MOST_CHARACTERS} characters`;
    return { problems: [`the file: it has ${json.length}; ${most}`] };
  }
  let raw: unknown;
  try {
    raw = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problems: [`not JSON: ${(error as Error).message}`] };
  }
  const read = form.safeParse(raw);
  if (!read.success) return { problems: told(read.error.issues, raw) };
  const history: History = { ticket: read.data.ticket, facts: read.data.facts as Fact[] };
  const problem = wrongOpening(history.facts);
  return problem === null ? { history, now: read.data.now ?? null } : { problems: [problem] };
}

/** How many facts are dated after `now`: those are not looked at. */
export function notYetOf({ facts }: History, now: Instant): number {
  return facts.filter(({ at }) => at > now).length;
}

/** A ticket is opened once; a file that says otherwise was put together wrongly. */
function wrongOpening(facts: readonly Fact[]): string | null {
  const opened = facts.flatMap(({ type }, index) => (type === 'opened' ? [index] : []));
  if (opened.length === 1) return null;
  if (opened.length > 1) {
    return `facts[${opened[1]}]: the ticket was opened by facts[${opened[0]}] already; keep one`;
  }
  return 'facts: no fact is of type "opened"; write when the ticket was opened, and by whom';
}

function told(issues: readonly z.core.$ZodIssue[], raw: unknown): readonly string[] {
  const problems = issues.flatMap((issue): readonly string[] => {
    const typed = unknownType(issue, raw);
    if (typed !== null) return [typed];
    return findingsOf([issue], raw).map(({ path, message }) => `${where(path)}: ${message}`);
  });
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [...problems.slice(0, MOST_PROBLEMS), `and ${more} more problems`];
}

/** Which type was meant, for a fact whose type is none; null for any other problem. */
function unknownType(issue: z.core.$ZodIssue, raw: unknown): string | null {
  if (issue.code !== 'invalid_union' || issue.path.at(-1) !== 'type') return null;
  const [, index] = issue.path;
  const given = (raw as { facts: { type?: unknown }[] }).facts[Number(index)]?.type;
  const shown = given === undefined ? 'there is none' : JSON.stringify(given).slice(0, 60);
  const known = typeof given === 'string' ? hint(given, TYPES) : `write one of ${TYPES.join(', ')}`;
  return `${where(issue.path as Path)}: ${shown} is no type of fact; ${known}`;
}

function where(path: Path): string {
  return formatPath(path) || 'the file';
}
