/** Would the check of the alerts notice one that is missing, doubled or repeated? */
import { whoWasTold } from './alerts.ts';
import type { InboxMessage } from './desk-control.ts';
import type { EngineClock } from './engine-api.ts';

const TEXT = '#7 (business, incident): first reply broken since Monday 23 November, 09:05';
const chat: InboxMessage = { kind: 'chat', to: [], subject: null, messageId: null, text: TEXT };
const mail: InboxMessage = {
  kind: 'mail',
  to: ['managers@example.com'],
  subject: TEXT,
  messageId: '<1@palier>',
  text: TEXT,
};
const clock: EngineClock = {
  promise: 'firstReply',
  instance: 1,
  state: 'breached',
  paused: false,
  targetMs: 3_600_000,
  remainingMs: -1,
  deadlineAt: '2026-11-23T08:05:00.000Z',
  metAt: null,
  breachedAt: '2026-11-23T08:05:00.000Z',
  withdrawn: null,
};
const ticket = (one: EngineClock) => [
  { ticket: 7, tier: 'business', kind: 'incident', rank: 1, clocks: [one] },
];
const told = (inbox: readonly InboxMessage[], one = clock, assigned: readonly number[] = []) =>
  whoWasTold(inbox, ticket(one), new Set(assigned));

describe('whoWasTold', () => {
  it('misses nothing when the chat and the managers know of the breach', () => {
    expect(told([chat, mail])).toMatchObject({ missing: [], doubledMails: [], chatAgain: [] });
  });

  it.each([
    ['the chat', [mail], '#7 first reply: 1 breaches, 0 to chat'],
    ['the managers', [chat], '#7 first reply: 1 breaches, 0 to managers'],
  ])('names a breach that %s was not told', (_who, inbox, missing) => {
    expect(told(inbox).missing).toEqual([missing]);
  });

  it('names an alert about a clock that is not breached', () => {
    const running = { ...clock, state: 'running', remainingMs: 3_000_000, breachedAt: null };
    expect(told([chat, mail], running).missing).toHaveLength(2);
  });

  it.each([
    ['an agent has the ticket', [7], ['#7 first reply: at risk, its agent was not told']],
    ['nobody has the ticket', [], []],
  ])('asks for a warning at three quarters when %s', (_whose, assigned, missing) => {
    const atRisk = { ...clock, state: 'running', remainingMs: 900_000, breachedAt: null };
    expect(told([], atRisk, assigned).missing).toEqual(missing);
  });

  it('asks for none a millisecond before three quarters', () => {
    const early = { ...clock, state: 'running', remainingMs: 900_001, breachedAt: null };
    expect(told([], early, [7]).missing).toEqual([]);
  });

  it('counts a mail that came again under its Message-ID, and names one under another', () => {
    expect(told([chat, mail, mail])).toMatchObject({ repeatedMails: 1, doubledMails: [] });
    const other = { ...mail, messageId: '<2@palier>' };
    expect(told([chat, mail, other]).doubledMails).toHaveLength(1);
  });

  it('gives the place of a chat message that comes again, though it says that it is late', () => {
    const again = { ...chat, text: `[late] ${TEXT}` };
    expect(told([chat, mail, again]).chatAgain).toEqual([{ at: 0, text: TEXT }]);
  });
});
