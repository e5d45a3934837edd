/** Which tiers does the file define, who belongs to each, and what is missing in them? */
import type { Calendar } from '../core/calendar/calendar.ts';
import type { Kind } from '../core/policy/kind.ts';
import type { MatchCondition, MatchRule } from '../core/policy/match-rule.ts';
import type { Promised } from '../core/policy/promise.ts';
import type { Contact, Tier } from '../core/policy/tier.ts';
import type { Path, Report } from './problem.ts';
import { type Definitions, readPromises } from './promises.ts';
import { calendarNamed, type Reading, refuseTwice } from './reading.ts';
import type { RawFile } from './schema/file.ts';
import type { RawMatchRule, RawTier } from './schema/tiers.ts';

/** The tiers whose people calendar could be found, in file order. */
export function readTiers(reading: Reading, raw: RawFile): Tier[] {
  return Object.entries(raw.tiers).flatMap(([name, tier]) => {
    const path = ['tiers', name];
    const read = readTier(reading, name, tier, path, raw.languages);
    return read === undefined ? [] : [read];
  });
}

function readTier(
  reading: Reading,
  name: string,
  raw: RawTier,
  path: Path,
  languages: readonly string[],
): Tier | undefined {
  const people = calendarNamed(reading, raw.people, [...path, 'people']);
  refuseTwice(reading.report, raw.channels ?? [], [...path, 'channels']);
  refuseTwice(reading.report, raw.languages ?? [], [...path, 'languages']);
  const match = readMatch(reading, raw.match, path);
  const contacts = (raw.contacts ?? []).map((contact, i): Contact => {
    const at = [...path, 'contacts', i, 'duty'];
    const duty = contact.duty === undefined ? null : calendarNamed(reading, contact.duty, at);
    const { role, name: person = null, group = null } = contact;
    return { role, name: person, group, duty: duty ?? null };
  });
  const bare = people ?? 'unread';
  const promises = readPromises(reading, raw.promises, [...path, 'promises'], bare);
  if (people === undefined) return undefined;
  const configurationHelp = readConfigurationHelp(reading, raw, people, path);
  return {
    name,
    match,
    weight: raw.weight ?? 1,
    channels: raw.channels ?? [],
    languages: raw.languages ?? languages,
    people,
    configurationHelp,
    contacts,
    promises,
  };
}

/** The hours of help with configuration: the tier's own people hours unless it says others. */
function readConfigurationHelp(
  reading: Reading,
  { configurationHelp: raw = false }: RawTier,
  people: Calendar,
  path: Path,
): Calendar | null {
  if (typeof raw === 'boolean') return raw ? people : null;
  return calendarNamed(reading, raw.calendar, [...path, 'configurationHelp', 'calendar']) ?? null;
}

const FIELDS = ['organizationField', 'userField', 'ticketField'] as const;
const PLAIN = ['tag', 'brand', 'form'] as const;

/** Who belongs to a tier, or has a pack; nobody where nothing is said. */
export function readMatch(
  { report }: Reading,
  raw: readonly RawMatchRule[] = [],
  path: Path,
): readonly MatchRule[] {
  return raw.map((rule, i) => readRule(rule, [...path, 'match', i], report));
}

function readRule(raw: RawMatchRule, path: Path, report: Report): MatchRule {
  const { all = [], ...own } = raw;
  const rule = [
    ...readConditions(own, path, report, all.length > 0),
    ...all.flatMap((part, i) => readConditions(part, [...path, 'all', i], report, false)),
  ];
  return rule;
}

