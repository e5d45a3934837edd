/** Cases: what does a changed field mean, and whose decision is it? */
import { type Case, word } from './fact-case.ts';
import { AGENT, COLLEAGUE, CUSTOMER, ENGINE, knownDesk } from './known.ts';

export const CHANGES: readonly Case[] = [
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

export const DECISIONS: readonly Case[] = [
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
    says: 'the tag of a maintenance window begins the wait, and taking it away ends it',
    update: { changes: { tags: [['palier_waiting_for_window'], []] } },
    bodies: [{ type: 'waitingForWindow' }],
  },
  {
    says: 'taking the tag of a maintenance window away means that it was reached',
    update: { changes: { tags: [['a'], ['a', 'palier_waiting_for_window']] } },
    bodies: [{ type: 'windowReached' }],
  },
  {
    says: 'a macro’s tags say several things at once',
    update: {
      changes: { tags: [['palier_consent_given', 'palier_root_cause_given'], []] },
    },
    bodies: [{ type: 'consent' }, { type: 'rootCauseGiven' }],
  },
  {
    says: 'taking away the tag of a consent or of a root cause takes nothing back',
    update: {
      changes: { tags: [[], ['palier_consent_given', 'palier_root_cause_given']] },
    },
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
