/** What does a calendar answer to a batch of questions, one JSON line out per JSON line in? */
import type { Calendar } from '../core/calendar/calendar.ts';
import { FIRST_AT, FIRST_YEAR, LAST_AT, LAST_YEAR } from '../core/calendar/open-time.ts';
import { type DurationMs, parseDuration } from '../core/time/duration.ts';
import { formatInstant, type Instant, parseInstant } from '../core/time/instant.ts';

export interface CalendarProblem {
  readonly code: 'badInput' | 'badCalendar' | 'unknownCalendar' | 'neverOpen';
  readonly message: string;
}

/**
 * The `calendar` of a question, a name or an object as in the tiers file, made usable or refused.
 */
export type CalendarSource = (nameOrObject: unknown) => Calendar | { error: CalendarProblem };

/** One answer, without the line end. */
export type CalendarAnswer =
  | { readonly at: string }
  | { readonly ms: number }
  | { readonly open: boolean }
  | { readonly error: CalendarProblem };

const OPS = ['advance', 'retreat', 'measure', 'isOpen', 'nextOpening'] as const;

/** A batch usually names few calendars; a batch that writes out thousands starts over. */
const KEPT_CALENDARS = 1000;

/**
 * Answers each line that is not blank with exactly one line, whatever it holds; answers how many of
 * them were errors. `write` gets whole lines and is waited for, so that a slow reader slows us.
 */
export async function runCalendarOps(
  lines: AsyncIterable<string>,
  calendars: CalendarSource,
  write: (text: string) => void | Promise<void>,
): Promise<{ readonly answered: number; readonly errors: number }> {
  const source = keeping(calendars);
  let answered = 0;
  let errors = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const answer = answerLine(line, source);
    answered++;
    if ('error' in answer) errors++;
    await write(`${JSON.stringify(answer)}\n`);
  }
  return { answered, errors };
}

/** An unreadable question is an answer too; thrown here, caught at the line it belongs to. */
class Refusal extends Error {
  readonly problem: CalendarProblem;

  constructor(code: CalendarProblem['code'], message: string) {
    super(message);
    this.problem = { code, message };
  }
}

function answerLine(line: string, calendars: CalendarSource): CalendarAnswer {
  try {
    return answerQuestion(questionOf(line), calendars);
  } catch (error) {
    if (error instanceof Refusal) return { error: error.problem };
    throw error;
  }
}

type Question = Readonly<Record<string, unknown>>;

function questionOf(line: string): Question {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch (error) {
    throw new Refusal('badInput', `This line is not JSON: ${(error as Error).message}`);
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    throw new Refusal('badInput', 'A line holds one JSON object: {"calendar": …, "op": …}.');
  }
  return found as Question;
}

function answerQuestion(question: Question, calendars: CalendarSource): CalendarAnswer {
  const op = OPS.find((one) => one === question.op);
  if (!op) {
    throw new Refusal('badInput', `"op" is ${shown(question.op)}; write one of ${OPS.join(', ')}.`);
  }
  if (question.calendar === undefined) {
    throw new Refusal('badInput', '"calendar" is missing: a name in the tiers file or an object.');
  }
  if (op === 'measure') {
    const from = instantIn(question, 'from');
    const to = instantIn(question, 'to');
    return { ms: found(calendars, question).measure(from, to) };
  }
  const at = instantIn(question, 'at');
  if (op === 'isOpen') return { open: found(calendars, question).isOpenAt(at) };
  if (op === 'nextOpening') {
    const calendar = found(calendars, question);
    return { at: printed(calendar.nextOpening(at), calendar, at, true) };
  }
  const by = durationIn(question);
  const calendar = found(calendars, question);
  return { at: printed(calendar[op](at, by), calendar, at, by === 0) };
}

function found(calendars: CalendarSource, question: Question): Calendar {
  const answer = calendars(question.calendar);
  if ('error' in answer) throw new Refusal(answer.error.code, answer.error.message);
  return answer;
}

function instantIn(question: Question, key: 'at' | 'from' | 'to'): Instant {
  const text = question[key];
  const at = typeof text === 'string' ? parseInstant(text) : undefined;
  if (at === undefined) {
    const form = 'write ISO 8601 with an offset, like "2026-11-20T16:00:00+01:00"';
    throw new Refusal('badInput', `"${key}" is ${shown(text)}; ${form}.`);
  }
  if (at < FIRST_AT || at >= LAST_AT) {
    const years = `calendars know the years ${FIRST_YEAR} to ${LAST_YEAR}`;
    throw new Refusal('badInput', `"${key}" is ${shown(text)}; ${years}.`);
  }
  return at;
}

function durationIn(question: Question): DurationMs {
  const { by } = question;
  const ms = typeof by === 'string' ? parseDuration(by) : by;
  if (typeof ms !== 'number' || !Number.isSafeInteger(ms) || ms < 0) {
    const form = 'write hours and minutes like "1h30m", or whole milliseconds, never negative';
    throw new Refusal('badInput', `"by" is ${shown(by)}; ${form}.`);
  }
  return ms;
}

function printed(
  answer: Instant,
  calendar: Calendar,
  asked: Instant,
  isOfOpening: boolean,
): string {
  if (answer >= FIRST_AT && answer < LAST_AT) return formatInstant(answer);
  const years = `in the years ${FIRST_YEAR} to ${LAST_YEAR}`;
  if (isOfOpening) {
    const when = `within five years of ${formatInstant(asked)}, ${years}`;
    throw new Refusal('neverOpen', `Calendar "${calendar.name}" is not open ${when}.`);
  }
  const never = calendar.alwaysOpen
    ? `has not that much time ${years}`
    : `has not that much open time ${years}, or stays closed for more than five years on the way`;
  const from = formatInstant(asked);
  throw new Refusal('neverOpen', `Calendar "${calendar.name}" ${never}, counted from ${from}.`);
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
}

/** Reads each calendar of a batch once; objects are told apart by their JSON text. */
function keeping(calendars: CalendarSource): CalendarSource {
  const kept = new Map<string, ReturnType<CalendarSource>>();
  return (nameOrObject) => {
    const key = JSON.stringify(nameOrObject);
    let answer = kept.get(key);
    if (!answer) {
      answer = calendars(nameOrObject);
      if (kept.size >= KEPT_CALENDARS) kept.clear();
      kept.set(key, answer);
    }
    return answer;
  };
}
