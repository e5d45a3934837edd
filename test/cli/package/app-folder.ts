/** A little app that Zendesk takes, in a folder of its own, and the ways to spoil it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkApp } from '../../../engine/cli/package/check-app.ts';

type Content = string | Buffer | object;
/** Files by path; null takes one away. */
export type Changes = Readonly<Record<string, Content | null>>;

const MANIFEST = {
  name: 'Little',
  author: { name: 'Anna', email: 'anna@example.org', url: 'https://example.org' },
  defaultLocale: 'en',
  private: true,
  version: '1.2.3',
  frameworkVersion: '2.0',
  location: { support: { ticket_sidebar: { url: 'assets/index.html', flexible: true } } },
  parameters: [
    { name: 'engine', type: 'url', required: true },
    { name: 'token', type: 'text', secure: true, scopes: ['header'] },
  ],
};

/** As React DOM 18 has it, minified: nothing in it is a secret, nothing is fetched. */
const REACT_DOM =
  'a={number:!0,password:!0,range:!0,search:!0,tel:!0};e.type===`url`||e.type===`password`)||' +
  't;"url"===a.type||"password"===a.type)||"textarea"===b;n="http://www.w3.org/2000/svg";';

const GOOD: Changes = {
  'manifest.json': MANIFEST,
  'assets/index.html': '<!doctype html><title>Little</title><script src="app.js"></script>',
  'assets/app.js': REACT_DOM,
  'assets/app.js.map': { version: 3, sources: ['app.ts'], mappings: '' },
  'assets/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>',
  'translations/en.json': { app: { name: 'Little', parameters: { token: { label: 'Token' } } } },
  'translations/fr.json': { app: { name: 'Petit' } },
  'requirements.json': { triggers: { late: { title: 'Late', actions: [] } } },
  '.zcliignore': '# what only this machine knows\nzcli.apps.config.json\n',
  'zcli.apps.config.json': { parameters: { token: 'hush' } },
  '.eslintrc': 'left out like every dotfile',
  'tmp/app-1.zip': 'PK\x03\x04',
};

let folders: string[] = [];

/** Makes the folder anew, with the changes; `removeFolders` takes all of them away. */
export async function makeFolder(changes: Changes = {}, base: Changes = GOOD): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-app-'));
  folders.push(folder);
  for (const [path, content] of Object.entries({ ...base, ...changes })) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytesOf(content));
  }
  return folder;
}

export async function removeFolders(): Promise<void> {
  const made = folders;
  folders = [];
  for (const folder of made) await rm(folder, { recursive: true });
}

function bytesOf(content: Content): string | Buffer {
  const isPlain = typeof content === 'string' || Buffer.isBuffer(content);
  return isPlain ? content : JSON.stringify(content, null, 2);
}

/** The good manifest with other values at its top level; undefined takes a key away. */
export function manifest(values: object): Changes {
  return { 'manifest.json': { ...MANIFEST, ...values } };
}

/** What is told of the good app with these changes, as "code file path". */
export async function toldWith(changes: Changes): Promise<readonly string[]> {
  const { problems } = await checkApp(await makeFolder(changes));
  return problems.map(({ code, file, path }) => [code, file, path].filter(Boolean).join(' '));
}
