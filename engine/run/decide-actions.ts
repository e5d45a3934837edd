import type { AccountAction, Books } from '../core/action/account.ts';
import {
  type Action,
  type Asked,
  factsOf,
  isAccount,
  isDiagnosis,
  isIntervention,
  type Verdict,
} from '../core/action/action.ts';
import { type Decided, decide, entriesFor } from '../core/action/decide.ts';
import { diagnosisFacts, type Paid } from '../core/action/diagnose.ts';
import { interventionFacts } from '../core/action/intervene.ts';
import { pageSeq } from '../core/action/page-answer.ts';
import { type Judgement, judge } from '../core/clock/judge.ts';
import type { Entry } from '../core/ledger/entry.ts';
import type { Refusal } from '../core/ticket/action.ts';
import type { Fact, FactBody } from '../core/ticket/fact.ts';
import { compareFacts } from '../core/ticket/order.ts';
import { EngineError } from '../errors.ts';
import type { Audit } from '../ports/desk.ts';
import type { JournalFact, TicketRow } from '../ports/store.ts';
import { answerersOf } from './answerers.ts';
import type { Context } from './context.ts';
import type { Hands } from './hands.ts';
import { answersIn } from './page-answers.ts';
import { decisionsIn, foundVerdicts } from './verdicts.ts';

/**
 * Decides the actions that a ticket's updates ask for, in the order of the updates. What was
 * decided is a fact beside what follows from it, so that it is decided once; where Zendesk has our
 * verdict already, that stands (decision 0016).
 */

/** The books of a ticket's customer while its actions are decided, and what those enter. */
export interface Keeping {
  books: Books;
  readonly entered: Entry[];
}

interface Beside {
  readonly written: Verdict | null;
  readonly keeping: Keeping | null;
  /** Whose timers stand where. */
  readonly hands: Hands;
}

/** Authors whose roles must be known before the updates' actions are decided. */
export async function undecidedActors(
  context: Context,
  ticketId: number,
  audits: readonly Audit[],
): Promise<readonly number[]> {
  const asked = audits.flatMap((audit) => askedIn(context, audit) ?? []);
  if (asked.length === 0) return [];
  const row = (await context.store.read((tx) => tx.tickets([ticketId]))).get(ticketId);
  const decided = new Set(decisionsIn(row?.doc.facts ?? []).map(({ seq }) => seq));
  const verdicts = verdictsIn(context, audits);
  return asked
    .filter(({ auditId }) => !decided.has(auditId) && !verdicts.has(auditId))
    .map(({ by }) => by);
}

/** Updates that changed `palier_action` and of which nobody knows yet what they ask for. */
export function asksUnread({ account, names }: Context, audit: Audit): boolean {
  if (audit.creates || audit.custom !== null || audit.authorId === account.userId) return false;
  const { palier_action: id } = names.fieldIds;
  return id !== null && audit.changes.some(({ field }) => field === `custom_field:${id}`);
}

/** A ticket's new facts with what its updates' actions add, and the row as their verdicts are. */
export function decideUpdates(
  context: Context,
  row: TicketRow,
  audits: readonly Audit[],
  found: readonly JournalFact[],
  beside: Omit<Beside, 'written'>,
): { readonly facts: readonly JournalFact[]; readonly row: TicketRow } {
  const facts = withDecisions(context, row, audits, found, beside);
  beside.hands.take(row.id, [...row.doc.facts, ...facts.map(({ fact }) => fact)]);
  return { facts, row: withWords(context, withVerdicts(context, row, audits), audits, facts) };
}

/**
 * The facts of a ticket's updates with what their actions add: decisions, what follows from them,
 * and the reasons given with changes of the kind.
 */
