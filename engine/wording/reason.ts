import type { Reason } from '../core/clock/reason.ts';
import { type Telling, wordMoment, wordStretch, wordStretchBriefly } from './moment.ts';
import { capital, sentence } from './sentence.ts';
import { agreement, wordSpan, wordWithin } from './span.ts';
import type { Words } from './words.ts';

/**
 * One reason in words. As a sentence it says its times; as a clause of a paragraph it is brief,
 * begins small and has no full stop. `telling.nearAt` is the start of the reason's clock.
 */

export function wordReason(reason: Reason, telling: Telling): string {
  return sentence(clause(reason, telling, false));
}

export function wordReasonBriefly(reason: Reason, telling: Telling): string {
  return clause(reason, telling, true);
}

function clause(reason: Reason, telling: Telling, isBrief: boolean): string {
  const { words } = telling;
  const at = (instant: number) => wordMoment(instant, 'at', telling);
  switch (reason.code) {
    case 'target':
      return wordTarget(reason, words);
    case 'eventPlan':
      return words.say('reason.eventPlan', { organization: reason.organization });
    case 'reducedService': {
      const notice = reason.notice ?? '';
      return words.say('reason.reducedService', { said: notice === '' ? 'no' : 'yes', notice });
    }
    case 'pack':
      return words.say('reason.pack', { pack: reason.pack });
    case 'policy':
      return words.say(`reason.policy.${reason.because}`, { version: reason.version });
    case 'followsUp':
      return words.say('reason.followsUp', { ticket: String(reason.ticket) });
    case 'started':
      return wordStart(reason, telling, isBrief);
    case 'counted': {
      const { fromAt, toAt, ms } = reason;
      const where = (isBrief ? wordStretchBriefly : wordStretch)(fromAt, toAt, telling);
      return words.say('reason.counted', { ...agreement(ms), span: wordSpan(ms, words), where });
    }
    case 'closedHours':
      return words.say('reason.closedHours', {
        until: wordMoment(reason.opensAt, 'until', telling),
      });
    case 'paused':
      return wordPause(reason, telling);
    case 'retargeted': {
      const moved = wordMoved(reason.fromMs, reason.toMs, words);
      return words.say(`reason.retargeted.${reason.because}`, { at: at(reason.at), ...moved });
    }
    case 'met':
      return words.say(`reason.met.${reason.because}`, { at: at(reason.at) });
    case 'reasonMissing':
    case 'reopened':
      return words.say(`reason.${reason.code}`, { at: at(reason.at) });
    case 'breached': {
      const dated = reason.datedAtChange ? 'atChange' : 'no';
      return words.say('reason.breached', { at: at(reason.at), dated });
    }
    case 'cancelled': {
      const cause = words.say(`cancel.${reason.because}`);
      return words.say('reason.cancelled', {
        since: wordMoment(reason.at, 'since', telling),
        cause,
      });
    }
    case 'exactly':
      return words.say('reason.exactly', { when: wordMoment(reason.at, 'named', telling) });
    default:
      return wordChange(reason, telling);
  }
}

type Change = Extract<Reason, { code: 'rejudged' | 'inherited' | 'tierChanged' | 'withdrawn' }>;

function wordChange(reason: Change, telling: Telling): string {
  const { words } = telling;
  const at = wordMoment(reason.at, 'at', telling);
  switch (reason.code) {
    case 'rejudged': {
      const moved = wordMoved(reason.fromMs, reason.toMs, words);
      return words.say('reason.rejudged', {
        ...moved,
        at,
        version: reason.to,
        before: reason.from,
      });
    }
    case 'inherited': {
      const start = wordMoment(reason.startedAt, 'named', { ...telling, nearAt: null });
      return words.say('reason.inherited', { at, ticket: String(reason.from), start });
    }
    case 'tierChanged': {
      const [from, to] = [reason.from, reason.to].map((tier) => tier ?? words.say('tier.none'));
      const values = { from: from ?? '', to: to ?? '', kept: reason.kept };
      return words.say('reason.tierChanged', { at, ...values });
    }
    case 'withdrawn': {
      const { by, why } = reason;
      const breachedAt = wordMoment(reason.breachedAt, 'at', telling);
      const known = by === null ? 'no' : 'yes';
      return words.say('reason.withdrawn', { at, breachedAt, known, by: by ?? '', why });
    }
  }
}

/** "premium, incident: first reply within 4 h of office". */
function wordTarget(reason: Extract<Reason, { code: 'target' }>, words: Words): string {
  const subject = [reason.tier, reason.kind].filter((name) => name !== null && name !== '');
  return words.say('reason.target', {
    who: subject.length === 0 ? 'none' : 'some',
    subject: subject.join(', '),
    promise: wordPromise(reason.promise, words),
    within: wordWithin(reason.targetMs, words),
    hours: reason.alwaysOpen ? 'always' : 'some',
    calendar: reason.calendar,
  });
}

/** Dated also beside its own clock: the weekdays after it are told by it. */
function wordStart(
  reason: Extract<Reason, { code: 'started' }>,
  telling: Telling,
  isBrief: boolean,
): string {
  const dated = isBrief ? telling : { ...telling, nearAt: null };
  return telling.words.say(`reason.started.${reason.because}`, {
    at: wordMoment(reason.at, isBrief ? 'brief' : 'at', dated),
    since: wordMoment(reason.at, 'since', dated),
  });
}

function wordPause(reason: Extract<Reason, { code: 'paused' }>, telling: Telling): string {
  const { words } = telling;
  const { fromAt, toAt, because } = reason;
  const cause = words.say(`pause.${because}`);
  if (toAt === null) {
    const since = wordMoment(fromAt, 'since', telling);
    return words.say('reason.paused.since', { since, cause });
  }
  return words.say('reason.paused.on', { where: wordStretch(fromAt, toAt, telling), cause });
}

/** How a target moved, as values of a message. */
function wordMoved(fromMs: number | null, toMs: number | null, words: Words) {
  const change =
    fromMs === null
      ? toMs === null
        ? 'none'
        : 'begun'
      : toMs === null
        ? 'ended'
        : fromMs === toMs
          ? 'same'
          : 'moved';
  const span = (ms: number | null) => (ms === null ? '' : wordSpan(ms, words));
  return { change, from: span(fromMs), to: span(toMs) };
}

/** A promise's name inside a sentence; a freely named one is said as the admin named it. */
export function wordPromise(promise: string, words: Words): string {
  return words.find(`promise.${promise}`) ?? promise;
}

/** The same at the beginning of a line. */
export function titlePromise(promise: string, words: Words): string {
  const own = words.find(`promise.${promise}`);
  return own === null ? promise : capital(own);
}
