/**
 * By what way an update came in. The event export names channels in words ("Web form"), audits as
 * an object with a type or a number; both become one lower-case name here.
 */
import { idOf, type Row } from './row.ts';

/** Numbers and long names of Zendesk's via types that have a shorter usual name. */
const SHORT: Readonly<Record<string, string>> = {
  '0': 'web',
  '4': 'email',
  '5': 'api',
  '8': 'rule',
  '9': 'linked_problem',
  '19': 'merge',
  '22': 'automatic_solution_suggestions',
  '29': 'chat',
  web_form: 'web',
  closed_ticket: 'web',
  mail: 'email',
  web_service: 'api',
  'web_service_(api)': 'api',
  trigger: 'rule',
  automation: 'rule',
};

/**
 * Ways no person's word comes in by: rules, merges, bots and system updates neither start nor meet
 * a clock, nor do side conversations. Chat and messaging transcripts are written down by a program;
 * their tickets show `notMeasured`. A problem's update is not here: it counts where it lands.
 */
const MACHINES: ReadonlySet<string> = new Set([
  'rule',
  'merge',
  'system',
  'automatic_solution_suggestions',
  'group_change',
  'group_deletion',
  'user_change',
  'user_deletion',
  'user_merge',
  'side_conversation',
  'chat',
  'chat_transcript',
  'messaging',
  'native_messaging',
  'satisfaction_prediction',
  'ticket_tagging',
]);

/** The channel of a `via` in any of its forms, or null when it says nothing. */
export function channelOf(via: unknown): string | null {
  if (typeof via === 'string' || typeof via === 'number') return shortName(via);
  if (via === null || typeof via !== 'object') return null;
  const { channel, source } = via as { channel?: unknown; source?: unknown };
  const rel = relationOf(source);
  if (rel === 'merge') return 'merge';
  if (rel === 'problem' || rel === 'linked_problem') return 'linked_problem';
  if (typeof channel !== 'string' && typeof channel !== 'number') return null;
  return shortName(channel);
}

/** The closed ticket that a ticket was made to continue; null for any other ticket. */
export function followedUpId(via: unknown): number | null {
  if (via === null || typeof via !== 'object') return null;
  const { source } = via as { source?: unknown };
  if (relationOf(source) !== 'follow_up') return null;
  const { from } = source as { from?: unknown };
  return idOf(from !== null && typeof from === 'object' ? (from as Row).ticket_id : null);
}

/** Whether a channel carries only what programs say. */
export function isMachine(channel: string): boolean {
  return MACHINES.has(channel) || channel.startsWith('answer_bot') || channel.endsWith('_bot');
}

/** A handful of names come again in every row; each is worked out once. */
const seen = new Map<string | number, string>();

function shortName(name: string | number): string {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const plain = String(name).trim().toLowerCase().replaceAll(/\s+/g, '_');
  const short = SHORT[plain] ?? plain;
  if (seen.size < MOST_NAMES) seen.set(name, short);
  return short;
}

/** Zendesk has some sixty names; anything beyond is not worth remembering. */
const MOST_NAMES = 200;

function relationOf(source: unknown): unknown {
  return source !== null && typeof source === 'object' ? (source as { rel?: unknown }).rel : null;
}
