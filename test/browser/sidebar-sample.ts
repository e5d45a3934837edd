// What does the engine tell the app on an everyday morning? Answers of the contract's form, all as
// of one stated moment, of which a test changes a part.
import type {
  ActionDone,
  AppBoard,
  AppHistory,
  AppOrganization,
  AppTicket,
} from '../../engine/http/app-contract.ts';
import type { BoardTicket, EntitlementForm, Health, Standing } from '../../engine/http/contract.ts';
import { SAMPLE_NOW, sampleClock, sampleTicket } from './board-sample.ts';
import type { SampleAnswers } from './sample-engine.ts';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const DAY = 24 * HOUR;

/** An instant so long after the sample's moment. */
export const after = (ms: number) => new Date(Date.parse(SAMPLE_NOW) + ms).toISOString();

const TIMED = { nowAt: SAMPLE_NOW, speed: 1 };

export const HEALTHY: Health = {
  judgedAsOf: SAMPLE_NOW,
  mode: 'live',
  stopped: false,
  policy: '2026-11',
  troubles: [],
};

type Ticket = AppTicket['ticket'];
type Part = Partial<Omit<AppTicket, 'ticket'>> & { readonly ticket?: Partial<Ticket> };

export function entitlementWith(part: Partial<EntitlementForm> = {}): EntitlementForm {
  return {
    channels: ['web', 'phone'],
    languages: ['en', 'fr'],
    people: { calendar: 'office', openNow: true, opensAt: null },
    configurationHelp: null,
    contacts: [],
    pack: null,
    eventPlan: null,
    notices: [],
    suspended: false,
    told: ['Tier premium, because organization field support_tier is premium.', 'People: 8–18 h.'],
    ...part,
  };
}

/** A ticket with a first reply due in two hours and its resolution in days. */
export function ticketAnswer({ ticket, ...part }: Part = {}): AppTicket {
  return {
    ...TIMED,
    diagnosis: null,
    intervention: null,
    account: null,
    ticket: {
      id: 1,
      tier: 'premium',
      kind: 'incident',
      proposedKind: null,
      state: 'onTrack',
      place: 3,
      placeWhy: 'Due first after 2 h of allowance for incidents.',
      dueAt: after(2 * HOUR),
      status: 'open',
      queueTotal: 41,
      openedAt: after(-2 * HOUR),
      clocks: [
        sampleClock(2 * HOUR),
        sampleClock(2 * DAY, { promise: 'resolution', clock: 'resolution', governing: false }),
      ],
      policy: '2026-11',
      ...ticket,
    },
    actions: {
      last: null,
      done: [],
      possible: [
        { action: 'kind', groups: null },
        { action: 'promise', groups: null },
        { action: 'noReplyOwed', groups: null },
        { action: 'replaced', groups: null },
        { action: 'rootCause', groups: ['Support'] },
        { action: 'withdrawBreach', groups: ['Managers'] },
      ],
    },
    kinds: [
      { name: 'incident', components: [] },
      { name: 'advice', components: ['disk', 'fan'] },
    ],
    entitlement: entitlementWith(),
    health: HEALTHY,
    ...part,
  };
}

/** The engine's word on an action, as one of the sample's answers. */
export function decided(nonce: string, part: Partial<ActionDone> = {}): AppTicket {
  const done: ActionDone = {
    ...{ nonce, action: 'noReplyOwed', at: SAMPLE_NOW, by: 1, accepted: true },
    told: 'No reply is owed.',
    ...part,
  };
  const { actions } = ticketAnswer();
  return ticketAnswer({ actions: { ...actions, last: nonce, done: [done] } });
}

export function historyWith(part: Partial<AppHistory> = {}): AppHistory {
  return {
    ...TIMED,
    events: [
      { at: after(-5 * MINUTE), tone: 'danger', by: null, told: 'First reply was breached.' },
      { at: after(-HOUR), tone: 'good', by: 7, told: 'Kind incident was decided.' },
    ],
    ...part,
  };
}

export function standing(id: number, part: Partial<Standing> = {}): Standing {
  return {
    ...{ id, tier: 'premium', kind: 'incident', state: 'atRisk', place: id },
    ...{ placeWhy: 'Due first.', dueAt: after(30 * MINUTE) },
    ...part,
  };
}

export function organizationAnswer(
  organizationId: number,
  part: Partial<AppOrganization> = {},
): AppOrganization {
  return {
    ...TIMED,
    organizationId,
    tier: 'premium',
    why: 'because organization field support_tier is premium',
    policy: '2026-11',
    entitlement: entitlementWith(),
    tickets: [standing(1), standing(2, { state: 'none', dueAt: null, place: null })],
    openTotal: 2,
    health: HEALTHY,
    ...part,
  };
}

export function boardAnswer(tickets: readonly BoardTicket[]): AppBoard {
  const queue = tickets.map(({ subject: _s, group: _g, organization: _o, url: _u, ...one }) => one);
  return {
    ...TIMED,
    counts: { open: 40, inQueue: queue.length, breached: 1, atRisk: 2, waiting: 4 },
    queue,
    queueTotal: queue.length,
    health: HEALTHY,
    tiers: ['premium', 'standard'],
    kinds: ['incident', 'advice'],
  };
}

/** Everything that the sample engine answers, to begin with. */
export function everydayAnswers(): SampleAnswers {
  return {
    ticket: ticketAnswer(),
    preview: { ...TIMED, moves: [], needsReason: false },
    history: historyWith(),
    queue: { ...TIMED, queue: [standing(1), standing(2)], queueTotal: 2, health: HEALTHY },
    board: boardAnswer([
      sampleTicket(1, -4 * MINUTE),
      sampleTicket(2, 3 * HOUR, { tier: 'standard', kind: 'advice' }),
    ]),
    organization: (id) => organizationAnswer(id),
  };
}
