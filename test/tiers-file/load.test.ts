/** Is what cannot be read as a text told like any other problem? */
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTiersFile } from '../../engine/tiers-file/load.ts';
import { BASE } from './base.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'palier-load-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function load(content: string | Uint8Array) {
  const path = join(dir, 'tiers.json');
  await writeFile(path, content);
  return loadTiersFile(path);
}

function refusal(message: string, code = 'unreadable') {
  return { problems: [{ severity: 'error', code, path: '', line: 1, column: 1, message }] };
}

describe('loadTiersFile', () => {
  test('reads a file, with a byte order mark too', async () => {
    expect(await load(BASE)).toMatchObject({ policy: { version: '1' }, warnings: [] });
    expect(await load(`\uFEFF${BASE}`)).toMatchObject({ policy: { version: '1' } });
  });

  test('refuses a file that is not there', async () => {
    expect(await loadTiersFile(join(dir, 'none.json'))).toEqual(
      refusal('there is no such file; name one that exists'),
    );
  });

  test('refuses a folder', async () => {
    expect(await loadTiersFile(dir)).toEqual(
      refusal('this is a folder; name the tiers file in it'),
    );
  });

  test('refuses a device without waiting for it', async () => {
    expect(await loadTiersFile('/dev/null')).toEqual(
      refusal('this is no ordinary file; name a tiers file'),
    );
  });

  test('refuses UTF-16 and says what to save', async () => {
    const message = 'the file is not UTF-8 text; save it as UTF-8';
    expect(await load(Buffer.from(`\uFEFF${BASE}`, 'utf16le'))).toEqual(refusal(message));
  });

  test('refuses more than 1 MB before reading it', async () => {
    const message = 'the file is larger than 1000000 bytes; split off what is old';
    expect(await load('x'.repeat(1_000_001))).toEqual(refusal(message, 'tooLarge'));
  });

  test('refuses a link that leads back to itself', async () => {
    const path = join(dir, 'loop.json');
    await symlink(path, path);
    const message = 'the path is a link that leads back to itself; name the file itself';
    expect(await loadTiersFile(path)).toEqual(refusal(message));
  });
});
