import { readFileSync } from 'node:fs';
import { parseInstant } from '../core/time/instant.ts';
import { type Explanation, explainHistory } from '../run/explain.ts';
import { policyBook } from '../run/policy-book.ts';
import { wordInstant, wordSpan } from '../wording/span.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';
import { notYetOf, readHistory, wrongInstant } from './history.ts';
import { policyVersions } from './policy-versions.ts';

/** `palier explain TICKET` asks the running engine; `--history FILE` judges a file on its own. */

export const EXPLAIN_HELP = `palier explain TICKET [--json]
palier explain --history FILE [--tiers FILE] [--policies FOLDER] [--now INSTANT] [--json]

Every clock of a ticket with its reasons. TICKET is a number the running engine knows; with
--history a file in the form of docs/api.md is judged offline ("-" reads standard input), by
tiers.json or another file, or by every version that FOLDER holds as VERSION.json.`;

export async function explain(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, {
    flags: ['json'],
    values: ['history', 'tiers', 'policies', 'now'],
    rest: 1,
  });
  if ('problem' in read) return failure(read.problem);
  const { history, now } = read.values;
  const [ticket] = read.rest;
  const json = read.flags.has('json');
  if ((history === undefined) === (ticket === undefined)) {
    return failure('Name either a ticket or a --history file.');
  }
  if (history !== undefined) return fromFile(history, read.values, json);
  if (now !== undefined) return failure('--now goes with --history; the engine has its own clock.');
  if (!/^\d{1,15}$/.test(ticket ?? '')) return failure(`"${ticket}" is no ticket number.`);
  const answer = await askEngine<Explanation>('GET', `/v1/tickets/${ticket}/explain`);
  if ('problem' in answer) return failure(answer.problem);
  return shown(answer.body, json);
}

async function fromFile(
  historyPath: string,
  given: Readonly<Partial<Record<'tiers' | 'policies' | 'now', string>>>,
  json: boolean,
): Promise<CommandResult> {
  const found = await policyVersions(given.tiers, given.policies);
  if ('problem' in found) return failure(found.problem, 2);
  let text: string;
  try {
    text = readFileSync(historyPath === '-' ? 0 : historyPath, 'utf8');
  } catch (error) {
    return failure(`${historyPath} cannot be read: ${(error as Error).message}`, 2);
  }
  const read = readHistory(text);
  if ('problems' in read) {
    return failure(read.problems.map((problem) => `${historyPath}: ${problem}`).join('\n'), 2);
  }
  const wrong = given.now === undefined ? undefined : wrongInstant(given.now);
  if (wrong !== undefined) return failure(`--now: ${wrong}.`, 2);
  const now = given.now === undefined ? read.now : (parseInstant(given.now) ?? null);
  if (now === null) {
    return failure(`${historyPath} has no "now"; give one with --now 2026-03-01T12:00:00Z.`, 2);
  }
  const book = policyBook(
    () => found.versions,
    () => now,
  );
  const openedAt = read.history.facts.find(({ type }) => type === 'opened')?.at ?? now;
  const course = book.course(book.inForceAt(openedAt).version, openedAt);
  const notYet = notYetOf(read.history, now);
  return shown({ ...explainHistory(course, read.history, now), notYet }, json);
}

/** Only of a file it is known how much of it lies after the moment of looking. */
type Shown = Explanation & { readonly notYet?: number };

function shown(explanation: Shown, json: boolean): CommandResult {
  const out = json ? JSON.stringify(explanation, null, 2) : asText(explanation);
  return { exitCode: 0, out };
}

function asText(explanation: Shown): string {
  const { ticket, tier, kind, policy, entitlement, place, notYet = 0 } = explanation;
  const why =
    entitlement.because === 'rule'
      ? `because ${entitlement.rule}`
      : entitlement.because === 'default'
        ? 'by default'
        : 'no tier matches';
  const lines = [
    `Ticket ${ticket}: ${tier ?? 'no tier'} (${why}), ${kind ?? 'kind not decided'}, policy ${policy}`,
    ...entitlement.losers.map((loser) => `  not ${loser.tier}: ${loser.why}`),
    place,
    ...(notYet === 0 ? [] : [wordNotYet(notYet)]),
  ];
  for (const clock of explanation.clocks) {
    const due =
      clock.deadlineAt === null
        ? 'paused'
        : `due ${wordInstant(Date.parse(clock.deadlineAt), explanation.timeZone)}`;
    const nth = clock.instance === 1 ? '' : ` ${clock.instance}`;
    const left =
      clock.state === 'running' || clock.state === 'paused'
        ? `, ${wordSpan(clock.remainingMs)} left`
        : '';
    lines.push('', `${clock.promise}${nth}: ${clock.state}, ${due}${left}`);
    for (const { words } of clock.reasons) lines.push(`  ${words}`);
  }
  return lines.map(printable).join('\n');
}

/**
 * Names and values are the customer's: what moves a cursor, colours a terminal, breaks a line or
 * turns the direction of writing around is shown as U+FFFD.
 */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
}

function wordNotYet(facts: number): string {
  return facts === 1
    ? 'One fact is dated later and was not looked at.'
    : `${facts} facts are dated later and were not looked at.`;
}
