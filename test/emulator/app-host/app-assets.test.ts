/** Are a package's files served as the desk's page needs them, and nothing beside them? */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServedApp, serveApp } from './app-assets.ts';
import { appSource } from './installed-app.ts';

let folder = '';
let app: ServedApp;
const origin = () => new URL(app.jsonUrl).origin;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'palier-app-'));
  mkdirSync(join(folder, 'assets'));
  const location = { support: { ticket_sidebar: { url: 'assets/sidebar.html' } } };
  const manifest = { name: 'Palier', version: '1.2.3', defaultLocale: 'en', location };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'assets', 'sidebar.html'), '<p>here</p>');
  writeFileSync(join(folder, 'assets', '.hidden.html'), 'no');
  app = await serveApp(folder, 0);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

it('is found by the desk through its app.json, with its secure settings kept back', async () => {
  const settings = JSON.stringify({ settings: { engineUrl: 'http://e' }, secure: { s: 'x' } });
  const found = await appSource({ url: '', json: app.jsonUrl, settings })();
  expect(found).toMatchObject({
    name: 'Palier',
    version: '1.2.3',
    settings: { engineUrl: 'http://e' },
  });
  expect(JSON.stringify(found)).toContain(`${origin()}/1/assets/sidebar.html`);
});

it('serves an asset with its type', async () => {
  const answer = await fetch(`${origin()}/1/assets/sidebar.html?origin=x&app_guid=y`);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await answer.text()).toBe('<p>here</p>');
});

it.each([
  '/1/assets/none.js',
  '/1/assets/.hidden.html',
  '/1/assets/',
  '/1/assets/..%2fmanifest.json',
  '/1/assets/%2e%2e/manifest.json',
  '/manifest.json',
  '/',
])('serves nothing at %s', async (path) => {
  expect((await fetch(origin() + path)).status).toBe(404);
});

it('says which folder is no package', async () => {
  await expect(serveApp(join(folder, 'assets'), 0)).rejects.toThrow('holds no manifest.json');
});
