/** Does the desk check, take up and install an app as zcli asks for it, and keep its secrets? */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appSource } from './app-host/installed-app.ts';
import { smallApp, smallManifest } from './app-host/made-app.ts';
import { madeZip } from './app-host/made-zip.ts';
import { callDesk, type DeskCaller, type Reply } from './desk-caller.ts';

const form = (name: string, bytes: Buffer): FormData => {
  const parts = new FormData();
  parts.append(name, new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), 'app.zip');
  return parts;
};
const packed = (manifest: object = {}, files: Parameters<typeof smallApp>[1] = {}) =>
  madeZip(smallApp(manifest, files));

describe('apps', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  const validate = (bytes: Buffer) => desk.api('POST', '/apps/validate', form('file', bytes));

  async function deployed(bytes: Buffer): Promise<Reply> {
    const sent = await desk.api('POST', '/apps/uploads.json', form('uploaded_data', bytes));
    expect(sent.status).toBe(201);
    const body = { upload_id: sent.body.id, name: 'Small' };
    const { job_id: job } = (await desk.api('POST', '/api/apps.json', body)).body;
    return desk.api('GET', `/apps/job_statuses/${job}`);
  }

  test.each([8, 0])('a fit package, packed by method %i, is valid', async (method) => {
    expect((await validate(madeZip(smallApp(), method))).status).toBe(200);
  });

  const { author: _, frameworkVersion: __, ...poor } = smallManifest;
  const location = { support: { nav_bar: 'assets/board.html' } };
  test.each([
    ['no zip', Buffer.from('x'.repeat(100)), 'the file is no zip'],
    ['a zip without its beginning', packed().subarray(300), /cut short|damaged/],
    ['an empty zip', madeZip({}), 'Could not find manifest.json'],
    [
      'a nested manifest',
      madeZip({ 'app/manifest.json': '{}' }),
      'The manifest must be at the root of the package, not at app/manifest.json',
    ],
    ['another way of packing', madeZip(smallApp(), 12), /by a method \(12\) not read here/],
    ['a manifest that is not JSON', packed({}, { 'manifest.json': '{' }), /is not valid JSON/],
    ['a manifest that is a list', packed({}, { 'manifest.json': '[]' }), /must hold an object/],
    [
      'missing keys',
      packed({}, { 'manifest.json': JSON.stringify(poor) }),
      'Missing required fields in manifest: author, frameworkVersion',
    ],
    [
      'no default translation',
      packed({}, { 'translations/en.json': null }),
      'Missing translation file for locale "en"',
    ],
    ['an old framework', packed({ frameworkVersion: '1.0' }), /must be "2.0", not "1.0"/],
    ['a place that is not there', packed({ location }), /names assets\/board.html, which is not/],
  ])('%s is refused in one sentence', async (_name, bytes, why) => {
    const refused = await validate(bytes);
    expect([refused.status, refused.body.description]).toEqual([
      400,
      typeof why === 'string' ? why : expect.stringMatching(why),
    ]);
  });

  test('a form that does not end is refused', async () => {
    const answer = await fetch(`${desk.desk.apiUrl}/api/v2/apps/validate`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        authorization: await desk.as('manager-1'),
      },
      body: '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nx',
    });
    expect(answer.status).toBe(400);
  });

  test('an unfit package fails when it is deployed, and says why', async () => {
    expect((await deployed(madeZip({}))).body).toMatchObject({
      status: 'failed',
      message: 'Could not find manifest.json',
      app_id: null,
    });
  });

  test('an app is installed, listed and given other settings, its secret never shown', async () => {
    const { status, app_id } = (await deployed(packed())).body;
    expect(status).toBe('completed');
    const settings = { name: 'Small', engineUrl: 'http://e', shared_secret: 'only mine' };
    const path = '/api/support/apps/installations';
    const given = { app_id: String(app_id), settings };
    const { id } = (await desk.api('POST', `${path}.json`, given)).body;
    const changed = { settings: { engineUrl: 'http://f', shared_secret: 'other' } };
    await desk.api('PUT', `${path}/${id}.json`, changed);
    const { installations } = (await desk.api('GET', '/apps/installations.json')).body;
    expect(installations).toMatchObject([
      { id, app_id, product: 'support', settings: { name: 'Small', engineUrl: 'http://f' } },
    ]);
    expect(JSON.stringify(installations)).not.toMatch(/shared_secret|only mine|other/);
    const upload = form('uploaded_data', packed({ version: '1.1.0' }));
    const { id: upload_id } = (await desk.api('POST', '/apps/uploads', upload)).body;
    const job = (await desk.api('PUT', `/apps/${app_id}`, { upload_id })).body.job_id;
    const again = (await desk.api('GET', `/apps/job_statuses/${job}`)).body;
    expect(again).toMatchObject({ status: 'completed', app_id });
  });

  test('agents may read the installations, and change none', async () => {
    const agent = await desk.as('agent-1');
    const list = await desk.api('GET', '/apps/installations', undefined, agent);
    expect([list.status, list.body.installations]).toEqual([200, []]);
    const put = await desk.api('PUT', '/apps/installations/1', { settings: {} }, agent);
    expect(put.status).toBe(403);
    expect((await desk.api('PUT', '/apps/installations/1', { settings: {} })).status).toBe(404);
    expect((await desk.api('POST', '/apps', { upload_id: 5 })).status).toBe(422);
    expect((await desk.api('POST', '/apps/installations', { app_id: 5 })).status).toBe(422);
  });
});

describe('the app that the desk was started with', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'palier-desk-app-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const settings = JSON.stringify({
    name: 'Palier',
    settings: { engineUrl: 'http://e', fields: '' },
    secure: { shared_secret: 'only mine' },
  });
  const start = () =>
    callDesk({
      stateFolder: folder,
      app: appSource({ url: 'http://127.0.0.1:9/', json: '', settings }),
    });

  test('is an installation whose settings reach the app after a restart, less the secret', async () => {
    let desk = await start();
    const list = (await desk.api('GET', '/apps/installations')).body.installations;
    expect(list).toMatchObject([
      { id: 1, app_id: 1, settings: { name: 'Palier', engineUrl: 'http://e', fields: '' } },
    ]);
    const given = { settings: { fields: 'palier_tier:5', shared_secret: 'stolen' } };
    expect((await desk.api('PUT', '/apps/installations/1', given)).body.settings).toEqual({
      name: 'Palier',
      engineUrl: 'http://e',
      fields: 'palier_tier:5',
    });
    await desk.close();
    desk = await start();
    const app = await desk.desk.world.app();
    await desk.close();
    expect(app?.settings).toEqual({ engineUrl: 'http://e', fields: 'palier_tier:5' });
    expect(app?.secure).toMatchObject({ shared_secret: { value: 'only mine' } });
    expect(readFileSync(join(folder, 'desk.ndjson'), 'utf8')).not.toMatch(/stolen|only mine/);
  });
});
