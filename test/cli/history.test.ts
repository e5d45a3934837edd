/** Does a history file that cannot be meant say where it is wrong and what to write? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { explain } from '../../engine/cli/explain.ts';
import { readHistory } from '../../engine/cli/history.ts';
import { EXAMPLE_FILE } from '../support/policy.ts';

const OPENED = {
  at: '2026-11-20T16:00:00+01:00',
  type: 'opened',
  by: 'customer',
  kind: 'incident',
};
const REPLIED = { at: '2026-11-20T16:30:00+01:00', type: 'staffReplied' };
const TICKET = {
  id: 4711,
  organization: { id: 1, name: 'ACME', fields: { support_tier: 'standard' } },
};
const history = (changes: object = {}) => ({
  now: '2026-11-20T17:00:00+01:00',
  ticket: TICKET,
  facts: [OPENED],
  ...changes,
});

function problemsOf(file: unknown): readonly string[] {
  const read = readHistory(typeof file === 'string' ? file : JSON.stringify(file));
  return 'problems' in read ? read.problems : [];
}

const factAt = (at: unknown) => history({ facts: [OPENED, { ...REPLIED, at }] });

describe('readHistory', () => {
  test.each<[string, unknown, string]>([
    [
      'no opening',
      history({ facts: [REPLIED] }),
      'facts: no fact is of type "opened"; write when the ticket was opened, and by whom',
    ],
    [
      'a second opening',
      history({ facts: [OPENED, REPLIED, OPENED] }),
      'facts[2]: the ticket was opened by facts[0] already; keep one',
    ],
    [
      'an unknown type that is near a known one',
      history({ facts: [OPENED, { at: REPLIED.at, type: 'staffreply' }] }),
      'facts[1].type: "staffreply" is no type of fact; did you mean "staffReplied"?',
    ],
    [
      'an unknown key of a fact',
      history({ facts: [{ ...OPENED, kinds: 'incident' }] }),
      'facts[0].kinds: "kinds" is not known here; did you mean "kind"?',
    ],
    [
      'an unknown key of the ticket',
      history({ ticket: { ...TICKET, organisation: null } }),
      'ticket.organisation: "organisation" is not known here; did you mean "organization"?',
    ],
    [
      'a key named like what every object has',
      history({ facts: [{ ...OPENED, constructor: 1 }] }),
      'facts[0].constructor: "constructor" is not known here; write one of "at", "author", "seq", ' +
        '"type", "by", "priority", "kind", "status", "component"',
    ],
    [
      'a number where a text belongs',
      history({ facts: [OPENED, { at: REPLIED.at, type: 'status', to: 3 }] }),
      'facts[1].to: the number 3 does not fit here; write a text in quotes',
    ],
    [
      'a required key left out',
      history({ facts: [OPENED, { at: REPLIED.at, type: 'promised' }] }),
      'facts[1].until: "until" is missing; write it (a text in quotes)',
    ],
    [
      'somebody else who opened',
      history({ facts: [{ ...OPENED, by: 'agent' }] }),
      'facts[0].by: "agent" is not allowed here; write one of "customer", "staff"',
    ],
    [
      'facts that are no list',
      history({ facts: {} }),
      'facts: an object does not fit here; write a list in [ ]',
    ],
    ['a list', [], 'the file: a list does not fit here; write an object in { }'],
    ['null', null, 'the file: null does not fit here; write an object in { }'],
    [
      'a ticket without a number',
      history({ ticket: { subject: 'x' } }),
      'ticket.id: "id" is missing; write it (a number)',
    ],
    [
      'more than 100,000 facts',
      history({ facts: [OPENED, ...Array.from({ length: 100_000 }, () => REPLIED)] }),
      'facts: write at most 100000 entries',
    ],
    [
      'an organization’s field that is an object',
      history({
        ticket: { id: 1, organization: { id: 1, fields: { support_tier: { is: 'x' } } } },
      }),
      'ticket.organization.fields.support_tier: an object does not fit here; write a text in ' +
        'quotes, a number, true or false, null or a list in [ ]',
    ],
  ])('refuses %s', (_what, file, problem) => {
    expect(problemsOf(file)).toEqual([problem]);
  });

  test.each([
    ['2026-11-20T16:30:00', 'is none'],
    ['2026-11-20', 'is none'],
    ['2027-02-29T12:00:00Z', 'is none'],
    ['2026-11-20T25:00:00Z', 'is none'],
    ['', 'is none'],
    ['1969-12-31T23:59:59.999Z', 'is too far away; write an instant of the years 1970 to 2200'],
    ['1970-01-01T00:00:00+00:01', 'is too far away; write an instant of the years 1970 to 2200'],
    ['2201-01-01T00:00:00Z', 'is too far away; write an instant of the years 1970 to 2200'],
    ['9999-12-31T23:59:59Z', 'is too far away; write an instant of the years 1970 to 2200'],
  ])('refuses a fact of %j', (at, problem) => {
    const [told] = problemsOf(factAt(at));
    expect(told).toMatch(/^facts\[1\]\.at: /);
    expect(told).toContain(problem);
  });

  test.each(['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.001Z', '2200-12-31T23:59:59.999Z'])(
    'takes a fact of %s',
    (at) => {
      expect(problemsOf(factAt(at))).toEqual([]);
    },
  );

  test.each(['now', 'until'])('bounds %s like the instant of a fact', (key) => {
    const promised = { at: REPLIED.at, type: 'promised', until: '9999-01-01T00:00:00Z' };
    const file =
      key === 'now'
        ? history({ now: '9999-01-01T00:00:00Z' })
        : history({ facts: [OPENED, promised] });
    expect(problemsOf(file)).toEqual([
      `${key === 'now' ? 'now' : 'facts[1].until'}: "9999-01-01T00:00:00Z" is too far away; ` +
        'write an instant of the years 1970 to 2200',
    ]);
  });

  test('tells every mistake of a file at once, and no more than a hundred of them', () => {
    const wrong = history({ facts: [{ ...OPENED, at: 'then' }, { type: 'vanished' }], until: 1 });
    expect(problemsOf(wrong)).toHaveLength(3);
    const many = history({ facts: [OPENED, ...Array.from({ length: 900 }, () => ({}))] });
    expect(problemsOf(many)).toHaveLength(101);
    expect(problemsOf(many).at(-1)).toBe('and 800 more problems');
  });

  test('refuses a file that is larger than any history', () => {
    expect(problemsOf(' '.repeat(50_000_001))).toEqual([
      'the file: it has 50000001; a history has at most 50000000 characters',
    ]);
  });

  test('refuses values nested a hundred thousand deep without failing', () => {
    const deep = '['.repeat(100_000);
    expect(problemsOf(deep)).toHaveLength(1);
    const fields = `{"ticket":{"id":1,"fields":{"a":${deep}${']'.repeat(100_000)}}},"facts":[]}`;
    expect(problemsOf(fields).length).toBeGreaterThan(0);
  });

  test('takes what people write: right to left, in pictures, in halves of a letter', () => {
    const subject = 'خادم معطل 🔥 \ud83d end';
    const long = 'x'.repeat(1_000_000);
    const file = history({ ticket: { ...TICKET, subject, tags: [long] } });
    const read = readHistory(JSON.stringify(file));
    if ('problems' in read) throw new Error(read.problems.join('\n'));
    expect(read.history.ticket.subject).toBe(subject);
    expect(read.history.ticket.tags).toEqual([long]);
  });

  test('keeps fields named like what every object has apart from it', () => {
    const fields = '{"__proto__":{"support_tier":"premium"},"constructor":"x"}';
    const facts = JSON.stringify([OPENED]);
    const read = readHistory(`{"ticket":{"id":1,"fields":${fields}},"facts":${facts}}`);
    if ('problems' in read) throw new Error(read.problems.join('\n'));
    expect(read.history.ticket.fields.support_tier).toBeUndefined();
    expect(Object.entries(read.history.ticket.fields)).toEqual([['constructor', 'x']]);
  });

  test('answers whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.json().map(asFacts)), (text) => {
        for (const problem of problemsOf(text)) {
          expect(problem).not.toMatch(/undefined|\[object|Invalid input/);
        }
      }),
    );
  });

  test('answers for any value in the place of any other', () => {
    const places: readonly string[] = [
      'now',
      'ticket',
      'facts',
      'ticket.id',
      'facts.0',
      'facts.0.at',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const file = JSON.parse(JSON.stringify(history()));
        const steps = place.split('.');
        const last = steps.pop() as string;
        let at = file;
        for (const step of steps) at = at[step];
        at[last] = value;
        for (const problem of problemsOf(file)) {
          expect(problem).not.toMatch(/undefined|\[object|Invalid input/);
        }
      }),
    );
  });
});

function asFacts(json: string): string {
  return `{"ticket":{"id":1},"facts":[${json}]}`;
}

describe('explain --history, about facts and now', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'palier-history-'));
    writeFileSync(join(folder, 'tiers.json'), JSON.stringify(EXAMPLE_FILE));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function explained(file: object, ...args: readonly string[]) {
    const path = join(folder, 'history.json');
    writeFileSync(path, JSON.stringify(file));
    return explain(['--history', path, '--tiers', join(folder, 'tiers.json'), ...args]);
  }

  test('facts after now are not looked at, and it says how many they are', async () => {
    const later = { ...REPLIED, at: '2026-11-20T17:00:00.001+01:00' };
    const atNow = { ...REPLIED, at: '2026-11-20T17:00:00+01:00' };
    const one = await explained(history({ facts: [OPENED, later] }));
    expect(one.out).toContain('\n1 fact is dated later and was not looked at.\n');
    expect(one.out).toContain('First reply: running');
    const two = await explained(history({ facts: [later, OPENED, later] }));
    expect(two.out).toContain('\n2 facts are dated later and were not looked at.\n');
    const none = await explained(history({ facts: [OPENED, atNow] }));
    expect(none.out).not.toContain('looked at');
    expect(none.out).toContain('First reply: met');
    const json = await explained(history({ facts: [OPENED, later] }), '--json');
    expect(JSON.parse(json.out)).toMatchObject({ notYet: 1 });
    const known = await explained(history(), '--json');
    expect(JSON.parse(known.out)).toMatchObject({ notYet: 0 });
  });

  test('facts in any order are explained alike', async () => {
    const pending = { at: '2026-11-20T16:40:00+01:00', type: 'status', to: 'pending' };
    const straight = await explained(history({ facts: [OPENED, REPLIED, pending] }), '--json');
    const mixed = await explained(history({ facts: [pending, OPENED, REPLIED] }), '--json');
    expect(straight.exitCode).toBe(0);
    expect(mixed).toEqual(straight);
  });

  test('a fact before the opening only describes the ticket', async () => {
    const before = { at: '2026-11-20T15:00:00+01:00', type: 'priority', to: 'urgent' };
    const { out } = await explained(history({ facts: [before, OPENED] }), '--json');
    const [clock] = JSON.parse(out).clocks;
    expect(clock).toMatchObject({ startedAt: '2026-11-20T15:00:00Z', targetMs: 7_200_000 });
  });

  test('a ticket that is opened after now owes nothing yet', async () => {
    const { out } = await explained(history({ now: '2026-11-20T15:59:59+01:00' }), '--json');
    expect(JSON.parse(out)).toMatchObject({ notYet: 1, clocks: [], inQueue: false });
  });

  test('what a customer wrote cannot steer the terminal', async () => {
    const fields = { support_tier: '\u001b[2J\nTicket 1: \u202egold' };
    const file = history({ ticket: { id: 4711, organization: { id: 1, fields } } });
    const { out } = await explained(file);
    expect(out).toContain(
      '  not standard: organization field support_tier is \ufffd[2J\ufffdTicket 1: \ufffdgold',
    );
  });

  test.each([
    ['noon', 'write an instant with an offset'],
    ['1969-12-31T23:59:59Z', 'write an instant of the years 1970 to 2200'],
    ['9999-01-01T00:00:00Z', 'write an instant of the years 1970 to 2200'],
  ])('--now %s is refused', async (now, problem) => {
    const { exitCode, out } = await explained(history(), '--now', now);
    expect([exitCode, out]).toEqual([2, expect.stringContaining(problem)]);
  });
});
