// What does a desk look like on a hard morning? Tickets with the worst that real fields hold, and
// ordinary ones beside them, all at a stated moment.
import type { Board, BoardTicket, ClockView, Happening } from '../../engine/http/contract.ts';

export const SAMPLE_NOW = '2026-11-23T09:30:00.000Z';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (afterMs: number) => new Date(Date.parse(SAMPLE_NOW) + afterMs).toISOString();

/** A clock due `dueMs` after the sample's moment; negative is late, null is paused. */
export function sampleClock(dueMs: number | null, part: Partial<ClockView> = {}): ClockView {
  const targetMs = 4 * HOUR;
  return {
    promise: 'firstReply',
    clock: 'firstReply',
    instance: 1,
    state: dueMs === null ? 'paused' : dueMs < 0 ? 'breached' : 'running',
    paused: dueMs === null,
    startedAt: at(-2 * HOUR),
    targetMs,
    calendar: 'office',
    elapsedMs: targetMs - (dueMs ?? HOUR),
    remainingMs: dueMs ?? HOUR,
    deadlineAt: dueMs === null ? null : at(dueMs),
    metAt: null,
    breachedAt: dueMs !== null && dueMs < 0 ? at(dueMs) : null,
    withdrawn: null,
    governing: true,
    unverified: false,
    why: [
      'Tier premium promises a first reply to an incident within 4 h of office hours.',
      'Counting since Mon 09:00, when the customer opened the ticket.',
      'Counted 25 min until now; closed hours from Sun 18:00 to Mon 09:00 did not count.',
    ],
    ...part,
  };
}

/** A ticket in an everyday state; `dueMs` as for its governing clock. */
export function sampleTicket(
  id: number,
  dueMs: number | null,
  part: Partial<BoardTicket> = {},
): BoardTicket {
  const state =
    dueMs === null ? 'waiting' : dueMs < 0 ? 'breached' : dueMs < HOUR ? 'atRisk' : 'onTrack';
  return {
    id,
    subject: `Cannot reach instance ${id} over the private network`,
    tier: 'premium',
    kind: 'incident',
    status: 'open',
    priority: 'high',
    group: 'Network',
    organization: 'Gallia Logistics',
    state,
    place: null,
    rank: 1_795_311_707 + id,
    placeWhy: 'Due first after 2 h of allowance for incidents; before tickets of tier standard.',
    dueAt: dueMs === null ? null : at(dueMs),
    openedAt: at(-2 * HOUR),
    clocks: [
      sampleClock(dueMs),
      sampleClock(dueMs === null ? null : dueMs + 2 * DAY, {
        promise: 'resolution',
        clock: 'resolution',
        targetMs: 3 * DAY,
        state: 'running',
        breachedAt: null,
        governing: false,
        elapsedMs: 5 * HOUR,
        remainingMs: 3 * DAY - 5 * HOUR,
      }),
    ],
    policy: '2026-11',
    url: `http://127.0.0.1:4600/#/tickets/${id}`,
    ...part,
  };
}

