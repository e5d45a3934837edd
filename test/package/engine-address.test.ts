/** Does `npm run package` look at the engine's address before it builds? */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './built-app.ts';

describe('npm run package', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** A checkout that holds nothing to build, so that whoever builds fails in other words. */
  function packageWith(address: string) {
    root = mkdtempSync(join(tmpdir(), 'palier-checkout-'));
    for (const folder of ['engine/cli', 'app']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'engine/main.ts'), '');
    for (const name of ['package.json', 'tsconfig.json', 'manifest.json']) {
      writeFileSync(join(root, name), '{}');
    }
    const program = join(root, 'engine/cli/built.mjs');
    copyFileSync(join(ROOT, 'engine/cli/built.mjs'), program);
    const env = { PATH: process.env.PATH, PALIER_PUBLIC_URL: address };
    const done = spawnSync(process.execPath, [program, '--package'], { encoding: 'utf8', env });
    return { exitCode: done.status, said: done.stderr, hasBegun: existsSync(join(root, 'dist')) };
  }

  it.each(['palier', 'palier.example.com:4601', 'ftp://palier.example.com'])(
    'refuses the address %s before it builds anything',
    (address) => {
      expect(packageWith(address)).toEqual({
        exitCode: 2,
        said:
          `PALIER_PUBLIC_URL is "${address}", no address; ` +
          'write one as https://palier.example.com.\n',
        hasBegun: false,
      });
    },
  );

  it.each(['', 'https://palier.example.com'])('goes on to build with "%s"', (address) => {
    const { exitCode, said, hasBegun } = packageWith(address);
    expect([exitCode, hasBegun]).toEqual([1, true]);
    expect(said).toContain('Palier could not be built');
  });
});
