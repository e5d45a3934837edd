import { entitlementOf } from '../core/entitlement/entitlement.ts';
import { triage } from '../core/ticket/triage.ts';
import { formatInstant } from '../core/time/instant.ts';
import type { AppQueue, AppTicket } from '../http/app-contract.ts';
import type { Language } from '../wording/language.ts';
import { accountForm } from './account-form.ts';
import { booksOf } from './accounts.ts';
import { actionsOf, kindsOf } from './app-actions.ts';
import { healthOf, OF_AGE, queueOf, timed } from './board.ts';
import type { Context } from './context.ts';
import { diagnosisForm } from './diagnosis-form.ts';
import { entitlementForm, withoutNames } from './entitlement-form.ts';
import { interventionForm } from './intervention-form.ts';
import { paidTicket } from './paid-ticket.ts';
import { tellingFor } from './telling.ts';
import { clocksOf, judgedForView, standingOf } from './view.ts';

/**
 * What the app in Zendesk is told. Its token proves an installation and nobody's name, so every
 * answer is put together from what may be known, not cut down from what the board shows.
 */

/** One ticket with its real place; null when the engine does not know it. */
export async function appTicketOf(
  context: Context,
  ticketId: number,
  asked: { readonly zone: string; readonly language: Language },
): Promise<AppTicket | null> {
  const { row, place, counts } = await context.store.read(async (tx) => ({
    row: (await tx.tickets([ticketId])).get(ticketId),
    place: await tx.placeOf(ticketId),
    counts: await tx.counts(),
  }));
  if (row === undefined) return null;
  const telling = tellingFor(context, asked);
  const judged = judgedForView(context, row);
  const books = await context.store.read((tx) => booksOf(context, tx, judged.judgement));
  const paid = paidTicket(context, judged);
  const { policy, ticket, kind } = judged.judgement;
  const entitlement = withoutNames(entitlementOf(policy, ticket, telling.nowAt));
  return {
    ...timed(context),
    ticket: {
      ...standingOf(judged, place, telling),
      proposedKind: kind === null ? triage(policy, ticket.header).proposed : null,
      status: ticket.status,
      queueTotal: counts.inQueue,
      openedAt: formatInstant(row.openedAt),
      clocks: clocksOf(judged, telling),
      policy: policy.version,
    },
    actions: actionsOf(judged, { paid, books }, telling),
    kinds: kindsOf(judged.judgement),
    entitlement: entitlementForm(entitlement, telling),
    diagnosis: diagnosisForm(context, paid, judged, telling),
    intervention: interventionForm(paid, judged, telling.nowAt),
    account: accountForm(books, telling),
    health: await healthOf(context, OF_AGE),
  };
}

/** The first tickets of the queue, in the engine's order; told in the account's zone. */
export async function appQueueOf(
  context: Context,
  { limit, language }: { readonly limit: number; readonly language: Language },
): Promise<AppQueue> {
  const everything = { tier: null, kind: null, state: null, group: null };
  const asked = { limit, language, zone: context.account.timeZone, ...everything };
  const { nowAt, speed, queue, queueTotal } = await queueOf(
    context,
    asked,
    (judged, { place, telling }) => standingOf(judged, place, telling),
  );
  return { nowAt, speed, queue, queueTotal, health: await healthOf(context, OF_AGE) };
}
