/** Is a key of the engine's own made once, for its user's eyes, and never a short one? */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptKey, keyIfKept } from '../engine/kept-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('keptKey', () => {
  test('makes a key of 32 bytes that its user alone can read, and then keeps it', async () => {
    const key = keptKey(folder, 'sessions.key');
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(join(folder, 'sessions.key'))).mode & 0o777).toBe(0o600);
    expect(keptKey(folder, 'sessions.key')).toBe(key);
    expect(keptKey(folder, 'own-writes.key')).not.toBe(key);
    expect(keyIfKept(folder, 'sessions.key')).toBe(key);
  });

  test('takes a key that an older version made', async () => {
    await writeFile(join(folder, 'own-writes.key'), `${'k'.repeat(32)}\n`);
    expect(keptKey(folder, 'own-writes.key')).toBe('k'.repeat(32));
  });

  test.each(['', 'k'.repeat(31)])('refuses "%s", with which anybody could sign', async (kept) => {
    const path = join(folder, 'sessions.key');
    await writeFile(path, kept);
    expect(() => keptKey(folder, 'sessions.key')).toThrow(/is damaged; delete it/);
    expect(keyIfKept(folder, 'sessions.key')).toBeNull();
    expect(await readFile(path, 'utf8')).toBe(kept);
  });

  test('asked for by a program, none is made', async () => {
    expect(keyIfKept(folder, 'sessions.key')).toBeNull();
    await expect(stat(join(folder, 'sessions.key'))).rejects.toThrow('ENOENT');
  });
});
