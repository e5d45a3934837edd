/**
 * The rows in which the two update metrics do not differ; each table adds what pending does, and
 * what follows from it.
 */
import type { Row, StandardCase } from './metric.ts';
import { sharedRows } from './shared-rows.ts';

export const UPDATED: readonly string[] = [
  '2026-11-16T09:00:00Z customer opens, normal',
  '2026-11-16T10:00:00Z agent replies',
];

export const UPDATE_ROWS: readonly Row[] = [
  {
    name: 'nothing is owed before an agent has written',
    covers: 'start',
    history: ['2026-11-16T09:00:00Z customer opens, normal'],
    at: '2026-11-16T10:00:00Z',
    zendesk: ['no target'],
    source: 'policies',
    same: true,
  },
  {
    name: 'it starts with the public word of an agent',
    covers: 'start',
    history: UPDATED,
    at: '2026-11-16T11:00:00Z',
    zendesk: ['active after 60 min, due 2026-11-16T14:00:00Z'],
    source: 'policies',
    same: true,
  },
  counts('status new', 'it counts while the ticket is new', 'new'),
  counts('status open', 'it counts while the ticket is open', 'open'),
  counts('status hold', 'it counts while the ticket is on hold', 'hold'),
  {
    name: 'the words with which an agent opens a ticket start nothing',
    covers: 'opened by an agent',
    history: ['2026-11-16T10:00:00Z agent opens, normal'],
    at: '2026-11-16T11:00:00Z',
    palier: ['no target'],
    unsaid: 'Whether the words that open a ticket count as a public comment is not said.',
    decision: '0006',
    source: 'policies',
  },
  {
    name: 'on a ticket that an agent opened, the next public word of an agent starts it',
    covers: 'opened by an agent',
    history: ['2026-11-16T09:00:00Z agent opens, normal', '2026-11-16T10:00:00Z agent replies'],
    at: '2026-11-16T11:00:00Z',
    palier: ['active after 60 min, due 2026-11-16T14:00:00Z'],
    unsaid: 'Whether the words that open a ticket count as a public comment is not said.',
    decision: '0006',
    source: 'policies',
  },
  {
    name: 'a note fulfils nothing and starts nothing',
    covers: 'internal note',
    history: [...UPDATED, '2026-11-16T10:30:00Z agent notes'],
    at: '2026-11-16T11:00:00Z',
    zendesk: ['active after 60 min, due 2026-11-16T14:00:00Z'],
    source: 'policies',
    same: true,
  },
  {
    name: 'each reply fulfils one and starts the next',
    covers: 'several replies',
    history: [
      ...UPDATED,
      '2026-11-16T11:00:00Z agent replies',
      '2026-11-16T11:30:00Z agent replies',
    ],
    at: '2026-11-16T12:00:00Z',
    zendesk: [
      'fulfilled after 60 min',
      'fulfilled after 30 min',
      'active after 30 min, due 2026-11-16T15:30:00Z',
    ],
    source: 'policies',
    same: true,
  },
  {
    name: 'a ticket solved before its next update owes none',
    covers: 'solved without a reply',
    history: [...UPDATED, '2026-11-16T11:00:00Z status solved'],
    at: '2026-11-16T12:00:00Z',
    unsaid: 'That solved tickets owe no update is said, and not whether the last is fulfilled.',
    palier: ['fulfilled after 60 min'],
    decision: '0006',
    source: 'policies',
  },
  {
    name: 'a reply that solves in the same update owes no further one',
    covers: 'solved without a reply',
    history: [
      ...UPDATED,
      '2026-11-16T11:00:00Z agent replies',
      '2026-11-16T11:00:00Z status solved',
    ],
    at: '2026-11-16T12:00:00Z',
    unsaid: 'Whether a reply that solves starts an update first is not said.',
    palier: ['fulfilled after 60 min'],
    decision: '0006',
    source: 'policies',
  },
  {
    name: 'a reopened ticket owes an update from the next reply on',
    covers: 'reopened',
    history: [
      ...UPDATED,
      '2026-11-16T11:00:00Z status solved',
      '2026-11-16T12:00:00Z customer writes',
      '2026-11-16T12:00:00Z status open',
      '2026-11-16T13:00:00Z agent replies',
    ],
    at: '2026-11-16T13:30:00Z',
    unsaid: 'Whether the update of before the solution goes on after a reopening is not said.',
    palier: ['fulfilled after 60 min', 'active after 30 min, due 2026-11-16T17:00:00Z'],
    decision: '0006',
    source: 'policies',
  },
  ...sharedRows({
    begins: (at, priority) => [
      `2026-11-16T09:00:00Z customer opens, ${priority}`,
      `${at} agent replies`,
    ],
    fulfils: 'agent replies',
  }),
];

function counts(covers: StandardCase, name: string, status: string): Row {
  return {
    name,
    covers,
    history: [...UPDATED, `2026-11-16T11:00:00Z status ${status}`],
    at: '2026-11-16T12:00:00Z',
    zendesk: ['active after 120 min, due 2026-11-16T14:00:00Z'],
    source: 'policies',
    same: true,
  };
}
