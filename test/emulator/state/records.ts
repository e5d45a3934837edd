/** Answers: what does the desk remember? Instants are epoch milliseconds, names are Zendesk's. */

export type FieldValue = string | number | boolean | readonly string[] | null;

export interface Ticket {
  readonly id: number;
  external_id: string | null;
  channel: string;
  created_at: number;
  updated_at: number;
  /** Whole epoch seconds of the last change of any kind, system changes included. */
  generated: number;
  type: string | null;
  subject: string;
  description: string;
  priority: string | null;
  status: string;
  custom_status_id: number;
  requester_id: number | null;
  submitter_id: number | null;
  assignee_id: number | null;
  organization_id: number | null;
  group_id: number | null;
  problem_id: number | null;
  brand_id: number;
  ticket_form_id: number;
  due_at: string | null;
  /** Whether the first comment was public: what a comment without `public` inherits. */
  is_public: boolean;
  tags: readonly string[];
  /** By ticket field id; absent means null. */
  fields: Readonly<Record<string, FieldValue>>;
  deleted: boolean;
  /** Who scrubbed or merged it away, when somebody did. */
  merged_into: number | null;
  /** The closed ticket that this one continues; absent in tickets kept before there were any. */
  follows_up?: number | null;
  /** True once a person touched it: the script's later actions are skipped. */
  left_script: boolean;
}

export type AuditEvent =
  | { readonly id: number; readonly k: 'create'; readonly f: string; readonly v: unknown }
  | {
      readonly id: number;
      readonly k: 'change';
      readonly f: string;
      readonly v: unknown;
      readonly p: unknown;
    }
  | {
      readonly id: number;
      readonly k: 'comment';
      readonly by: number;
      readonly body: string;
      readonly open: boolean;
    };

export interface Audit {
  readonly id: number;
  readonly ticket_id: number;
  readonly at: number;
  readonly author_id: number;
  readonly channel: string;
  readonly custom: Readonly<Record<string, unknown>> | null;
  readonly events: readonly AuditEvent[];
}

type Role = 'end-user' | 'agent' | 'admin';

export interface User {
  readonly id: number;
  name: string;
  email: string | null;
  external_id: string | null;
  role: Role;
  /** An agent who reads everything and writes internal notes only. */
  light: boolean;
  organization_id: number | null;
  default_group_id: number | null;
  tags: readonly string[];
  user_fields: Readonly<Record<string, FieldValue>>;
  time_zone: string;
  /** Absent in people kept before there was a choice: en-US. */
  locale?: string;
  active: boolean;
  suspended: boolean;
  created_at: number;
  updated_at: number;
}

export interface Organization {
  readonly id: number;
  name: string;
  external_id: string | null;
  domain_names: readonly string[];
  details: string | null;
  notes: string | null;
  group_id: number | null;
  tags: readonly string[];
  organization_fields: Readonly<Record<string, FieldValue>>;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

export interface Group {
  readonly id: number;
  name: string;
  external_key: string | null;
  description: string;
  is_default: boolean;
  deleted: boolean;
  created_at: number;
  updated_at: number;
}

export interface Membership {
  readonly id: number;
  readonly user_id: number;
  readonly group_id: number;
  is_default: boolean;
  created_at: number;
}

export interface FieldOption {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

export interface FieldDefinition {
  readonly id: number;
  /** "ticket" or "organization". */
  readonly of: 'ticket' | 'organization' | 'user';
  type: string;
  key: string | null;
  title: string;
  description: string;
  position: number;
  active: boolean;
  removable: boolean;
  tag: string | null;
  regexp: string | null;
  agent_description: string | null;
  options: readonly FieldOption[];
  system_options: readonly { readonly name: string; readonly value: string }[] | null;
  created_at: number;
  updated_at: number;
}

/** Settings objects that are kept as Zendesk writes them: brands, forms, statuses, views, hooks. */
export interface Plain {
  readonly id: number | string;
  readonly [name: string]: unknown;
}

export interface Token {
  readonly token: string;
  readonly user_id: number;
  readonly scopes: readonly string[];
  /** Real time; null never expires. */
  readonly expires_at: number | null;
  /** How writes with it came in: "api", or "web" for a person at the desk's page. */
  readonly channel: string;
}

export interface JobResult {
  readonly [name: string]: unknown;
}

export interface Job {
  readonly id: string;
  readonly job_type: string;
  readonly queued_at: number;
  readonly user_id: number;
  readonly total: number | null;
  readonly work: JobWork;
  status: 'queued' | 'working' | 'completed' | 'failed';
  progress: number | null;
  message: string | null;
  results: readonly JobResult[] | null;
}

export type JobWork =
  | { readonly do: 'updateTickets'; readonly items: readonly BulkItem[] }
  | { readonly do: 'createTickets'; readonly items: readonly Record<string, unknown>[] }
  | { readonly do: 'deleteTickets'; readonly ids: readonly number[] }
  | { readonly do: 'scrubTickets'; readonly ids: readonly number[] }
  | { readonly do: 'updateOrganizations'; readonly items: readonly BulkItem[] }
  | {
      readonly do: 'mergeTickets';
      readonly into: number;
      readonly ids: readonly number[];
      readonly targetComment: string | null;
      readonly sourceComment: string | null;
      readonly targetPublic: boolean;
      readonly sourcePublic: boolean;
    };

export interface BulkItem {
  readonly id: number;
  readonly patch: Readonly<Record<string, unknown>>;
}

export interface Delivered {
  readonly kind: 'chat' | 'mail';
  readonly at: number;
  readonly to: readonly string[];
  readonly from: string | null;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly text: string;
}

export interface ClockState {
  readonly nowAt: number;
  readonly speed: number;
  readonly revision: number;
}

/** One line of the journal is a list of these: all of them happened, or none did. */
export type DeskRecord =
  | { readonly t: 'ticket'; readonly v: Ticket }
  | { readonly t: 'patch'; readonly id: number; readonly v: Partial<Ticket> }
  | { readonly t: 'audit'; readonly v: Audit }
  | { readonly t: 'user'; readonly v: User }
  | { readonly t: 'organization'; readonly v: Organization }
  | { readonly t: 'group'; readonly v: Group }
  | { readonly t: 'membership'; readonly v: Membership; readonly gone?: boolean }
  | { readonly t: 'field'; readonly v: FieldDefinition; readonly gone?: boolean }
  | { readonly t: 'plain'; readonly of: PlainKind; readonly v: Plain; readonly gone?: boolean }
  | { readonly t: 'token'; readonly v: Token; readonly gone?: boolean }
  | { readonly t: 'job'; readonly v: Job }
  | { readonly t: 'jobState'; readonly id: string; readonly v: Partial<Job> }
  | { readonly t: 'inbox'; readonly v: Delivered }
  | { readonly t: 'clock'; readonly v: ClockState }
  | { readonly t: 'script'; readonly position: number; readonly skipped: string | null };

export type PlainKind =
  | 'brand'
  | 'form'
  | 'status'
  | 'view'
  | 'webhook'
  | 'appUpload'
  | 'app'
  | 'appJob'
  | 'installation';