function withDecisions(
  context: Context,
  row: TicketRow,
  audits: readonly Audit[],
  found: readonly JournalFact[],
  beside: Omit<Beside, 'written'>,
): readonly JournalFact[] {
  const asked = audits.flatMap((audit) => askedIn(context, audit) ?? []);
  if (asked.length === 0) return found;
  asked.sort((a, b) => a.auditId - b.auditId);
  const verdicts = verdictsIn(context, audits);
  const known = new Set(row.doc.facts.map(({ key }) => key));
  const news = found.filter(({ key }) => !known.has(key)).map(({ fact }) => fact);
  let facts: readonly Fact[] = [...row.doc.facts, ...news].sort(compareFacts);
  let all = found;
  for (const one of asked) {
    const written = verdicts.get(one.auditId) ?? null;
    const added = decidedSafely(context, row, facts, one, { written, ...beside });
    const why = reasonIn(one, added);
    const given = (fact: Fact) => (why === null ? fact : withReason(fact, one.auditId, why));
    facts = [...facts.map(given), ...added].sort(compareFacts);
    all = [
      ...all.map((other) => ({ ...other, fact: given(other.fact) })),
      ...added.map((fact) => journalled(row.id, fact)),
    ];
  }
  return all;
}

/** The row, knowing which verdicts and which answers on pages its updates show to be written. */
function withVerdicts(context: Context, row: TicketRow, audits: readonly Audit[]): TicketRow {
  const answered = answersIn(context, audits).map(({ of }) => pageSeq(of));
  const doc = foundVerdicts(row.doc, [...verdictsIn(context, audits).keys(), ...answered]);
  return doc === row.doc ? row : { ...row, doc };
}

/** Whether updates ask for something that the customer's books decide on. */
export function asksOfBooks(context: Context, audits: readonly Audit[]): boolean {
  return audits.some((audit) => askedIn(context, audit)?.name?.startsWith('account.') === true);
}

function askedIn({ translation, account, names }: Context, audit: Audit): Asked | null {
  return translation.asked(audit, { ownUserId: account.userId, fieldIds: names.fieldIds });
}

function verdictsIn(
  { translation, account }: Context,
  audits: readonly Audit[],
): ReadonlyMap<number, Verdict> {
  const verdicts = audits.flatMap((audit) => translation.verdict(audit, account.userId) ?? []);
  return new Map(verdicts.map((verdict) => [verdict.auditId, verdict]));
}

/** What breaks our own assumptions sets the ticket aside where it is judged, and nothing else. */
function decidedSafely(
  context: Context,
  row: TicketRow,
  facts: readonly Fact[],
  asked: Asked,
  beside: Beside,
): readonly Fact[] {
  try {
    return decided(context, row, facts, asked, beside);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const { message } = error as Error;
    context.log.error({ ticket: row.id, reason: message }, 'action not decided');
    return [];
  }
}

/** The decision and what follows from it; nothing where it was decided or only repeats. */
function decided(
  { policies, actors, clock }: Context,
  row: TicketRow,
  facts: readonly Fact[],
  asked: Asked,
  { written, keeping, hands }: Beside,
): readonly Fact[] {
  const decisions = decisionsIn(facts);
  if (decisions.some(({ seq }) => seq === asked.auditId)) return [];
  const { pinned, moves } = policies.course(row.doc.policy, row.openedAt);
  const before = facts.filter(({ at, seq = 0 }) => at <= asked.at && seq < asked.auditId);
  const earlier = decisionsIn(before);
  const history = { ticket: row.doc.header, facts: before };
  const judgement = judge(pinned, history, asked.at, { moves });
  const actor = actors.of(asked.by);
  const answerers = answerersOf(row, judgement.ticket, pinned);
  const isBusyElsewhere = hands.isBusyElsewhere(asked.by, row.id, asked.at);
  const paid = { pinned, facts: before, answerers, isBusyElsewhere };
  // What was decided before is entered as of then; a decision of now holds from now on.
  const now = written === null ? clock.now() : asked.at;
  const books = keeping?.books ?? null;
  const scene = { judgement, decided: earlier, actor, paid, now, books };
  const verdict = written ?? decide(asked, scene);
  if (verdict === null) return [];
  const bodies: FactBody[] = [decisionBody(asked, verdict)];
  if (verdict.refused === null && typeof asked.asked !== 'string') {
    const action = asked.asked;
    if (!isAccount(action)) bodies.push(...followingFrom(action, asked, verdict.tier, scene));
    else if (keeping !== null) keep(keeping, entriesFor(action, asked, scene, verdict.role));
  }
  const told = new Set(facts.map(({ key }) => key));
  return (
    bodies
      .map((body) => {
        const key = `${asked.auditId}:${body.type}`;
        return { ...body, at: asked.at, seq: asked.auditId, key, author: String(asked.by) };
      })
      // A tag of the same update may say the same, under the same key.
      .filter(({ key }) => !told.has(key))
  );
}

