/** The rows in which the three resolution metrics do not differ. */
import type { Row, StandardCase } from './metric.ts';
import { sharedRows } from './shared-rows.ts';

export const OPENED: readonly string[] = ['2026-11-16T10:00:00Z customer opens, normal'];

export const RESOLUTION_ROWS: readonly Row[] = [
  {
    name: 'it starts when a customer opens the ticket',
    covers: 'start',
    history: OPENED,
    at: '2026-11-16T10:30:00Z',
    zendesk: ['active after 30 min, due 2026-11-16T14:00:00Z'],
    source: 'events',
    same: true,
  },
  counting('status new', 'it counts while the ticket is new', 'new'),
  counting('status open', 'it counts while the ticket is open', 'open'),
  {
    name: 'it starts when an agent opens the ticket, too',
    covers: 'opened by an agent',
    history: ['2026-11-16T10:00:00Z agent opens, normal'],
    at: '2026-11-16T10:30:00Z',
    zendesk: ['active after 30 min, due 2026-11-16T14:00:00Z'],
    source: 'events',
    same: true,
  },
  {
    name: 'a note changes nothing',
    covers: 'internal note',
    history: [...OPENED, '2026-11-16T10:30:00Z agent notes'],
    at: '2026-11-16T11:00:00Z',
    zendesk: ['active after 60 min, due 2026-11-16T14:00:00Z'],
    source: 'policies',
    same: true,
  },
  {
    name: 'replies change nothing',
    covers: 'several replies',
    history: [
      ...OPENED,
      '2026-11-16T10:30:00Z agent replies',
      '2026-11-16T11:30:00Z agent replies',
    ],
    at: '2026-11-16T12:00:00Z',
    zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
    source: 'policies',
    same: true,
  },
  {
    name: 'solving fulfils it, with a reply or without',
    covers: 'solved without a reply',
    history: [...OPENED, '2026-11-16T11:00:00Z status solved'],
    at: '2026-11-16T12:00:00Z',
    zendesk: ['fulfilled after 60 min'],
    source: 'events',
    same: true,
  },
  ...sharedRows({
    begins: (at, priority) => [`${at} customer opens, ${priority}`],
    fulfils: 'status solved',
  }),
];

export function counting(covers: StandardCase, name: string, status: string): Row {
  return {
    name,
    covers,
    history: [...OPENED, `2026-11-16T11:00:00Z status ${status}`],
    at: '2026-11-16T12:00:00Z',
    zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
    source: 'policies',
    same: true,
  };
}

/** Solved at 11:00 and reopened at 13:00: the two hours between are nobody's. */
export const REOPENED = {
  covers: 'reopened',
  history: [
    ...OPENED,
    '2026-11-16T11:00:00Z status solved',
    '2026-11-16T13:00:00Z customer writes',
    '2026-11-16T13:00:00Z status open',
  ],
  at: '2026-11-16T13:30:00Z',
} as const;
