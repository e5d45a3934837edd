import type { Asked, Verdict } from './core/action/action.ts';
import type { PageAnswer } from './core/action/page-answer.ts';
import type { TicketHeader } from './core/ticket/fact.ts';
import type { Known } from './known.ts';
import type { Audit, DeskTicket, DropDownField, PalierFieldIds } from './ports/desk.ts';
import type { JournalFact, PalierValues } from './ports/store.ts';

/** What a mark of our own tells for ever: a verdict on an update, or an answer on a page. */
export type Told = Verdict | PageAnswer;

/** The one translation of Zendesk's updates into facts (engine/zendesk/translation.ts). */
export interface Translation {
  facts(audit: Audit, known: Known): readonly JournalFact[];
  /** Where the update that created it is at hand, its word wins over the ticket's present. */
  header(ticket: DeskTicket, known: Known, creating?: Audit): TicketHeader;
  deleted(ticket: DeskTicket): JournalFact | null;
  requesterAfter(audit: Audit, before: number | null): number | null;
  /** What the desk's palier fields hold, read from a ticket. */
  values(ticket: DeskTicket, fieldIds: PalierFieldIds): PalierValues;
  /** "palier_kind", "outage" → "palier_kind_outage". */
  optionValue(field: DropDownField, name: string): string;
  verifyMark(audit: Audit): boolean;
  /** The action that somebody asks for with an update; null for an update without one. */
  asked(audit: Audit, known: Pick<Known, 'ownUserId' | 'fieldIds'>): Asked | null;
  /** The verdict that an update of the engine's own carries; null for any other update. */
  verdict(audit: Audit, ownUserId: number): Verdict | null;
  /** The customer's answer on a page that such an update carries; null for any other update. */
  answer(audit: Audit, ownUserId: number): PageAnswer | null;
  /** The engine's own mark for `metadata.palier`, bound to the ticket and what is written. */
  mark(
    ticketId: number,
    args: Readonly<Record<string, unknown>>,
    told?: Told | null,
  ): Readonly<Record<string, unknown>>;
}
