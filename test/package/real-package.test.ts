/** Is what `npm run package` makes of the app fit for Zendesk, and the same each time? */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSecretFile } from '../../engine/cli/package/secret-files.ts';
import { packageCommand } from '../../engine/cli/package-command.ts';
import { readZip } from '../emulator/app-host/read-zip.ts';
import { type BuiltApp, buildApp, ROOT } from './built-app.ts';

jest.setTimeout(60_000);

const CDN = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';

/** The word "secret" where no value stands with it, and an address within a message. */
const WARNINGS = [
  'plainHttp assets/sidebar.js http://fb.me/use-check-prop-types is not encrypted; write https://',
  ...[
    'assets/en.js',
    'assets/en.js',
    'assets/fr.js',
    'assets/fr.js',
    'assets/ru.js',
    'assets/ru.js',
    'assets/sidebar.js',
    'manifest.json',
    'translations/en.json',
    'translations/fr.json',
    'translations/ru.json',
  ].map(
    (file) => `possibleSecret ${file} the word "secret"; make sure that no value stands with it`,
  ),
];

/** What only the board's own page needs, which the engine serves. */
const BOARD_ONLY = [
  'app/index.html',
  ...['Board', 'board-page', 'use-'].map((name) => `app/locations/${name}`),
  ...['BoardHeader', 'LanguageChoice'].map((name) => `app/panels/${name}`),
  ...['board-wires', 'follow-board', 'read-board'].map((name) => `app/engine/${name}`),
];

interface Report {
  readonly problems: readonly Readonly<Record<'severity' | 'code' | 'file' | 'message', string>>[];
}

describe('the real package', () => {
  let first: BuiltApp;
  let elsewhere: BuiltApp;
  let report: Report;
  let files: ReadonlyMap<string, Buffer>;
  beforeAll(async () => {
    first = buildApp('package');
    // Somebody else's machine: another folder, zone and language, and another engine's address.
    elsewhere = buildApp('package', {
      ...{ TZ: 'Asia/Tokyo', LANG: 'fr_FR.UTF-8' },
      PALIER_PUBLIC_URL: 'https://care.example.org:8443/palier',
    });
    report = JSON.parse((await packed(first)).out) as Report;
    files = filesIn(first);
  });
  afterAll(() => {
    first?.remove();
    elsewhere?.remove();
  });

  const zipOf = ({ folder }: BuiltApp) => `${folder}.zip`;
  const packed = (app: BuiltApp) => packageCommand([app.folder, '--out', zipOf(app), '--json']);
  const filesIn = (app: BuiltApp) =>
    new Map([...readZip(readFileSync(zipOf(app)))].map(([path, read]) => [path, read()]));
  const text = (path: string) => files.get(path)?.toString() ?? '';

  it('has no error, and the warnings that are known', () => {
    const told = report.problems.map(({ code, file, message }) =>
      `${code} ${unhashed(file)} ${message}`.replace(/ \(and \d+ more\)/, ''),
    );
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(told.sort()).toEqual(WARNINGS);
  });

  it('is the same to the byte wherever it is built, but for the engine’s address', async () => {
    await packed(elsewhere);
    const others = filesIn(elsewhere);
    expect([...others.keys()]).toEqual([...files.keys()]);
    const changed = [...files].filter(([path, bytes]) => !others.get(path)?.equals(bytes));
    expect(changed.map(([path]) => path)).toEqual(['manifest.json']);
    const before = readFileSync(join(elsewhere.folder, 'manifest.json'), 'utf8');
    const whitelist = (manifest: string) => JSON.parse(manifest).domainWhitelist;
    expect([whitelist(before), whitelist(text('manifest.json'))]).toEqual([
      ['care.example.org'],
      ['palier.example.com'],
    ]);
    writeFileSync(join(elsewhere.folder, 'manifest.json'), text('manifest.json'));
    await packed(elsewhere);
    expect(readFileSync(zipOf(elsewhere)).equals(readFileSync(zipOf(first)))).toBe(true);
  });

  it('holds what Zendesk wants and the app’s assets, nothing secret and no source', () => {
    const paths = [...files.keys()];
    const form =
      /^(manifest\.json|translations\/(en|fr|ru)\.json|assets\/[\w-]+\.(js|css|svg|png))$/;
    expect(paths.filter((path) => !form.test(path))).toEqual(['assets/sidebar.html']);
    expect(paths.filter(isSecretFile)).toEqual([]);
    const maps = paths.filter((path) => text(path).includes('sourceMappingURL'));
    expect(maps).toEqual([]);
  });

  it.each([
    ['the checkout', ROOT],
    ['the folder it was built in', join(tmpdir(), 'palier-app-')],
    ['where the packages lie', 'node_modules'],
    ['a file of a machine', 'file://'],
  ])('does not name %s', (_what, path) => {
    expect([...files.keys()].filter((name) => text(name).includes(path))).toEqual([]);
  });

  it('carries neither the board’s page nor the SDK of the workspace', () => {
    const modules = first.chunks.flatMap((chunk) => chunk.modules);
    expect(modules).toContain('app/locations/NavBar.tsx');
    expect(modules.filter((module) => BOARD_ONLY.some((one) => module.startsWith(one)))).toEqual(
      [],
    );
    expect(modules.filter((module) => /zaf\/npm-sdk|framework_sdk/.test(module))).toEqual([]);
  });

  it('loads Zendesk’s SDK from its CDN, and the workspace loads the one of npm', () => {
    const workspace = buildApp('workspace');
    try {
      const page = readFileSync(join(workspace.folder, 'assets/sidebar.html'), 'utf8');
      const modules = workspace.chunks.flatMap((chunk) => chunk.modules);
      expect(modules).toContain('app/zaf/npm-sdk.ts');
      expect(page).not.toContain('zdassets');
    } finally {
      workspace.remove();
    }
    const scripts = [...text('assets/sidebar.html').matchAll(/<script[^>]* src="([^"]+)"/g)];
    const entry = first.chunks.find(({ isEntry }) => isEntry)?.file;
    expect(scripts.map(([, address]) => address)).toEqual([CDN, `./${entry}`]);
  });

  it('has every file that its manifest and its page name', () => {
    const locations = Object.values(JSON.parse(text('manifest.json')).location.support) as {
      readonly url: string;
    }[];
    const page = [...text('assets/sidebar.html').matchAll(/(?:src|href)="\.\/([^"]+)"/g)];
    const named = [
      ...locations.map(({ url }) => url),
      ...page.map(([, file]) => `assets/${file}`),
      ...['logo.png', 'logo-small.png', 'icon_nav_bar.svg'].map((file) => `assets/${file}`),
    ];
    expect(locations).toHaveLength(4);
    expect(named.filter((path) => !files.has(path))).toEqual([]);
  });
});

/** A file's name without the hash of its content. */
function unhashed(file: string): string {
  return file.replace(/-[\w-]{8}(?=\.\w+$)/, '');
}
