// What may have happened to a ticket? A made-up one of about twenty facts, by its number always the
// same: every tier, kind and priority, talk, waiting, parts, a few solved and opened again.
import type { Fact, FactBody, TicketHeader } from '../../engine/core/ticket/fact.ts';
import { randomNumbers } from './row.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday at 09:00 UTC: when the tickets are first judged. Everything happened before it. */
export const MADE_AT = Date.UTC(2026, 11, 14, 9);
const OLDEST_MS = 14 * DAY;
const AGENTS = 40;
const CUSTOMERS = 20_000;
const ORGANIZATIONS = 5_000;

const TIERS = [
  'standard',
  'premium',
  'business',
  'enterprise',
  'market-digital',
  'market-priority',
];
const KINDS = ['incident', 'incident', 'advice', 'configuration', 'billing', 'outage', null];
const PRIORITIES = ['low', 'normal', 'normal', 'high', 'urgent', null];
const PARTS = ['disk', 'psu', 'ram', 'board'];
const GROUPS = ['Support', 'Network', 'Billing', 'Datacenter'];
const CHANNELS = ['email', 'web', 'api'];
const SUBJECTS = ['Server slow', 'VPS unreachable', 'Invoice of May', 'Question about DNS', 'Disk'];

export interface MadeTicket {
  readonly header: TicketHeader;
  /** In order, as the translation of Zendesk's audits makes them. */
  readonly facts: readonly Fact[];
  readonly requesterId: number;
  readonly assigneeId: number;
}

/** The ticket of a number, 0 or more; open, unless it was solved last (one in a hundred). */
export function madeTicket(index: number): MadeTicket {
  const random = randomNumbers(index * 2_654_435_761 + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const updates = story(random, pick, 14 + Math.floor(random() * 11));
  const requesterId = 400_000_000_000 + Math.floor(random() * CUSTOMERS);
  const assigneeId = 300_000_000_000 + Math.floor(random() * AGENTS);
  const organization = Math.floor(random() * ORGANIZATIONS);
  const tier = TIERS[organization % TIERS.length] ?? '';
  const ageMs = HOUR + Math.floor(random() ** 2 * (OLDEST_MS - HOUR));
  const sinceMs = updates.map((_, n) => (n === 0 ? 0 : random())).toSorted((a, b) => a - b);
  const facts = updates.flatMap((bodies, n): Fact[] => {
    // Zendesk stamps whole seconds.
    const at = Math.floor((MADE_AT - ageMs * (1 - (sinceMs[n] ?? 0))) / 1000) * 1000;
    const seq = 12_000_000_000_000 + index * 1000 + n * 37;
    const isTheirs = bodies.some(({ type }) => type === 'customerWrote' || type === 'opened');
    const author = String(isTheirs ? requesterId : assigneeId);
    return bodies.map((body) => ({ at, seq, key: `${seq}:${body.type}`, author, ...body }));
  });
  const header: TicketHeader = {
    id: index + 1,
    subject: `${pick(SUBJECTS)} ${index}`,
    form: random() < 0.1 ? 'Hardware' : null,
    channel: pick(CHANNELS),
    brand: 'Acme',
    tags: random() < 0.2 ? ['vip'] : [],
    fields: {},
    requester: { id: requesterId },
    organization: {
      id: 500_000_000_000 + organization,
      name: `Customer ${organization}`,
      fields: { support_tier: tier },
    },
  };
  return { header, facts, requesterId, assigneeId };
}

type Pick = <T>(list: readonly T[]) => T;

/** Updates in order, each with what it says, until there are so many facts. */
function story(random: () => number, pick: Pick, count: number): readonly FactBody[][] {
  const isHardware = random() < 0.12;
  const updates: FactBody[][] = [opening(random, pick, isHardware)];
  let facts = updates[0]?.length ?? 0;
  let status = 'new';
  let isOurTurn = true;
  const turn = (): FactBody[] => {
    if (!isOurTurn) {
      isOurTurn = true;
      if (status === 'open' || status === 'new') return [{ type: 'customerWrote' }];
      status = 'open';
      return [{ type: 'customerWrote' }, { type: 'status', to: status }];
    }
    if (random() < 0.35) return [change(random, pick, isHardware)];
    isOurTurn = random() < 0.1;
    const to = random() < 0.45 ? 'pending' : pick(['open', 'open', 'open', 'hold', 'solved']);
    const reply: FactBody = { type: 'staffReplied', public: true };
    if (to === status) return [reply];
    status = to;
    return [reply, { type: 'status', to }];
  };
  while (facts < count) {
    const bodies = turn();
    updates.push(bodies);
    facts += bodies.length;
  }
  // Nearly all are open: whoever was solved last hears from the customer once more.
  if (status === 'solved' && random() > 0.05) {
    updates.push([{ type: 'customerWrote' }, { type: 'status', to: 'open' }]);
  }
  return updates;
}

function opening(random: () => number, pick: Pick, isHardware: boolean): FactBody[] {
  const kind = isHardware ? 'replacement' : pick(KINDS);
  const by = random() < 0.92 ? 'customer' : 'staff';
  const component = isHardware && random() < 0.7 ? pick(PARTS) : null;
  const priority = pick(PRIORITIES);
  const opened: FactBody = { type: 'opened', by, priority, kind, component, status: 'new' };
  return [opened, { type: 'group', to: pick(GROUPS) }];
}

function change(random: () => number, pick: Pick, isHardware: boolean): FactBody {
  const which = random();
  if (isHardware && which < 0.3) return { type: 'component', to: pick(PARTS) };
  if (isHardware && which < 0.35) return { type: 'replaced', to: true };
  if (which < 0.4) return { type: 'assignee', to: String(300_000_000_000 + AGENTS - 1) };
  if (which < 0.6) return { type: 'group', to: pick(GROUPS) };
  if (which < 0.8) return { type: 'priority', to: pick(PRIORITIES) };
  if (which < 0.9 && !isHardware) return { type: 'kind', to: pick(KINDS) };
  return { type: 'tags', to: [pick(GROUPS).toLowerCase()] };
}
