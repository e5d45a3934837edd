import type { CancelCause, PauseCause, Reason } from '../core/clock/reason.ts';
import { wordInstant, wordSpan, wordUntil } from './span.ts';

/** One sentence for one reason, in a zone; English, the other languages come later. */
export function wordReason(reason: Reason, zone: string): string {
  switch (reason.code) {
    case 'target':
      return wordTarget(reason);
    case 'policy':
      return `Judged by version ${reason.version}, the first there is, though opened before it took effect.`;
    case 'followsUp':
      return `A follow-up of #${reason.ticket}, with its kind and component.`;
    case 'pack':
      return `The pack ${reason.pack} sets this target.`;
    case 'rejudged':
      return `Version ${reason.to} took open tickets over ${wordInstant(reason.at, zone)}: target ${wordMaybe(reason.fromMs)} → ${wordMaybe(reason.toMs)}, from the original start.`;
    case 'inherited':
      return `#${reason.from} was merged into this ticket ${wordInstant(reason.at, zone)}: counts since ${wordInstant(reason.startedAt, zone)}.`;
    case 'eventPlan':
      return `The event plan of ${reason.organization} sets this target.`;
    case 'reducedService':
      return `Reduced service sets this target${reason.notice ? `: ${reason.notice}` : ''}.`;
    case 'started':
      return `${STARTED[reason.because]} ${wordInstant(reason.at, zone)}.`;
    case 'counted':
      return `${wordSpan(reason.ms)} counted ${wordStretch(reason.fromAt, reason.toAt, zone)}.`;
    case 'closedHours':
      return `Closed ${wordStretch(reason.fromAt, reason.toAt, zone)}.`;
    case 'paused':
      return wordPause(reason, zone);
    case 'retargeted':
      return `${CHANGED[reason.because]} changed ${wordInstant(reason.at, zone)}: target ${wordMaybe(reason.fromMs)} → ${wordMaybe(reason.toMs)}, from the original start.`;
    case 'tierChanged':
      return `Tier changed ${wordInstant(reason.at, zone)} from ${reason.from ?? 'none'} to ${reason.to ?? 'none'}: the ${reason.kept === 'new' ? 'new' : 'old'} deadline is the earlier one and holds.`;
    case 'met':
      return `${MET[reason.because]} ${wordInstant(reason.at, zone)}.`;
    case 'breached':
      return `Breached ${wordInstant(reason.at, zone)}${reason.datedAtChange ? ', dated at the change that made it late' : ''}.`;
    case 'withdrawn':
      return `The breach of ${wordInstant(reason.breachedAt, zone)} was withdrawn ${wordInstant(reason.at, zone)}: ${reason.why}.`;
    case 'reasonMissing':
      return `A change ${wordInstant(reason.at, zone)} would withdraw the breach, but gave no reason: it stands until one is given.`;
    case 'reopened':
      return `Reopened ${wordInstant(reason.at, zone)}: the same clock goes on.`;
    case 'cancelled':
      return `No longer owed since ${wordInstant(reason.at, zone)}: ${CANCELLED[reason.because]}.`;
    case 'exactly':
      return `Promised for ${wordInstant(reason.at, zone)}.`;
  }
}

function wordTarget(reason: Extract<Reason, { code: 'target' }>): string {
  const subject = [reason.tier, reason.kind].filter((word) => word !== null && word !== '');
  const name = PROMISES[reason.promise] ?? reason.promise;
  const calendar = reason.alwaysOpen ? ', around the clock' : ` of ${reason.calendar}`;
  const head = subject.length === 0 ? name : `${subject.join(', ')}: ${name}`;
  return `${capital(head)} within ${wordSpan(reason.targetMs)}${calendar}.`;
}

function wordPause(reason: Extract<Reason, { code: 'paused' }>, zone: string): string {
  const cause = PAUSED[reason.because];
  if (reason.toAt === null) return `Paused since ${wordInstant(reason.fromAt, zone)}: ${cause}.`;
  return `Paused ${wordStretch(reason.fromAt, reason.toAt, zone)}: ${cause}.`;
}

function wordStretch(fromAt: number, toAt: number, zone: string): string {
  return `${wordInstant(fromAt, zone)} – ${wordUntil(toAt, fromAt, zone)}`;
}

function wordMaybe(ms: number | null): string {
  return ms === null ? 'none' : wordSpan(ms);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * How promises with a clock's own name are said; freely named ones are said as the admin named
 * them.
 */
export const PROMISES: Readonly<Record<string, string>> = {
  firstReply: 'first reply',
  nextReply: 'next reply',
  update: 'update',
  resolution: 'resolution',
  replacement: 'replacement',
  diagnosis: 'diagnosis',
  work: 'work',
  rootCause: 'root cause',
  promisedTime: 'promised time',
};

const STARTED: Readonly<Record<Extract<Reason, { code: 'started' }>['because'], string>> = {
  opened: 'Opened',
  customerWrote: 'The customer wrote',
  staffReplied: 'Last reply',
  kindAndComponent: 'Known as a replacement, with its component, since',
  consented: 'The customer consented',
  solved: 'Solved',
  promised: 'An agent promised a time',
  diagnosisAccepted: 'Diagnosis accepted',
  quoteAccepted: 'Quote accepted',
  tierChanged: 'Tier changed',
  merged: 'An unanswered ticket was merged into this one',
};

const CHANGED: Readonly<Record<Extract<Reason, { code: 'retargeted' }>['because'], string>> = {
  kind: 'Kind',
  component: 'Component',
  priority: 'Priority',
  fields: 'Fields',
};

const MET: Readonly<Record<Extract<Reason, { code: 'met' }>['because'], string>> = {
  replied: 'Replied',
  solved: 'Solved',
  replaced: 'Part replaced',
  explained: 'Explanation delivered',
  outcome: 'Diagnosis finished',
  finished: 'Work finished',
};

const PAUSED: Readonly<Record<PauseCause, string>> = {
  waitingForCustomer: 'waiting for the customer',
  solved: 'solved meanwhile',
  waitingForWindow: 'waiting for the customer’s maintenance window',
  status: 'this promise pauses on that status',
  notReplaced: 'counted as replaced meanwhile',
};

const CANCELLED: Readonly<Record<CancelCause, string>> = {
  solvedWithoutReply: 'solved without a reply',
  noReplyOwed: 'an agent said that no reply is owed',
  closed: 'the ticket was closed',
  merged: 'the ticket was merged into another',
  deleted: 'the ticket was deleted',
  suspended: 'support is suspended',
  reopened: 'the ticket was reopened',
  notPromised: 'this is not promised for its present kind',
  notMeasured: 'messages of this channel are no comments, so it cannot be measured',
};
