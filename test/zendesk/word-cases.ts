/** Cases: whose word is a comment, and who opened the ticket? */
import { type Case, opened, word } from './fact-case.ts';
import { ADMIN, AGENT, COLLEAGUE, CUSTOMER, ENGINE, LIGHT } from './known.ts';

export const WORDS: readonly Case[] = [
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

export const OPENING: readonly Case[] = [
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
