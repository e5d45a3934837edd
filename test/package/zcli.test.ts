/**
 * Does Zendesk's own `zcli` take the real package, as somebody would who uploads it from a command
 * line, and does it keep to itself the settings that it is given?
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '../emulator/app-host/read-zip.ts';
import { callDesk, type DeskCaller } from '../emulator/desk-caller.ts';
import { describeWithZcli, runZcli, type ZcliHome, zcliHome } from '../support/run-zcli.ts';
import { type BuiltApp, buildApp } from './built-app.ts';

jest.setTimeout(60_000);

const CONFIG = 'zcli.apps.config.json';
const SECRET = 'only-the-proxy-and-the-engine-know-it';
/** All parameters of the manifest: zcli asks on the terminal for those that it misses. */
const parameters = { engineUrl: 'https://palier.example.com', shared_secret: SECRET, fields: '' };

describeWithZcli('zcli and the real package', () => {
  let home: ZcliHome;
  let desk: DeskCaller;
  let app: BuiltApp;
  beforeAll(async () => {
    home = zcliHome();
    app = buildApp('package');
    desk = await callDesk({ secure: home.secure });
    writeFileSync(join(app.folder, CONFIG), JSON.stringify({ parameters }));
  });
  afterAll(async () => {
    await desk?.close();
    app?.remove();
    rmSync(home.folder, { recursive: true });
  });

  async function zcli(command: string) {
    const { token, email } = (await desk.control('POST', '/tokens', { externalId: 'manager-1' }))
      .body;
    const httpsPort = desk.desk.httpsPort ?? 0;
    return runZcli(home, { httpsPort, email, token }, command, app.folder);
  }

  it('is told that nothing is wrong', async () => {
    const { exitCode, said } = await zcli('apps:validate');
    expect([exitCode, said]).toEqual([0, expect.stringContaining('No validation')]);
  });

  it('packs the files that our own zip holds, and not the settings beside them', async () => {
    const { exitCode, folder } = await zcli('apps:package');
    const [name = '', ...others] = readdirSync(join(folder, 'tmp'));
    expect([exitCode, others]).toEqual([0, []]);
    const files = readZip(readFileSync(join(folder, 'tmp', name)));
    expect(readdirSync(folder)).toContain(CONFIG);
    expect([...files.keys()].sort()).toEqual([
      ...readdirSync(join(app.folder, 'assets')).map((file) => `assets/${file}`),
      'manifest.json',
      ...['en', 'fr', 'ru'].map((language) => `translations/${language}.json`),
    ]);
    const all = [...files.values()].map((read) => read().toString()).join('\n');
    expect(all).not.toContain(SECRET);
  });

  it('creates and installs it, and nobody can read the secret back', async () => {
    const { exitCode, said, folder } = await zcli('apps:create');
    expect([exitCode, said]).toEqual([0, expect.stringContaining('Successfully')]);
    const { app_id } = JSON.parse(readFileSync(join(folder, CONFIG), 'utf8'));
    const { installations } = (await desk.api('GET', '/apps/installations')).body;
    const { engineUrl } = parameters;
    expect(installations).toMatchObject([{ app_id, settings: { name: 'Palier', engineUrl } }]);
    expect(JSON.stringify(installations)).not.toContain(SECRET);
  });
});
