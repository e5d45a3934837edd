/** Do the demo's programs find one another, whatever else stands in the environment? */
import type { DemoOptions } from '../../../engine/cli/demo/options.ts';
import { connectProgram, engineProgram } from '../../../engine/cli/demo/surroundings.ts';
import { readSettings } from '../../../engine/settings.ts';

const options = {
  ports: { desk: 4800, engine: 4801, control: 4802, mail: 4803 },
  dataPath: '/nowhere',
  tiersPath: 'tiers.json',
  logPath: null,
} as DemoOptions;
const env = {
  PALIER_LOGIN_CLIENT_ID: 'board',
  PALIER_LOGIN_CLIENT_SECRET: 's',
  PALIER_DESK_PORT: '1',
};

describe('the demo’s engine and its connect', () => {
  test.each([
    ['engine', engineProgram(options, env).env],
    ['connect', connectProgram(options, env, false).env],
  ])('%s: an account’s client for signing in does not reach it', (_who, given) => {
    const read = readSettings(given, () => {
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    });
    expect(read).toMatchObject({ settings: { login: null, port: 4801, host: '127.0.0.1' } });
  });
});
