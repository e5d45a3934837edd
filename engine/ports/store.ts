import type { AlertBody } from '../core/alert/alert.ts';
import type { Breach } from '../core/alert/breach.ts';
import type { Entry } from '../core/ledger/entry.ts';
import type { Fact, TicketHeader } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';
import type { DeskOrganization, DeskUser, PalierField } from './desk.ts';

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

  /** Entries of the ledger, in the order in which they were entered. */
  ledger(part: LedgerPart): Promise<readonly Entry[]>;
  /**
   * Appends to the ledger and tells how many were new: the same entry again is nothing, another one
   * under its key is an error. Whether an entry holds is the core's to say, before.
   */
  enter(entries: readonly Entry[]): Promise<number>;

  /** Adds an obligation; false when its key is known already. */
  owe(row: NewObligation | NewLetter): Promise<boolean>;
  /** Alerts due, marked as being sent from now on; what a crash left in that state comes first. */
  claim(now: Instant, limit: number): Promise<readonly Obligation[]>;
  /** The same for letters, which no storm of alerts may hold up. */
  claimLetters(now: Instant, limit: number): Promise<readonly Letter[]>;
  settle(key: string, outcome: Settlement): Promise<void>;
  nextOwedAt(): Promise<Instant | null>;
  nextLetterAt(): Promise<Instant | null>;
  /** Alerts and letters that cannot be delivered, the newest first. */
  deadLetters(limit: number): Promise<readonly (Obligation | Letter)[]>;
  /** What was said and breached lately, the newest first, for the board; no letters. */
  recent(limit: number): Promise<readonly Obligation[]>;
}

/** All entries, an account's, a ticket's, or those entered in a time; `toAt` is exclusive. */
export type LedgerPart =
  | 'all'
  | { readonly account: string }
  | { readonly ticket: number }
  | { readonly fromAt: Instant; readonly toAt: Instant };

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
  /** The engine's own public answer that waits to be posted. */
  readonly answer?: string;
  /** Keys of the charges that stand in the ledger; absent before the first. */
  readonly entered?: readonly string[];
  /** By audit, words for the customer that an accepted action waits to post. */
  readonly words?: Readonly<Record<string, string>>;
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
  readonly what: 'alert' | 'charge';
  readonly channel: 'slack' | 'mail' | 'board' | 'billing';
  readonly recipient: string | null;
  readonly body: ObligationBody;
  readonly createdAt: Instant;
  readonly notBeforeAt: Instant;
}

/** What must be said, as data; worded when it is sent. */
export type ObligationBody = AlertBody | ChargeBody;

/** A charge of which billing is told, line by line as the export has them. */
export interface ChargeBody {
  readonly kind: 'charge';
  readonly lines: readonly Readonly<Record<string, string>>[];
}

export interface Obligation extends NewObligation, Delivery {}

/** A mail to a customer; their address is asked of the desk when it is sent, and never kept. */
export interface NewLetter {
  readonly key: string;
  readonly ticketId: number;
  readonly what: 'letter';
  readonly channel: 'mail';
  readonly recipient: null;
  readonly body: LetterBody;
  readonly createdAt: Instant;
  readonly notBeforeAt: Instant;
}

export interface LetterBody {
  readonly kind: 'letter';
  /** A question with the link that answers it, or that an answer has been taken. */
  readonly letter: 'question' | 'answer';
  /** The audit of the offer or quote that it is about. */
  readonly question: number;
  /** Zendesk's id of the recipient. */
  readonly person: number;
}

export interface Letter extends NewLetter, Delivery {}

/** How far the delivery of something owed has come. */
interface Delivery {
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
