/** Is each action accepted where it counts, and refused with the right code everywhere else? */
import type { Action, Asked } from '../../../engine/core/action/action.ts';
import {
  counts,
  type Decided,
  decide,
  PROMISE_MOST_MS,
} from '../../../engine/core/action/decide.ts';
import { judge } from '../../../engine/core/clock/judge.ts';
import type { Actor } from '../../../engine/core/policy/permission.ts';
import { FREE_ACTIONS, type Refusal } from '../../../engine/core/ticket/action.ts';
import type { Fact } from '../../../engine/core/ticket/fact.ts';
import { at, fact, ticketOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom({
  ...EXAMPLE_FILE,
  may: { roles: { manager: { groups: ['Managers'] } }, withdrawBreach: ['manager'] },
});
const AGENT: Actor = { role: 'agent', groups: ['Support'] };
const MANAGER: Actor = { role: 'agent', groups: ['Managers'] };
const ADMIN: Actor = { role: 'admin', groups: [] };
/** Friday 20 November 2026, ten in the morning in Paris, an hour after the opening. */
const NOW = at('2026-11-20T10:00:00+01:00');

const opened = fact('2026-11-20T09:00:00+01:00', {
  type: 'opened',
  by: 'customer',
  kind: 'incident',
});
const replied = fact('2026-11-20T09:30:00+01:00', { type: 'staffReplied' });
const solved = fact('2026-11-20T09:40:00+01:00', { type: 'status', to: 'solved' });
const LATE: readonly Fact[] = [
  fact('2026-11-19T09:00:00+01:00', { type: 'opened', by: 'customer', kind: 'incident' }),
];
const PART: readonly Fact[] = [
  fact('2026-11-20T09:00:00+01:00', {
    type: 'opened',
    by: 'customer',
    kind: 'replacement',
    component: 'disk',
  }),
];
const PREMIUM_SOLVED = [opened, replied, solved];

const withdraw = { name: 'withdrawBreach', promise: 'firstReply', instance: 1, why: 'x' } as const;
const until = (ms: number): Action => ({ name: 'promise', until: NOW + ms });
const HOUR = 3_600_000;

interface Case {
  readonly facts?: readonly Fact[];
  readonly tier?: string;
  readonly channel?: string;
  readonly actor?: Actor | null;
  readonly decided?: readonly Decided[];
  readonly asked?: Partial<Asked>;
}

/** The refusal, or null when accepted; "repeated" for an action decided before. */
function verdictOn(action: Action | Refusal, given: Case = {}) {
  const { facts = [opened], tier = 'standard', channel = 'email', actor = AGENT } = given;
  const name = typeof action === 'string' ? null : action.name;
  const asked: Asked = {
    auditId: 900,
    at: NOW,
    by: 20,
    nonce: 'n',
    after: null,
    name,
    asked: action,
    hash: 'h',
    changes: { kind: false, replaced: false },
    ...given.asked,
  };
  const judgement = judge(policy, { ticket: ticketOf(tier, { channel }), facts }, NOW);
  const { decided = [] } = given;
  const paid = {
    pinned: policy,
    facts,
    answerers: { requester: 1, approvers: [] },
    isBusyElsewhere: false,
  };
  return decide(asked, { judgement, decided, actor, paid, now: NOW, books: null });
}

const earlier = (nonce: string, hash: string): Decided => ({
  type: 'actionDecided',
  at: NOW,
  seq: 800,
  nonce,
  action: 'promise',
  hash,
  role: 'agent',
  tier: null,
  policy: 'test-1',
});
const changes = (what: 'kind' | 'replaced') => ({
  changes: { kind: what === 'kind', replaced: what === 'replaced' },
});

describe('decide', () => {
  test.each<[string, Action | Refusal, Case, Refusal | null]>([
    ['a change of kind', { name: 'kind', why: null }, { asked: changes('kind') }, null],
    ['a reason for the kind that stands', { name: 'kind', why: 'x' }, {}, null],
    ['a kind without change or reason', { name: 'kind', why: null }, {}, 'nothingChanged'],
    [
      'a reason where no kind stands',
      { name: 'kind', why: 'x' },
      { facts: [{ ...opened, kind: null } as Fact] },
      'nothingChanged',
    ],
    ['a ticked part', { name: 'replaced' }, { asked: changes('replaced'), facts: PART }, null],
    ['a part that nobody ticked', { name: 'replaced' }, { facts: PART }, 'nothingChanged'],
    ['a promise', until(HOUR), {}, null],
    ['a promise on a solved ticket', until(HOUR), { facts: [opened, solved] }, 'notNow'],
    ['a promise in a chat', until(HOUR), { channel: 'whatsapp' }, 'notNow'],
    ['no reply owed', { name: 'noReplyOwed' }, {}, null],
    ['no reply owed after one', { name: 'noReplyOwed' }, { facts: [opened, replied] }, 'notNow'],
    ['a root cause', { name: 'rootCause' }, { facts: PREMIUM_SOLVED, tier: 'premium' }, null],
    ['a root cause before the end', { name: 'rootCause' }, { tier: 'premium' }, 'notNow'],
    ['a withdrawal by a manager', withdraw, { facts: LATE, actor: MANAGER }, null],
    ['a withdrawal by an admin', withdraw, { facts: LATE, actor: ADMIN }, null],
    ['a withdrawal by an agent', withdraw, { facts: LATE }, 'permission'],
    ['a withdrawal of nothing', withdraw, { actor: ADMIN }, 'noBreach'],
    [
      'a withdrawal of another instance',
      { ...withdraw, instance: 2 },
      { facts: LATE, actor: ADMIN },
      'noBreach',
    ],
    [
      'a withdrawal of another promise',
      { ...withdraw, promise: 'constructor' },
      { facts: LATE, actor: ADMIN },
      'noBreach',
    ],
    ['what could not be read', 'badArgs', {}, 'badArgs'],
    [
      'any action on a closed ticket',
      { name: 'kind', why: 'x' },
      { facts: [opened, fact('2026-11-20T09:50:00+01:00', { type: 'status', to: 'closed' })] },
      'ended',
    ],
    [
      'any action on a deleted ticket',
      until(HOUR),
      { facts: [opened, fact('2026-11-20T09:50:00+01:00', { type: 'deleted' })] },
      'ended',
    ],
  ])('%s', (_what, action, given, refused) => {
    expect(verdictOn(action, given)?.refused).toBe(refused);
  });

  test.each<[string, Actor | null]>([
    ['a light agent', { role: 'light-agent', groups: ['Managers'] }],
    ['an end user', { role: 'end-user', groups: [] }],
    ['somebody whom Zendesk does not know', null],
  ])('%s does nothing, whatever the action', (_who, actor) => {
    const actions: readonly Action[] = [
      { name: 'kind', why: 'x' },
      { name: 'replaced' },
      until(HOUR),
      { name: 'noReplyOwed' },
      { name: 'rootCause' },
      withdraw,
    ];
    for (const action of actions) expect(verdictOn(action, { actor })?.refused).toBe('role');
  });

  test.each([
    [-1, 'promisePast'],
    [0, 'promisePast'],
    [1, null],
    [PROMISE_MOST_MS - 1, null],
    [PROMISE_MOST_MS, null],
    [PROMISE_MOST_MS + 1, 'promiseFar'],
  ])('a promise for %s ms later is refused as %s', (ms, refused) => {
    expect(verdictOn(until(ms))?.refused).toBe(refused);
  });

  test('the same nonce with the same content is decided once', () => {
    expect(verdictOn(until(HOUR), { decided: [earlier('n', 'h')] })).toBeNull();
  });

  test('the same nonce with other content is refused', () => {
    const decided = [earlier('n', 'other')];
    expect(verdictOn(until(HOUR), { decided })?.refused).toBe('nonceUsed');
  });

  test.each([
    [null, [], null],
    ['a', ['a'], null],
    ['b', ['a', 'b'], null],
    [null, ['a'], 'overtaken'],
    ['a', ['a', 'b'], 'overtaken'],
    ['a', [], 'overtaken'],
  ])('after %s, with %j decided, is refused as %s', (after, nonces, refused) => {
    const decided = nonces.map((nonce) => earlier(nonce, nonce));
    expect(verdictOn(until(HOUR), { decided, asked: { after } })?.refused).toBe(refused);
  });

  test('what a field says already is never too late', () => {
    const decided = [earlier('other', 'other')];
    for (const what of ['kind', 'replaced'] as const) {
      const action: Action = what === 'kind' ? { name: what, why: null } : { name: what };
      expect(verdictOn(action, { decided, asked: changes(what) })?.refused).toBeNull();
    }
  });

  test('the verdict says by which role, for which tier and by which version', () => {
    const by = (actor: Actor | null) => verdictOn(withdraw, { facts: LATE, actor });
    expect(by(MANAGER)).toEqual({
      auditId: 900,
      refused: null,
      role: 'manager',
      tier: 'standard',
      policy: 'test-1',
    });
    expect([by(ADMIN)?.role, by(AGENT)?.role, by(null)?.role]).toEqual([
      'admin',
      'agent',
      'unknown',
    ]);
  });
});

describe('counts', () => {
  test.each<[string, readonly Fact[], readonly string[]]>([
    ['an open incident', [opened], ['kind', 'promise', 'noReplyOwed']],
    ['one that was answered', [opened, replied], ['kind', 'promise']],
    ['one that was missed', LATE, ['kind', 'promise', 'noReplyOwed', 'withdrawBreach']],
    ['a part to be replaced', PART, ['kind', 'promise', 'replaced']],
    ['a solved ticket', [opened, replied, solved], ['kind']],
    ['a ticket whose opening is not known', [], []],
  ])('on %s are possible', (_what, facts, possible) => {
    const judgement = judge(policy, { ticket: ticketOf('standard'), facts }, NOW);
    expect(FREE_ACTIONS.filter((name) => counts(name, judgement))).toEqual(possible);
  });
});
