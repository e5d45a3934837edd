/** Is this text a valid tiers file, and which policy does it set? Tells all mistakes at once. */
import type { Calendar } from '../core/calendar/calendar.ts';
import { compileCalendar } from '../core/calendar/compile.ts';
import type { Kind } from '../core/policy/kind.ts';
import type { Policy } from '../core/policy/policy.ts';
import { parseDuration } from '../core/time/duration.ts';
import { formatInstant, type Instant, parseInstant } from '../core/time/instant.ts';
import { readBilling } from './billing.ts';
import { closedFrom, readSpec, turningPoints } from './calendar.ts';
import { readMay } from './may.ts';
import { refuseOtherMeanings } from './one-meaning.ts';
import { readEventPlans, readPacks, readReducedService } from './overlays.ts';
import {
  checkUnread,
  readBoosts,
  readDiagnosis,
  readInterventions,
  readPromotions,
  readTasks,
} from './paid.ts';
import { type Parsed, parseText } from './parse.ts';
import { type Finding, formatPath, isWarning, type Problem, type Report } from './problem.ts';
import { parseWhatFits } from './prune.ts';
import { type Names, type Reading, refuseTwice, requireName } from './reading.ts';
import { type RawFile, STAND_INS, tiersFile } from './schema/file.ts';
import { RESERVED_KINDS } from './schema/tiers.ts';
import { readAlerts, readQueue } from './settings.ts';
import { definitionsIn, readTiers, warnUnmatched, warnWithoutTarget } from './tiers.ts';
import { readTriage } from './triage.ts';
import { valueAt } from './zod-findings.ts';

/** More would not be read; the rest comes to light when these are mended. */
export const MOST_PROBLEMS = 200;

export interface ReadOptions {
  /** Given, a version that is not yet in force then is warned of. */
  readonly nowAt?: Instant;
}

export type ReadResult =
  | { readonly policy: Policy; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/**
 * Reads a tiers file (JSON with comments and trailing commas, at most 1 MB). Answers with the
 * policy and its warnings, or with every problem found, in the order of the text. Never throws.
 */
export function readTiersFile(text: string, options: ReadOptions = {}): ReadResult {
  // An editor's byte order mark is no part of the JSON, and columns count without it.
  const parsed = parseText(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (parsed.value === undefined) return { problems: located(parsed, parsed.findings) };
  const findings: Finding[] = [...parsed.findings];
  const shaped = parseWhatFits(tiersFile, parsed.value, STAND_INS);
  findings.push(...shaped.findings);
  const policy =
    shaped.value === undefined
      ? undefined
      : readPolicy(
          shaped.value,
          namesIn(parsed.value),
          (code, path, message, { atKey = false } = {}) =>
            findings.push({ code, path: shaped.original(path), message, atKey }),
          options,
        );
  // What seems to be missing may only have been cut out, so errors silence all warnings.
  const errors = findings.filter(({ code }) => !isWarning(code));
  if (policy !== undefined && errors.length === 0) {
    return { policy, warnings: located(parsed, findings) };
  }
  return { problems: located(parsed, errors) };
}

function readPolicy(raw: RawFile, names: Names, report: Report, { nowAt }: ReadOptions): Policy {
  const effectiveFrom = parseInstant(raw.effectiveFrom) ?? 0;
  const { timeZone, currency } = raw;
  const { calendars, turningPoints: points } = readCalendars(raw, effectiveFrom, report);
  const reading: Reading = { report, names, calendars, turningPoints: points, timeZone, currency };
  const kinds = readKinds(raw, report);
  const tiers = readTiers(reading, raw);
  const defaultTier = raw.default ?? null;
  if (defaultTier !== null) requireName(reading, 'tier', defaultTier, ['default']);
  refuseTwice(report, raw.languages, ['languages']);
  checkUnread(reading, raw);
  warnUnmatched(report, tiers, defaultTier);
  warnWithoutTarget(report, tiers, kinds);
  if (nowAt !== undefined && effectiveFrom > nowAt) {
    const message = `this version is in force only from ${raw.effectiveFrom} on`;
    report('notYetInForce', ['effectiveFrom'], message);
  }
  const definitions = definitionsIn(tiers);
  const packs = readPacks(reading, raw.packs, tiers, definitions);
  const reducedService = readReducedService(reading, raw.reducedService ?? [], tiers, definitions);
  const eventPlans = readEventPlans(reading, raw.eventPlans ?? [], tiers, definitions);
  refuseOtherMeanings(report, [
    ...tiers.map(({ name, promises }) => ({ path: ['tiers', name, 'promises'], promises })),
    ...packs.map(({ name, promises }) => ({
      path: ['packs', 'plans', name, 'promises'],
      promises,
    })),
    ...eventPlans.map(({ promises }, i) => ({ path: ['eventPlans', i, 'promises'], promises })),
    ...reducedService.map(({ promises }, i) => ({
      path: ['reducedService', i, 'promises'],
      promises,
    })),
  ]);
  if (raw.rejudgeReason !== undefined && raw.rejudge !== 'open') {
    const message = 'a reason to take open tickets over needs "rejudge": "open"';
    report('missing', ['rejudgeReason'], message, { atKey: true });
  }
  return {
    version: raw.version,
    effectiveFrom,
    currency,
    timeZone,
    languages: raw.languages,
    mode: typeof raw.mode === 'object' ? raw.mode.default : (raw.mode ?? 'observe'),
    customers: raw.customers ?? 'requester',
    rejudge: raw.rejudge ?? 'none',
    rejudgeReason: raw.rejudgeReason ?? null,
    calendars,
    kinds,
    triage: readTriage(reading, raw.triage ?? []),
    defaultTier,
    tiers,
    packs,
    tasks: readTasks(reading, raw.packs),
    diagnosis: readDiagnosis(reading, raw.diagnosis),
    interventions: readInterventions(reading, raw.interventions),
    boosts: readBoosts(reading, raw.queue),
    promotions: readPromotions(reading, raw.promotions ?? []),
    reducedService,
    eventPlans,
    queue: readQueue(raw.queue),
    alerts: readAlerts(reading, raw.alerts),
    may: readMay(reading, raw.may),
    billing: readBilling(reading, raw),
    notActedOn: notActedOn(raw),
  };
}

function readCalendars(
  raw: RawFile,
  effectiveFrom: Instant,
  report: Report,
): Pick<Reading, 'calendars' | 'turningPoints'> {
  const calendars = new Map<string, Calendar>();
  const points = new Map<Calendar, readonly Instant[]>();
  for (const [name, one] of Object.entries(raw.calendars)) {
    const path = ['calendars', name];
    let isSound = true;
    const spec = readSpec(one, raw.timeZone, path, (...finding) => {
      isSound = false;
      report(...finding);
    });
    if (!isSound) continue;
    const calendar = compileCalendar(name, spec);
    const its = turningPoints(spec, effectiveFrom);
    const closedAt = closedFrom(calendar, its);
    if (closedAt !== undefined) {
      const since = formatInstant(closedAt);
      const message = `"${name}" never opens in the five years from ${since} on; give it hours`;
      report('neverOpen', path, message, { atKey: true });
      continue;
    }
    calendars.set(name, calendar);
    points.set(calendar, its);
  }
  return { calendars, turningPoints: points };
}

function readKinds(raw: RawFile, report: Report): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const [name, kind] of Object.entries(raw.kinds)) {
    if (RESERVED_KINDS.includes(name)) {
      const message = `"${name}" has its own meaning in promises; call the kind something else`;
      report('badName', ['kinds', name], message, { atKey: true });
    }
    kinds.set(name, {
      name,
      handlingMs: parseDuration(kind.handling) ?? 0,
      weight: kind.weight ?? 1,
      components: kind.components === undefined ? null : new Map(Object.entries(kind.components)),
      needsConsent: kind.needsConsent ?? false,
    });
  }
  return kinds;
}

