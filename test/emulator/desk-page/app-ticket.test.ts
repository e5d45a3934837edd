/** What may an app read, change and have done on the ticket, and which events does that raise? */
import { type Made, pageModule } from '../../support/page-module.ts';

const { valueAt, changeAt, snapshotOf } = pageModule('app-paths.js') as Made<
  'valueAt' | 'changeAt' | 'snapshotOf'
>;
const { eventsBetween } = pageModule('app-events.js') as Made<'eventsBetween'>;
const { invoking, heightOf } = pageModule('app-invoke.js') as Made<'invoking' | 'heightOf'>;
const { modalAddress, lengthOf } = pageModule('app-modal.js') as Made<'modalAddress' | 'lengthOf'>;
const { createDraft } = pageModule('draft.js') as { createDraft: (isKept: boolean) => Draft };

interface Draft {
  readonly isEmpty: boolean;
  put(change: unknown): void;
  body(agentId: number): unknown;
  over(view: unknown, fieldIds: unknown): unknown;
}

const view = {
  ticket: {
    id: 4,
    subject: 'S',
    status: 'open',
    priority: null,
    type: null,
    tags: ['a'],
    requester: { id: 7, name: 'Cara' },
    organization: null,
    assignee: { user: null, group: { id: 1, name: 'G' } },
    updatedAt: '2026-03-02T08:00:00.000Z',
  },
  fields: [{ id: 11, name: 'custom_field_11', label: 'palier_kind', type: 'tagger', value: 'x' }],
  currentUser: { id: 1, locale: 'en-US', role: 'agent', timeZone: { ianaName: 'Europe/Paris' } },
  currentAccount: { subdomain: 'acme' },
};
const empty = createDraft(true);
const look = (draft: Draft = empty) =>
  snapshotOf(view, draft, { colorScheme: 'dark', context: { ticketId: 4 } });

describe('valueAt', () => {
  it.each([
    ['ticket.subject', 'S'],
    ['ticket.requester.name', 'Cara'],
    ['ticket.organization', null],
    ['ticket.assignee.user.id', null],
    ['ticket.customField:custom_field_11', 'x'],
    ['ticket.customField:palier_kind', 'x'],
    ['currentUser.timeZone.ianaName', 'Europe/Paris'],
    ['currentAccount.subdomain', 'acme'],
    ['colorScheme', 'dark'],
    ['context', { ticketId: 4 }],
    [
      'ticketFields:palier_kind',
      { id: 11, name: 'custom_field_11', label: 'palier_kind', type: 'tagger' },
    ],
  ])('finds %s', (path, value) => {
    expect(valueAt(look(), path)).toEqual(value);
  });

  it.each(['ticket.constructor', 'ticket.customField:custom_field_9', 'fields', '', '__proto__'])(
    'finds nothing at "%s"',
    (path) => {
      expect(() => valueAt(look(), path)).toThrow(/this desk/);
    },
  );
});

describe('beside a customer', () => {
  const user = { id: 7, name: 'Cara', organizations: [{ id: 3 }], userFields: { vip: true } };
  const seen = snapshotOf({ user, currentUser: view.currentUser }, undefined, { colorScheme: 'x' });

  it.each([
    ['user.id', 7],
    ['user.organizations', [{ id: 3 }]],
    ['user.customField:vip', true],
    ['user.customField:none', null],
    ['currentUser.role', 'agent'],
  ])('finds %s', (path, value) => {
    expect(valueAt(seen, path)).toEqual(value);
  });

  it.each(['ticket', 'ticket.id', 'ticketFields', 'ticket.customField:x', 'organization.id'])(
    'finds nothing at "%s"',
    (path) => {
      expect(() => valueAt(seen, path)).toThrow(/this desk/);
    },
  );

  it('lets nothing be set', () => {
    expect(() => changeAt(seen, { user }, 'ticket.status', 'open')).toThrow('no ticket');
  });
});

describe('the draft', () => {
  it('is what the app reads, and what the API is told', () => {
    const draft = createDraft(true);
    draft.put(changeAt(look(draft), view, 'ticket.status', 'solved'));
    draft.put(changeAt(look(draft), view, 'ticket.customField:palier_kind', 'y'));
    const snapshot = look(draft);
    expect(valueAt(snapshot, 'ticket.status')).toBe('solved');
    expect(valueAt(snapshot, 'ticket.customField:custom_field_11')).toBe('y');
    expect(draft.body(9)).toEqual({
      status: 'solved',
      assignee_id: 9,
      custom_fields: [{ id: 11, value: 'y' }],
    });
    expect(draft.over({ status: 'open', values: {} }, { palier_kind: 11 })).toEqual({
      status: 'solved',
      values: { palier_kind: 'y' },
    });
    expect(eventsBetween(look(), snapshot)).toEqual([
      ['ticket.status.changed', 'solved'],
      ['*.changed', { propertyName: 'ticket.status', newValue: 'solved' }],
      ['ticket.custom_field_11.changed', 'y'],
      ['*.changed', { propertyName: 'ticket.custom_field_11', newValue: 'y' }],
    ]);
  });

  it('forgets what is set back to the saved value', () => {
    const draft = createDraft(true);
    draft.put(changeAt(look(), view, 'ticket.priority', 'high'));
    expect(draft.isEmpty).toBe(false);
    draft.put(changeAt(look(), view, 'ticket.priority', null));
    expect(draft.isEmpty).toBe(true);
  });

  it.each([
    ['ticket.status', 'closed', 'cannot be "closed"'],
    ['ticket.priority', 'highest', 'cannot be "highest"'],
    ['ticket.tags', 'a b', 'cannot be "a b"'],
    ['ticket.id', 5, 'is nothing this desk lets an app set'],
    ['currentUser.role', 'admin', 'is nothing this desk lets an app set'],
  ])('takes no %s of %j', (path, value, why) => {
    expect(() => changeAt(look(), view, path, value)).toThrow(why);
  });

  it('takes nothing for a closed ticket', () => {
    const closed = { ...view, ticket: { ...view.ticket, status: 'closed' } };
    expect(() => changeAt(look(), closed, 'ticket.priority', 'low')).toThrow('closed');
  });
});

