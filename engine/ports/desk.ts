import type { DeskRole } from '../core/policy/permission.ts';
import type { FieldValues, Organization } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';

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
  /** A public comment that goes with it, as somebody who said so; never beside a note. */
  readonly reply?: { readonly authorId: number; readonly text: string };
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