/** From the text as it stands: what is defined, even wrongly, is known. */
function namesIn(raw: unknown): Names {
  const keys = (section: string) => {
    const value = valueAt(raw, [section]);
    return isObject(value) ? Object.keys(value) : null;
  };
  return {
    calendar: keys('calendars'),
    tier: keys('tiers'),
    kind: keys('kinds'),
    class: classesIn(valueAt(raw, ['kinds'])),
  };
}

/** Null where a kind's components are broken: any class may then be one of theirs. */
function classesIn(kinds: unknown): readonly string[] | null {
  if (!isObject(kinds)) return null;
  const classes = new Set<string>();
  for (const kind of Object.values(kinds)) {
    const components = valueAt(kind, ['components']) ?? {};
    if (!isObject(kind) || !isObject(components)) return null;
    for (const one of Object.values(components)) {
      if (typeof one !== 'string') return null;
      classes.add(one);
    }
  }
  return [...classes];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LATER_SECTIONS = ['brands', 'publicStandard'] as const;

/** Parts of `may` that actions ask. */
const ACTED_ON: ReadonlySet<string> = new Set([
  'roles',
  'withdrawBreach',
  'diagnose',
  'override',
  'quote',
  'quoteAbove',
  'intervene',
  'correctCharge',
  'suspend',
  'reinstate',
]);

/** Valid sections, and parts of acted-on ones, that this engine only checks. */
function notActedOn(raw: RawFile): readonly string[] {
  const later: string[] = LATER_SECTIONS.filter((section) => raw[section] !== undefined);
  if (typeof raw.mode === 'object') {
    for (const part of ['features', 'groups', 'brands'] as const) {
      if (raw.mode[part] !== undefined) later.push(`mode.${part}`);
    }
  }
  for (const action of Object.keys(raw.may ?? {})) {
    if (!ACTED_ON.has(action)) later.push(`may.${action}`);
  }
  if (raw.packs !== undefined) later.push('packs.catalogue');
  if (raw.queue?.boosts !== undefined) later.push('queue.boosts');
  for (const part of ['climbAgainAfter', 'wanderingAfter', 'recipients'] as const) {
    if (raw.alerts?.[part] !== undefined) later.push(`alerts.${part}`);
  }
  return later;
}

function located(parsed: Parsed, findings: Parsed['findings']): readonly Problem[] {
  const told = findings.slice(0, MOST_PROBLEMS).map((finding): Problem => {
    const place = finding.place ?? parsed.locate(finding.path, finding.atKey ?? false);
    const { code, path, message } = finding;
    const severity = isWarning(code) ? 'warning' : 'error';
    return { severity, code, path: formatPath(path), ...place, message };
  });
  return told.sort((a, b) => a.line - b.line || a.column - b.column);
}
