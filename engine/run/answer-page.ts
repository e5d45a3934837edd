import {
  type PageAnswer,
  type PageChoice,
  pageFacts,
  pageInstant,
  pageRefusal,
} from '../core/action/page-answer.ts';
import type { DiagnosisActed, Fact } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';
import type { TicketRow } from '../ports/store.ts';
import { isLanguage, type Language } from '../wording/language.ts';
import { type AnswerLink, answerNonce, readAnswerToken } from './answer-link.ts';
import { type AnswerTerms, termsAsked, termsHash } from './answer-terms.ts';
import { answerersOf } from './answerers.ts';
import { type Context, modeOf } from './context.ts';
import type { Judged } from './judge-row.ts';
import { oweLetter } from './owe-letters.ts';
import { paidTicket } from './paid-ticket.ts';
import { judgeAndSave, judgeNow, withFacts } from './save-judged.ts';

/**
 * What stands where a link leads: the question, or why there is none any more. Reading it changes
 * nothing; an answer is taken once, in the transaction that journals it (decision 0021).
 */
export type AnswerState =
  /** No link of ours; or one that cannot be looked up now. */
  | { readonly is: 'unknown' | 'away' }
  | {
      readonly is: 'older' | 'expired' | 'changed' | 'ended';
      readonly ticket: number;
      readonly language: Language;
    }
  | {
      readonly is: 'open';
      readonly terms: AnswerTerms;
      readonly until: Instant;
      readonly language: Language;
      /** Who may only decline reads why: a sum that others of the customer's approve. */
      readonly may: readonly PageChoice[];
    }
  | {
      readonly is: 'answered';
      readonly terms: AnswerTerms;
      readonly language: Language;
      readonly answer: PageChoice;
      readonly at: Instant;
      readonly on: 'page' | 'comment';
    };

const CHOICES: readonly PageChoice[] = ['accept', 'decline'];

/** What a link's page shows now. */
export async function answerState(context: Context, token: string): Promise<AnswerState> {
  const link = readAnswerToken(context.answers.key, token);
  if (link === null) return { is: 'unknown' };
  const row = await context.store.read(async (tx) =>
    (await tx.tickets([link.ticket])).get(link.ticket),
  );
  return row === undefined ? { is: 'away' } : stateOf(context, row, link);
}

/** Takes an answer if the question is still open; what stands then is asked anew by the reader. */
export async function takeAnswer(
  context: Context,
  token: string,
  answer: PageChoice,
): Promise<'taken' | 'notTaken'> {
  const link = readAnswerToken(context.answers.key, token);
  if (link === null) return 'notTaken';
  return context.store.transact(async (tx) => {
    const row = (await tx.tickets([link.ticket])).get(link.ticket);
    if (row === undefined) return 'notTaken';
    const state = stateOf(context, row, link);
    if (state.is !== 'open' || !state.may.includes(answer)) return 'notTaken';
    const { judgement } = judgeNow(context, row, context.clock.now());
    const one: PageAnswer = {
      of: link.question,
      question: state.terms.question,
      answer,
      by: link.person,
      at: instantOf(context, row, link),
      nonce: link.nonce,
      hash: link.terms,
      tier: judgement.tier?.name ?? null,
      policy: judgement.policy.version,
    };
    const facts = pageFacts(one).map((fact) => ({
      ticketId: row.id,
      key: fact.key ?? '',
      fact,
    }));
    const added = await tx.journal(facts);
    await judgeAndSave(context, tx, withFacts(new Map([[row.id, row]]), added));
    await oweLetter(context, tx, row.id, { letter: 'answer', ...link });
    return 'taken';
  });
}

/** The link that a person would be mailed now; null where there is nothing to answer. */
export function linkOf(
  context: Context,
  row: TicketRow,
  { question, person }: Pick<AnswerLink, 'question' | 'person'>,
): AnswerLink | null {
  const asked = termsAsked(paidTicket(context, judged(context, row)), row.id, question);
  if (asked === null) return null;
  const about = { ticket: row.id, question, person };
  const nonce = answerNonce(context.answers.key, about);
  return { ...about, nonce, expiresAt: asked.until, terms: termsHash(asked.terms) };
}

/** What stands where the link of a ticket leads. */
export function stateOf(context: Context, row: TicketRow, link: AnswerLink): AnswerState {
  if (modeOf(context) === 'observe' || row.doc.quarantined !== null) return { is: 'away' };
  const { facts } = row.doc;
  const ticket = row.id;
  const now = judged(context, row);
  const paid = paidTicket(context, now);
  const question = questionIn(facts, link.question);
  // A store that is being built anew may know the ticket before its offers.
  if (question === null) return { is: 'away' };
  const language = languageFor(context, question);
  const asked = termsAsked(paid, ticket, link.question);
  if (asked === null) return { is: 'older', ticket, language };
  const { terms, about, until } = asked;
  const given = answerIn(facts, link.question, paid.diagnoses.verdicts);
  if (given !== null) return { is: 'answered', terms, language, ...given };
  if (now.judgement.ticket.ended !== null) return { is: 'ended', ticket, language };
  const newest = (about.quote ?? about.offer).seq === link.question;
  if (about !== paid.diagnoses.current || !newest) return { is: 'older', ticket, language };
  if (context.clock.now() > link.expiresAt) return { is: 'expired', ticket, language };
  const may = termsHash(terms) === link.terms ? possible(context, now, link) : [];
  if (may.length === 0) return { is: 'changed', ticket, language };
  return { is: 'open', terms, until, language, may };
}

/** Which answers would count; whoever may only decline is no approver of so large a sum. */
function possible(context: Context, { row, judgement }: Judged, link: AnswerLink) {
  const { pinned } = context.policies.course(row.doc.policy, row.openedAt);
  const answerers = answerersOf(row, judgement.ticket, pinned);
  const scene = { pinned, facts: row.doc.facts, answerers };
  const at = instantOf(context, row, link);
  const { question: of, person: by, nonce } = link;
  return CHOICES.filter(
    (answer) => pageRefusal(row.id, { of, answer, by, at, nonce }, scene) === null,
  );
}

function judged(context: Context, row: TicketRow): Judged {
  return judgeNow(context, row, context.clock.now());
}

function instantOf({ clock }: Context, row: TicketRow, { question }: AnswerLink): Instant {
  return pageInstant(clock.now(), questionIn(row.doc.facts, question)?.at ?? 0);
}

/** The language in which the customer was asked. */
function languageFor(context: Context, { language }: Pick<DiagnosisActed, 'language'>): Language {
  return isLanguage(language ?? '') ? (language as Language) : context.language;
}

function questionIn(facts: readonly Fact[], audit: number): (Fact & DiagnosisActed) | null {
  const fact = facts.find((one) => one.type === 'diagnosisActed' && one.seq === audit);
  return fact?.type === 'diagnosisActed' ? fact : null;
}

/** The answer that counts, wherever it was given. */
function answerIn(
  facts: readonly Fact[],
  question: number,
  verdicts: readonly { readonly seq: number; readonly refused: unknown }[],
): { readonly answer: PageChoice; readonly at: Instant; readonly on: 'page' | 'comment' } | null {
  for (const fact of facts) {
    if (fact.type !== 'diagnosisActed') continue;
    const { act, by, seq } = fact;
    if ((act.type !== 'accept' && act.type !== 'decline') || act.of !== question) continue;
    if (!verdicts.some((one) => one.seq === seq && one.refused === null)) continue;
    const on = by.is === 'customer' ? 'page' : 'comment';
    return { answer: act.type, at: act.comment?.at ?? fact.at, on };
  }
  return null;
}
