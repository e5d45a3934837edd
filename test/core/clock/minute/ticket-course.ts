// What is owed on a ticket, told fact by fact from the table of decision 0006 and the rules of 0005
// and 0007. It shares no code with the engine; where those pages are silent a comment says so.
import type { Instance, Wrongs } from './instance.ts';
import { type Customer, OwedThings, type Standing } from './owed-things.ts';
import type {
  JudgedClock,
  Minute,
  PlainFact,
  PlainHistory,
  PlainMark,
  PlainOrganization,
  PlainPolicy,
} from './plain.ts';

/** Every clock at `now`, in the order of the table, then by promise and instance. */
export function courseOf(
  policy: PlainPolicy,
  history: PlainHistory,
  now: Minute,
  wrongs: Wrongs = {},
): readonly JudgedClock[] {
  const course = new Course(policy, history.organization, wrongs);
  for (const fact of history.facts) if (fact.at <= now) course.take(fact);
  return course.clocksAt(now);
}

type Of<Type extends PlainFact['type']> = Extract<PlainFact, { readonly type: Type }>;

class Course {
  readonly #policy: PlainPolicy;
  readonly #wrongs: Wrongs;
  readonly #owed: OwedThings;
  #customers: readonly Customer[];
  #isOpened = false;
  #isEnded = false;
  #isSuspended = false;
  #status = 'new';
  #category = 'new';
  #kind: string | null = null;
  #component: string | null = null;
  #priority: string | null = null;
  #lastWord: 'customer' | 'staff' | null = null;
  #customerSpoke = false;
  #firstReplied = false;
  #awaitsWindow = false;
  #lastPart: string | null = null;
  /** The component that was replaced last; another one named after it is another part. */
  #replaced: string | null = null;

  constructor(policy: PlainPolicy, organization: PlainOrganization | null, wrongs: Wrongs) {
    this.#policy = policy;
    this.#wrongs = wrongs;
    this.#owed = new OwedThings(policy, wrongs);
    this.#customers = [this.#customerOf(organization, Number.NEGATIVE_INFINITY)];
  }

  clocksAt(now: Minute): readonly JudgedClock[] {
    return this.#owed.clocksAt(now);
  }

  take(fact: PlainFact): void {
    // A second opening says nothing.
    if (this.#isOpened && fact.type === 'opened') return;
    this.#owed.settle(fact.at);
    this.#happen(fact);
    this.#owed.pauseAndResume(fact.at, (one) => this.#pauses(one));
  }

  #happen(fact: PlainFact): void {
    const { type, at } = fact;
    if (type === 'opened') this.#open(fact);
    else if (type === 'customerWrote') this.#hear(fact);
    else if (type === 'staffReplied') this.#reply(fact);
    else if (type === 'status') this.#setStatus(at, fact.to, fact.category);
    else if (type === 'organization') this.#changeCustomer(fact);
    else if (type === 'promised') this.#promise(at, fact.until);
    else if (type === 'replaced') this.#setReplaced(fact);
    else if (type === 'kind' || type === 'component' || type === 'priority') {
      this.#changeWhatItIs(fact);
    }
    // A proposal decides nothing, and so it is no reason for anything either.
    else if (type !== 'proposedKind') this.#mark(type, at);
  }

  #open(fact: Of<'opened'>): void {
    const { at } = fact;
    this.#isOpened = true;
    this.#kind = fact.kind ?? this.#kind;
    this.#priority = fact.priority ?? this.#priority;
    this.#component = fact.component ?? this.#component;
    // A ticket that was closed from the beginning never owed anything.
    if (fact.status === 'closed') this.#end(at);
    if (this.#canStart()) this.#owed.start('resolution', at, this.#standing());
    if (fact.by === 'customer') this.#ask(at);
    else this.#lastWord = 'staff';
    this.#startReplacement(at);
    // It has not been solved before: what described it as solved says it again by its opening.
    this.#category = 'new';
    this.#setStatus(at, fact.status);
  }

  #hear({ at, endUser }: Of<'customerWrote'>): void {
    if (!endUser || this.#policy.anyEndUserCounts) this.#ask(at);
  }

