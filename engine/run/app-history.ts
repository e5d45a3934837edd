import type { Decided } from '../core/action/decide.ts';
import type { Clock } from '../core/clock/clock.ts';
import type { Reason } from '../core/clock/reason.ts';
import type { CaseAct } from '../core/ticket/diagnosis-act.ts';
import type { Fact } from '../core/ticket/fact.ts';
import { formatInstant, type Instant } from '../core/time/instant.ts';
import type { AppHistory, HistoryEvent } from '../http/app-contract.ts';
import type { TicketRow } from '../ports/store.ts';
import { wordDecision } from '../wording/action.ts';
import { type Telling, wordMoment } from '../wording/moment.ts';
import { titleOf } from '../wording/preview.ts';
import { wordReasonBriefly } from '../wording/reason.ts';
import { sentence } from '../wording/sentence.ts';
import type { Words } from '../wording/words.ts';
import { timed } from './board.ts';
import type { Context } from './context.ts';
import type { Judged } from './judge-row.ts';
import { aboutAction } from './refusal-note.ts';
import { tellingFor } from './telling.ts';
import { judgedForView } from './view.ts';

/**
 * The story of a ticket's clocks: what people did that moved them, and what became of them. No
 * names, and nothing that customers wrote.
 */

const EVENTS_MOST = 200;

/** An event before it is printed; those of one instant stay in the order they were found in. */
type Event = Omit<HistoryEvent, 'at'> & { readonly at: Instant };

export function historyOf(
  context: Context,
  row: TicketRow,
  asked: Parameters<typeof tellingFor>[1],
): AppHistory {
  const judged = judgedForView(context, row);
  const telling = tellingFor(context, asked);
  const { facts } = row.doc;
  const events: Event[] = [
    ...facts.flatMap((fact) => factEvent(fact, judged, telling, context) ?? []),
    ...tierEvents(judged.judgement.clocks, telling),
    ...judged.judgement.clocks.flatMap((clock) => clockEvents(clock, facts, telling, context)),
  ];
  // The sort is stable, so what belongs together stays together when the order is turned.
  events.sort((a, b) => a.at - b.at);
  const newest = events.slice(-EVENTS_MOST).reverse();
  return {
    ...timed(context),
    events: newest.map((event) => ({ ...event, at: formatInstant(event.at) })),
  };
}

function factEvent(
  fact: Fact,
  { row, judgement }: Judged,
  telling: Telling,
  context: Context,
): Event | null {
  const { words } = telling;
  const quiet = (told: string): Event => ({
    at: fact.at,
    tone: 'quiet',
    by: personIn(fact.author, context),
    told: sentence(told),
  });
  switch (fact.type) {
    case 'opened':
      return quiet(words.say(`history.opened.${fact.by}`));
    case 'customerWrote':
    case 'noReplyOwed':
      return quiet(words.say(`history.${fact.type}`));
    case 'staffReplied':
      return fact.public === false ? null : quiet(words.say('history.replied'));
    case 'kind':
      return fact.proposed ? null : quiet(changed('kind', fact.to, words));
    case 'component':
    case 'priority':
      return quiet(changed(fact.type, fact.to, words));
    case 'promised':
      return quiet(words.say('reason.exactly', { when: wordMoment(fact.until, 'named', telling) }));
    case 'diagnosisActed':
      return acted(fact.act, quiet, words);
    case 'timerActed':
      return quiet(words.say(`action.done.intervention.${fact.act.type}`));
    case 'actionDecided':
      return fact.refused === undefined
        ? null
        : { ...quiet(''), tone: 'warning', told: refused(fact, row, judgement.policy, telling) };
    default:
      return null;
  }
}

/** What was done in a paid diagnosis; that the customer wrote stands there by itself. */
function acted({ type }: CaseAct, quiet: (told: string) => Event, words: Words): Event | null {
  return type === 'answered' ? null : quiet(words.say(`action.done.diagnosis.${type}`));
}

function refused(
  decision: Decided,
  { doc }: TicketRow,
  policy: Judged['judgement']['policy'],
  telling: Telling,
): string {
  return wordDecision(decision, aboutAction(decision, doc.facts, policy), telling);
}

function changed(what: 'kind' | 'component' | 'priority', to: string | null, words: Words): string {
  return words.say(`history.${what}`, { given: to === null ? 'no' : 'yes', to: to ?? '' });
}

/** A change of tier moves several clocks at once and is told once. */
function tierEvents(clocks: readonly Clock[], { words }: Telling): readonly Event[] {
  const told = new Map<string, Event>();
  for (const reason of clocks.flatMap(({ reasons }) => reasons)) {
    if (reason.code !== 'tierChanged' || reason.from === reason.to) continue;
    const none = words.say('tier.none');
    const names = { from: reason.from ?? none, to: reason.to ?? none };
    const sentenceOf = sentence(words.say('history.tier', names));
    const { at } = reason;
    told.set(`${at} ${sentenceOf}`, { at, tone: 'quiet', by: null, told: sentenceOf });
  }
  return [...told.values()];
}

/** What became of one clock: pauses as stretches, met, breached, withdrawn, reopened, ended. */
function clockEvents(
  clock: Clock,
  facts: readonly Fact[],
  telling: Telling,
  context: Context,
): readonly Event[] {
  const promise = titleOf(clock, telling);
  return clock.reasons.flatMap((reason): Event[] => {
    const tone = toneOf(reason, clock);
    if (tone === null) return [];
    const at = 'fromAt' in reason ? reason.fromAt : 'at' in reason ? reason.at : clock.startedAt;
    // Whose act it was stands beside the sentence, where the reader can put a name to it.
    const nobodys = reason.code === 'withdrawn' ? { ...reason, by: null } : reason;
    const what = wordReasonBriefly(nobodys, telling);
    const told = sentence(telling.words.say('history.clock', { promise, what }));
    return [{ at, tone, by: personIn(authorOf(reason, at, facts), context), told }];
  });
}

/** Null for what is told otherwise, or only explains. */
function toneOf({ code }: Reason, clock: Clock): HistoryEvent['tone'] | null {
  switch (code) {
    case 'met':
      return clock.breachedAt === null ? 'good' : 'warning';
    case 'breached':
      return 'danger';
    case 'reasonMissing':
      return 'warning';
    case 'paused':
    case 'withdrawn':
    case 'reopened':
    case 'cancelled':
    case 'rejudged':
    case 'inherited':
      return 'quiet';
    default:
      return null;
  }
}

const BY_THEIR_AUTHOR: ReadonlySet<string> = new Set([
  'staffReplied',
  'status',
  'replaced',
  'rootCauseGiven',
  'noReplyOwed',
  'diagnosisOutcome',
  'workFinished',
]);

/** Whose act it was: of the fact of that instant which meets and ends clocks. */
function authorOf(reason: Reason, at: Instant, facts: readonly Fact[]): string | null | undefined {
  if (reason.code === 'withdrawn') return reason.by;
  if (reason.code !== 'met' && reason.code !== 'cancelled') return null;
  return facts.find((fact) => fact.at === at && BY_THEIR_AUTHOR.has(fact.type))?.author;
}

/** Zendesk's id of a person; programs, time and Palier itself are nobody. */
function personIn(author: string | null | undefined, { account }: Context): number | null {
  const userId = Number(author ?? Number.NaN);
  const isPerson = Number.isSafeInteger(userId) && userId > 0 && userId !== account.userId;
  return isPerson ? userId : null;
}
