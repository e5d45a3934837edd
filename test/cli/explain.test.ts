/** Does `palier explain --history` answer what docs/api.md says, and say where a mistake is? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../engine/cli/explain.ts';
import { readHistory } from '../../engine/cli/history.ts';
import { EXAMPLE_FILE } from '../support/policy.ts';

let folder: string;
let tiers: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'palier-explain-'));
  tiers = file('tiers.json', EXAMPLE_FILE);
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const HISTORY = {
  now: '2026-11-20T17:00:00+01:00',
  ticket: {
    id: 4711,
    subject: 'Server slow',
    organization: { id: 1, name: 'ACME', fields: { support_tier: 'standard' } },
  },
  facts: [
    {
      at: '2026-11-20T16:00:00+01:00',
      type: 'opened',
      by: 'customer',
      priority: 'high',
      kind: 'incident',
    },
  ],
};
const run = (...args: string[]) => explain([...args, '--tiers', tiers]);

describe('explain --history', () => {
  test('prints every clock with its deadline and its reasons in words', async () => {
    const { exitCode, out } = await run('--history', file('a.json', HISTORY));
    expect(exitCode).toBe(0);
    expect(out.split('\n').slice(0, 1)).toEqual([
      'Ticket 4711: standard (because organization field support_tier is standard), ' +
        'incident, policy test-1',
    ]);
    expect(out).toContain('First reply: running, due Saturday 21 November, 12:00, 3 h left');
    expect(out).toContain('  Closed until Saturday 10:00.');
  });

  test('--json prints the public form', async () => {
    const { out } = await run('--history', file('a.json', HISTORY), '--json');
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      ticket: 4711,
      policy: 'test-1',
      tier: 'standard',
      kind: 'incident',
      now: '2026-11-20T16:00:00Z',
      inQueue: true,
    });
    expect(answer.clocks[0]).toMatchObject({
      promise: 'firstReply',
      clock: 'firstReply',
      instance: 1,
      state: 'running',
      paused: false,
      startedAt: '2026-11-20T15:00:00Z',
      targetMs: 14_400_000,
      calendar: 'office',
      elapsedMs: 3_600_000,
      remainingMs: 10_800_000,
      deadlineAt: '2026-11-21T11:00:00Z',
      metAt: null,
      breachedAt: null,
      withdrawn: null,
    });
    expect(answer.clocks[0].reasons[1]).toMatchObject({
      code: 'started',
      at: '2026-11-20T15:00:00Z',
      words: 'Opened on Friday 20 November at 16:00.',
    });
  });

  test.each([
    [
      'fr',
      'Ticket 4711\u202f: standard (car le champ d’organisation support_tier vaut standard), ' +
        'incident, version test-1',
      'Première réponse\u202f: en cours, échéance samedi 21 novembre, 12:00, reste 3\u00a0h',
      '  Fermé jusqu’à samedi 10:00.',
    ],
    [
      'ru',
      'Тикет 4711: standard (по правилу: поле организации support_tier — standard), ' +
        'incident, версия test-1',
      'Первый ответ: время идёт, срок — суббота, 21 ноября, 12:00, осталось 3\u00a0ч',
      '  Закрыто до субботы, 10:00.',
    ],
  ])('--language %s says all of it in that language', async (language, ...lines) => {
    const { out } = await run('--history', file('a.json', HISTORY), '--language', language);
    expect(out.split('\n')).toEqual(expect.arrayContaining(lines));
    expect(out).not.toMatch(/[{}]|undefined|Opened|due|left/);
  });

  test('--language also says the words of --json, whose data stay as they are', async () => {
    const path = file('a.json', HISTORY);
    const answer = async (...args: string[]) =>
      JSON.parse((await run('--history', path, '--json', ...args)).out);
    const [english, russian] = [await answer(), await answer('--language=ru')];
    expect([english.language, russian.language]).toEqual(['en', 'ru']);
    expect(russian.clocks[0].reasons[1].words).toBe('Открыт в пятницу, 20 ноября, в 16:00.');
    const { words: _said, ...data } = russian.clocks[0].reasons[1];
    expect(english.clocks[0].reasons[1]).toMatchObject(data);
  });

  test('--now wins over the file’s own', async () => {
    const path = file('a.json', HISTORY);
    const { out } = await run('--history', path, '--json', '--now', '2026-11-23T09:00:00+01:00');
    expect(JSON.parse(out).clocks[0]).toMatchObject({ state: 'breached' });
  });

  test.each<[string, unknown, readonly string[], RegExp]>([
    ['no now at all', { ...HISTORY, now: undefined }, [], /has no "now"; give one with --now/],
    ['a now that is none', HISTORY, ['--now', 'noon'], /--now: write an instant with an offset/],
    ['a now without an offset', HISTORY, ['--now', '2026-11-20T17:00:00'], /with an offset/],
    ['no JSON', '{', [], /not JSON/],
    ['an unknown key', { ...HISTORY, tickets: [] }, [], /tickets/],
    [
      'an unknown fact',
      { ...HISTORY, facts: [{ at: HISTORY.now, type: 'vanished' }] },
      [],
      /facts\[0\]\.type/,
    ],
    [
      'an instant that is none',
      { ...HISTORY, facts: [{ ...HISTORY.facts[0], at: 'yesterday' }] },
      [],
      /facts\[0\]\.at: write an instant with an offset/,
    ],
  ])('refuses %s and says where', async (_what, history, args, problem) => {
    const { exitCode, out, isError } = await run('--history', file('b.json', history), ...args);
    expect([exitCode, isError]).toEqual([2, true]);
    expect(out).toMatch(problem);
  });

  test('a file that is not there and a broken tiers file are each said', async () => {
    const missing = await run('--history', join(folder, 'nowhere.json'));
    expect([missing.exitCode, missing.out]).toEqual([2, expect.stringContaining('cannot be read')]);
    const broken = file('broken.json', '{ "version": 1 }');
    const args = ['--history', file('a.json', HISTORY), '--tiers', broken];
    const answer = await explain(args);
    expect(answer.exitCode).toBe(2);
    expect(answer.out).toMatch(/broken\.json:\d+:\d+ /);
  });
});

describe('explain', () => {
  test.each([
    [[], /either a ticket or a --history/],
    [['4711', '--history', 'x'], /either a ticket or a --history/],
    [['4711', '--now', '2026-11-20T17:00:00Z'], /--now goes with --history/],
    [['forty'], /"forty" is no ticket number/],
    [['-1'], /is no ticket number/],
    [['4711', '--language', 'de'], /"de" is no language of ours: --language takes en, fr, ru\./],
    [['4711', '--language'], /--language needs a value/],
  ])('%j is refused', async (args, problem) => {
    const { exitCode, out } = await explain(args);
    expect(exitCode).toBe(2);
    expect(out).toMatch(problem);
  });
});

describe('readHistory', () => {
  test('what the ticket does not say is empty, and all problems are told at once', () => {
    const read = readHistory(JSON.stringify({ ticket: { id: 1 }, facts: HISTORY.facts }));
    expect(read).toEqual({
      now: null,
      history: {
        ticket: {
          id: 1,
          subject: '',
          form: null,
          channel: null,
          brand: null,
          tags: [],
          fields: {},
          requester: null,
          organization: null,
        },
        facts: [{ ...HISTORY.facts[0], at: Date.parse('2026-11-20T15:00:00Z') }],
      },
    });
    const wrong = readHistory(JSON.stringify({ ticket: { id: 'x' }, facts: [{}, { at: 1 }] }));
    expect('problems' in wrong && wrong.problems.length).toBeGreaterThanOrEqual(3);
  });
});
