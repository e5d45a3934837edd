/** What does `palier package` print and write, and with which exit code? */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageCommand } from '../../engine/cli/package-command.ts';
import { makeFolder, manifest, removeFolders } from './package/app-folder.ts';

afterEach(removeFolders);

async function outside(): Promise<string> {
  return makeFolder({}, {});
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('packageCommand', () => {
  test('writes the zip, and says how large it is and what makes it so', async () => {
    const [folder, dir] = [await makeFolder(), await outside()];
    const path = join(dir, 'little.zip');
    const { exitCode, out } = await packageCommand([folder, '--out', path]);
    expect(exitCode).toBe(0);
    const lines = out.replaceAll(folder, 'APP').replaceAll(dir, 'DIR').split('\n');
    expect(lines[0]).toMatch(/^APP: fit to be uploaded; 8 files, \d+ bytes$/);
    expect(lines.slice(1, 4)).toEqual(Array(3).fill(expect.stringMatching(/ bytes, packed \d+$/)));
    expect(lines[4]).toBe(
      `DIR/little.zip written: ${readFileSync(path).length} bytes, sha256 ${sha256(path)}`,
    );
    expect(readdirSync(dir)).toEqual(['little.zip']);
  });

  test('writes the same bytes again, whenever the files were touched and made', async () => {
    const dir = await outside();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(dir, `${name}.zip`));
    const folder = await makeFolder();
    await packageCommand([folder, `--out=${a}`]);
    await utimes(join(folder, 'assets/app.js'), 1, 1);
    await utimes(join(folder, 'assets'), 86_400, 86_400);
    await packageCommand([folder, `--out=${b}`]);
    await packageCommand([await makeFolder(), `--out=${c}`]);
    expect(sha256(b as string)).toBe(sha256(a as string));
    expect(sha256(c as string)).toBe(sha256(a as string));
  });

  test('replaces the former zip', async () => {
    const path = join(await outside(), 'little.zip');
    await writeFile(path, 'former');
    await packageCommand([await makeFolder(), '--out', path]);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });

  test('names the zip after the folder and the version, and only a version', async () => {
    const names = async (changes: Parameters<typeof makeFolder>[0]) => {
      const [dir, before] = [await outside(), process.cwd()];
      const folder = await makeFolder(changes);
      process.chdir(dir);
      try {
        await packageCommand([folder]);
      } finally {
        process.chdir(before);
      }
      return readdirSync(dir).map((name) => name.replace(/palier-app-\w{6}/, 'APP'));
    };
    expect(await names({})).toEqual(['APP-1.2.3.zip']);
    expect(await names(manifest({ version: undefined }))).toEqual(['APP.zip']);
    expect(await names(manifest({ version: '1/../../a' }))).toEqual(['APP.zip']);
  });

  test('tells each problem with its place, writes nothing, and exits with 2', async () => {
    const [folder, dir] = [
      await makeFolder(manifest({ frameworkVersion: '1.0' })),
      await outside(),
    ];
    const { exitCode, out } = await packageCommand([folder, '--out', join(dir, 'a.zip')]);
    expect(exitCode).toBe(2);
    expect(out.replaceAll(folder, 'APP')).toBe(
      'APP/manifest.json:11:23 error frameworkVersion: Zendesk serves no "1.0"; write ' +
        '"frameworkVersion": "2.0"\nAPP: 1 error; see docs/api.md',
    );
    expect(readdirSync(dir)).toEqual([]);
  });

  test('warnings are told, and do not keep from packing', async () => {
    const path = join(await outside(), 'a.zip');
    const folder = await makeFolder({ 'assets/a.js': 'fetch("http://example.org")' });
    const { exitCode, out } = await packageCommand([folder, '--out', path]);
    expect(exitCode).toBe(0);
    expect(out.replaceAll(folder, 'APP')).toMatch(
      /^APP\/assets\/a\.js:1:8 warning: http:\/\/example\.org .*\nAPP: .*; 1 warning; 9 files/,
    );
    expect(existsSync(path)).toBe(true);
  });

  test('--check writes nothing, and tells what the zip would be', async () => {
    const [dir, before, folder] = [await outside(), process.cwd(), await makeFolder()];
    process.chdir(dir);
    const { exitCode, out } = await packageCommand([folder, '--check']);
    process.chdir(before);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/\nthe zip would have \d+ bytes, sha256 [0-9a-f]{64}$/);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('--json tells the same as data', async () => {
    const path = join(await outside(), 'a.zip');
    const folder = await makeFolder({ 'assets/a.js': 'fetch("http://example.org")' });
    const { exitCode, out } = await packageCommand([folder, '--out', path, '--json']);
    const told = JSON.parse(out);
    expect(exitCode).toBe(0);
    expect(told).toMatchObject({
      folder,
      valid: true,
      problems: [{ severity: 'warning', code: 'plainHttp', file: 'assets/a.js', line: 1 }],
      zip: { path, bytes: readFileSync(path).length, sha256: sha256(path) },
    });
    expect(told.files).toContainEqual({ path: 'assets/a.js', bytes: 27, packedBytes: 27 });
    const bytes = told.files.map((one: { bytes: number }) => one.bytes);
    expect(told.bytes).toBe(bytes.reduce((a: number, b: number) => a + b));
  });

  test('--json of a folder with errors has no zip', async () => {
    const { exitCode, out } = await packageCommand([await makeFolder({ 'a.pdf': '' }), '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ valid: false, zip: null });
    expect(JSON.parse(out).files[0].packedBytes).toBeNull();
  });

  test.each<[string, (folder: string) => readonly string[], string]>([
    ['no folder', () => [], 'Name the built app'],
    ['two folders', (folder) => [folder, folder], 'is not expected here'],
    ['an unknown option', (folder) => [folder, '--fast'], 'There is no option --fast'],
    [
      '--check with --out',
      (folder) => [folder, '--check', '--out=a.zip'],
      '--check writes nothing',
    ],
    ['--out that is no zip', (folder) => [folder, '--out=tiers.json'], 'ends in .zip'],
    ['--out without a name', (folder) => [folder, '--out=.zip'], 'ends in .zip'],
    [
      '--out in the folder',
      (folder) => [folder, `--out=${folder}/a/b.zip`],
      'would lie in the app',
    ],
    [
      '--out in it by a detour',
      (folder) => [folder, `--out=${folder}/../${folder.split('/').pop()}/a.zip`],
      'would lie in',
    ],
  ])('%s is refused', async (_what, args, message) => {
    const { exitCode, out, isError } = await packageCommand(args(await makeFolder()));
    expect({ exitCode, isError }).toEqual({ exitCode: 2, isError: true });
    expect(out).toContain(message);
  });

  test('a zip that would land in the folder because one stands in it is refused', async () => {
    const [folder, before] = [await makeFolder(), process.cwd()];
    process.chdir(folder);
    const { exitCode, out } = await packageCommand(['.']);
    process.chdir(before);
    expect(exitCode).toBe(2);
    expect(out).toContain('would lie in the app’s folder; use --out.');
  });

  test('a zip beside the folder whose name goes on is not in it', async () => {
    const dir = await outside();
    const folder = join(dir, 'app');
    await mkdir(folder);
    const { out } = await packageCommand([folder, `--out=${folder}.zip`]);
    expect(out).toContain('the folder holds nothing to pack');
  });

  test('a place that cannot be written is told with exit code 1, and nothing is left', async () => {
    const dir = await outside();
    await mkdir(join(dir, 'a.zip'));
    for (const name of ['none/a.zip', 'a.zip']) {
      const { exitCode, out } = await packageCommand([
        await makeFolder(),
        '--out',
        join(dir, name),
      ]);
      expect(exitCode).toBe(1);
      expect(out).toContain('could not be written');
    }
    expect(readdirSync(dir)).toEqual(['a.zip']);
  });

  test('a folder’s name does not steer the terminal', async () => {
    const { out } = await packageCommand(['no\u001b[31mne']);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('no\uFFFD[31mne:1:1 error: there is no such folder');
  });
});
