/** Does one update say the same in our words whichever way it was read, and the right thing? */
import type { FactBody } from '../../engine/core/ticket/fact.ts';
import type { Known } from '../../engine/known.ts';
import type { Audit, DeskTicket } from '../../engine/ports.ts';
import { auditFromExport, auditFromList } from '../../engine/zendesk/audit-rows.ts';
import { deletedFact, requesterAfter, ticketFacts } from '../../engine/zendesk/ticket-facts.ts';
import { exportForm, listForm, type Update } from './audit-forms.ts';
import { ADMIN, AGENT, COLLEAGUE, CUSTOMER, ENGINE, knownDesk, LIGHT } from './known.ts';

const AT = Date.parse('2026-11-20T09:00:00Z');

interface Case {
  readonly says: string;
  readonly update: Update;
  readonly known?: Partial<Known>;
  readonly bodies: readonly FactBody[];
}

const word = (author: number, isPublic = true, via?: string): Update['comment'] => ({
  author,
  public: isPublic,
  ...(via ? { via } : {}),
});
const opened = (rest: object): FactBody =>
  ({ type: 'opened', priority: null, kind: null, component: null, ...rest }) as FactBody;

const WORDS: readonly Case[] = [
  {
    says: "the requester's public comment is the customer's word",
    update: { author: CUSTOMER, comment: word(CUSTOMER) },
    bodies: [{ type: 'customerWrote' }],
  },
  {
    says: 'an agent who is the requester speaks as the customer',
    update: { author: AGENT, comment: word(AGENT) },
    known: { requesterId: AGENT },
    bodies: [{ type: 'customerWrote' }],
  },
  {
    says: 'another end user, known or not, is told apart from the requester',
    update: { author: COLLEAGUE, comment: word(COLLEAGUE) },
    bodies: [{ type: 'customerWrote', endUser: true }],
  },
  {
    says: "an agent's public comment is a reply",
    update: { comment: word(AGENT) },
    bodies: [{ type: 'staffReplied', public: true }],
  },
  {
    says: "an admin's public comment is a reply",
    update: { author: ADMIN, comment: word(ADMIN) },
    bodies: [{ type: 'staffReplied', public: true }],
  },
  { says: 'a private comment says nothing', update: { comment: word(AGENT, false) }, bodies: [] },
  {
    says: "a light agent's comment says nothing, even were it public",
    update: { author: LIGHT, comment: word(LIGHT) },
    bodies: [],
  },
  {
    says: 'a private comment of the requester says nothing',
    update: { author: CUSTOMER, comment: word(CUSTOMER, false) },
    bodies: [],
  },
  {
    says: "the engine's own comment says nothing",
    update: { author: ENGINE, comment: word(ENGINE) },
    bodies: [],
  },
  {
    says: 'Zendesk itself (-1) says nothing',
    update: { author: -1, comment: word(-1) },
    bodies: [],
  },
  {
    says: 'an update without an author is read as Zendesk’s own',
    update: { author: null, changes: { priority: ['high', null] } },
    bodies: [{ type: 'priority', to: 'high' }],
  },
  ...['rule', 'system', 'merge', 'chat', 'native_messaging', 'side_conversation'].map(
    (via): Case => ({
      says: `a public comment that came by ${via} says nothing`,
      update: { comment: word(AGENT, true, via) },
      bodies: [],
    }),
  ),
  {
    says: "a problem's update counts where it lands",
    update: { comment: word(AGENT), via: 'system', rel: 'problem' },
    bodies: [{ type: 'staffReplied', public: true }],
  },
  {
    says: 'without a requester every end user is another end user',
    update: { author: CUSTOMER, comment: word(CUSTOMER) },
    known: { requesterId: null },
    bodies: [{ type: 'customerWrote', endUser: true }],
  },
];

