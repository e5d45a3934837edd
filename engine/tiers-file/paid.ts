/** What is sold beside the tiers, and do these sections fit the rest of the file? */

import type {
  Boost,
  DiagnosisRules,
  InterventionRules,
  Promotion,
  Task,
} from '../core/policy/paid.ts';
import { HOUR_MS, parseDuration } from '../core/time/duration.ts';
import { readAmount, readPercent } from './money.ts';
import { hint } from './nearest.ts';
import { type Reading, readDates, refuseTwice, requireName, requireNames } from './reading.ts';
import type { RawFile } from './schema/file.ts';

/** What has no answer in the file: decided in docs/decisions/0019. */
const USUAL = {
  notForKinds: ['outage'],
  correctableForMs: 24 * HOUR_MS,
  cap: 0,
  askAfterMs: 2 * HOUR_MS,
  alertAfterMs: 3 * HOUR_MS,
} as const;

/** Reports what is wrong between the sections that are only checked and the rest. */
export function checkUnread(reading: Reading, raw: RawFile): void {
  for (const [name, brand] of Object.entries(raw.brands ?? {})) {
    requireNames(reading, 'tier', brand.tiers ?? [], ['brands', name, 'tiers']);
  }
  const criteria = raw.publicStandard?.criteria.map((one) => one.id) ?? [];
  refuseTwice(reading.report, criteria, ['publicStandard', 'criteria']);
}

export function readPromotions(
  reading: Reading,
  raw: NonNullable<RawFile['promotions']>,
): readonly Promotion[] {
  const ids = raw.map((one) => one.id);
  refuseTwice(reading.report, ids, ['promotions']);
  return raw.map((promotion, i): Promotion => {
    const path = ['promotions', i];
    requireNames(reading, 'tier', promotion.tiers ?? [], [...path, 'tiers']);
    refuseTwice(reading.report, promotion.applies, [...path, 'applies']);
    return {
      id: promotion.id,
      ...readDates(reading, promotion, path),
      applies: promotion.applies,
      tiers: promotion.tiers ?? null,
      offPpm: readPercent(reading, promotion.percentOff, [...path, 'percentOff']),
      notice: promotion.notice ?? null,
    };
  });
}

export function readBoosts(reading: Reading, raw: RawFile['queue']): readonly Boost[] {
  return Object.entries(raw?.boosts ?? {}).map(([name, { by, price }]) => ({
    name,
    byMs: parseDuration(by) ?? 0,
    price: readAmount(reading, price, ['queue', 'boosts', name, 'price']),
  }));
}

export function readDiagnosis(reading: Reading, raw: RawFile['diagnosis']): DiagnosisRules | null {
  if (raw === undefined) return null;
  requireNames(reading, 'kind', raw.notForKinds ?? [], ['diagnosis', 'notForKinds']);
  const { approvalAbove: above } = raw;
  return {
    prices: readPrices(reading, raw.price),
    offerValidForMs: msOf(raw.offerValidFor),
    quoteValidForMs: msOf(raw.quoteValidFor),
    notForKinds: raw.notForKinds ?? USUAL.notForKinds,
    approvalAbove:
      above === undefined ? null : readAmount(reading, above, ['diagnosis', 'approvalAbove']),
    approversField: raw.approvers?.organizationField ?? null,
    correctableForMs: msOf(raw.correctableFor) ?? USUAL.correctableForMs,
    templates: new Map(
      Object.entries(raw.templates ?? {}).map(([language, words]) => [
        language,
        {
          offer: words.offer ?? null,
          quote: words.quote ?? null,
          covered: words.covered ?? null,
          unable: words.unable ?? null,
        },
      ]),
    ),
  };
}

function readPrices(
  reading: Reading,
  raw: NonNullable<RawFile['diagnosis']>['price'],
): DiagnosisRules['prices'] {
  const path = ['diagnosis', 'price'];
  if (raw === 'included') return new Map([['*', null]]);
  if (typeof raw !== 'object') return new Map([['*', readAmount(reading, raw, path)]]);
  return new Map(
    Object.entries(raw).map(([tier, price]) => {
      if (tier !== '*') requireName(reading, 'tier', tier, [...path, tier], { atKey: true });
      return [tier, price === 'included' ? null : readAmount(reading, price, [...path, tier])];
    }),
  );
}

export function readInterventions(
  reading: Reading,
  raw: RawFile['interventions'],
): InterventionRules | null {
  if (raw === undefined) return null;
  return {
    includedMs: msOf(raw.included) ?? 0,
    sliceMs: msOf(raw.slice) ?? HOUR_MS,
    slicePrice: readAmount(reading, raw.slicePrice, ['interventions', 'slicePrice']),
    cap: raw.cap ?? USUAL.cap,
    askAfterMs: msOf(raw.askAfter) ?? USUAL.askAfterMs,
    alertAfterMs: msOf(raw.alertAfter) ?? USUAL.alertAfterMs,
  };
}

/** The catalogue; each plan's tasks must stand in it. */
export function readTasks(reading: Reading, raw: RawFile['packs']): ReadonlyMap<string, Task> {
  const tasks = Object.entries(raw?.catalogue ?? {}).map(([name, { handling, title }]): Task => {
    return { name, handlingMs: parseDuration(handling) ?? 0, title: title ?? null };
  });
  const known = tasks.map(({ name }) => name);
  for (const [name, plan] of Object.entries(raw?.plans ?? {})) {
    const path = ['packs', 'plans', name, 'tasks'];
    refuseTwice(reading.report, plan.tasks, path);
    for (const [i, task] of plan.tasks.entries()) {
      if (known.includes(task)) continue;
      const message = `the catalogue has no task "${task}"; ${hint(task, known)}`;
      reading.report('unknownName', [...path, i], message);
    }
  }
  return new Map(tasks.map((task) => [task.name, task]));
}

function msOf(text: string | undefined): number | null {
  return text === undefined ? null : (parseDuration(text) ?? null);
}
