import type { Decided } from '../core/action/decide.ts';
import { pageAnswerOf } from '../core/action/page-answer.ts';
import type { Fact } from '../core/ticket/fact.ts';
import type { TicketDoc, Verdicts } from '../ports/store.ts';
import type { Told } from '../translation.ts';

/**
 * Which verdicts on actions Zendesk still has to be told: one after another, the oldest first, each
 * by one write of `palier_action`, so that every agent's app finds its own.
 */

export function decisionsIn(facts: readonly Fact[]): readonly Decided[] {
  return facts.filter((fact): fact is Decided => fact.type === 'actionDecided');
}

/** The oldest decision that Zendesk was not told; null when it knows all. */
export function owedVerdict({ facts, verdicts }: TicketDoc): Decided | null {
  const isOwed = (fact: Fact): fact is Decided =>
    fact.type === 'actionDecided' && !isWritten(verdicts, fact.seq);
  return facts.find(isOwed) ?? null;
}

/** The verdict that the row's job writes; null when it writes none. */
export function verdictSending({ facts, verdicts }: TicketDoc): Decided | null {
  const sending = verdicts?.sending ?? null;
  if (sending === null) return null;
  return decisionsIn(facts).find(({ seq }) => seq === sending) ?? null;
}

/** What `palier_action` holds once the verdict is written; the app reads it while we are away. */
export function verdictText({ nonce, refused }: Decided): string {
  return `${refused === undefined ? 'ok' : 'no'} ${nonce}`;
}

/** The decision as the mark of our own update carries it. */
export function asTold(facts: readonly Fact[], decision: Decided): Told {
  const { seq, refused, role, tier, policy } = decision;
  const answer = pageAnswerOf(facts, seq);
  if (answer !== null) return answer;
  return { auditId: seq ?? 0, refused: refused ?? null, role, tier, policy };
}

/** A row's document while a job writes the oldest verdict it owes. */
export function sendingVerdict(doc: TicketDoc): Pick<TicketDoc, 'verdicts'> {
  const owed = owedVerdict(doc);
  if (owed === null) return {};
  return { verdicts: { written: doc.verdicts?.written ?? [], sending: owed.seq ?? null } };
}

/** After the job: what it wrote is told, what it did not is owed again. */
export function sentVerdict(
  doc: TicketDoc,
  wasSent: boolean,
): Pick<TicketDoc, 'verdicts' | 'words'> {
  const { verdicts } = doc;
  if (verdicts === undefined) return {};
  const { written, sending } = verdicts;
  const isNew = wasSent && sending !== null && !written.includes(sending);
  return {
    verdicts: { written: isNew ? [...written, sending] : written, sending: null },
    ...(isNew ? wordsWithout(doc, [sending]) : {}),
  };
}

/** Words that were posted are the desk's to keep. */
function wordsWithout({ words }: TicketDoc, told: readonly number[]): Pick<TicketDoc, 'words'> {
  if (words === undefined) return {};
  const left = Object.entries(words).filter(([audit]) => !told.includes(Number(audit)));
  return left.length === 0 ? { words: undefined } : { words: Object.fromEntries(left) };
}

/** Verdicts found in Zendesk are told, whoever wrote them: this store, or one before it. */
export function foundVerdicts(doc: TicketDoc, auditIds: readonly number[]): TicketDoc {
  const written = doc.verdicts?.written ?? [];
  const more = auditIds.filter((id) => !written.includes(id));
  if (more.length === 0) return doc;
  const sending = doc.verdicts?.sending ?? null;
  const verdicts = { written: [...written, ...more], sending };
  return { ...doc, verdicts, ...wordsWithout(doc, more) };
}

function isWritten(verdicts: Verdicts | undefined, auditId: number | undefined): boolean {
  return auditId !== undefined && verdicts?.written.includes(auditId) === true;
}
