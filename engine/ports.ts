import type { AlertBody } from './core/alert/alert.ts';
import type { Breach } from './core/alert/breach.ts';
import type { DeskRole } from './core/policy/permission.ts';
import type { Fact, FieldValues, Organization, TicketHeader } from './core/ticket/fact.ts';
import type { Instant } from './core/time/instant.ts';

/**
 * The four seams between the engine and the world. Each has a contract suite in test/contract that
 * the real part and every fake pass.
 */

/** The one owner of time. Outside core nothing else asks what time it is or sets a timer for it. */
export interface Clock {
  now(): Instant;
  /** Seconds of desk time per real second; 1 for the real clock, 0 while the demo is paused. */
  speed(): number;
  /**
   * Resolves when now() >= at, or at once when the signal aborts. Infinity waits for the signal.
   */
  waitUntil(at: Instant, signal: AbortSignal): Promise<void>;
}

/** A Zendesk account, as far as the engine uses it. Times are instants; ids are Zendesk's. */
export interface Desk {
  account(): Promise<Account>;
  /** Ticket events by time, comments included; `sinceAt` is whole seconds. */
  exportEvents(sinceAt: Instant): Promise<EventPage>;
  /** Tickets by cursor; the first call takes a start instead. */
  exportTickets(from: { cursor: string } | { sinceAt: Instant }): Promise<TicketPage>;
  exportOrganizations(sinceAt: Instant): Promise<OrganizationPage>;
  /** Users whose record changed (roles, tags, fields); own rate bucket. */
  exportUsers(from: { cursor: string } | { sinceAt: Instant }): Promise<UserPage>;
  /** At most 100 ids; ids that no longer exist are absent from the answer. */
  showTickets(ids: readonly number[]): Promise<readonly DeskTicket[]>;
  audits(ticketId: number): Promise<readonly Audit[]>;
  showOrganizations(ids: readonly number[]): Promise<readonly DeskOrganization[]>;
  showUsers(ids: readonly number[]): Promise<readonly DeskUser[]>;
  /** The groups somebody is a member of. */
  groupIdsOf(userId: number): Promise<readonly number[]>;
  /** Agents, light agents and admins; everyone else is an end user. */
  staff(): Promise<readonly DeskUser[]>;
  groups(): Promise<readonly { readonly id: number; readonly name: string }[]>;
  forms(): Promise<readonly { readonly id: number; readonly name: string }[]>;
  brands(): Promise<readonly { readonly id: number; readonly name: string }[]>;
  customStatuses(): Promise<readonly CustomStatus[]>;
  /** Ids of the `palier_*` ticket fields, by name; null values are fields not yet connected. */
  palierFields(): Promise<PalierFieldIds>;
  /** Every active ticket field; what a policy calls a field's key is `key`. */
  ticketFields(): Promise<readonly TicketField[]>;
  /** Queues one job of at most 100 ticket updates and returns its id. */
  writeFields(updates: readonly FieldWrite[]): Promise<string>;
  jobs(ids: readonly string[]): Promise<readonly Job[]>;
}

export interface Account {
  readonly id: number;
  readonly subdomain: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The engine's own user. */
  readonly userId: number;
  /** The desk's clock less ours, from the Date header; reported, never applied. */
  readonly skewMs: number;
}

export const PALIER_FIELDS = [
  'palier_tier',
  'palier_kind',
  'palier_component',
  'palier_replaced',
  'palier_due',
  'palier_state',
  'palier_rank',
  'palier_breached',
  'palier_action',
] as const;
/** The fields whose values are tags and so carry their field's name in front. */
export type DropDownField = 'palier_tier' | 'palier_kind' | 'palier_component' | 'palier_state';
export type PalierField = (typeof PALIER_FIELDS)[number];
export type PalierFieldIds = Readonly<Record<PalierField, number | null>>;

/** One update of a ticket by one person or program, the same whichever way it was read. */
export interface Audit {
  readonly id: number;
  readonly ticketId: number;
  readonly at: Instant;
  readonly authorId: number;
  readonly channel: string;
  /** True for the update that created the ticket. */
  readonly creates: boolean;
  readonly comments: readonly AuditComment[];
  readonly changes: readonly AuditChange[];
  /** `metadata.custom`, where the reading brings it (audits do, the event export does not). */
  readonly custom: Readonly<Record<string, unknown>> | null;
}

export interface AuditComment {
  readonly authorId: number;
  readonly public: boolean;
  readonly channel: string;
  /** What an internal note says that an action's metadata refers to; read, never kept. */
  readonly text?: string;
}

export interface AuditChange {
  /** "status", "priority", "group_id", … or "custom_field:ID". */
  readonly field: string;
  readonly value: unknown;
  readonly previous: unknown;
}

export interface EventPage {
  readonly audits: readonly Audit[];
  /** The start of the next call. */
  readonly nextAt: Instant;
  readonly end: boolean;
  /** Items that could not be understood, one sentence each; the rest of the page stands. */
  readonly malformed: readonly Malformed[];
}

