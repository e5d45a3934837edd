// How long does it take to judge one ticket with a long history, with and without its reasons?
import { judge } from '../../engine/core/clock/judge.ts';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { grantedSlots, rankOf } from '../../engine/core/queue/rank.ts';
import type { Fact, FactBody, History, TicketHeader } from '../../engine/core/ticket/fact.ts';
import { packTimeline, unpackTimeline } from '../../engine/store/timeline.ts';
import { medianRate, type Row } from './row.ts';
import { shippedPolicy } from './shipped-policy.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RUNS = 5;
const HISTORIES = 500;
/** A Monday at 09:00 UTC. */
const OPENED_AT = Date.UTC(2026, 10, 23, 9);

/**
 * Twenty things that happen to one ticket, in order: talk, waiting, a change of priority and kind,
 * a replaced component, a reopening.
 */
const STORY: readonly (readonly [minute: number, body: FactBody])[] = [
  [0, { type: 'opened', by: 'customer', priority: 'normal', kind: 'incident', status: 'new' }],
  [2, { type: 'group', to: 'Support' }],
  [12, { type: 'assignee', to: '7' }],
  [14, { type: 'status', to: 'open' }],
  [25, { type: 'staffReplied', public: true }],
  [70, { type: 'customerWrote' }],
  [95, { type: 'priority', to: 'high' }],
  [110, { type: 'staffReplied', public: true }],
  [111, { type: 'status', to: 'pending' }],
  [400, { type: 'customerWrote' }],
  [401, { type: 'status', to: 'open' }],
  [430, { type: 'staffReplied', public: true }],
  [460, { type: 'kind', to: 'replacement' }],
  [461, { type: 'component', to: 'disk' }],
  [470, { type: 'status', to: 'hold' }],
  [1900, { type: 'replaced' }],
  [1901, { type: 'staffReplied', public: true }],
  [1902, { type: 'status', to: 'solved' }],
  [3000, { type: 'customerWrote' }],
  [3001, { type: 'status', to: 'open' }],
];

/** Microseconds a ticket, judged and ranked under the shipped tiers. */
export function judgeRows(): Row[] {
  const policy = shippedPolicy();
  const histories = Array.from({ length: HISTORIES }, (_, i) => historyOf(policy, i));
  const now = OPENED_AT + 3100 * MINUTE;
  const time = (work: (history: History) => number): number => {
    const rate = medianRate(RUNS, HISTORIES * 20, () => {
      let sum = 0;
      for (let round = 0; round < 20; round++)
        for (const history of histories) sum += work(history);
      return sum;
    });
    return Math.round(100_000_000 / rate) / 100;
  };
  const judged = (history: History, reasons: boolean) => judge(policy, history, now, { reasons });
  const ranked = (history: History) =>
    rankOf(judged(history, false), now, grantedSlots(history.facts)).rank ?? 0;
  const clocks = histories.map((history) => judge(policy, history, now).clocks.length);
  const perTicket = clocks.reduce((sum, count) => sum + count, 0) / HISTORIES;
  const subject = `${STORY.length} facts, ${perTicket} clocks`;
  const countOf = (reasons: boolean) => (history: History) =>
    judged(history, reasons).clocks.length;
  return [
    { name: `judge ${subject}, reasons off`, value: time(countOf(false)), unit: 'µs' },
    { name: `judge ${subject}, reasons on`, value: time(countOf(true)), unit: 'µs' },
    { name: `judge and rank ${subject}, reasons off`, value: time(ranked), unit: 'µs' },
  ];
}

/** The same story at slightly other instants and in every tier in turn, as the store has it. */
function historyOf(policy: Policy, index: number): History {
  const tier = policy.tiers[index % policy.tiers.length]?.name ?? '';
  const facts = STORY.map(
    ([minute, body], seq): Fact => ({
      ...body,
      at: OPENED_AT + minute * MINUTE + (index % 60) * 1000 - (index % 5) * HOUR,
      seq,
      key: `${seq}:${body.type}`,
      author: '7',
    }),
  );
  const header: TicketHeader = {
    id: index,
    subject: 'Server slow',
    form: null,
    channel: 'email',
    brand: null,
    tags: [],
    fields: {},
    requester: { id: 7 },
    organization: { id: 1, name: 'ACME', fields: { support_tier: tier } },
  };
  // What is judged comes out of the store's packed form, whose facts are all built one way.
  const timeline = unpackTimeline(packTimeline({ header, facts }), index);
  return { ticket: timeline.header, facts: timeline.facts };
}