const OPENING: readonly Case[] = [
  {
    says: 'a ticket whose requester wrote first is opened by the customer',
    update: {
      creates: true,
      author: CUSTOMER,
      comment: word(CUSTOMER),
      changes: { requester_id: [CUSTOMER], status: ['new'], priority: ['high'] },
    },
    known: { requesterId: null },
    bodies: [opened({ by: 'customer', priority: 'high', status: 'new' })],
  },
  {
    says: 'a ticket whose first words are staff’s is opened by staff and is no reply',
    update: {
      creates: true,
      comment: word(AGENT),
      changes: { requester_id: [CUSTOMER], status: ['open'] },
    },
    bodies: [opened({ by: 'staff', status: 'open' })],
  },
  {
    says: 'an agent who is the requester opens as the customer',
    update: { creates: true, comment: word(AGENT), changes: { requester_id: [AGENT] } },
    bodies: [opened({ by: 'customer' })],
  },
  {
    says: 'a ticket with a null requester is opened by its author’s role',
    update: {
      creates: true,
      author: CUSTOMER,
      comment: word(CUSTOMER),
      changes: { requester_id: [null] },
    },
    bodies: [opened({ by: 'customer' })],
  },
  {
    says: 'a ticket that Zendesk made itself is opened by staff',
    update: { creates: true, author: -1, changes: { status: ['new'] } },
    bodies: [opened({ by: 'staff', status: 'new' })],
  },
  {
    says: 'kind and component chosen in the form stand in opened, group and assignee beside it',
    update: {
      creates: true,
      author: CUSTOMER,
      comment: word(CUSTOMER),
      changes: {
        '902': ['palier_kind_hardwareswap'],
        '903': ['palier_component_disk'],
        '904': [false],
        group_id: [300],
        assignee_id: [AGENT],
        organization_id: [40],
      },
    },
    bodies: [
      opened({ by: 'customer', kind: 'hardwareSwap', component: 'disk' }),
      { type: 'group', to: 'Network' },
      { type: 'assignee', to: '20' },
    ],
  },
  {
    says: 'a custom status at the opening follows with its category',
    update: { creates: true, author: CUSTOMER, changes: { custom_status_id: [501] } },
    bodies: [
      opened({ by: 'customer', status: 'hold' }),
      { type: 'status', to: 'Waiting for vendor', category: 'hold' },
    ],
  },
];

const CHANGES: readonly Case[] = [
  {
    says: 'a reply and the status set with it come in that order',
    update: { comment: word(AGENT), changes: { status: ['pending', 'open'] } },
    bodies: [
      { type: 'staffReplied', public: true },
      { type: 'status', to: 'pending' },
    ],
  },
  {
    says: 'a status told twice is one fact, by the custom status’s name',
    update: { changes: { status: ['hold', 'open'], custom_status_id: [501, 502] } },
    bodies: [{ type: 'status', to: 'Waiting for vendor', category: 'hold' }],
  },
  {
    says: 'the default custom status of a category has Zendesk’s own name',
    update: { changes: { status: ['open', 'new'], custom_status_id: [502, 500] } },
    bodies: [{ type: 'status', to: 'open' }],
  },
  {
    says: 'a custom status nobody knows leaves Zendesk’s own status',
    update: { changes: { status: ['pending', 'open'], custom_status_id: [599, 502] } },
    bodies: [{ type: 'status', to: 'pending' }],
  },
  {
    says: 'a custom status nobody knows says nothing alone',
    update: { changes: { custom_status_id: [599, 502] } },
    bodies: [],
  },
  {
    says: 'a status word nobody knows is passed on as it is',
    update: { changes: { status: ['thinking', 'open'] } },
    bodies: [{ type: 'status', to: 'thinking' }],
  },
  {
    says: 'clearing the priority, the group and the assignee says null',
    update: {
      changes: { priority: [null, 'high'], group_id: [null, 300], assignee_id: [null, AGENT] },
    },
    bodies: [
      { type: 'priority', to: null },
      { type: 'group', to: null },
      { type: 'assignee', to: null },
    ],
  },
  {
    says: 'a group that nobody knows is named by its number',
    update: { changes: { group_id: [399, 300] } },
    bodies: [{ type: 'group', to: '399' }],
  },
  {
    says: 'an organization comes with its fields, an unknown one without',
    update: { changes: { organization_id: [40, 41] } },
    bodies: [{ type: 'organization', to: { id: 40, fields: { support_tier: 'premium' } } }],
  },
  {
    says: 'a removed organization is null',
    update: { changes: { organization_id: [null, 40] } },
    bodies: [{ type: 'organization', to: null }],
  },
  {
    says: 'an organization nobody knows keeps its number',
    update: { changes: { organization_id: [49, 40] } },
    bodies: [{ type: 'organization', to: { id: 49, fields: {} } }],
  },
  {
    says: 'a new requester comes with what is known of the person',
    update: { changes: { requester_id: [CUSTOMER, COLLEAGUE] } },
    known: { requesterId: COLLEAGUE },
    bodies: [{ type: 'requester', to: { id: CUSTOMER, tags: ['vip'] } }],
  },
  {
    says: 'a link to a problem and its end are told',
    update: { changes: { problem_id: [4600, null] } },
    bodies: [{ type: 'problem', to: 4600 }],
  },
  {
    says: 'watched fields are told by key, others not',
    update: { changes: { '800': ['server_9', null], '801': ['1', '0'], '850': ['x', null] } },
    bodies: [
      { type: 'fields', to: { service: 'server_9' } },
      { type: 'fields', to: { remote_hands: true } },
    ],
  },
  {
    says: 'tags are told when a watched one comes or goes',
    update: { changes: { tags: [['vip', 'a'], ['a']] } },
    bodies: [{ type: 'tags', to: ['a', 'vip'] }],
  },
  {
    says: 'tags nobody watches are not told',
    update: {
      changes: {
        tags: [
          ['vip', 'b'],
          ['vip', 'a'],
        ],
      },
    },
    bodies: [],
  },
];

