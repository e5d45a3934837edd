/** Is the demo's progress kept, and is only its own folder ever emptied? */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginAgain, keepProgress, readProgress } from '../../../engine/cli/demo/folder.ts';

describe('the demo’s folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'palier-folder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has reached nothing when it is new', () => {
    expect(readProgress(folder)).toEqual({ isLoaded: false, isMorning: false });
  });

  it('remembers what was reached last', () => {
    keepProgress(folder, { isLoaded: true, isMorning: false });
    expect(readProgress(folder)).toEqual({ isLoaded: true, isMorning: false });
    keepProgress(folder, { isLoaded: true, isMorning: true });
    expect(readProgress(folder)).toEqual({ isLoaded: true, isMorning: true });
  });

  it('is emptied whole when the demo made it', () => {
    keepProgress(folder, { isLoaded: true, isMorning: true });
    mkdirSync(join(folder, 'desk'));
    writeFileSync(join(folder, 'desk', 'desk.ndjson'), '');
    expect(beginAgain(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is left alone, with a reason, when somebody else made it', () => {
    writeFileSync(join(folder, 'precious'), '');
    expect(beginAgain(folder)).toContain('was not made by the demo');
    expect(existsSync(join(folder, 'precious'))).toBe(true);
  });

  it.each(['', 'absent'])('needs nothing when it is empty or absent ("%s")', (name) => {
    expect(beginAgain(join(folder, name))).toBeNull();
  });
});
