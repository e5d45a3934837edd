import { readFileSync } from 'node:fs';
import { parseInstant } from '../core/time/instant.ts';
import { type Explanation, explainHistory } from '../run/explain.ts';
import { wordInstant, wordSpan } from '../wording/span.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';
import { notYetOf, readHistory, wrongInstant } from './history.ts';

/** `palier explain TICKET` asks the running engine; `--history FILE` judges a file on its own. */

export const EXPLAIN_HELP = `palier explain TICKET [--json]
palier explain --history FILE [--tiers FILE] [--now INSTANT] [--json]

Every clock of a ticket with its reasons. TICKET is a number the running engine knows; with
--history a file in the form of docs/api.md is judged offline ("-" reads standard input).`;

export async function explain(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['json'], values: ['history', 'tiers', 'now'], rest: 1 });
  if ('problem' in read) return failure(read.problem);
  const { history, tiers = 'tiers.json', now } = read.values;
  const [ticket] = read.rest;
  const json = read.flags.has('json');
  if ((history === undefined) === (ticket === undefined)) {
    return failure('Name either a ticket or a --history file.');
  }
  if (history !== undefined) return fromFile(history, tiers, now, json);
  if (now !== undefined) return failure('--now goes with --history; the engine has its own clock.');
  if (!/^\d{1,15}$/.test(ticket ?? '')) return failure(`"${ticket}" is no ticket number.`);
  const answer = await askEngine<Explanation>('GET', `/v1/tickets/${ticket}/explain`);
  if ('problem' in answer) return failure(answer.problem);
  return shown(answer.body, json);
}

async function fromFile(
  historyPath: string,
  tiersPath: string,
  nowText: string | undefined,
  json: boolean,
): Promise<CommandResult> {
  // Only here: a question to the running engine needs no calendars, and they take longest to load.
  const { loadTiersFile } = await import('../tiers-file/load.ts');
  const tiers = await loadTiersFile(tiersPath);
  if ('problems' in tiers) {
    const lines = tiers.problems.map(
      ({ line, column, path, message }) => `${tiersPath}:${line}:${column} ${path}: ${message}`,
    );
    return failure(lines.join('\n'), 2);
  }
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
  const wrong = nowText === undefined ? undefined : wrongInstant(nowText);
  if (wrong !== undefined) return failure(`--now: ${wrong}.`, 2);
  const now = nowText === undefined ? read.now : (parseInstant(nowText) ?? null);
  if (now === null) {
    return failure(`${historyPath} has no "now"; give one with --now 2026-03-01T12:00:00Z.`, 2);
  }
  const notYet = notYetOf(read.history, now);
  return shown({ ...explainHistory(tiers.policy, read.history, now), notYet }, json);
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
