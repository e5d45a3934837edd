/** Is each mistake told with its path, its place and its cure, and is a valid file read in full? */
import type { Policy } from '../../engine/core/policy/policy.ts';
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { BASE, edited, withSection } from './base.ts';
import type { Case } from './case.ts';
import { MEANING_CASES, WARNING_CASES } from './meaning-cases.ts';
import { SHAPE_CASES } from './shape-cases.ts';
import { VALUE_CASES } from './value-cases.ts';

const NOW_AT = Date.parse('2026-11-23T10:00:00Z');

function problemsOf(text: string) {
  const result = readTiersFile(text, { nowAt: NOW_AT });
  return 'policy' in result ? result.warnings : result.problems;
}

function policyOf(text: string): Policy {
  const result = readTiersFile(text);
  if (!('policy' in result)) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.policy;
}

function expected({ code, path, line, column, message }: Case, severity: 'error' | 'warning') {
  return { severity, code, path, line, column, message };
}

describe('readTiersFile', () => {
  test('has nothing to say about the base', () => {
    expect(problemsOf(BASE)).toEqual([]);
  });

  const errors = [...SHAPE_CASES, ...VALUE_CASES, ...MEANING_CASES];

  test.each(errors.map((one) => [one.how, one] as const))('refuses %s', (_, one) => {
    expect(readTiersFile(one.text)).toEqual({ problems: [expected(one, 'error')] });
  });

  test.each(WARNING_CASES.map((one) => [one.how, one] as const))('warns of %s', (_, one) => {
    const result = readTiersFile(one.text, { nowAt: NOW_AT });
    expect(result).toMatchObject({ policy: {}, warnings: [expected(one, 'warning')] });
  });

  test('tells every problem at once, in the order of the text', () => {
    const text = BASE.replace('"EUR"', '"EURO"')
      .replace('"handling": "25m", ', '')
      .replace('"handling": "25m"', '"handling": "2d"')
      .replace('"kind": "replacement"', '"kind": "swap"')
      .replace('"people": "office"', '"peple": "office"')
      .replace('"calendar": "always"', '"calendar": "never"')
      .replace('"is": "premium"', '"in": "premium"')
      .replace('"at": 0.75', '"at": 75');
    expect(problemsOf(text).map((one) => `${one.line} ${one.code} ${one.path}`)).toEqual([
      '3 badCurrency currency',
      '9 badDuration kinds.incident.handling',
      '12 unknownKind triage[0].kind',
      '15 missing tiers.standard.people',
      '16 unknownKey tiers.standard.peple',
      '20 missing tiers.premium.match[0]',
      '20 unknownKey tiers.premium.match[0].in',
      '24 badValue alerts.thresholds[0].at',
    ]);
  });

  test('counts list places as they stand in the file beside parts that were cut out', () => {
    const rules =
      '"triage": [{ "kind": "incident" }, { "when": { "tag": "x" }, "kind": "swap" }, 7]';
    const text = edited(
      '"triage": [{ "when": { "form": "Hardware" }, "kind": "replacement" }]',
      rules,
    );
    expect(problemsOf(text).map((one) => `${one.code} ${one.path}`)).toEqual([
      'missing triage[0].when',
      'unknownKind triage[1].kind',
      'wrongType triage[2]',
    ]);
  });

  test('counts lines alike with CRLF, and columns without a byte order mark', () => {
    const text = edited('"EUR"', '"EURO"').replaceAll('\n', '\r\n');
    expect(problemsOf(`\uFEFF${text}`)).toMatchObject([{ line: 3, column: 15 }]);
    expect(problemsOf(`\uFEFF{ "version" 1 }`)).toMatchObject([{ line: 1, column: 13 }]);
  });

  test('takes comments and trailing commas', () => {
    expect(problemsOf(`// a comment\n${edited('["en"]', '["en",] /* one */')}`)).toEqual([]);
  });

  test('reads names like those of every object without harm', () => {
    const text = edited('"premium": {', '"constructor": {').replace(
      '"incident": {',
      '"__proto__": {}, "toString": {',
    );
    expect(problemsOf(text).map((one) => `${one.code} ${one.path}`)).toEqual([
      'badName kinds.__proto__',
    ]);
  });
});

