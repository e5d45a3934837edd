// What did people get to read, and was each threshold told to each of them once?
import type { InboxMessage } from './desk-control.ts';
import type { EngineClock, Explained } from './engine-api.ts';

/** As alerts call the promises of these checks. */
const PROMISES: Readonly<Record<string, string>> = {
  firstReply: 'first reply',
  nextReply: 'next reply',
  resolution: 'resolution',
  replacement: 'replacement',
  rootCause: 'root cause',
};
const MANAGERS = 'managers@example.com';
/** The warning threshold of the shipped tiers file. */
const WARNED_SHARE_LEFT = 0.25;

/**
 * An alert's words; one that comes again after minutes is the same, though it says that it is late.
 */
function wordsOf({ kind, subject, text }: InboxMessage): string {
  return (kind === 'mail' ? (subject ?? '') : text).replace('[late] ', '');
}

export interface Told {
  /** Thresholds that were crossed and that somebody who must know was not told. */
  readonly missing: readonly string[];
  /** Mails that say the same to the same person under two Message-IDs. */
  readonly doubledMails: readonly string[];
  /** Mails that came again under the same Message-ID: one mail to whoever looks at it. */
  readonly repeatedMails: number;
  /** Places in the chat of messages that came again later, each time they did. */
  readonly chatAgain: readonly { readonly at: number; readonly text: string }[];
  /** Distinct alerts. */
  readonly mails: number;
  readonly chats: number;
}

/** Holds the whole inbox against what `explain` says of every ticket at the end. */
export function whoWasTold(
  inbox: readonly InboxMessage[],
  explained: readonly Explained[],
  assigned: ReadonlySet<number>,
): Told {
  const chats = inbox.filter(({ kind }) => kind === 'chat').map(wordsOf);
  const mails = inbox.filter(({ kind }) => kind === 'mail');
  const managers = mails.filter(({ to }) => to.includes(MANAGERS)).map(wordsOf);
  const assignees = mails.filter(({ to }) => !to.includes(MANAGERS)).map(wordsOf);
  const missing: string[] = [];
  for (const { ticket, clocks } of explained) {
    for (const [promise, own] of byPromise(clocks)) {
      const name = PROMISES[promise] ?? promise;
      const broken = new RegExp(`#${ticket}[ :].*: ${name} broken since`);
      const late = own.filter(({ breachedAt }) => breachedAt !== null).length;
      for (const [who, said] of [['chat', chats] as const, ['managers', managers] as const]) {
        const told = new Set(said.filter((words) => broken.test(words))).size;
        if (told !== late) missing.push(`#${ticket} ${name}: ${late} breaches, ${told} to ${who}`);
      }
      const due = new RegExp(`#${ticket}[ :].*: ${name} due`);
      const isWarned = assignees.some((words) => due.test(words));
      if (assigned.has(ticket) && own.some(isAtRisk) && !isWarned) {
        missing.push(`#${ticket} ${name}: at risk, its agent was not told`);
      }
    }
  }
  return {
    missing,
    ...mailCounts(mails),
    chatAgain: comingAgain(chats),
    chats: new Set(chats).size,
  };
}

function byPromise(clocks: readonly EngineClock[]): ReadonlyMap<string, readonly EngineClock[]> {
  const found = new Map<string, EngineClock[]>();
  for (const clock of clocks) {
    found.set(clock.promise, [...(found.get(clock.promise) ?? []), clock]);
  }
  return found;
}

function isAtRisk(clock: EngineClock): boolean {
  const isRunning = clock.state === 'running' && !clock.paused;
  return isRunning && clock.remainingMs <= WARNED_SHARE_LEFT * clock.targetMs;
}

function mailCounts(mails: readonly InboxMessage[]) {
  const ids = new Set(mails.map(({ messageId }) => messageId ?? ''));
  const idOf = new Map<string, string>();
  const doubledMails: string[] = [];
  for (const mail of mails) {
    const said = `${mail.to.join()} ${wordsOf(mail)}`;
    const id = mail.messageId ?? '';
    if ((idOf.get(said) ?? id) !== id) doubledMails.push(said);
    idOf.set(said, id);
  }
  return { doubledMails, repeatedMails: mails.length - ids.size, mails: ids.size };
}

function comingAgain(chats: readonly string[]): { at: number; text: string }[] {
  return chats.flatMap((text, at) => (chats.indexOf(text, at + 1) === -1 ? [] : [{ at, text }]));
}
