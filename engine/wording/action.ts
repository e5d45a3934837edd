import type { Decided } from '../core/action/decide.ts';
import type { Refusal } from '../core/ticket/action.ts';
import { type Telling, wordMoment } from './moment.ts';
import { wordPromise } from './reason.ts';
import { sentence } from './sentence.ts';
import type { Words } from './words.ts';

/** What a sentence about a decision needs beside it. */
export interface AboutAction {
  /** The decision before it, which its author may not have known; null for the first. */
  readonly before: Decided | null;
  /** Groups that may withdraw breaches beside admins; null: every agent. */
  readonly groups: readonly string[] | null;
}

/** What was done, or why it was refused. */
export function wordDecision(decision: Decided, about: AboutAction, telling: Telling): string {
  if (decision.refused === undefined) return sentence(wordDone(decision, telling));
  const { words } = telling;
  const refusal = words.say('action.refused', {
    what: words.say(`action.name.${decision.action ?? 'unknown'}`),
    why: wordRefusal(decision, about, words),
  });
  const stands = decision.action === 'kind' || decision.action === 'replaced';
  return stands
    ? `${sentence(refusal)} ${sentence(words.say('action.fieldStands'))}`
    : sentence(refusal);
}

/** The same as an internal note on the ticket, which says whose words it is. */
export function wordRefusalNote(decision: Decided, about: AboutAction, telling: Telling): string {
  return telling.words.say('action.note', { told: wordDecision(decision, about, telling) });
}

function wordDone({ action, args }: Decided, telling: Telling): string {
  const { words } = telling;
  switch (action) {
    case 'promise':
      return words.say('reason.exactly', { when: wordMoment(args?.until ?? 0, 'named', telling) });
    case 'withdrawBreach':
      return words.say('action.done.withdrawBreach', {
        promise: wordPromise(args?.promise ?? '', words),
      });
    default:
      return words.say(`action.done.${action ?? 'unknown'}`);
  }
}

/** Why a diagnosis would not be offered. */
export function wordBlocked(refused: Refusal, words: Words): string {
  return sentence(
    words.say(`refusal.${refused}`, { some: 'no', groups: '', what: '', result: '' }),
  );
}

function wordRefusal(decision: Decided, { before, groups }: AboutAction, words: Words): string {
  const { refused = 'unreadable' } = decision;
  if (refused === 'permission') {
    const some = groups === null || groups.length === 0 ? 'no' : 'yes';
    return words.say('refusal.permission', { some, groups: words.either(groups ?? []) });
  }
  if (refused === 'overtaken') {
    const what = words.say(`action.name.${before?.action ?? 'unknown'}`);
    const result = before === null ? 'none' : before.refused === undefined ? 'done' : 'refused';
    return words.say('refusal.overtaken', { what, result });
  }
  return words.say(`refusal.${refused}`);
}
