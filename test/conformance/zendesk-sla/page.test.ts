/** Does docs/zendesk-sla.md tell the truth: its table, and the tiers to paste? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { Policy } from '../../../engine/core/policy/policy.ts';
import { readTiersFile } from '../../../engine/tiers-file/read.ts';
import { fact, linesOf } from '../../support/histories.ts';
import { METRICS } from './metrics.ts';
import { SOURCES } from './sources.ts';

const root = join(__dirname, '../../..');
const page = readFileSync(join(root, 'docs/zendesk-sla.md'), 'utf8');
const [all = '', byPriority = ''] = [...page.matchAll(/```jsonc\n(.*?)```/gs)].map(
  (found) => found[1] ?? '',
);

/** The sample file with the page's parts pasted into it, as a reader would. */
function pasted(example: string, head: object = {}): Policy {
  const file = parse(readFileSync(join(root, 'tiers.json'), 'utf8'));
  for (const [section, value] of Object.entries(parse(example) as Record<string, object>)) {
    file[section] = { ...file[section], ...value };
  }
  const read = readTiersFile(JSON.stringify({ ...file, ...head }, null, 1));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.policy;
}

describe('docs/zendesk-sla.md', () => {
  test('the promises to paste are valid, and those that the tables judge by', () => {
    const tier = pasted(all).tiers.find(({ name }) => name === 'as-in-zendesk');
    expect([...(tier?.promises.keys() ?? [])]).toEqual(METRICS.map(({ name }) => name));
    const { promises } = parse(all).tiers['as-in-zendesk'];
    expect(promises).toEqual(
      Object.fromEntries(METRICS.map(({ name, promise }) => [name, promise])),
    );
  });

  test.each(METRICS)('the table says of $metric how it is written and where it differs', (one) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${one.metric}\` |`)) ?? '';
    const [, , name, how = '', where = ''] = row.split('|').map((cell) => cell.trim());
    const { clock, pausesOn } = one.promise as { clock?: string; pausesOn?: readonly string[] };
    const isOwn = clock === undefined;
    expect(name).toBe(`\`${one.name}\``);
    expect(how).toBe(
      isOwn ? 'its own' : `\`${clock}\`, \`${JSON.stringify(pausesOn).replaceAll(',', ', ')}\``,
    );
    expect(where === 'nowhere').toBe(!one.rows.some((told) => 'differs' in told));
  });

  test('it links every decision page that a row names, and every source', () => {
    const decisions = METRICS.flatMap(({ rows }) =>
      rows.flatMap((row) => ('decision' in row ? [`(decisions/${row.decision}-`] : [])),
    );
    const links = [...new Set(decisions), ...Object.values(SOURCES).map((url) => `(${url})`)];
    expect(links.filter((link) => !page.includes(link))).toEqual([]);
  });

  test('a raised priority moves the first reply to the promise for urgent tickets', () => {
    const policy = pasted(byPriority);
    const facts = [
      fact('2026-11-20T15:50:00Z', { type: 'opened', by: 'customer', priority: 'normal' }),
      fact('2026-11-20T16:00:00Z', { type: 'priority', to: 'urgent' }),
    ];
    const asked = { policy, tier: 'as-in-zendesk', facts, now: '2026-11-20T16:05:00Z' };
    expect(linesOf('urgentFirstReply', asked)).toEqual([
      'running due 2026-11-20T16:20:00Z, used 15m',
    ]);
    expect(linesOf('firstReply', asked)[0]).toMatch(/^cancelled /);
  });

  test.each([
    [{ customers: 'anyEndUser' }, ['running due 2026-11-20T13:00:00Z, used 60m']],
    [{}, []],
  ])('with %j in the file, another end user who asks is owed %j', (head, lines) => {
    const facts = [
      fact('2026-11-20T08:00:00Z', { type: 'opened', by: 'customer', priority: 'normal' }),
      fact('2026-11-20T08:30:00Z', { type: 'staffReplied' }),
      fact('2026-11-20T09:00:00Z', { type: 'customerWrote', endUser: true }),
    ];
    const asked = { tier: 'as-in-zendesk', facts, now: '2026-11-20T10:00:00Z' };
    expect(linesOf('nextReply', { ...asked, policy: pasted(all, head) })).toEqual(lines);
  });
});
