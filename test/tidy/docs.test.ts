/**
 * Do the pages tell the truth? Settings, commands, decisions, links, and the examples of
 * docs/api.md.
 */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readHistory } from '../../engine/cli/history.ts';
import { explainHistory } from '../../engine/run/explain.ts';
import { readTiersFile } from '../../engine/tiers-file/read.ts';
import { textOf, trackedFiles } from './tracked-files.ts';

/** Every name in quotes, where the source lists them. */
const quoted = (text: string, form: RegExp) =>
  [...text.matchAll(form)].map((found) => found[1] ?? '');

/** Links of a page to files of the project, from the page's folder. */
function links(path: string, text: string): readonly string[] {
  const found = [
    ...quoted(text, /\]\(([^)#\s]+)[^)]*\)/g),
    ...quoted(text, /(?:src|srcset)="([^"]+)"/g),
  ];
  return found
    .filter((one) => !/^https?:/.test(one))
    .map((one) => posix.join(posix.dirname(path), one));
}

describe('docs/operations.md', () => {
  it('names every setting, and no PALIER_* that is none', () => {
    const page = textOf('docs/operations.md');
    const settings = [
      ...quoted(textOf('engine/setting-names.ts'), /'(PALIER_\w+)'/g),
      ...quoted(textOf('engine/settings-schema.ts'), /^ {2}(ZENDESK_\w+):/gm),
    ];
    expect(settings.length).toBeGreaterThan(20);
    expect(settings.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    const named = quoted(page, /(PALIER_[A-Z_]+)/g);
    expect(named.filter((name) => !settings.includes(name))).toEqual([]);
  });
});

describe('README.md', () => {
  it('lists every command, and no other', () => {
    const source =
      textOf('engine/cli/palier.ts').split('const COMMANDS')[1]?.split('\n};')[0] ?? '';
    const commands = quoted(source, /^ {2}(\w+): \{/gm);
    const table = textOf('README.md').split('\n## Commands\n')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| (`.*) \|.*\|$/gm)].map((found) => found[1] ?? '');
    const listed = rows.flatMap((row) => quoted(row, /`(\w+)/g));
    expect(commands).toContain('explain');
    expect([...new Set(listed)].sort()).toEqual([...commands].sort());
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const named = quoted(textOf('README.md'), /npm run (?:-s )?([\w:]+)/g);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('docs/decisions/README.md', () => {
  it('lists every page with its title, in order', () => {
    const pages = trackedFiles().filter((path) => /^docs\/decisions\/\d{4}-.*\.md$/.test(path));
    const lines = pages.map((path) => {
      const [, number, title] = /^# (\d{4}) (.*)\n/.exec(textOf(path)) ?? [];
      return `| [${number}](${path.split('/').at(-1)}) | ${title} |`;
    });
    const index = textOf('docs/decisions/README.md');
    expect(index.split('\n').filter((line) => line.startsWith('| ['))).toEqual(lines);
  });
});

describe('pages', () => {
  it('link to files that exist', () => {
    const pages = trackedFiles().filter((path) => path.endsWith('.md'));
    const dead = pages.flatMap((path) =>
      links(path, textOf(path)).flatMap((to) =>
        existsSync(join(__dirname, '../..', to)) ? [] : [`${path} → ${to}`],
      ),
    );
    expect(dead).toEqual([]);
  });

  it('have their links found in prose and in pictures', () => {
    const text = 'See [a](b.md#c) and [d](https://e.org).\n<img src="../f.png">';
    expect(links('docs/x/y.md', text)).toEqual(['docs/x/b.md', 'docs/f.png']);
  });
});

describe('docs/api.md', () => {
  const [history = '', answer = ''] = quoted(textOf('docs/api.md'), /```json\n(.*?)```/gs);

  it('shows what explain answers about the history it shows', () => {
    const read = readHistory(history);
    const tiers = readTiersFile(textOf('tiers.json'));
    if ('problems' in read || 'problems' in tiers) throw new Error(JSON.stringify([read, tiers]));
    const given = explainHistory({ pinned: tiers.policy, moves: [] }, read.history, read.now ?? 0);
    const { clocks, place, ...rest } = JSON.parse(answer);
    expect(given).toMatchObject(rest);
    expect(given.place).toContain(place.replace(/…$/, ''));
    const { reasons, ...clock } = clocks[0];
    const told = given.clocks.find(({ promise }) => promise === clock.promise);
    expect(told).toMatchObject(clock);
    expect(told?.reasons).toEqual(expect.arrayContaining(reasons));
  });

  it('lists every type of fact', () => {
    const types = quoted(textOf('engine/cli/history.ts'), / fact\('(\w+)'/g);
    const page = textOf('docs/api.md');
    expect(types.length).toBeGreaterThan(20);
    expect(types.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
  });

  it('lists every route', () => {
    const sources = trackedFiles().filter((path) => path.startsWith('engine/http/'));
    const routes = sources.flatMap((path) =>
      quoted(textOf(path), /server\.(?:get|post)\('(\/[^':*]+)/g),
    );
    const page = textOf('docs/api.md');
    expect(routes.length).toBeGreaterThan(6);
    expect(routes.filter((route) => !page.includes(route))).toEqual([]);
  });
});