function readConditions(
  raw: Omit<RawMatchRule, 'all'>,
  path: Path,
  report: Report,
  mayBeEmpty: boolean,
): MatchCondition[] {
  const fields = FIELDS.filter((field) => raw[field] !== undefined);
  if (fields.length > 1) {
    const message = `"is" can belong to one field only; move ${fields[1]} into "all": [{ … }]`;
    report('duplicate', [...path, fields[1] ?? ''], message, { atKey: true });
  }
  const field = fields[0];
  if ((field === undefined) !== (raw.is === undefined)) {
    const message =
      field === undefined
        ? `"is" needs the field it compares; write ${FIELDS.map((one) => `"${one}"`).join(' or ')}`
        : `"${field}" needs the value to have; write "is"`;
    report('missing', field === undefined ? [...path, 'is'] : path, message);
  }
  const conditions: MatchCondition[] = [];
  if (field !== undefined && raw.is !== undefined) {
    const is = Array.isArray(raw.is) ? raw.is : [String(raw.is)];
    conditions.push({ on: field, key: raw[field] ?? '', is });
  }
  for (const on of PLAIN) {
    const is = raw[on];
    if (is !== undefined) conditions.push({ on, key: null, is: Array.isArray(is) ? is : [is] });
  }
  if (conditions.length === 0 && fields.length === 0 && raw.is === undefined && !mayBeEmpty) {
    report('missing', path, 'this rule matches everybody; name a field, tag, brand or form');
  }
  return conditions;
}

/** Freely named promises by name, for the overlays; the first tier that has one defines it. */
export function definitionsIn(tiers: readonly Tier[]): Definitions {
  const definitions = new Map<string, Promised>();
  for (const promise of tiers.flatMap((tier) => [...tier.promises.values()])) {
    if (!definitions.has(promise.name)) definitions.set(promise.name, promise);
  }
  return definitions;
}

/** Warns of tiers that no customer can have. */
export function warnUnmatched(
  report: Report,
  tiers: readonly Tier[],
  defaultTier: string | null,
): void {
  for (const [i, tier] of tiers.entries()) {
    if (tier.name === defaultTier) continue;
    const earlier = tiers.slice(0, i);
    const path = ['tiers', tier.name];
    if (tier.match.length === 0) {
      const message = `nobody can have "${tier.name}": it has no "match" and is not the default`;
      report('unmatchedTier', path, message, { atKey: true });
      continue;
    }
    const taker = earlier.find((other) =>
      tier.match.every((rule) => other.match.some((first) => covers(first, rule))),
    );
    if (taker === undefined) continue;
    const message =
      `nobody can have "${tier.name}": ` + `whoever matches it matches "${taker.name}" before`;
    report('unmatchedTier', [...path, 'match'], message);
  }
}

/** Every ticket that fits `rule` fits `first` too. */
function covers(first: MatchRule, rule: MatchRule): boolean {
  return first.every((condition) =>
    rule.some(
      (other) =>
        other.on === condition.on &&
        other.key === condition.key &&
        other.is.every((value) => condition.is.includes(value)),
    ),
  );
}

const NAME_IT = 'name it, with null if so meant';

/** Warns of kinds, and of component classes, for which a tier says nothing; null is an answer. */
export function warnWithoutTarget(
  report: Report,
  tiers: readonly Tier[],
  kinds: ReadonlyMap<string, Kind>,
): void {
  for (const tier of tiers) {
    for (const kind of kinds.values()) {
      const path = ['tiers', tier.name, 'promises'];
      const promises = [...tier.promises.values()];
      if (!promises.some((promise) => promisesTo(promise, kind))) {
        const message = `"${tier.name}" promises nothing for "${kind.name}"; ${NAME_IT}`;
        report('noTargetForKind', path, message);
        continue;
      }
      const replacement = promises.find((promise) => promise.clock === 'replacement');
      if (replacement === undefined || replacement.targets.has('*')) continue;
      for (const className of new Set(kind.components?.values())) {
        if (replacement.targets.has(className)) continue;
        const what = `no replacement of class "${className}"`;
        const message = `"${tier.name}" promises ${what}; ${NAME_IT}`;
        report('noTargetForKind', [...path, replacement.name], message);
      }
    }
  }
}

function promisesTo(promise: Promised, kind: Kind): boolean {
  if (promise.clock === 'replacement') return kind.components !== null;
  return promise.targets.has(kind.name) || promise.targets.has('*');
}
