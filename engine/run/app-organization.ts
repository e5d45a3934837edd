import { entitlementOf } from '../core/entitlement/entitlement.ts';
import { explainMatch } from '../core/entitlement/match.ts';
import type { Organization, TicketHeader } from '../core/ticket/fact.ts';
import { unopened } from '../core/ticket/ticket.ts';
import type { AppOrganization } from '../http/app-contract.ts';
import type { TicketRow } from '../ports/store.ts';
import { wordEntitlement } from '../wording/entitlement.ts';
import type { Language } from '../wording/language.ts';
import { healthOf, OF_AGE, timed } from './board.ts';
import type { Context } from './context.ts';
import { entitlementForm, withoutNames } from './entitlement-form.ts';
import { tellingFor } from './telling.ts';
import { judgedForView, standingOf } from './view.ts';

/** What an agent on the phone is told of a customer who has no ticket yet. */

const TICKETS_MAX = 20;

/** Null when the engine does not know the organization. */
export async function appOrganizationOf(
  context: Context,
  organizationId: number,
  asked: { readonly zone: string; readonly language: Language },
): Promise<AppOrganization | null> {
  const { organization, openTotal, placed } = await context.store.read(async (tx) => {
    const found = (await tx.organizations([organizationId])).get(organizationId);
    const ids = await tx.ticketsOfOrganization(organizationId);
    const open = [...(await tx.tickets(ids)).values()].filter((row) => row.open).sort(inOrder);
    const first: { readonly row: TicketRow; readonly place: number | null }[] = [];
    for (const row of open.slice(0, TICKETS_MAX)) {
      first.push({ row, place: await tx.placeOf(row.id) });
    }
    return { organization: found, openTotal: open.length, placed: first };
  });
  if (organization === undefined || organization.deleted) return null;
  const telling = tellingFor(context, asked);
  const policy = context.policies.current();
  const imagined = unopened(headerFor(organization));
  const entitlement = withoutNames(entitlementOf(policy, imagined, telling.nowAt));
  return {
    ...timed(context),
    organizationId,
    tier: entitlement.tier?.name ?? null,
    why: wordEntitlement(explainMatch(policy, imagined), telling.words).why,
    policy: policy.version,
    entitlement: entitlementForm(entitlement, telling),
    tickets: placed
      // A ticket that cannot be judged counts, and is not shown.
      .filter(({ row }) => row.doc.quarantined === null)
      .map(({ row, place }) => standingOf(judgedForView(context, row), place, telling)),
    openTotal,
    health: await healthOf(context, OF_AGE),
  };
}

/** The queue's order, and after it what is not in the queue, the oldest first. */
function inOrder(a: TicketRow, b: TicketRow): number {
  const [left, right] = [a.rank ?? Number.POSITIVE_INFINITY, b.rank ?? Number.POSITIVE_INFINITY];
  if (left !== right) return left - right;
  return a.openedAt - b.openedAt || a.id - b.id;
}

/** A ticket that does not exist, of which nothing is known but whose it would be. */
function headerFor(organization: Organization): TicketHeader {
  return {
    id: 0,
    subject: '',
    form: null,
    channel: null,
    brand: null,
    tags: [],
    fields: {},
    requester: null,
    organization,
  };
}