function followingFrom(
  action: Exclude<Action, AccountAction>,
  asked: Asked,
  tier: string | null,
  scene: { readonly judgement: Judgement; readonly paid: Paid },
): readonly FactBody[] {
  if (isDiagnosis(action)) return diagnosisFacts(action, asked, tier, scene);
  if (isIntervention(action)) return interventionFacts(action, asked, tier, scene.paid);
  return factsOf(action, asked, scene.judgement.ticket.kind);
}

/** Adds what is not in the books yet: they outlive a store's tickets. */
function keep(keeping: Keeping, made: readonly Entry[] | Refusal): void {
  if (typeof made === 'string') return;
  const { ledger } = keeping.books;
  const known = new Set(ledger.entries.map(({ key }) => key));
  const news = made.filter(({ key }) => !known.has(key));
  keeping.entered.push(...news);
  keeping.books = {
    ...keeping.books,
    ledger: { ...ledger, entries: [...ledger.entries, ...news] },
  };
}

/** What the customer is to read of accepted acts; kept until it is posted, and no longer. */
function withWords(
  context: Context,
  row: TicketRow,
  audits: readonly Audit[],
  found: readonly JournalFact[],
): TicketRow {
  const acted = new Set(
    found.map(({ fact }) => (fact.type === 'diagnosisActed' ? fact.seq : null)),
  );
  const words: Record<string, string> = {};
  for (const audit of audits) {
    const asked = askedIn(context, audit);
    if (asked === null || typeof asked.asked === 'string' || !isDiagnosis(asked.asked)) continue;
    const isTold = row.doc.verdicts?.written.includes(audit.id) === true;
    if (asked.asked.words === null || isTold || !acted.has(audit.id)) continue;
    words[audit.id] = asked.asked.words;
  }
  if (Object.keys(words).length === 0) return row;
  return { ...row, doc: { ...row.doc, words: { ...row.doc.words, ...words } } };
}

function decisionBody({ nonce, name, asked, hash }: Asked, verdict: Verdict): FactBody {
  const { refused, role, tier, policy } = verdict;
  const args = typeof asked === 'string' ? null : argsOf(asked);
  return {
    type: 'actionDecided',
    nonce,
    action: name,
    ...(args === null ? {} : { args }),
    hash,
    role,
    ...(refused === null ? {} : { refused }),
    tier,
    policy,
  };
}

/** What sentences need; reasons are people's words and stand where they have effect. */
function argsOf(action: Action): Decided['args'] | null {
  if (action.name === 'promise') return { until: action.until };
  if (action.name !== 'withdrawBreach') return null;
  const { promise, instance } = action;
  return { promise, instance };
}

/** The reason that an accepted action gives for the change of a field in its own update. */
function reasonIn({ asked }: Asked, [decision]: readonly Fact[]): string | null {
  if (decision?.type !== 'actionDecided' || decision.refused !== undefined) return null;
  return typeof asked !== 'string' && asked.name === 'kind' ? asked.why : null;
}

function withReason(fact: Fact, auditId: number, why: string): Fact {
  const isReasoned = fact.type === 'kind' || fact.type === 'component';
  return isReasoned && fact.seq === auditId ? { ...fact, why } : fact;
}

function journalled(ticketId: number, fact: Fact): JournalFact {
  return { ticketId, key: fact.key ?? '', fact };
}