const HOSTILE: readonly BoardTicket[] = [
  sampleTicket(101, -26 * HOUR, {
    subject: '<script>window.hacked = true</script><img src=x onerror="window.hacked=true">',
    organization: `${'Société générale des très longs noms '.repeat(6)}`.slice(0, 200),
  }),
  sampleTicket(102, -4 * MINUTE, {
    subject: 'لا يمكن الوصول إلى الخادم منذ الصباح (server 7)',
    organization: 'شركة النور',
    tier: null,
    kind: null,
    placeWhy: null,
  }),
  sampleTicket(103, 0, { subject: '', clocks: [sampleClock(0, { unverified: true })] }),
  sampleTicket(104, 12 * MINUTE, {
    subject: '🔥🔥 Disk array degraded 👩🏽‍💻 please hurry',
    kind: 'replacement',
    tier: 'enterprise',
  }),
  sampleTicket(105, -9 * 365 * DAY, {
    subject: 'A ticket that everybody forgot',
    organization: null,
  }),
  sampleTicket(106, 30 * 365 * DAY, {
    subject: 'Promised for another decade',
    tier: 'standard',
    kind: 'advice',
  }),
  sampleTicket(107, 40 * MINUTE, {
    subject: 'Supercalifragilisticexpialidocious'.repeat(6),
    url: 'javascript:window.hacked=true',
    clocks: [
      sampleClock(40 * MINUTE, {
        promise: 'nextReply',
        clock: 'nextReply',
        instance: 3,
        withdrawn: {
          breachedAt: at(-DAY),
          at: at(-2 * HOUR),
          by: 'Ana <b>Petrova</b>',
          why: 'The kind was incident by mistake.',
        },
      }),
    ],
  }),
  sampleTicket(108, 3 * HOUR, {
    clocks: [],
    subject: 'Nothing promised here',
    state: 'none',
    dueAt: null,
  }),
  sampleTicket(109, null, { subject: 'Waiting for the customer’s log files', place: null }),
];

const HAPPENINGS: readonly Happening[] = [
  happening(
    'b102',
    'breach',
    -4 * MINUTE,
    102,
    'Ticket 102 missed its first reply (premium, 4 h).',
    'sent',
  ),
  happening(
    't104',
    'threshold',
    -9 * MINUTE,
    104,
    'Ticket 104 has used 75 % of its first reply time.',
    'owed',
  ),
  happening(
    'r88',
    'retraction',
    -31 * MINUTE,
    88,
    'Ticket 88: the breach was withdrawn, a reply 20 s before the deadline arrived late.',
    'boardOnly',
  ),
  happening(
    'd1',
    'digest',
    -2 * HOUR,
    null,
    '12 warnings for Network; the worst is ticket 101, 1 d 00 h late.',
    'dead',
  ),
  happening(
    'b101',
    'breach',
    -26 * HOUR,
    101,
    'Ticket 101 missed its first reply: <img src=x onerror="window.hacked=true">',
    'sent',
  ),
];

function happening(
  key: string,
  what: Happening['what'],
  afterMs: number,
  ticketId: number | null,
  text: string,
  delivered: Happening['delivered'],
): Happening {
  return { key, at: at(afterMs), what, ticketId, text, delivered, late: key === 'd1' };
}

/** A board of the hostile tickets and `ordinary` everyday ones, in an order that is not sorted. */
export function sampleBoard(ordinary: number, speed = 1): Board {
  const everyday = Array.from({ length: ordinary }, (_, index) => {
    const dueMs = index % 9 === 4 ? null : 50 * MINUTE + index * 17 * MINUTE;
    return sampleTicket(1000 + ((index * 613) % 1009), dueMs, {
      tier: ['premium', 'standard', 'business', 'enterprise'][index % 4] ?? null,
      kind: ['incident', 'advice', 'configuration', 'replacement'][index % 3] ?? null,
    });
  });
  const queue = [...HOSTILE, ...everyday].map((ticket, index) =>
    ticket.state === 'waiting' ? ticket : { ...ticket, place: index + 1 },
  );
  const count = (state: string) => queue.filter((ticket) => ticket.state === state).length;
  return {
    nowAt: SAMPLE_NOW,
    speed,
    counts: {
      open: queue.length + 40,
      inQueue: queue.length,
      breached: count('breached'),
      atRisk: count('atRisk'),
      waiting: count('waiting'),
    },
    queue,
    queueTotal: queue.length,
    happenings: HAPPENINGS,
    health: {
      judgedAsOf: at(-70_000),
      mode: 'live',
      stopped: false,
      policy: '2026-11',
      troubles: [],
    },
    tiers: ['standard', 'premium', 'business', 'enterprise'],
    kinds: ['incident', 'advice', 'configuration', 'replacement'],
  };
}
