/** Do the paid sections hold together? Amounts, and names of tiers, kinds, tasks and roles. */

import type { Permissions } from '../core/policy/permission.ts';
import { readMoney, readPercent } from './money.ts';
import { hint } from './nearest.ts';
import type { Path } from './problem.ts';
import { type Reading, readDates, refuseTwice, requireName, requireNames } from './reading.ts';
import type { RawFile } from './schema/file.ts';
import { ROLES } from './schema/paid.ts';

/** Reports what is wrong between the paid sections and the rest; of them only `may` is kept yet. */
export function checkPaid(reading: Reading, raw: RawFile): void {
  checkPromotions(reading, raw.promotions ?? []);
  for (const [name, boost] of Object.entries(raw.queue?.boosts ?? {})) {
    checkMoney(reading, boost.price, ['queue', 'boosts', name, 'price']);
  }
  checkDiagnosis(reading, raw.diagnosis);
  checkPacks(reading, raw.packs);
  checkMay(reading, raw.may);
  checkMoney(reading, raw.interventions?.slicePrice, ['interventions', 'slicePrice']);
  for (const [name, brand] of Object.entries(raw.brands ?? {})) {
    requireNames(reading, 'tier', brand.tiers ?? [], ['brands', name, 'tiers']);
  }
  const criteria = raw.publicStandard?.criteria.map((one) => one.id) ?? [];
  refuseTwice(reading.report, criteria, ['publicStandard', 'criteria']);
}

function checkMoney(reading: Reading, raw: number | string | undefined, path: Path): void {
  if (raw === undefined) return;
  const read = readMoney(raw, reading.currency);
  if ('wrong' in read) reading.report('badMoney', path, read.wrong);
}

function checkPromotions(reading: Reading, raw: NonNullable<RawFile['promotions']>): void {
  const ids = raw.map((one) => one.id);
  refuseTwice(reading.report, ids, ['promotions']);
  for (const [i, promotion] of raw.entries()) {
    readDates(reading, promotion, ['promotions', i]);
    requireNames(reading, 'tier', promotion.tiers ?? [], ['promotions', i, 'tiers']);
    refuseTwice(reading.report, promotion.applies, ['promotions', i, 'applies']);
    readPercent(reading, promotion.percentOff, ['promotions', i, 'percentOff']);
  }
}

function checkDiagnosis(reading: Reading, raw: RawFile['diagnosis']): void {
  if (raw === undefined) return;
  const path = ['diagnosis', 'price'];
  const prices = typeof raw.price === 'object' ? raw.price : undefined;
  for (const [tier, price] of Object.entries(prices ?? {})) {
    if (tier !== '*') requireName(reading, 'tier', tier, [...path, tier], { atKey: true });
    if (price !== 'included') checkMoney(reading, price, [...path, tier]);
  }
  if (typeof raw.price !== 'object' && raw.price !== 'included') {
    checkMoney(reading, raw.price, path);
  }
  checkMoney(reading, raw.approvalAbove, ['diagnosis', 'approvalAbove']);
  requireNames(reading, 'kind', raw.notForKinds ?? [], ['diagnosis', 'notForKinds']);
}

function checkPacks(reading: Reading, raw: RawFile['packs']): void {
  if (raw === undefined) return;
  const tasks = Object.keys(raw.catalogue);
  for (const [name, plan] of Object.entries(raw.plans)) {
    const path = ['packs', 'plans', name];
    checkMoney(reading, plan.price, [...path, 'price']);
    checkMoney(reading, plan.overage, [...path, 'overage']);
    refuseTwice(reading.report, plan.tasks, [...path, 'tasks']);
    for (const [i, task] of plan.tasks.entries()) {
      if (tasks.includes(task)) continue;
      const message = `the catalogue has no task "${task}"; ${hint(task, tasks)}`;
      reading.report('unknownName', [...path, 'tasks', i], message);
    }
  }
}

/** Whom the file lets do what; as far as the engine asks for it yet. */
export function readMay(raw: RawFile['may']): Permissions {
  const roles = Object.entries(raw?.roles ?? {}).map(
    ([name, { groups }]) => [name, groups] as const,
  );
  return { roles: new Map(roles), withdrawBreach: raw?.withdrawBreach ?? [] };
}

function checkMay(reading: Reading, raw: RawFile['may']): void {
  if (raw === undefined) return;
  const { roles = {}, quoteAbove = {}, ...actions } = raw;
  for (const name of Object.keys(roles)) {
    if (name !== 'agent' && name !== 'admin') continue;
    const message = `who is ${name} is Zendesk's to say; choose another name for this role`;
    reading.report('badValue', ['may', 'roles', name], message, { atKey: true });
  }
  const known = [...ROLES, ...Object.keys(roles)];
  const lists: [Path, readonly string[]][] = [];
  for (const [action, list] of Object.entries(actions)) lists.push([['may', action], list]);
  for (const [amount, list] of Object.entries(quoteAbove)) {
    const path = ['may', 'quoteAbove', amount];
    checkMoney(reading, amount, path);
    lists.push([path, list]);
  }
  for (const [path, list] of lists) {
    refuseTwice(reading.report, list, path);
    for (const [i, role] of list.entries()) {
      if (known.includes(role)) continue;
      const message = `there is no role "${role}"; ${hint(role, known)}`;
      reading.report('unknownName', [...path, i], message);
    }
  }
}
