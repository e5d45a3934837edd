/** What lies over the tiers? Packs, event plans and reduced service. */
import type { Pack } from '../core/policy/pack.ts';
import type { EventPlan, ReducedService } from '../core/policy/policy.ts';
import type { Tier } from '../core/policy/tier.ts';
import { readAmount } from './money.ts';
import type { Path } from './problem.ts';
import { type Bare, type Definitions, readPromises } from './promises.ts';
import { type Reading, readDates, requireNames } from './reading.ts';
import type { RawFile } from './schema/file.ts';
import type { RawEventPlan, RawReducedService } from './schema/overlays.ts';
import { readMatch } from './tiers.ts';

/**
 * Reads the stretches of reduced service; two that touch the same tier and kind must not overlap.
 */
export function readReducedService(
  reading: Reading,
  raw: readonly RawReducedService[],
  tiers: readonly Tier[],
  definitions: Definitions,
): ReducedService[] {
  const read = raw.map((one, i): ReducedService => {
    const path = ['reducedService', i];
    if (one.tiers !== undefined) requireNames(reading, 'tier', one.tiers, [...path, 'tiers']);
    if (one.kinds !== undefined) requireNames(reading, 'kind', one.kinds, [...path, 'kinds']);
    const meant = tiers.filter((tier) => one.tiers?.includes(tier.name) ?? true);
    const promisesPath = [...path, 'promises'];
    return {
      ...readDates(reading, one, path),
      tiers: one.tiers ?? null,
      kinds: one.kinds ?? null,
      promises: readPromises(reading, one.promises, promisesPath, bareOf(meant), definitions),
      notice: one.notice ?? null,
    };
  });
  refuseOverlaps(reading, read, ['reducedService'], (a, b) => {
    return meets(a.tiers, b.tiers) && meets(a.kinds, b.kinds);
  });
  return read;
}

/** Reads the event plans; one organization has at most one at a time. */
export function readEventPlans(
  reading: Reading,
  raw: readonly RawEventPlan[],
  tiers: readonly Tier[],
  definitions: Definitions,
): EventPlan[] {
  const read = raw.map((one, i): EventPlan => {
    const path = ['eventPlans', i];
    const promisesPath = [...path, 'promises'];
    return {
      organization: one.organization,
      ...readDates(reading, one, path),
      weight: one.weight ?? null,
      promises: readPromises(reading, one.promises ?? {}, promisesPath, bareOf(tiers), definitions),
      contact: one.contact ?? null,
    };
  });
  const path = ['eventPlans'];
  refuseOverlaps(reading, read, path, (a, b) => a.organization === b.organization);
  return read;
}

/** Reads the packs; whether the catalogue has their tasks is checked with it. */
export function readPacks(
  reading: Reading,
  raw: RawFile['packs'],
  tiers: readonly Tier[],
  definitions: Definitions,
): Pack[] {
  return Object.entries(raw?.plans ?? {}).map(([name, plan]): Pack => {
    const path = ['packs', 'plans', name];
    const promisesPath = [...path, 'promises'];
    return {
      name,
      match: readMatch(reading, plan.match, path),
      promises: readPromises(
        reading,
        plan.promises ?? {},
        promisesPath,
        bareOf(tiers),
        definitions,
      ),
      price: readAmount(reading, plan.price, [...path, 'price']),
      quota: plan.quota,
      tasks: plan.tasks,
      overage:
        plan.overage === undefined ? null : readAmount(reading, plan.overage, [...path, 'overage']),
      otherTasks: plan.otherTasks,
    };
  });
}

/** A bare duration is clear only where all tiers meant have the same people hours. */
function bareOf(tiers: readonly Tier[]): Bare {
  const [first, ...others] = tiers.map((tier) => tier.people);
  if (first === undefined) return 'unread';
  return others.every((people) => people === first) ? first : 'ambiguous';
}

function meets(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null || a.some((one) => b.includes(one));
}

function refuseOverlaps<T extends { readonly fromAt: number; readonly toAt: number }>(
  reading: Reading,
  stretches: readonly T[],
  path: Path,
  sameScope: (a: T, b: T) => boolean,
): void {
  for (const [i, later] of stretches.entries()) {
    const j = stretches
      .slice(0, i)
      .findIndex(
        (one) => one.fromAt < later.toAt && later.fromAt < one.toAt && sameScope(one, later),
      );
    if (j < 0) continue;
    const message =
      `${formatEntry(path, i)} overlaps ${formatEntry(path, j)} for the same customers; ` +
      'change the dates or the scope of one';
    reading.report('overlap', [...path, i], message);
  }
}

function formatEntry(path: Path, i: number): string {
  return `${path.join('.')}[${i}]`;
}
