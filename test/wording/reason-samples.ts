/** One of every reason there is, by a name that the languages' tables of sentences share. */
import type { CancelCause, PauseCause, Reason } from '../../engine/core/clock/reason.ts';
import { at } from '../support/histories.ts';

/** The clock's start, a Friday; everything near it is told by weekdays alone. */
export const FRIDAY = at('2026-11-20T16:00:00+01:00');
const CLOSING = at('2026-11-20T18:00:00+01:00');
const SATURDAY = at('2026-11-21T10:00:00+01:00');
const TUESDAY = at('2026-11-24T09:00:00+01:00');
const FAR = at('2026-12-01T09:05:00+01:00');
const NEXT_YEAR = at('2027-01-02T09:05:00+01:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const target = {
  code: 'target',
  tier: 'premium',
  kind: 'incident',
  promise: 'firstReply',
  targetMs: 4 * HOUR,
  calendar: 'office',
  alwaysOpen: false,
  priority: null,
} as const satisfies Reason;

const paused = (because: PauseCause, toAt: number | null) =>
  ({ code: 'paused', fromAt: FRIDAY, toAt, because }) as const;
const cancelled = (because: CancelCause) => ({ code: 'cancelled', at: TUESDAY, because }) as const;
const counted = (fromAt: number, toAt: number, ms: number) =>
  ({ code: 'counted', fromAt, toAt, ms }) as const;
const started = (because: Extract<Reason, { code: 'started' }>['because']) =>
  ({ code: 'started', at: FRIDAY, because }) as const;
const met = (because: Extract<Reason, { code: 'met' }>['because']) =>
  ({ code: 'met', at: CLOSING, because }) as const;
const moved = (
  because: Extract<Reason, { code: 'retargeted' }>['because'],
  fromMs: number | null,
  toMs: number | null,
) => ({ code: 'retargeted', at: CLOSING, because, fromMs, toMs }) as const;
const rejudged = (fromMs: number | null, toMs: number | null) =>
  ({ code: 'rejudged', at: TUESDAY, from: '2026-11', to: '2026-12', fromMs, toMs }) as const;

export const REASONS = {
  target,
  'target of nobody’s tier': { ...target, kind: null, tier: '' },
  'target around the clock, a free name': {
    ...target,
    promise: 'agentWork',
    targetMs: HOUR + MINUTE,
    alwaysOpen: true,
  },
  'event plan': { code: 'eventPlan', organization: 'ACME' },
  'reduced service': { code: 'reducedService', notice: null },
  'reduced service with a notice': { code: 'reducedService', notice: 'We are moving house.' },
  pack: { code: 'pack', pack: 'Care 10' },
  'opened before the policy': { code: 'policy', version: '2026-11', because: 'openedBefore' },
  'follow-up': { code: 'followsUp', ticket: 12345 },
  opened: started('opened'),
  'customer wrote': started('customerWrote'),
  'staff replied': started('staffReplied'),
  'kind and component': started('kindAndComponent'),
  'customer consented': started('consented'),
  'unanswered and merged': started('merged'),
  'started solved': started('solved'),
  promised: started('promised'),
  'diagnosis accepted': started('diagnosisAccepted'),
  'quote accepted': started('quoteAccepted'),
  'started at a tier change': started('tierChanged'),
  'counted on a day': counted(FRIDAY, CLOSING, 2 * HOUR),
  'counted to midnight': counted(FRIDAY, at('2026-11-21T00:00:00+01:00'), 8 * HOUR),
  'counted across days': counted(FRIDAY, SATURDAY, 18 * HOUR),
  'counted far away': counted(FAR, FAR + MINUTE, MINUTE),
  'counted far across days': counted(FAR, FAR + 24 * HOUR, 24 * HOUR),
  'closed till the next day': {
    code: 'closedHours',
    fromAt: CLOSING,
    toAt: SATURDAY,
    opensAt: SATURDAY,
  },
  'closed till Tuesday': { code: 'closedHours', fromAt: CLOSING, toAt: TUESDAY, opensAt: TUESDAY },
  'closed till a far day': { code: 'closedHours', fromAt: CLOSING, toAt: FAR, opensAt: FAR },
  'closed till another year': {
    code: 'closedHours',
    fromAt: CLOSING,
    toAt: NEXT_YEAR,
    opensAt: NEXT_YEAR,
  },
  'waiting for the customer': paused('waitingForCustomer', null),
  'paused while solved': paused('solved', SATURDAY),
  'waiting for a window': paused('waitingForWindow', CLOSING),
  'paused by status': paused('status', null),
  'paused as replaced': paused('notReplaced', FAR),
  'kind changed': moved('kind', 4 * HOUR, null),
  'component changed': moved('component', HOUR, 2 * HOUR),
  'priority changed': moved('priority', null, HOUR / 2),
  'fields changed': moved('fields', HOUR, HOUR),
  'nothing promised by the change': moved('kind', null, null),
  rejudged: rejudged(4 * HOUR, HOUR),
  'rejudged, promised now': rejudged(null, HOUR),
  inherited: {
    code: 'inherited',
    at: TUESDAY,
    from: 4711,
    startedAt: at('2026-11-19T08:30:00+01:00'),
  },
  upgrade: { code: 'tierChanged', at: CLOSING, from: 'standard', to: 'premium', kept: 'new' },
  'tier lost': { code: 'tierChanged', at: CLOSING, from: 'premium', to: null, kept: 'old' },
  replied: met('replied'),
  solved: met('solved'),
  replaced: met('replaced'),
  explained: met('explained'),
  'diagnosis finished': met('outcome'),
  'work finished': met('finished'),
  breached: { code: 'breached', at: SATURDAY, datedAtChange: false },
  'breached by a change': { code: 'breached', at: SATURDAY, datedAtChange: true },
  withdrawn: { code: 'withdrawn', at: TUESDAY, breachedAt: SATURDAY, by: null, why: 'a question' },
  'withdrawn by somebody': {
    code: 'withdrawn',
    at: TUESDAY,
    breachedAt: SATURDAY,
    by: '7',
    why: 'Only a question!',
  },
  'reason missing': { code: 'reasonMissing', at: TUESDAY },
  reopened: { code: 'reopened', at: TUESDAY },
  'solved without a reply': cancelled('solvedWithoutReply'),
  'no reply owed': cancelled('noReplyOwed'),
  closed: cancelled('closed'),
  merged: cancelled('merged'),
  deleted: cancelled('deleted'),
  suspended: cancelled('suspended'),
  'cancelled by reopening': cancelled('reopened'),
  'not promised': cancelled('notPromised'),
  'not measured': cancelled('notMeasured'),
  exactly: { code: 'exactly', at: SATURDAY },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonName = keyof typeof REASONS;
