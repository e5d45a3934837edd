import { readFileSync } from 'node:fs';
import { parseInstant } from '../core/time/instant.ts';
import { type ExplainedClock, type Explanation, explainHistory } from '../run/explain.ts';
import { isLanguage, LANGUAGES, type Language } from '../wording/language.ts';
import { wordMoment } from '../wording/moment.ts';
import { titlePromise } from '../wording/reason.ts';
import { agreement, wordSpan } from '../wording/span.ts';
import { wordsOf } from '../wording/spoken.ts';
import type { Words } from '../wording/words.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';
import { readHistory } from './history.ts';

/** `palier explain TICKET` asks the running engine; `--history FILE` judges a file on its own. */

export const EXPLAIN_HELP = `palier explain TICKET [--language LANGUAGE] [--json]
palier explain --history FILE [--tiers FILE] [--now INSTANT] [--language LANGUAGE] [--json]

Every clock of a ticket with its reasons. TICKET is a number the running engine knows; with
--history a file in the form of docs/api.md is judged offline ("-" reads standard input). The words are
English; LANGUAGE is one of ${LANGUAGES.join(', ')}.`;

export async function explain(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, {
    flags: ['json'],
    values: ['history', 'tiers', 'now', 'language'],
    rest: 1,
  });
  if ('problem' in read) return failure(read.problem);
  const { history, tiers = 'tiers.json', now, language = 'en' } = read.values;
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
  if (history !== undefined) return fromFile(history, tiers, now, { json, language });
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
  tiersPath: string,
  nowText: string | undefined,
  asked: Asked,
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
  const now = nowText === undefined ? read.now : parseInstant(nowText);
  if (now === undefined) {
    return failure(`--now takes an instant with an offset, like 2026-03-01T12:00:00Z.`, 2);
  }
  if (now === null) {
    return failure(`${historyPath} has no "now"; give one with --now 2026-03-01T12:00:00Z.`, 2);
  }
  return shown(explainHistory(tiers.policy, read.history, now, asked.language), asked);
}

function shown(explanation: Explanation, { json, language }: Asked): CommandResult {
  const out = json ? JSON.stringify(explanation, null, 2) : asText(explanation, wordsOf(language));
  return { exitCode: 0, out };
}

function asText(explanation: Explanation, words: Words): string {
  const { ticket, tier, kind, policy, entitlement, place } = explanation;
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
    place,
  ];
  for (const clock of explanation.clocks) {
    lines.push('', headOf(clock, explanation, words));
    for (const reason of clock.reasons) lines.push(`  ${reason.words}`);
  }
  return lines.join('\n');
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
