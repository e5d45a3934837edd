/**
 * What must be known beside an update to say what it means: who people are, what ids are called,
 * which fields are ours. Filled by the caller; the translation itself asks nobody.
 */
import type { Organization, Person } from './core/ticket/fact.ts';
import type { Audit, DeskUser, PalierField, PalierFieldIds } from './ports/desk.ts';

export interface Known {
  /** The ticket's requester before the update; the update's own word on it wins. */
  readonly requesterId: number | null;
  /** The engine's user: its comments neither start nor meet a clock. */
  readonly ownUserId: number;
  /** Null for a person never seen: all staff is known, so that is an end user. */
  readonly roleOf: (userId: number) => DeskUser['role'] | null;
  readonly fieldIds: PalierFieldIds;
  readonly names: {
    readonly kinds: readonly string[];
    readonly components: readonly string[];
  };
  readonly groupName: (groupId: number) => string | null;
  /** The status behind a custom status id: Zendesk's own name for a category's default one. */
  readonly statusOf: (customStatusId: number) => KnownStatus | null;
  readonly organization: (organizationId: number) => Organization | null;
  readonly formName: (formId: number) => string | null;
  readonly brandName: (brandId: number) => string | null;
  readonly person: (userId: number) => Person | null;
  /** Ticket fields that a rule of the policy reads, by id. */
  readonly watchedFields: ReadonlyMap<number, WatchedField>;
  /** Tags that a rule of the policy reads. */
  readonly watchedTags: ReadonlySet<string>;
  /** Whether the engine itself wrote this value; asked where a reading brings no metadata. */
  readonly ownValue: (ticketId: number, field: PalierField, value: unknown) => boolean;
  /** Whether the update's metadata carries our own mark. */
  readonly verifyMark: (audit: Audit) => boolean;
}

export interface KnownStatus {
  readonly name: string;
  readonly category: string;
}

interface WatchedField {
  readonly key: string;
  readonly checkbox: boolean;
}
