/** Does the reader answer whatever it is given, and is what it calls valid usable to the end? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import type { Policy } from '../../engine/core/policy/policy.ts';
import type { Promised } from '../../engine/core/policy/promise.ts';
import { readCalendar } from '../../engine/tiers-file/calendar.ts';
import { ERROR_CODES, WARNING_CODES } from '../../engine/tiers-file/problem.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { BASE } from './base.ts';

const SAMPLE = readFileSync(join(__dirname, '../../tiers.json'), 'utf8');
const NOW_AT = Date.parse('2026-11-23T10:00:00Z');

/** What must hold of any answer; the text is the negative control of its places. */
function judge(text: string): 'valid' | 'refused' {
  const result = readTiersFile(text, { nowAt: NOW_AT });
  const problems = 'policy' in result ? result.warnings : result.problems;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const problem of problems) {
    const isWarning = (WARNING_CODES as readonly string[]).includes(problem.code);
    expect(isWarning || (ERROR_CODES as readonly string[]).includes(problem.code)).toBe(true);
    expect(problem.severity).toBe(isWarning ? 'warning' : 'error');
    expect('policy' in result).toBe(isWarning);
    expect(problem.line).toBeLessThanOrEqual(lines.length);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1]?.length ?? 0) + 1);
    expect(problem.message).toMatch(/\S/);
    expect(problem.message).not.toMatch(/undefined|\[object|Invalid input/);
  }
  const places = problems.map((one) => one.line * 1e7 + one.column);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  if (!('policy' in result)) {
    expect(problems.length).toBeGreaterThan(0);
    return 'refused';
  }
  applyEverything(result.policy);
  return 'valid';
}

/** "A valid file never causes a failure later": every deadline it can set is an instant. */
function applyEverything(policy: Policy): void {
  const promises: Promised[] = [
    ...policy.tiers,
    ...policy.packs,
    ...policy.reducedService,
    ...policy.eventPlans,
  ].flatMap((one) => [...one.promises.values()]);
  for (const target of promises.flatMap((one) => [...one.targets.values()])) {
    for (const ms of target?.within.values() ?? []) {
      expect(ms).toBeGreaterThan(0);
      for (const at of [policy.effectiveFrom, NOW_AT]) {
        expect(target?.calendar.advance(at, ms)).toBeLessThan(8.64e15);
      }
    }
  }
  for (const rule of policy.triage) rule.when.subjectMatches?.test('server down since Monday');
  for (const one of [...policy.reducedService, ...policy.eventPlans]) {
    expect(one.toAt).toBeGreaterThan(one.fromAt);
  }
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Step = string | number;

/** Paths of everything in a value, so that a mutation can aim at any of them. */
function pathsOf(value: Json, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((child, i) => pathsOf(child, [...path, i]))
    : Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]));
  return [path, ...inner];
}

const words = fc.constantFrom(
  ...['', '*', '0m', '2d', '4h', '999999h', '-1h', '25:00', '24:00', '2026-02-30', '2026-12-24'],
  ...['FR', 'XX', 'UTC', 'office', 'always', 'standard', 'outage', 'A', 'constructor', '__proto__'],
  ...['within', 'targets', 'clock', 'mon-fri', '22:00-06:00', '(a+)+', '\u0000', '\u{1F600}'],
);
const replacement: fc.Arbitrary<Json> = fc.oneof(
  words,
  fc.constantFrom<Json>(null, true, -1, 0, 1e300, 0.1, [], {}, [[]], { '*': '4h' }, ['4h']),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

type Mutation = { readonly at: number; readonly how: 'set' | 'remove' | 'rename' | 'repeat' } & {
  readonly value: Json;
  readonly key: string;
};
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('set', 'remove', 'rename', 'repeat'),
  value: replacement,
  key: fc.oneof(words, fc.string()),
});

function mutate(root: Json, { at, how, value, key }: Mutation): Json {
  const copy = structuredClone(root);
  const paths = pathsOf(copy);
  const path = paths[at % paths.length] ?? [];
  const step = path.at(-1);
  if (step === undefined) return how === 'set' ? value : copy;
  const parent = path
    .slice(0, -1)
    .reduce<Json>((one, next) => (one as Record<Step, Json>)[next] ?? null, copy);
  const holder = parent as Record<Step, Json>;
  if (how === 'set') holder[step] = value;
  else if (Array.isArray(parent)) {
    if (how === 'remove') parent.splice(Number(step), 1);
    else parent.push(structuredClone(holder[step] ?? null));
  } else {
    if (how !== 'remove') {
      const enumerable = { enumerable: true, configurable: true, writable: true };
      Object.defineProperty(parent, key, { value: structuredClone(holder[step]), ...enumerable });
    }
    if (how !== 'repeat') delete holder[step];
  }
  return copy;
}

describe('readTiersFile', () => {
  test('answers any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), judgeOnly), {
      numRuns: 150,
    });
  });

  test('answers any JSON', () => {
    const anything = fc.jsonValue().map((value) => JSON.stringify(value));
    fc.assert(fc.property(anything, judgeOnly), { numRuns: 150 });
  });

  test('answers the sample with characters exchanged, lost or added', () => {
    const edit = fc.tuple(fc.nat(SAMPLE.length), fc.nat(3), fc.string({ maxLength: 3 }));
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    const texts = edits.map((all) =>
      all.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), SAMPLE),
    );
    fc.assert(fc.property(texts, judgeOnly), { numRuns: 150 });
  });

  test.each([
    ['sample', SAMPLE],
    ['base', BASE],
  ])('answers the %s with values and keys exchanged', (_, text) => {
    const root = parse(text) as Json;
    const seen = { valid: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        seen[judge(JSON.stringify(mutations.reduce(mutate, root), null, 1))]++;
      }),
      { numRuns: 200 },
    );
    // Both kinds of answers must have been seen, or the property says little.
    expect(seen.valid).toBeGreaterThan(2);
    expect(seen.refused).toBeGreaterThan(50);
  });

  function judgeOnly(text: string): void {
    judge(text);
  }
});

describe('readCalendar', () => {
  test('answers any JSON', () => {
    const root: Json = {
      timeZone: 'Europe/Paris',
      week: { 'mon-fri': ['09:00-12:30', '13:30-18:00'] },
      holidays: [{ country: 'FR' }, '2026-12-24'],
      changes: [
        { from: '2026-12-27', to: '2026-12-31', week: { mon: ['10:00-16:00'] } },
        { from: '2026-07-14', to: '2026-07-14', hours: ['09:00-12:00'] },
      ],
      closures: [{ date: '2026-11-27', from: '14:00', to: '16:00' }],
    };
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 4 }), (mutations) => {
        const result = readCalendar('c', mutations.reduce(mutate, root));
        if ('problems' in result) expect(result.problems).not.toEqual([]);
        else expect(result.calendar.measure(0, 86_400_000)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});