  #ask(at: Minute): void {
    this.#lastWord = 'customer';
    if (!this.#isOpened) return;
    this.#customerSpoke = true;
    if (!this.#canStart() || this.#owed.isOpen('firstReply', 'nextReply')) return;
    this.#owed.start(this.#firstReplied ? 'nextReply' : 'firstReply', at, this.#standing());
  }

  #reply({ at, public: isPublic }: Of<'staffReplied'>): void {
    if (!isPublic) return;
    this.#lastWord = 'staff';
    if (!this.#isOpened) return;
    this.#owed.meet(at, 'firstReply', 'nextReply', 'update', 'promisedTime');
    // A word of staff before the customer has spoken is no first reply.
    if (this.#customerSpoke) this.#firstReplied = true;
    if (this.#canStart() && !this.#isSolved()) this.#owed.start('update', at, this.#standing());
  }

  #setStatus(at: Minute, status: string, category?: string): void {
    const wasSolved = this.#isSolved();
    this.#status = status;
    this.#category = category ?? status;
    if (this.#isOpened) this.#moveWithStatus(at, wasSolved);
    if (this.#category === 'closed') this.#end(at);
  }

  #moveWithStatus(at: Minute, wasSolved: boolean): void {
    if (this.#isSolved() && !wasSolved && !this.#isEnded) this.#solve(at);
    if (!this.#isSolved() && wasSolved) {
      this.#goOn(at, 'resolution');
      this.#owed.cancel(at, 'rootCause');
    }
  }

  /** What counted as done is owed again, unless nothing is owed any more. */
  #goOn(at: Minute, clock: 'resolution' | 'replacement'): void {
    if (this.#isEnded || this.#isSuspended) return;
    for (const one of this.#owed.metLast(clock)) this.#owed.goOn(one, at, this.#standing());
  }

  #solve(at: Minute): void {
    // A reply that solves the ticket in the same moment owes no further update.
    this.#owed.unsay(at, 'update');
    this.#owed.meet(at, 'resolution', 'update', 'promisedTime');
    this.#owed.cancel(at, 'firstReply', 'nextReply');
    // Closed at once: nothing more is owed, so nothing starts.
    const canStart = this.#canStart() && this.#category !== 'closed';
    if (canStart) this.#owed.start('rootCause', at, this.#standing());
  }

  #changeWhatItIs(fact: Of<'kind' | 'component' | 'priority'>): void {
    if (fact.type === 'kind') this.#kind = fact.to;
    if (fact.type === 'component') {
      this.#lastPart = this.#component ?? this.#lastPart;
      this.#component = fact.to;
    }
    if (fact.type === 'priority') this.#priority = fact.to;
    if (!this.#isOpened) return;
    this.#owed.remeasureAll(this.#standing(), fact.at, fact.why);
    if (fact.type !== 'priority') this.#startReplacement(fact.at);
  }

  #changeCustomer({ at, to }: Of<'organization'>): void {
    const customer = this.#customerOf(to, at);
    const last = this.#customers.at(-1);
    const isSame = last?.tier === customer.tier && last.organization === customer.organization;
    if (isSame && this.#isOpened) return;
    if (!this.#isOpened) this.#customers = [{ ...customer, from: Number.NEGATIVE_INFINITY }];
    else {
      this.#customers = [...this.#customers, customer];
      this.#owed.remeasureAll(this.#standing(), at, undefined);
    }
  }

  #customerOf(to: PlainOrganization | null, from: Minute): Customer {
    const matched = this.#policy.tiers.find(({ name }) => name === to?.tier)?.name;
    return { tier: matched ?? this.#policy.defaultTier, organization: to?.name ?? null, from };
  }

  #startReplacement(at: Minute): void {
    const part = this.#component;
    const components = this.#policy.kinds[this.#kind ?? ''];
    if (!components || part === null || !this.#canStart()) return;
    if (this.#owed.isOpen('replacement')) return;
    const isFirst = this.#owed.of('replacement').length === 0;
    if (!isFirst && this.#replaced === null) return;
    if (this.#replaced === part) return;
    this.#replaced = null;
    this.#owed.start('replacement', at, this.#standing());
  }

  #setReplaced({ at, to }: Of<'replaced'>): void {
    if (!this.#isOpened) return;
    if (to) {
      if (this.#owed.isOpen('replacement')) this.#replaced = this.#component ?? this.#lastPart;
      this.#owed.meet(at, 'replacement');
    } else {
      this.#replaced = null;
      this.#goOn(at, 'replacement');
    }
  }

  /** An instant that has passed when it is promised promises nothing. */
  #promise(at: Minute, until: Minute): void {
    if (this.#canStart() && until > at) this.#owed.startPromised(at, until);
  }

  #mark(type: PlainMark, at: Minute): void {
    if (type === 'waitingForWindow') this.#awaitsWindow = true;
    if (type === 'windowReached') this.#awaitsWindow = false;
    if (type === 'reinstated') this.#isSuspended = false;
    if (type === 'suspended') this.#isSuspended = true;
    if (type === 'suspended') this.#owed.cancelAll(at);
    if (type === 'merged' || type === 'deleted') this.#end(at);
    if (!this.#isOpened) return;
    if (type === 'noReplyOwed') this.#owed.cancel(at, 'firstReply', 'nextReply');
    if (type === 'rootCauseGiven') this.#owed.meet(at, 'rootCause');
    if (type === 'diagnosisAccepted') this.#startPaid('diagnosis', at);
    if (type === 'diagnosisOutcome') this.#owed.meet(at, 'diagnosis');
    if (type === 'quoteAccepted') this.#startPaid('work', at);
    if (type === 'workFinished') this.#owed.meet(at, 'work');
  }

  /** Each acceptance owes another one; the pages do not say what a second one means. */
  #startPaid(clock: 'diagnosis' | 'work', at: Minute): void {
    if (this.#canStart()) this.#owed.start(clock, at, this.#standing());
  }

  #end(at: Minute): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#owed.cancelAll(at);
  }

  #canStart(): boolean {
    return this.#isOpened && !this.#isEnded && !this.#isSuspended;
  }

  #isSolved(): boolean {
    return this.#category === 'solved' || this.#category === 'closed';
  }

  #standing(): Standing {
    return {
      customers: this.#customers,
      kind: this.#kind,
      component: this.#component,
      priority: this.#priority,
    };
  }

  /** The column of pauses in the table; a promise's own `pausesOn` stands in its place. */
  #pauses({ clock, pausesOn }: Instance): boolean {
    if (pausesOn !== null) {
      return pausesOn.includes(this.#status) || pausesOn.includes(this.#category);
    }
    if (clock === 'replacement') return this.#awaitsWindow;
    if (!['update', 'resolution', 'diagnosis', 'work'].includes(clock)) return false;
    const isAnswered = this.#lastWord === 'staff' || this.#wrongs.pendingPausesUnanswered === true;
    return isAnswered && this.#category === 'pending';
  }
}