describe('eventsBetween', () => {
  it('tells nothing at the first look', () => {
    expect(eventsBetween(null, look())).toEqual([]);
  });

  it('tells an assignee by its part, and that the ticket was updated', () => {
    const user = { id: 2, name: 'A' };
    const ticket = {
      ...view.ticket,
      assignee: { ...view.ticket.assignee, user },
      updatedAt: '2026-03-02T08:01:00.000Z',
    };
    expect(eventsBetween(view, { ...view, ticket })).toEqual([
      ['ticket.assignee.user.changed', user],
      ['*.changed', { propertyName: 'ticket.assignee.user', newValue: user }],
      ['ticket.updated', { id: 4 }],
    ]);
  });
});

describe('invoking', () => {
  const seen: unknown[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]) =>
      void seen.push([name, ...given]);
  const invoke = invoking({
    resize: note('resize'),
    notify: note('notify'),
    openTicket: note('open'),
    append: note('append'),
    create: () => ({ instanceGuid: 'm' }),
    tags: (change: (tags: string[], given: string[]) => string[], given: string[]) =>
      seen.push(change(['a', 'b'], given)),
  }) as (name: string, args: unknown[]) => unknown;

  it.each([
    ['resize', [{ height: '240px' }], [['resize', { height: '240px' }]]],
    ['notify', ['<b>Late</b>', 'error', 500], [['notify', 'Late', 'bad']]],
    ['routeTo', ['ticket', '7'], [['open', 7]]],
    ['ticket.comment.appendText', ['Hi'], [['append', 'Hi']]],
    ['ticket.tags.add', ['c', 'a'], [['a', 'b', 'c']]],
    ['ticket.tags.remove', [['a']], [['b']]],
    ['popover', ['show'], []],
  ])('does %s %j', (name, args, done) => {
    seen.splice(0);
    invoke(name, args);
    expect(seen).toEqual(done);
  });

  it.each([
    ['destroy', [], 'is nothing this desk can do'],
    ['toString', [], 'is nothing this desk can do'],
    ['routeTo', ['user', 1], 'leads only to a ticket'],
  ])('says that %s %j is not here', (name, args, why) => {
    expect(() => invoke(name, args)).toThrow(why);
  });

  it.each([
    ['99999px', 4000],
    ['240.2px', 241],
    [80, 80],
    ['100%', null],
    [undefined, null],
  ])('takes the height %j as %j pixels', (height, pixels) => {
    expect(heightOf({ width: '100%', height })).toBe(pixels);
  });

  it('answers a new instance as a list of contexts, and lets a modal end itself', () => {
    expect(invoke('instances.create', [{}])).toEqual([{ instanceGuid: 'm' }]);
    const modal = invoking({ destroy: note('destroy') }) as typeof invoke;
    seen.splice(0);
    modal('destroy', []);
    expect(seen).toEqual([['destroy']]);
  });

  it('leaves out what belongs to a ticket where there is none', () => {
    const elsewhere = invoking({}) as (name: string, args: unknown[]) => unknown;
    expect(() => elsewhere('ticket.tags.add', ['a'])).toThrow('is nothing this desk can do');
  });
});

describe('a modal', () => {
  const own = 'http://127.0.0.1:4700/0/assets/iframe.html?a=1#b';

  it.each([
    ['assets/modal.html', 'http://127.0.0.1:4700/0/assets/modal.html'],
    ['assets/iframe.html#confirm', 'http://127.0.0.1:4700/0/assets/iframe.html#confirm'],
    ['http://127.0.0.1:4700/x', 'http://127.0.0.1:4700/x'],
  ])('of %s is at %s', (url, address) => {
    expect(modalAddress({ location: 'modal', url }, own)).toBe(address);
  });

  it.each([
    [{ location: 'background', url: 'assets/a.html' }, 'makes only modals'],
    [undefined, 'makes only modals'],
    [{ location: 'modal' }, 'needs the "url"'],
    [{ location: 'modal', url: 'http://evil.example/' }, 'opens only what lies beside the app'],
    [{ location: 'modal', url: 'javascript:alert(1)' }, 'opens only what lies beside the app'],
  ])('is not made of %j', (options, why) => {
    expect(() => modalAddress(options, own)).toThrow(why);
  });

  it.each([
    ['60vh', '60vh'],
    ['400', '400px'],
    [400, '400px'],
    ['50%', '50%'],
    ['1px;color:red', null],
    [undefined, null],
  ])('takes the length %j as %j', (given, length) => {
    expect(lengthOf(given)).toBe(length);
  });
});