const DECISIONS: readonly Case[] = [
  {
    says: 'a kind chosen by a person is a decision, by its name in the policy',
    update: { changes: { '902': ['palier_kind_hardwareswap', 'palier_kind_outage'] } },
    bodies: [{ type: 'kind', to: 'hardwareSwap' }],
  },
  {
    says: 'a kind that the policy does not have loses only its prefix',
    update: { changes: { '902': ['palier_kind_gone', null] } },
    bodies: [{ type: 'kind', to: 'gone' }],
  },
  {
    says: 'a cleared kind is null',
    update: { changes: { '902': [null, 'palier_kind_outage'] } },
    bodies: [{ type: 'kind', to: null }],
  },
  {
    says: 'a component and its replacement are decisions',
    update: { changes: { '903': ['palier_component_psu', null], '904': [true, false] } },
    bodies: [{ type: 'component', to: 'psu' }, { type: 'replaced' }],
  },
  {
    says: 'unticking replaced takes it back',
    update: { changes: { '904': [false, true] } },
    bodies: [{ type: 'replaced', to: false }],
  },
  {
    says: 'the tag that no reply is owed counts when it is set',
    update: { changes: { tags: [['palier_no_reply_owed'], []] } },
    bodies: [{ type: 'noReplyOwed' }],
  },
  {
    says: 'the same tag left standing or taken away says nothing',
    update: { changes: { tags: [['palier_no_reply_owed', 'b'], ['palier_no_reply_owed']] } },
    bodies: [],
  },
  {
    says: 'fields that are not connected say nothing',
    update: { changes: { '902': ['palier_kind_outage', null] } },
    known: { fieldIds: { ...knownDesk().fieldIds, palier_kind: null } },
    bodies: [],
  },
  {
    says: 'the same value by a person is a decision though the engine once wrote it',
    update: { changes: { '902': ['palier_kind_outage', null] }, custom: { palier: {} } },
    known: { ownValue: () => true, verifyMark: () => true },
    bodies: [{ type: 'kind', to: 'outage' }],
  },
  {
    says: "the engine's user without mark or written value decides like anybody",
    update: { author: ENGINE, changes: { '902': ['palier_kind_outage', null] } },
    bodies: [{ type: 'kind', to: 'outage' }],
  },
  {
    says: "the engine's own writing is no decision",
    update: {
      author: ENGINE,
      changes: { '902': ['palier_kind_outage', null], '904': [true, false] },
      custom: { palier: {} },
    },
    known: { ownValue: () => true, verifyMark: () => true },
    bodies: [],
  },
];

