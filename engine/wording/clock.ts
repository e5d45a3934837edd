import type { Clock } from '../core/clock/clock.ts';
import type { Reason } from '../core/clock/reason.ts';
import { type Telling, wordMoment } from './moment.ts';
import { wordReason, wordReasonBriefly } from './reason.ts';
import { sentence } from './sentence.ts';
import { agreement, wordSpan } from './span.ts';

/** A clock as one paragraph: how it stands, what was promised, and step by step how it came so. */

type Told = Pick<
  Clock,
  | 'state'
  | 'paused'
  | 'deadlineAt'
  | 'metAt'
  | 'breachedAt'
  | 'cancelledAt'
  | 'remainingMs'
  | 'reasons'
>;

/** What is promised and by what, said in sentences; everything else is a step. */
const SENTENCES: ReadonlySet<Reason['code']> = new Set([
  'target',
  'eventPlan',
  'reducedService',
  'pack',
  'policy',
  'followsUp',
]);

/** `telling.nearAt` is the clock's start; without reasons there is the first sentence alone. */
export function wordClock(clock: Told, telling: Telling): string {
  const { say } = telling.words;
  const promised = clock.reasons.filter(({ code }) => SENTENCES.has(code));
  const steps = clock.reasons
    .filter(({ code }) => !SENTENCES.has(code))
    // Reasons come sort by sort; a person is told what happened in the order in which it did.
    .sort((a, b) => beginningOf(a) - beginningOf(b));
  const told = steps
    .map((reason) => wordReasonBriefly(reason, telling))
    .reduce(
      (before, step) => (before === '' ? step : say('step.next', { steps: before, step })),
      '',
    );
  return [
    sentence(lead(clock, { ...telling, nearAt: null })),
    ...promised.map((reason) => wordReason(reason, telling)),
    ...(told === '' ? [] : [sentence(told)]),
  ].join(' ');
}

function beginningOf(reason: Reason): number {
  if ('fromAt' in reason) return reason.fromAt;
  return 'at' in reason ? reason.at : Number.NEGATIVE_INFINITY;
}

function lead(clock: Told, telling: Telling): string {
  const { words } = telling;
  const { deadlineAt, metAt, breachedAt, remainingMs } = clock;
  if (clock.state === 'cancelled') return words.say('lead.cancelled');
  if (metAt !== null) {
    const at = wordMoment(metAt, 'at', telling);
    const dueAt = deadlineAt ?? breachedAt;
    if (breachedAt === null || dueAt === null) return words.say('lead.met', { at });
    return words.say('lead.metLate', { at, when: wordMoment(dueAt, 'named', telling) });
  }
  if (breachedAt !== null) {
    const since = wordMoment(breachedAt, 'since', telling);
    return words.say(clock.paused ? 'lead.pausedLate' : 'lead.late', { since });
  }
  if (deadlineAt === null) {
    const span = wordSpan(remainingMs, words);
    return words.say('lead.paused', { ...agreement(remainingMs), span });
  }
  if (!Number.isFinite(deadlineAt)) return words.say('lead.never');
  return words.say('lead.due', { when: wordMoment(deadlineAt, 'named', telling) });
}