describe('the policy read', () => {
  test('takes bare durations on the tier\'s people calendar, "*" for any other', () => {
    const [standard] = policyOf(BASE).tiers;
    expect(standard?.promises.get('firstReply')).toMatchObject({
      name: 'firstReply',
      clock: 'firstReply',
      pausesOn: null,
    });
    const target = standard?.promises.get('firstReply')?.targets.get('*');
    expect(target?.calendar).toBe(standard?.people);
    expect([...(target?.within ?? [])]).toEqual([['*', 4 * HOUR_MS]]);
  });

  test('takes durations by priority', () => {
    const text = edited('"*": "4h"', '"incident": { "within": { "urgent": "2h", "*": "4h" } }');
    const target = policyOf(text).tiers[0]?.promises.get('firstReply')?.targets.get('incident');
    expect([...(target?.within ?? [])]).toEqual([
      ['urgent', 2 * HOUR_MS],
      ['*', 4 * HOUR_MS],
    ]);
  });

  test('keeps null as a promise of nothing', () => {
    const text = edited('"firstReply": { "*": "4h" }', '"firstReply": "4h", "rootCause": null');
    const promises = [...(policyOf(text).tiers[0]?.promises.values() ?? [])];
    expect(promises.map((one) => [one.name, one.targets.get('*') === null])).toEqual([
      ['firstReply', false],
      ['rootCause', true],
      ['replacement', false],
    ]);
  });

  test('takes freely named promises with their clock and pauses', () => {
    const text = edited(
      '"firstReply": { "*": "4h" }',
      '"agentWork": { "clock": "resolution", "pausesOn": ["pending"], "targets": { "*": "4h" } }',
    );
    expect(policyOf(text).tiers[0]?.promises.get('agentWork')).toMatchObject({
      name: 'agentWork',
      clock: 'resolution',
      pausesOn: ['pending'],
    });
  });

  test("lets an overlay name a tier's free promise without repeating its clock", () => {
    const text = withSection(
      '"reducedService": [{ "from": "2026-09-13", "to": "2026-09-22", "tiers": ["standard"], ' +
        '"promises": { "agentWork": "72h" } }]',
    ).replace(
      '"firstReply": { "*": "4h" }',
      '"agentWork": { "clock": "resolution", "pausesOn": ["hold"], "targets": { "*": "4h" } }',
    );
    const policy = policyOf(text);
    const promise = policy.reducedService[0]?.promises.get('agentWork');
    expect(promise).toMatchObject({ clock: 'resolution', pausesOn: ['hold'] });
    expect(promise?.targets.get('*')?.calendar).toBe(policy.tiers[0]?.people);
  });

  test("turns inclusive dates into midnights of the file's zone", () => {
    const text = withSection(
      '"eventPlans": [{ "organization": "ACME", "from": "2026-10-24", "to": "2026-10-25" }]',
    );
    // The clocks go back on 25 October 2026, so the stretch lasts 49 hours.
    expect(policyOf(text).eventPlans[0]).toMatchObject({
      fromAt: Date.parse('2026-10-24T00:00:00+02:00'),
      toAt: Date.parse('2026-10-26T00:00:00+01:00'),
      weight: null,
      contact: null,
    });
  });

  test('lets overlays of other tiers or kinds run at the same time', () => {
    const one = (scope: string) =>
      `{ "from": "2026-09-13", "to": "2026-09-22", ${scope}, "promises": {} }`;
    const beside = `${one('"kinds": ["incident"]')}, ${one('"kinds": ["replacement"]')}`;
    const within = `${one('"kinds": ["incident"]')}, ${one('"tiers": ["premium"]')}`;
    expect(problemsOf(withSection(`"reducedService": [${beside}]`))).toEqual([]);
    expect(problemsOf(withSection(`"reducedService": [${within}]`))).toMatchObject([
      { code: 'overlap', path: 'reducedService[1]' },
    ]);
  });

  test('joins everything named in one match rule', () => {
    const text = edited(
      '{ "organizationField": "tier", "is": "premium" }',
      '{ "organizationField": "tier", "is": ["a", "b"], "tag": "vip", ' +
        '"all": [{ "userField": "gold", "is": true }] }, { "brand": "Web" }',
    );
    expect(policyOf(text).tiers[1]?.match).toEqual([
      [
        { on: 'organizationField', key: 'tier', is: ['a', 'b'] },
        { on: 'tag', key: null, is: ['vip'] },
        { on: 'userField', key: 'gold', is: ['true'] },
      ],
      [{ on: 'brand', key: null, is: ['Web'] }],
    ]);
  });

  test('gives what is left out its default', () => {
    expect(policyOf(edited('"default": "standard",', ''))).toMatchObject({
      mode: 'observe',
      rejudge: 'none',
      customers: 'requester',
      defaultTier: null,
      queue: {
        headStartPerWeightFoldMs: 3 * HOUR_MS,
        headStartLimitMs: 12 * HOUR_MS,
        recoveryShare: 0.15,
        recoveryCapMs: 72 * HOUR_MS,
        seats: 6.7,
        nominalMs: 24 * HOUR_MS,
      },
      alerts: { digestAfter: 5, ladder: [] },
      notActedOn: [],
    });
  });

  test('takes thresholds and the ladder', () => {
    const text = edited(
      '"thresholds": [',
      '"ladder": [{ "channel": "slack" }, ' +
        '{ "channel": "mail", "to": "m@example.com", "after": "15m" }],' +
        '"thresholds": [{ "before": "30m", "to": "ladder" }, ',
    );
    expect(policyOf(text).alerts).toEqual({
      thresholds: [
        { fraction: null, beforeMs: 30 * MINUTE_MS, to: 'ladder' },
        { fraction: 0.75, beforeMs: null, to: 'assignee' },
      ],
      digestAfter: 5,
      ladder: [
        { channel: 'slack', to: null, afterMs: 0 },
        { channel: 'mail', to: 'm@example.com', afterMs: 15 * MINUTE_MS },
      ],
    });
  });

  test('compiles triage patterns to ignore case', () => {
    const text = edited('"form": "Hardware"', '"subjectMatches": "\\\\b(down|panne)\\\\b"');
    const pattern = policyOf(text).triage[0]?.when.subjectMatches;
    expect(pattern?.test('Server is DOWN')).toBe(true);
    expect(pattern?.test('downtime')).toBe(false);
  });

  test('names the sections that are only checked', () => {
    const text = withSection(
      '"diagnosis": { "price": 20 }, ' +
        '"mode": { "default": "assist", "groups": { "Pilot & Co.": "live" } }, ' +
        '"queue": { "boosts": { "front": { "by": "60m", "price": 2 } } }',
    );
    expect(policyOf(text)).toMatchObject({
      mode: 'assist',
      notActedOn: ['mode.groups', 'queue.boosts'],
    });
  });

  test('takes from `may` who withdraws breaches, and names what else it holds', () => {
    const text = withSection(
      '"may": { "roles": { "manager": { "groups": ["Managers", "Leads"] } }, ' +
        '"withdrawBreach": ["manager", "senior"], "acknowledge": ["manager"] }',
    );
    expect(policyOf(text)).toMatchObject({
      may: {
        roles: new Map([['manager', ['Managers', 'Leads']]]),
        withdrawBreach: ['manager', 'senior'],
      },
      notActedOn: ['may.acknowledge'],
    });
    expect(policyOf(withSection('"may": {}')).may).toEqual({
      roles: new Map(),
      withdrawBreach: [],
      diagnose: [],
      override: [],
      quote: [],
      quoteAbove: [],
      intervene: [],
      book: [],
      boost: [],
      correctCharge: [],
      suspend: [],
      reinstate: [],
    });
  });

  test.each(['agent', 'admin'])('lets nobody say by groups who is %s', (role) => {
    const text = withSection(`"may": { "roles": { "${role}": { "groups": ["Everybody"] } } }`);
    expect(readTiersFile(text)).toMatchObject({
      problems: [{ code: 'badValue', path: `may.roles.${role}` }],
    });
  });
});
