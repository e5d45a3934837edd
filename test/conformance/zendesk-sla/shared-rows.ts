/**
 * The rows about targets, hours and boundaries, which are told alike of every metric. Each table
 * says how its metric begins at an instant, and which line fulfils it.
 */
import type { Row, StandardCase } from './metric.ts';

interface Course {
  /** The lines until the metric starts to count, at `at`. */
  readonly begins: (at: string, priority: string) => readonly string[];
  readonly fulfils: 'agent replies' | 'status solved';
}

const LATER = '2026-11-18T12:00:00Z';

export function sharedRows(course: Course): readonly Row[] {
  return [
    ...targetRows(course),
    ...hoursRows(course),
    ...deadlineRows(course),
    ...closingRows(course),
  ];
}

function targetRows({ begins }: Course): readonly Row[] {
  const start = '2026-11-16T10:00:00Z';
  return [
    {
      name: 'a ticket without a priority has no target',
      covers: 'no priority',
      history: begins(start, 'no priority'),
      at: '2026-11-16T10:30:00Z',
      zendesk: ['no target'],
      source: 'policies',
      same: true,
    },
    {
      name: 'a priority that is set later counts from the original start',
      covers: 'no priority',
      history: [...begins(start, 'no priority'), '2026-11-16T11:00:00Z priority normal'],
      at: '2026-11-16T11:30:00Z',
      zendesk: ['active after 90 min, due 2026-11-16T14:00:00Z'],
      source: 'applied',
      same: true,
    },
    {
      name: 'a raised priority moves the deadline from the original start',
      covers: 'priority changed',
      history: [...begins(start, 'normal'), '2026-11-16T10:30:00Z priority urgent'],
      at: '2026-11-16T10:45:00Z',
      zendesk: ['active after 45 min, due 2026-11-16T11:00:00Z'],
      source: 'applied',
      same: true,
    },
    {
      name: 'a lowered priority moves the deadline from the original start',
      covers: 'priority changed',
      history: [...begins(start, 'normal'), '2026-11-16T10:30:00Z priority low'],
      at: '2026-11-16T11:00:00Z',
      zendesk: ['active after 60 min, due 2026-11-17T10:00:00Z'],
      source: 'applied',
      same: true,
    },
    {
      name: 'a priority raised when its target is used up already breaches at the change',
      covers: 'priority changed',
      history: [...begins(start, 'normal'), '2026-11-16T12:00:00Z priority urgent'],
      at: '2026-11-16T12:00:00Z',
      unsaid: 'Whether the breach is dated at the change or at the new deadline is not said.',
      decision: '0007',
      palier: ['breached 2026-11-16T12:00:00Z'],
      source: 'applied',
    },
    {
      name: 'a priority lowered after the breach leaves the breach standing',
      covers: 'priority changed',
      history: [...begins(start, 'urgent'), '2026-11-16T12:00:00Z priority low'],
      at: '2026-11-16T12:30:00Z',
      unsaid: 'What becomes of a breach when the target grows afterwards is not said.',
      decision: '0007',
      palier: ['breached 2026-11-16T11:00:00Z'],
      source: 'applied',
    },
  ];
}

function hoursRows({ begins }: Course): readonly Row[] {
  return [
    {
      name: 'business hours rest over night and over the weekend',
      covers: 'business hours',
      history: begins('2026-11-20T16:00:00Z', 'normal'),
      at: '2026-11-23T09:30:00Z',
      zendesk: ['active after 90 min, due 2026-11-23T12:00:00Z'],
      source: 'policies',
      same: true,
    },
    {
      name: 'calendar hours go on over night',
      covers: 'calendar hours',
      history: begins('2026-11-20T16:00:00Z', 'normal'),
      at: '2026-11-20T18:00:00Z',
      hours: 'calendar',
      zendesk: ['active after 120 min, due 2026-11-20T20:00:00Z'],
      source: 'policies',
      same: true,
    },
  ];
}

function deadlineRows({ begins, fulfils }: Course): readonly Row[] {
  const row = (covers: StandardCase, name: string, at: string) => ({
    name,
    covers,
    history: [...begins('2026-11-16T10:00:00Z', 'normal'), `${at} ${fulfils}`],
    at,
    instance: 1,
    source: 'policies' as const,
  });
  const unsaid = 'Zendesk keeps whole seconds, and whether the last one counts is not said.';
  return [
    {
      ...row(
        'before the deadline',
        'a second before the deadline it is fulfilled',
        '2026-11-16T13:59:59Z',
      ),
      zendesk: [`fulfilled after ${239 + 59 / 60} min`],
      same: true,
    },
    {
      ...row(
        'before the deadline',
        'a millisecond before the deadline it is fulfilled',
        '2026-11-16T13:59:59.999Z',
      ),
      palier: [`fulfilled after ${14_399_999 / 60_000} min`],
      unsaid,
      decision: '0002',
    },
    {
      ...row('at the deadline', 'at the very deadline it is fulfilled', '2026-11-16T14:00:00Z'),
      palier: ['fulfilled after 240 min'],
      unsaid,
      decision: '0002',
    },
    {
      ...row(
        'after the deadline',
        'a millisecond after the deadline it is breached',
        '2026-11-16T14:00:00.001Z',
      ),
      palier: [`breached 2026-11-16T14:00:00Z, fulfilled after ${14_400_001 / 60_000} min`],
      unsaid,
      decision: '0002',
    },
    {
      ...row(
        'after the deadline',
        'a minute after the deadline it is breached',
        '2026-11-16T14:01:00Z',
      ),
      zendesk: ['breached 2026-11-16T14:00:00Z, fulfilled after 241 min'],
      same: true,
    },
  ];
}

/** Four hours from 13:00 are used up at 17:00, when the schedule closes. */
function closingRows({ begins, fulfils }: Course): readonly Row[] {
  const row = (covers: StandardCase, name: string, at: string) => ({
    name,
    covers,
    history: [...begins('2026-11-16T13:00:00Z', 'normal'), `${at} ${fulfils}`],
    at: LATER,
    instance: 1,
    source: 'policies' as const,
  });
  const unsaid = 'Whether a target used up at closing is due then or at opening is not said.';
  return [
    {
      ...row(
        'before closing',
        'due at closing, it is fulfilled a millisecond before',
        '2026-11-16T16:59:59.999Z',
      ),
      palier: [`fulfilled after ${14_399_999 / 60_000} min`],
      unsaid,
      decision: '0001',
    },
    {
      ...row('at closing', 'due at closing, it is fulfilled at closing', '2026-11-16T17:00:00Z'),
      palier: ['fulfilled after 240 min'],
      unsaid,
      decision: '0001',
    },
    {
      ...row(
        'after closing',
        'due at closing, it is breached a millisecond after',
        '2026-11-16T17:00:00.001Z',
      ),
      palier: ['breached 2026-11-16T17:00:00Z, fulfilled after 240 min'],
      unsaid,
      decision: '0001',
    },
    {
      ...row(
        'after closing',
        'due at closing, it is breached at the next opening',
        '2026-11-17T09:00:00Z',
      ),
      palier: ['breached 2026-11-16T17:00:00Z, fulfilled after 240 min'],
      unsaid,
      decision: '0001',
    },
  ];
}
