/**
 * Does Zendesk's own `zcli` take our desk for an account? With the smallest app; the real one goes
 * the same way in test/package.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import {
  describeWithZcli,
  runZcli,
  writeApp,
  type ZcliHome,
  zcliHome,
} from '../support/run-zcli.ts';
import { smallApp } from './app-host/made-app.ts';
import { callDesk, type DeskCaller } from './desk-caller.ts';

jest.setTimeout(60_000);

/** What zcli would otherwise ask for on the terminal. */
const config = JSON.stringify({ parameters: { engineUrl: 'http://e', shared_secret: 'mine' } });

describeWithZcli('zcli', () => {
  let home: ZcliHome;
  let desk: DeskCaller;
  beforeAll(async () => {
    home = zcliHome();
    desk = await callDesk({ secure: home.secure });
  });
  afterAll(async () => {
    await desk?.close();
    rmSync(home.folder, { recursive: true });
  });

  function appOf(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(home.folder, 'source-'));
    writeApp(folder, files);
    return folder;
  }
  const small = () =>
    appOf(
      smallApp({}, { '.zcliignore': 'zcli.apps.config.json', 'zcli.apps.config.json': config }),
    );

  async function zcli(command: string, folder: string, tokenOf = 'manager-1') {
    const { token, email } = (await desk.control('POST', '/tokens', { externalId: tokenOf })).body;
    const { httpsPort } = desk.desk;
    return runZcli(home, { httpsPort: httpsPort ?? 0, email, token }, command, folder);
  }
  const zips = (folder: string) =>
    existsSync(join(folder, 'tmp')) ? readdirSync(join(folder, 'tmp')) : [];

  test('finds nothing wrong with the smallest app, and packs it', async () => {
    const valid = await zcli('apps:validate', small());
    expect([valid.exitCode, valid.said]).toEqual([0, expect.stringContaining('No validation')]);
    const packed = await zcli('apps:package', small());
    expect([packed.exitCode, packed.said]).toEqual([0, expect.stringContaining('Package created')]);
    expect(zips(packed.folder)).toEqual([expect.stringMatching(/^app-\d+\.zip$/)]);
  });

  test('creates the app, installs it with its settings, and notes its id', async () => {
    const made = await zcli('apps:create', small());
    expect([made.exitCode, made.said]).toEqual([0, expect.stringContaining('Successfully')]);
    const config = JSON.parse(readFileSync(join(made.folder, 'zcli.apps.config.json'), 'utf8'));
    const { installations } = (await desk.api('GET', '/apps/installations')).body;
    expect(installations).toMatchObject([
      { app_id: config.app_id, settings: { name: 'Small', engineUrl: 'http://e' } },
    ]);
    expect(JSON.stringify(installations)).not.toContain('mine');
  });

  test('says in the desk’s words what an app lacks', async () => {
    const refused = await zcli('apps:validate', appOf(smallApp({ defaultLocale: 'fr' })));
    expect([refused.exitCode, refused.said]).toEqual([
      2,
      expect.stringContaining('Missing translation file for locale "fr"'),
    ]);
  });

  test('is refused where its caller is no administrator', async () => {
    const refused = await zcli('apps:validate', small(), 'agent-1');
    expect(refused.exitCode).toBe(2);
  });

  test('a call by https is answered with links by https', async () => {
    const { httpsPort: port } = desk.desk;
    const authorization = await desk.as('manager-1');
    const text = await new Promise<string>((resolve, reject) => {
      const options = { port, host: '127.0.0.1', path: '/api/v2/groups.json' };
      const request = get({ ...options, ca: home.secure.cert, headers: { authorization } });
      request.on('error', reject).on('response', (answer) => {
        answer.setEncoding('utf8').once('data', resolve);
      });
    });
    expect(text).toContain(`"url":"https://127.0.0.1:${port}/api/v2/groups/`);
  });
});
