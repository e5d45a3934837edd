/** Does the package hold what lies in the folder, and nothing from anywhere else? */
import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readFolder } from '../../../engine/cli/package/folder.ts';
import { problemList } from '../../../engine/cli/package/problem.ts';
import { makeFolder, removeFolders } from './app-folder.ts';

afterEach(removeFolders);

/** Only these files, so that nothing but reading the folder has a say. */
const only = (files: Readonly<Record<string, string>>) => makeFolder({}, files);

async function read(folder: string) {
  const { problems, tell } = problemList();
  const files = await readFolder(folder, tell);
  return {
    paths: files?.map(({ path }) => path),
    told: problems.map(({ code, file }) => `${code} ${file}`.trim()),
    messages: problems.map(({ message }) => message),
  };
}

describe('readFolder', () => {
  test('reads files in the order of their paths, whatever their depth', async () => {
    const folder = await only({ 'b/a.js': '', 'a.js': '', 'b.js': '', 'b/c/d.js': '', 'É.js': '' });
    expect(await read(folder)).toMatchObject({
      paths: ['a.js', 'b.js', 'b/a.js', 'b/c/d.js', 'É.js'],
      told: [],
    });
  });

  test('leaves out dotfiles, dot folders and the tmp at the top, but no deeper one', async () => {
    const folder = await only({ 'a.js': '', '.a': '', '.b/c.js': '', 'tmp/a': '', 'b/tmp/a': '' });
    expect(await read(folder)).toMatchObject({ paths: ['a.js', 'b/tmp/a'], told: [] });
  });

  test('a folder that does not exist is told, like a file in its place', async () => {
    const folder = await only({ 'a.js': '' });
    expect(await read(join(folder, 'none'))).toMatchObject({
      paths: undefined,
      messages: ['there is no such folder; name one that exists'],
    });
    expect((await read(join(folder, 'a.js'))).told).toEqual(['unreadable']);
    expect((await read(join(folder, 'a.js', 'b'))).told).toEqual(['unreadable']);
  });

  test('a folder without anything to pack is told', async () => {
    const folder = await only({});
    await mkdir(join(folder, 'assets'));
    expect(await read(folder)).toMatchObject({ paths: [], told: ['missing'] });
  });

  test.each([
    '.env',
    '.env.production',
    'assets/.env',
    'zcli.apps.config.json',
    'assets/ZCLI.apps.config.json',
    '.npmrc',
    'server.key',
    'assets/cert.PEM',
    'id_rsa',
    'store.p12',
  ])('%s is not packed but told', async (path) => {
    const folder = await only({ [path]: 'hush', 'a.js': '' });
    expect(await read(folder)).toMatchObject({ paths: ['a.js'], told: [`secretFile ${path}`] });
  });

  test('what .zcliignore lists is neither packed nor told', async () => {
    const folder = await only({
      'a.js': '',
      'zcli.apps.config.json': '{}',
      '.env': 'A=1',
      'docs/a.md': '',
      'docs/b/c.md': '',
      '.zcliignore': 'zcli.apps.config.json\r\n.env\r\n\r\n# pages\r\ndocs/**\r\n',
    });
    expect(await read(folder)).toMatchObject({ paths: ['a.js'], told: [] });
  });

  test('no link is followed, wherever it leads', async () => {
    const folder = await only({ 'a.js': '' });
    const outside = await only({ 'secret.txt': 'hush' });
    await symlink(join(outside, 'secret.txt'), join(folder, 'file.txt'));
    await symlink(outside, join(folder, 'folder'));
    await symlink('a.js', join(folder, 'inside.js'));
    await symlink('nowhere', join(folder, 'dangling'));
    await symlink('.', join(folder, 'loop'));
    expect(await read(folder)).toMatchObject({
      paths: ['a.js'],
      told: ['dangling', 'file.txt', 'folder', 'inside.js', 'loop'].map((name) => `link ${name}`),
    });
  });

  test('a list that is a link is not read', async () => {
    const folder = await only({ 'a.js': '' });
    await symlink('a.js', join(folder, '.zcliignore'));
    expect((await read(folder)).told).toEqual(['link .zcliignore']);
  });

  test('the folder itself may be reached by a link', async () => {
    const [folder, other] = [await only({ 'a.js': '' }), await only({})];
    await symlink(folder, join(other, 'app'));
    expect(await read(join(other, 'app'))).toMatchObject({ paths: ['a.js'], told: [] });
  });

  test('what is neither file nor folder is told, not waited for', async () => {
    const folder = await only({ 'a.js': '' });
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(folder, 'socket'), done));
    expect(await read(folder)).toMatchObject({ paths: ['a.js'], told: ['link socket'] });
    await new Promise((done) => server.close(done));
  });

  test('a name that is not UTF-8 is told', async () => {
    const folder = await only({ 'a.js': '' });
    const path = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]);
    await writeFile(path, '');
    expect(await read(folder)).toMatchObject({ paths: ['a.js'], told: ['badName caf\uFFFD'] });
    await rm(path);
  });

  test('a file of ten megabytes is taken, one of sixty is told', async () => {
    const folder = await only({ 'a.dat': '', 'b.dat': '' });
    await truncate(join(folder, 'a.dat'), 10_000_000);
    await truncate(join(folder, 'b.dat'), 60_000_000);
    expect(await read(folder)).toMatchObject({ paths: ['a.dat'], told: ['tooLarge b.dat'] });
  });

  test('more than a hundred megabytes in all are told', async () => {
    const folder = await only({ 'a.dat': '', 'b.dat': '', 'c.dat': '' });
    for (const name of ['a', 'b', 'c']) await truncate(join(folder, `${name}.dat`), 40_000_000);
    expect(await read(folder)).toMatchObject({
      paths: ['a.dat', 'b.dat'],
      told: ['tooLarge c.dat'],
    });
  });

  test('a folder that is no app is told once, and not read to its end', async () => {
    const names = (folder: string) =>
      Array.from({ length: 2600 }, (_, i) => [`${folder}/${i}.js`, ''] as const);
    const files = Object.fromEntries([...names('a'), ...names('b')]);
    const { paths, told } = await read(await only({ ...files, 'c/d/e.js': '', 'c/f.js': '' }));
    expect(told).toEqual(['tooMany']);
    expect(paths).toHaveLength(4998);
  });
});