export interface TicketPage {
  readonly tickets: readonly DeskTicket[];
  readonly cursor: string;
  readonly end: boolean;
  readonly malformed: readonly Malformed[];
}

export interface OrganizationPage {
  readonly organizations: readonly DeskOrganization[];
  readonly nextAt: Instant;
  readonly end: boolean;
}

export interface UserPage {
  readonly users: readonly DeskUser[];
  readonly cursor: string;
  readonly end: boolean;
}

export interface Malformed {
  readonly what: string;
  readonly ticketId: number | null;
}

export interface DeskTicket {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly customStatusId: number | null;
  readonly priority: string | null;
  readonly channel: string | null;
  readonly formId: number | null;
  readonly brandId: number | null;
  readonly requesterId: number | null;
  readonly submitterId: number | null;
  readonly assigneeId: number | null;
  readonly groupId: number | null;
  readonly organizationId: number | null;
  readonly problemId: number | null;
  /** The closed ticket this one continues, as Zendesk recorded when it was made. */
  readonly followsUpId: number | null;
  readonly tags: readonly string[];
  /** By ticket field id. */
  readonly customFields: ReadonlyMap<number, FieldValues[string]>;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface DeskOrganization extends Organization {
  readonly name: string;
  readonly updatedAt: Instant;
  readonly deleted: boolean;
}

export interface DeskUser {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role: DeskRole;
  readonly tags: readonly string[];
  readonly fields: FieldValues;
  readonly updatedAt: Instant;
}

export interface TicketField {
  readonly id: number;
  /** Zendesk's key where it has one, else the title as typed. */
  readonly key: string;
  readonly title: string;
  /** Zendesk's name of the type: text, checkbox, tagger, multiselect, integer, lookup, … */
  readonly type: string;
}

export interface CustomStatus {
  readonly id: number;
  readonly name: string;
  readonly category: string;
}

export interface FieldWrite {
  readonly ticketId: number;
  /** By ticket field id; drop-downs take option values, checkboxes booleans. */
  readonly fields: ReadonlyMap<number, string | number | boolean | null>;
  /** An internal note that goes with it. */
  readonly note?: string;
  /** Goes to `metadata.palier`, at most 900 bytes as JSON. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly id: string;
  readonly state: 'queued' | 'working' | 'completed' | 'failed';
  /** Null until completed. */
  readonly results: readonly JobResult[] | null;
}

export interface JobResult {
  readonly ticketId: number;
  readonly ok: boolean;
  /** True when trying again cannot help (closed, deleted, merged away). */
  readonly final: boolean;
  readonly error: string | null;
}

/** A way to reach people. */
export interface Channel {
  readonly name: 'slack' | 'mail';
  /** Whether the target recognises a repeated key, so that sending twice is harmless. */
  readonly keyed: boolean;
  send(message: Message, signal: AbortSignal): Promise<void>;
}

/** One alert, worded. */
export interface Message {
  /** Makes sending twice harmless where the target takes a key (mail: Message-ID). */
  readonly key: string;
  readonly to: string | null;
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
  readonly late: boolean;
  /** What the title of a late message begins with, in brackets; "late" unless given. */
  readonly lateMark?: string;
}

/** The durable store; one writer at a time, each `transact` all or nothing. */
export interface Store {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A consistent view for answering questions; writing in it is an error. */
  read<T>(look: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Tx {
  /** Small named values: account id, cursors, stop flag, tiers' previous slots. */
  value(name: string): Promise<string | null>;
  setValue(name: string, value: string): Promise<void>;

  /** Appends facts to the journal; returns those whose key was not known, in the order given. */
  journal(facts: readonly JournalFact[]): Promise<readonly JournalFact[]>;

  tickets(ids: readonly number[]): Promise<ReadonlyMap<number, TicketRow>>;
  /** Which of these have a row, whose they are, and which job holds them; far cheaper than rows. */
  glance(ids: readonly number[]): Promise<ReadonlyMap<number, TicketGlance>>;
  saveTickets(rows: readonly TicketRow[]): Promise<void>;
  /** Ids with dueAt <= at, the earliest first. */
  due(at: Instant, limit: number): Promise<readonly number[]>;
  nextDueAt(): Promise<Instant | null>;
  /** Tickets in the queue by (rank, opened, id). */
  queue(limit: number): Promise<readonly TicketRow[]>;
  /** Where a ticket stands in that order, from 1; null when it is not in the queue. */
  placeOf(ticketId: number): Promise<number | null>;
  /** Not solved, closed, deleted or merged; for the board's other lists and for re-judging. */
  openTickets(after: number, limit: number): Promise<readonly TicketRow[]>;
  ticketsOfOrganization(organizationId: number): Promise<readonly number[]>;
  ticketsOfRequester(userId: number): Promise<readonly number[]>;
  counts(): Promise<TicketCounts>;
  /** Ids whose fields differ from the desk's and that no job holds, the oldest want first. */
  unwritten(limit: number): Promise<readonly number[]>;
  unwrittenCount(): Promise<number>;
  /** Ids a job of ours holds, or held when the engine died. */
  writing(): Promise<readonly number[]>;

  organizations(ids: readonly number[]): Promise<ReadonlyMap<number, DeskOrganization>>;
  saveOrganizations(rows: readonly DeskOrganization[]): Promise<void>;
  users(ids: readonly number[]): Promise<ReadonlyMap<number, DeskUser>>;
  /** As for organizations: a record older (`updatedAt`) than the stored one is ignored. */
  saveUsers(rows: readonly DeskUser[]): Promise<void>;

  /** Adds an obligation; false when its key is known already. */
  owe(row: NewObligation): Promise<boolean>;
  /**
   * Obligations due, marked as being sent from now on; what a crash left in that state comes first.
   */
  claim(now: Instant, limit: number): Promise<readonly Obligation[]>;
  settle(key: string, outcome: Settlement): Promise<void>;
  nextOwedAt(): Promise<Instant | null>;
  deadLetters(limit: number): Promise<readonly Obligation[]>;
  /** What was said and breached lately, the newest first, for the board. */
  recent(limit: number): Promise<readonly Obligation[]>;
}

export interface JournalFact {
  readonly ticketId: number;
  readonly fact: Fact;
  /** Unique in the account. */
  readonly key: string;
}

export type TicketGlance = Pick<TicketRow, 'requesterId' | 'jobId'>;

/** A ticket with its whole timeline packed in one row, beside the journal. */
export interface TicketRow {
  readonly id: number;
  readonly openedAt: Instant;
  readonly organizationId: number | null;
  readonly requesterId: number | null;
  readonly open: boolean;
  /** Next instant at which something must be said or granted; null when nothing can become due. */
  readonly dueAt: Instant | null;
  /** Whole epoch seconds; null when not in the queue. */
  readonly rank: number | null;
  /** Governing state, one of the palier_state values. */
  readonly state: string;
  readonly breached: boolean;
  /** Which job holds the fields now: null (none), or a job id. */
  readonly jobId: string | null;
  /** Since when the desk's fields differ from what they must be; null when they agree. */
  readonly wantedAt: Instant | null;
  /** Everything that is only read whole. */
  readonly doc: TicketDoc;
}

export interface TicketDoc {
  readonly header: TicketHeader;
  readonly facts: readonly Fact[];
  readonly policy: string;
  /** The newest instant up to which every audit of this ticket is known. */
  readonly seenAt: Instant;
  readonly assigneeId: number | null;
  /** What the desk's palier fields hold, as far as we know. */
  readonly written: PalierValues;
  /** What they must hold. */
  readonly wanted: PalierValues;
  /** What the job in `jobId` writes; null without a job. */
  readonly sending: PalierValues | null;
  /** When our last write was seen to have succeeded; 0 before the first. */
  readonly writtenAt: Instant;
  /** How often somebody else was seen to change a field that is ours. */
  readonly drifts: number;
  /** Threshold keys already told (promise, instance, threshold, target version). */
  readonly told: readonly string[];
  readonly breaches: readonly Breach[];
  /** Which verdicts on actions stand in Zendesk; absent before the first action. */
  readonly verdicts?: Verdicts;
  /** A problem that keeps this ticket out of judging until it changes; one sentence. */
  readonly quarantined: string | null;
}

/** By the audits of the actions. */
export interface Verdicts {
  readonly written: readonly number[];
  /** The one that the job in `jobId` writes. */
  readonly sending: number | null;
}

export type PalierValues = Readonly<Partial<Record<PalierField, string | number | boolean | null>>>;

export interface TicketCounts {
  readonly open: number;
  readonly inQueue: number;
  readonly breached: number;
  readonly atRisk: number;
  readonly waiting: number;
}

export interface NewObligation {
  readonly key: string;
  readonly ticketId: number | null;
  readonly what: 'alert';
  readonly channel: 'slack' | 'mail' | 'board';
  readonly recipient: string | null;
  readonly body: ObligationBody;
  readonly createdAt: Instant;
  readonly notBeforeAt: Instant;
}

/** What must be said, as data; worded when it is sent. */
export type ObligationBody = AlertBody;

export interface Obligation extends NewObligation {
  readonly state: 'owed' | 'sending' | 'sent' | 'dead';
  /** Deliveries begun, the present one included. */
  readonly attempts: number;
  /** True when a crash may have interrupted a delivery that had begun. */
  readonly maybeSent: boolean;
  readonly sentAt: Instant | null;
  readonly lastError: string | null;
}

export type Settlement =
  | { readonly sent: Instant }
  | { readonly retryAt: Instant; readonly error: string }
  /** Put back untried, so no attempt is counted (a storm waiting for its digest). */
  | { readonly heldUntilAt: Instant }
  | { readonly dead: string };
