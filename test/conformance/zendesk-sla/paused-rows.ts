/**
 * The rows of metrics that pause while the ticket is pending, told alike of each of them. `since`
 * is a ticket whose metric counts from 10:00 on with four hours.
 */
import type { Row } from './metric.ts';

export function pausedRows(since: readonly string[]): readonly Row[] {
  return [...statusRows(since), ...deadlineRows(since)];
}

function statusRows(since: readonly string[]): readonly Row[] {
  return [
    {
      name: 'it pauses while the ticket is pending',
      covers: 'status pending',
      history: [...since, '2026-11-16T11:00:00Z status pending'],
      at: '2026-11-16T13:00:00Z',
      zendesk: ['paused after 60 min'],
      source: 'events',
      same: true,
    },
    {
      name: 'it goes on where it was when the ticket is pending no more',
      covers: 'status pending',
      history: [
        ...since,
        '2026-11-16T11:00:00Z status pending',
        '2026-11-16T13:00:00Z status open',
      ],
      at: '2026-11-16T13:30:00Z',
      zendesk: ['active after 90 min, due 2026-11-16T16:00:00Z'],
      source: 'events',
      same: true,
    },
    {
      name: 'a customer who writes reopens the pending ticket, and it goes on',
      covers: 'customer writes while pending',
      history: [
        ...since,
        '2026-11-16T11:00:00Z agent notes',
        '2026-11-16T11:00:00Z status pending',
        '2026-11-16T13:00:00Z customer writes',
        '2026-11-16T13:00:00Z status open',
      ],
      at: '2026-11-16T13:30:00Z',
      zendesk: ['active after 90 min, due 2026-11-16T16:00:00Z'],
      source: 'events',
      same: true,
    },
    {
      name: 'a word of the customer after which the ticket is still pending ends no pause',
      covers: 'customer writes while pending',
      history: [
        ...since,
        '2026-11-16T11:00:00Z status pending',
        '2026-11-16T12:00:00Z customer writes',
      ],
      at: '2026-11-16T13:00:00Z',
      zendesk: ['paused after 60 min'],
      source: 'events',
      same: true,
    },
  ];
}

function deadlineRows(since: readonly string[]): readonly Row[] {
  return [
    {
      name: 'pending set a millisecond before the deadline pauses it',
      covers: 'status pending',
      history: [...since, '2026-11-16T13:59:59.999Z status pending'],
      at: '2026-11-16T16:00:00Z',
      palier: [`paused after ${14_399_999 / 60_000} min`],
      unsaid: 'What a pause does that begins as the target is used up is not said.',
      decision: '0006',
      source: 'events',
    },
    {
      name: 'pending set at the very deadline pauses it, due when it goes on',
      covers: 'status pending',
      history: [...since, '2026-11-16T14:00:00Z status pending'],
      at: '2026-11-16T16:00:00Z',
      palier: ['paused after 240 min'],
      unsaid: 'What a pause does that begins as the target is used up is not said.',
      decision: '0006',
      source: 'events',
    },
    {
      name: 'pending set a millisecond after the deadline finds it breached',
      covers: 'status pending',
      history: [...since, '2026-11-16T14:00:00.001Z status pending'],
      at: '2026-11-16T16:00:00Z',
      palier: ['breached 2026-11-16T14:00:00Z'],
      unsaid: 'What a pause does that begins as the target is used up is not said.',
      decision: '0006',
      source: 'events',
    },
  ];
}
