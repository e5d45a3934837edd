/**
 * What happened to a ticket, one line a fact, for tables that people read:
 *
 *     2026-11-16T10:00:00Z customer opens, normal, incident
 *     2026-11-16T11:00:00Z kind advice because the form was wrong
 */
import type { Fact, FactBody, FieldValues } from '../../engine/core/ticket/fact.ts';
import { at, fact } from './histories.ts';

/** The fact a line tells; a line that tells none fails the test that has it. */
export function factOf(line: string): Fact {
  const [, when = '', words = ''] = /^(\S+) (.+)$/.exec(line) ?? [];
  for (const [form, read] of FORMS) {
    const found = form.exec(words);
    if (found !== null) return fact(when, read(found[1] ?? '', found[2] ?? ''));
  }
  throw new Error(`no such thing happens: ${line}`);
}

type Read = (first: string, second: string) => FactBody;

const FORMS: readonly (readonly [RegExp, Read])[] = [
  [/^customer opens(?:, (.+))?$/, (words) => opened('customer', words)],
  [/^agent opens(?:, (.+))?$/, (words) => opened('staff', words)],
  [/^customer writes$/, () => ({ type: 'customerWrote' })],
  [/^another end user writes$/, () => ({ type: 'customerWrote', endUser: true })],
  [/^agent replies$/, () => ({ type: 'staffReplied' })],
  [/^agent notes$/, () => ({ type: 'staffReplied', public: false })],
  [/^agent promises (\S+)$/, (until) => ({ type: 'promised', until: at(until) })],
  [/^agent explains$/, () => ({ type: 'rootCauseGiven' })],
  [/^status (\w+)$/, (to) => ({ type: 'status', to })],
  [/^priority (\w+)$/, (to) => ({ type: 'priority', to })],
  [/^kind (\w+)$/, (to) => ({ type: 'kind', to })],
  [/^kind (\w+) because (.+)$/, (to, why) => ({ type: 'kind', to, why })],
  [/^component (\w+)$/, (to) => ({ type: 'component', to })],
  [/^waits for the window$/, () => ({ type: 'waitingForWindow' })],
  [/^the window is reached$/, () => ({ type: 'windowReached' })],
  [/^part replaced$/, () => ({ type: 'replaced' })],
  [/^tier ([\w-]+)$/, (tier) => organization({ support_tier: tier })],
  [/^package (\w+)$/, (pack) => organization({ pack })],
];

/** The customer of `ticketOf`, with what it has bought now. */
function organization(fields: FieldValues): FactBody {
  return { type: 'organization', to: { id: 1, name: 'ACME', fields } };
}

const PRIORITIES: readonly string[] = ['low', 'normal', 'high', 'urgent'];

/** A priority, `no priority`, a kind, or both of these. */
function opened(by: 'customer' | 'staff', words: string): FactBody {
  const told = words.split(', ').filter((word) => word !== '' && word !== 'no priority');
  const priority = told.find((word) => PRIORITIES.includes(word)) ?? null;
  const kind = told.find((word) => !PRIORITIES.includes(word)) ?? null;
  return { type: 'opened', by, priority, kind };
}
