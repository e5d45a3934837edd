import { readFileSync } from 'node:fs';
import { parseInstant } from '../core/time/instant.ts';
import { type ExplainedClock, type Explanation, explainHistory } from '../run/explain.ts';
import { courseOf } from '../run/policy-book.ts';
import { isLanguage, LANGUAGES, type Language } from '../wording/language.ts';
import { wordMoment } from '../wording/moment.ts';
import { titlePromise } from '../wording/reason.ts';
import { sentence } from '../wording/sentence.ts';
import { agreement, wordSpan } from '../wording/span.ts';
import { wordsOf } from '../wording/spoken.ts';
import type { Words } from '../wording/words.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';
import { notYetOf, readHistory, wrongInstant } from './history.ts';
import { policyVersions } from './policy-versions.ts';
import { printable } from './printable.ts';

/** `palier explain TICKET` asks the running engine; `--history FILE` judges a file on its own. */

export const EXPLAIN_HELP = `palier explain TICKET [--language LANGUAGE] [--json]
palier explain --history FILE [--tiers FILE] [--policies FOLDER] [--now INSTANT]
               [--language LANGUAGE] [--json]

Every clock of a ticket with its reasons. TICKET is a number the running engine knows; with
--history a file in the form of docs/api.md is judged offline ("-" reads standard input), by
tiers.json or another file, or by every version that FOLDER holds as VERSION.json. The words are
English; LANGUAGE is one of ${LANGUAGES.join(', ')}.`;

export async function explain(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, {
    flags: ['json'],
    values: ['history', 'tiers', 'policies', 'now', 'language'],
    rest: 1,
  });
  if ('problem' in read) return failure(read.problem);
  const { history, now, language = 'en' } = read.values;
  const [ticket] = read.rest;
  const json = read.flags.has('json');
  if (!isLanguage(language)) {
    return failure(
      `"${language}" is no language of ours: --language takes ${LANGUAGES.join(', ')}.`,
    );
  }
  if ((history === undefined) === (ticket === undefined)) {
    return failure('Name either a ticket or a --history file.');
  }
  if (history !== undefined) return fromFile(history, read.values, { json, language });
  if (now !== undefined) return failure('--now goes with --history; the engine has its own clock.');
  if (!/^\d{1,15}$/.test(ticket ?? '')) return failure(`"${ticket}" is no ticket number.`);
  const answer = await askEngine<Explanation>(
    'GET',
    `/v1/tickets/${ticket}/explain?language=${language}`,
  );
  if ('problem' in answer) return failure(answer.problem);
  return shown(answer.body, { json, language });
}

interface Asked {
  readonly json: boolean;
  readonly language: Language;
}

async function fromFile(
  historyPath: string,
  given: Readonly<Partial<Record<'tiers' | 'policies' | 'now', string>>>,
  asked: Asked,
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
  const course = courseOf(found.versions, read.history, now);
  const notYet = notYetOf(read.history, now);
  return shown({ ...explainHistory(course, read.history, now, asked.language), notYet }, asked);
}

/** Only of a file it is known how much of it lies after the moment of looking. */
type Shown = Explanation & { readonly notYet?: number };

function shown(explanation: Shown, { json, language }: Asked): CommandResult {
  const out = json ? JSON.stringify(explanation, null, 2) : asText(explanation, wordsOf(language));
  return { exitCode: 0, out };
}

function asText(explanation: Shown, words: Words): string {
  const { ticket, tier, kind, policy, entitlement, place, proposesNoReply } = explanation;
  const { notYet = 0 } = explanation;
  const lines = [
    words.say('explain.head', {
      ticket: String(ticket),
      tier: tier ?? words.say('explain.noTier'),
      why: entitlement.words,
      kind: kind ?? words.say('explain.noKind'),
      policy,
    }),
    ...entitlement.losers.map(
      (loser) => `  ${words.say('entitlement.loser', { tier: loser.tier, why: loser.why })}`,
    ),
    ...entitlement.told,
    place,
    ...(proposesNoReply ? [sentence(words.say('owed.noReply'))] : []),
    ...(notYet === 0 ? [] : [sentence(words.say('explain.notYet', { facts: notYet }))]),
  ];
  for (const clock of explanation.clocks) {
    lines.push('', headOf(clock, explanation, words));
    for (const reason of clock.reasons) lines.push(`  ${reason.words}`);
  }
  return lines.map(printable).join('\n');
}

/** "First reply: running, due Saturday 21 November, 12:00, 3 h left". */
function headOf(clock: ExplainedClock, { now, timeZone }: Explanation, words: Words): string {
  const { deadlineAt, remainingMs, state } = clock;
  const telling = { words, zone: timeZone, nearAt: null, nowAt: Date.parse(now) };
  return words.say('explain.clock', {
    promise: titlePromise(clock.promise, words),
    nth: clock.instance === 1 ? 'first' : 'later',
    instance: String(clock.instance),
    state: words.say(`state.${state}`),
    due: deadlineAt === null ? 'none' : 'some',
    when: deadlineAt === null ? '' : wordMoment(Date.parse(deadlineAt), 'named', telling),
    left: state === 'running' || state === 'paused' ? 'some' : 'none',
    ...agreement(remainingMs),
    span: wordSpan(remainingMs, words),
  });
}
