/** What does Palier answer about a history, in Zendesk's words? One line an instance. */
import type { Clock } from '../../../engine/core/clock/clock.ts';
import { judge } from '../../../engine/core/clock/judge.ts';
import type { Policy } from '../../../engine/core/policy/policy.ts';
import { formatInstant } from '../../../engine/core/time/instant.ts';
import { at, ticketOf } from '../../support/histories.ts';
import { factOf } from '../../support/history-line.ts';
import { policyFrom } from '../../support/policy.ts';
import type { Metric, Row } from './metric.ts';
import { METRICS } from './metrics.ts';

/** What a row says about the ticket itself. */
type Asked = Pick<Row, 'history' | 'at' | 'hours' | 'instance'>;

const POLICY = policyOf(METRICS);

/** The instances of the metric's promise; `no target` where there is none. */
export function answerOf({ name }: Metric, row: Asked): readonly string[] {
  const tier = row.hours ?? 'business';
  const history = { ticket: ticketOf(tier), facts: row.history.map(factOf) };
  const { clocks } = judge(POLICY, history, at(row.at));
  const asked = clocks.filter(
    (clock) => clock.promise === name && clock.instance === (row.instance ?? clock.instance),
  );
  const lines = asked.map(line);
  return lines.length === 0 ? ['no target'] : lines;
}

function line(clock: Clock): string {
  const used = `${clock.elapsedMs / 60_000} min`;
  if (clock.state === 'breached') {
    const breached = `breached ${formatInstant(clock.breachedAt ?? 0)}`;
    return clock.metAt === null ? breached : `${breached}, fulfilled after ${used}`;
  }
  if (clock.state === 'met') return `fulfilled after ${used}`;
  if (clock.state === 'running') {
    return `active after ${used}, due ${formatInstant(clock.deadlineAt ?? 0)}`;
  }
  return `${clock.state} after ${used}`;
}

/**
 * All seven in one tier, as an admin would write them. Monday to Friday from 9 to 17 in UTC, so
 * that a row's instants can be read as they are; the tier `calendar` promises the same around the
 * clock.
 */
function policyOf(metrics: readonly Metric[]): Policy {
  const promises = Object.fromEntries(metrics.map(({ name, promise }) => [name, promise]));
  const aroundTheClock = JSON.parse(JSON.stringify(promises).replaceAll('"schedule"', '"always"'));
  const tier = (is: string, promised: unknown) => ({
    match: [{ organizationField: 'support_tier', is }],
    people: 'schedule',
    promises: promised,
  });
  return policyFrom({
    version: 'zendesk-sla',
    effectiveFrom: '2026-01-01T00:00:00Z',
    currency: 'EUR',
    timeZone: 'Etc/UTC',
    languages: ['en'],
    calendars: { schedule: { week: { 'mon-fri': ['09:00-17:00'] } }, always: { open: '24x7' } },
    kinds: { any: { handling: '20m' } },
    tiers: { business: tier('business', promises), calendar: tier('calendar', aroundTheClock) },
  });
}