describe('ticketFacts', () => {
  it.each([...WORDS, ...OPENING, ...CHANGES, ...DECISIONS])('$says', (one) => {
    const known = knownDesk(one.known ?? {});
    const exported = ticketFacts(auditFromExport(exportForm(one.update)), known);
    const listed = ticketFacts(auditFromList(listForm(one.update)), known);
    expect(bodies(exported)).toEqual(one.bodies);
    expect(listed).toEqual(exported);
  });

  it('stamps every fact with the update’s instant, id, author and a key of its own', () => {
    const update = { comment: word(AGENT), changes: { status: ['solved', 'open'] as const } };
    const facts = ticketFacts(auditFromExport(exportForm(update)), knownDesk());
    expect(facts).toEqual([
      {
        ticketId: 12,
        key: '5000:staffReplied',
        fact: {
          type: 'staffReplied',
          public: true,
          at: AT,
          seq: 5000,
          key: '5000:staffReplied',
          author: '20',
        },
      },
      {
        ticketId: 12,
        key: '5000:status',
        fact: { type: 'status', to: 'solved', at: AT, seq: 5000, key: '5000:status', author: '20' },
      },
    ]);
  });

  it('gives two words of one kind in one update two keys', () => {
    const comment = { authorId: AGENT, public: true, channel: 'web' };
    const audit: Audit = {
      ...auditFromExport(exportForm({})),
      comments: [comment, comment],
    };
    expect(ticketFacts(audit, knownDesk()).map((one) => one.key)).toEqual([
      '5000:staffReplied',
      '5000:staffReplied:2',
    ]);
  });

  it('judges words against the requester that the same update sets', () => {
    const update: Update = {
      author: COLLEAGUE,
      comment: word(COLLEAGUE),
      changes: { requester_id: [COLLEAGUE, CUSTOMER] },
    };
    const facts = ticketFacts(auditFromExport(exportForm(update)), knownDesk());
    expect(bodies(facts)[0]).toEqual({ type: 'customerWrote' });
  });

  it('reads a merge away from the source of the update, and closes after it', () => {
    const row = listForm({ via: 'web', rel: 'merge', changes: { status: ['closed', 'open'] } });
    const audit = auditFromList({
      ...row,
      via: { channel: 'web', source: { from: {}, to: { ticket_id: '77' }, rel: 'merge' } },
    });
    expect(bodies(ticketFacts(audit, knownDesk()))).toEqual([
      { type: 'status', to: 'closed' },
      { type: 'merged', into: 77 },
    ]);
  });

  it('reads a merge away from the comment where the source says nothing', () => {
    const update: Update = {
      via: 'merge',
      comment: { author: AGENT, public: false, body: 'Closed and merged into request #78 "x".' },
      changes: { status: ['closed', 'open'] },
    };
    for (const audit of [auditFromExport(exportForm(update)), auditFromList(listForm(update))]) {
      expect(bodies(ticketFacts(audit, knownDesk())).at(-1)).toEqual({ type: 'merged', into: 78 });
    }
  });

  it('tells no merge on the surviving ticket, nor where no target is named', () => {
    const survivor = listForm({ via: 'merge', comment: { ...word(AGENT), body: '#5' } as never });
    const unnamed = listForm({ via: 'merge', changes: { status: ['closed', 'open'] } });
    expect(ticketFacts(auditFromList(survivor), knownDesk())).toEqual([]);
    expect(bodies(ticketFacts(auditFromList(unnamed), knownDesk()))).toEqual([
      { type: 'status', to: 'closed' },
    ]);
  });
});

describe('requesterAfter', () => {
  it.each([
    ['keeps the requester that an update does not touch', {}, CUSTOMER],
    ['takes the one that an update sets', { requester_id: [COLLEAGUE, CUSTOMER] as const }, 71],
    ['is null once the requester is taken away', { requester_id: [null, CUSTOMER] as const }, null],
  ])('%s', (_says, changes, expected) => {
    const audit = auditFromList(listForm({ changes }));
    expect(requesterAfter(audit, CUSTOMER)).toBe(expected);
  });
});

describe('deletedFact', () => {
  const ticket = { id: 12, status: 'open', updatedAt: AT } as DeskTicket;
  it('says that a deleted ticket is gone, as of its last change', () => {
    const key = `ticket:12:deleted:${AT}`;
    expect(deletedFact({ ...ticket, status: 'deleted' })).toEqual({
      ticketId: 12,
      key,
      fact: { type: 'deleted', at: AT, key },
    });
  });
  it('says nothing of a ticket that stands', () => {
    expect(deletedFact(ticket)).toBeNull();
  });
});

function bodies(facts: ReturnType<typeof ticketFacts>): unknown[] {
  return facts.map(({ fact: { at: _at, seq: _seq, key: _key, author: _author, ...body } }) => body);
}
