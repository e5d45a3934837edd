/**
 * What do the seven metrics answer by the rules as they are documented, and by our decisions where
 * they are silent? Tells them a second time, minute by minute and around the clock, and shares no
 * code with the core. A target is four hours.
 */

/** A line of a history that happens at a whole minute after the start; no two at the same one. */
export interface Happening {
  readonly minute: number;
  readonly words: string;
}

/** One owed thing of a metric. */
interface Instance {
  elapsed: number;
  breachedAt: number | null;
  state: 'live' | 'fulfilled' | 'cancelled';
  isCounting: boolean;
}

const TARGET = 240;

type Step = (instances: Instance[], now: Told) => void;

/** The ticket as its words and statuses leave it. */
interface Told {
  words: string;
  status: string;
  wasSolved: boolean;
  /** The customer has written, if only by opening. */
  hasAsked: boolean;
  /** An agent has answered since. */
  isAnswered: boolean;
}

interface Rule {
  /** The statuses in which it does not count. */
  readonly pauses: readonly string[];
  readonly step: Step;
}

const RULES: Readonly<Record<string, Rule>> = {
  first_reply_time: { pauses: [], step: (all, now) => stepReply(all, now, false) },
  next_reply_time: { pauses: [], step: (all, now) => stepReply(all, now, true) },
  periodic_update_time: { pauses: [], step: stepUpdate },
  pausable_update_time: { pauses: ['pending'], step: stepUpdate },
  requester_wait_time: { pauses: ['pending'], step: stepResolution },
  agent_work_time: { pauses: ['pending', 'hold'], step: stepResolution },
  total_resolution_time: { pauses: [], step: stepResolution },
};

/** The answers at a minute, in the words of answer.ts; `show` tells a minute as an instant. */
export function modelAnswer(
  metric: string,
  happenings: readonly Happening[],
  until: number,
  show: (minute: number) => string,
): readonly string[] {
  const rule = RULES[metric];
  if (rule === undefined) throw new Error(`no metric ${metric}`);
  const instances: Instance[] = [];
  const told: Told = {
    words: '',
    status: 'new',
    wasSolved: false,
    hasAsked: false,
    isAnswered: false,
  };
  for (let minute = 0; minute <= until; minute += 1) {
    const happening = happenings.find((one) => one.minute === minute);
    if (happening !== undefined) happen(told, happening.words, () => rule.step(instances, told));
    for (const one of instances) {
      one.isCounting = one.state === 'live' && !rule.pauses.includes(told.status);
      if (minute === until || !one.isCounting) continue;
      if (one.elapsed === TARGET) one.breachedAt ??= minute;
      one.elapsed += 1;
    }
  }
  return instances.length === 0 ? ['no target'] : instances.map((one) => word(one, until, show));
}

function happen(told: Told, words: string, step: () => void): void {
  told.words = words;
  told.wasSolved = told.status === 'solved';
  if (words.startsWith('status ')) told.status = words.slice('status '.length);
  step();
}

/** First replies until an agent has answered, next replies from then on; solving cancels both. */
function stepReply(instances: Instance[], now: Told, isNext: boolean): void {
  const live = instances.find(({ state }) => state === 'live');
  const asks = now.words === 'customer writes' || now.words.startsWith('customer opens');
  if (asks && live === undefined && now.isAnswered === isNext) instances.push(begun());
  if (now.words === 'agent replies') {
    if (live !== undefined) live.state = 'fulfilled';
    // Before the customer has written, the words of an agent answer nothing.
    now.isAnswered ||= now.hasAsked;
  }
  now.hasAsked ||= asks;
  if (isNewlySolved(now) && live !== undefined) live.state = 'cancelled';
}

function stepUpdate(instances: Instance[], now: Told): void {
  const live = instances.find(({ state }) => state === 'live');
  const isReply = now.words === 'agent replies';
  if (live !== undefined && (isReply || isNewlySolved(now))) live.state = 'fulfilled';
  if (isReply && now.status !== 'solved') instances.push(begun());
}

function stepResolution(instances: Instance[], now: Told): void {
  if (now.words.includes(' opens')) instances.push(begun());
  for (const one of instances) {
    if (now.status === 'solved') one.state = 'fulfilled';
    else if (now.wasSolved) one.state = 'live';
  }
}

function isNewlySolved({ status, wasSolved }: Told): boolean {
  return status === 'solved' && !wasSolved;
}

function begun(): Instance {
  return { elapsed: 0, breachedAt: null, state: 'live', isCounting: false };
}

function word(one: Instance, until: number, show: (minute: number) => string): string {
  const after = `after ${one.elapsed} min`;
  if (one.breachedAt !== null) {
    const breached = `breached ${show(one.breachedAt)}`;
    return one.state === 'fulfilled' ? `${breached}, fulfilled ${after}` : breached;
  }
  if (one.state !== 'live') return `${one.state} ${after}`;
  if (!one.isCounting) return `paused ${after}`;
  return `active ${after}, due ${show(until + TARGET - one.elapsed)}`;
}
