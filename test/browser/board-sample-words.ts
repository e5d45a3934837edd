// What does a board look like that says all it can say? A ticket for each promise, state and
// happening that has words of its own, in the longest forms that everyday life brings.
import type { Board, BoardTicket, Happening } from '../../engine/http/contract.ts';
import { SAMPLE_NOW, sampleBoard, sampleClock, sampleTicket } from './board-sample.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PROMISES = [
  'firstReply',
  'nextReply',
  'update',
  'resolution',
  'replacement',
  'diagnosis',
  'work',
  'rootCause',
  'promisedTime',
] as const;

const at = (afterMs: number) => new Date(Date.parse(SAMPLE_NOW) + afterMs).toISOString();

/** Dates at their longest: later this year, and late since some days. */
const DUE_MS = [12 * DAY, -(2 * DAY + HOUR)];

function ticketOf(promise: (typeof PROMISES)[number], index: number, dueMs: number): BoardTicket {
  const isLate = dueMs < 0;
  return sampleTicket(201 + index, dueMs, {
    clocks: [
      sampleClock(dueMs, { promise, clock: promise, instance: 1 + (index % 3), elapsedMs: HOUR }),
      ...(['paused', 'met', 'breached', 'cancelled'] as const).map((state, nth) =>
        sampleClock(isLate ? -HOUR : HOUR, {
          promise: `${promise}${nth}`,
          clock: promise,
          state,
          paused: state === 'paused',
          metAt: state === 'paused' ? null : at(-MINUTE),
          governing: false,
          elapsedMs: HOUR,
          unverified: nth === 0,
          withdrawn: { breachedAt: at(-DAY), at: at(-HOUR), by: 'Ana', why: '…' },
        }),
      ),
    ],
  });
}

const PLAIN: readonly BoardTicket[] = [
  sampleTicket(291, null, { place: null, tier: null, kind: null }),
  sampleTicket(292, HOUR, { clocks: [], state: 'none', dueAt: null, subject: '' }),
  sampleTicket(293, HOUR, { clocks: [], state: 'notMeasured', dueAt: null, group: null }),
  sampleTicket(294, -4 * MINUTE, { clocks: [sampleClock(-4 * MINUTE, { unverified: true })] }),
  sampleTicket(295, 12 * MINUTE, { priority: null, organization: null }),
  sampleTicket(296, 5 * HOUR, { clocks: [sampleClock(5 * HOUR, { elapsedMs: HOUR })] }),
  sampleTicket(297, 400 * DAY, { clocks: [sampleClock(400 * DAY, { elapsedMs: HOUR })] }),
  sampleTicket(298, -900 * DAY, { clocks: [sampleClock(-900 * DAY, { elapsedMs: HOUR })] }),
];

const HAPPENINGS: readonly Happening[] = (
  [
    ['threshold', 'owed'],
    ['breach', 'sent'],
    ['retraction', 'dead'],
    ['digest', 'boardOnly'],
    ['notice', 'sent'],
  ] as const
).map(([what, delivered], index) => ({
  key: what,
  at: at(-index * 9 * HOUR),
  what,
  ticketId: 201 + index,
  text: `#${201 + index}`,
  delivered,
  late: true,
}));

/** All words in one queue: each promise at each distance would be more rows than anyone needs. */
export function wordyBoard(): Board {
  const owed = PROMISES.flatMap((promise, index) =>
    DUE_MS.map((dueMs, nth) => ({ ...ticketOf(promise, index * DUE_MS.length + nth, dueMs) })),
  );
  const queue = [...owed, ...PLAIN].map((ticket, index) =>
    ticket.place === null && ticket.id === 291 ? ticket : { ...ticket, place: index + 1 },
  );
  const board = sampleBoard(0);
  return {
    ...board,
    speed: 0,
    queue,
    queueTotal: queue.length,
    happenings: HAPPENINGS,
    counts: { open: 1_284, inQueue: 1_121, breached: 1_021, atRisk: 112, waiting: 121 },
    health: { ...board.health, mode: 'observe', stopped: true, judgedAsOf: at(-40 * DAY) },
  };
}
