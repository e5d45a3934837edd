/**
 * How far did an earlier run of the demo get? A small file in the data folder says so, and only a
 * folder with that file is ever emptied.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'demo.json';

export interface DemoProgress {
  /** The whole log is on the desk's control port. */
  readonly isLoaded: boolean;
  /** The days before have been played and judged. */
  readonly isMorning: boolean;
}

const NOTHING: DemoProgress = { isLoaded: false, isMorning: false };

/** What an earlier run reached; nothing for a new folder. */
export function readProgress(dataPath: string): DemoProgress {
  const path = join(dataPath, MARK);
  if (!existsSync(path)) return NOTHING;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<DemoProgress>;
  return { isLoaded: kept.isLoaded === true, isMorning: kept.isMorning === true };
}

/** Keeps how far the demo is; the file is replaced whole, so that a kill never tears it. */
export function keepProgress(dataPath: string, progress: DemoProgress): void {
  const path = join(dataPath, MARK);
  writeFileSync(`${path}.new`, `${JSON.stringify(progress)}\n`);
  renameSync(`${path}.new`, path);
}

/** Empties the demo's folder, or says why it does not. */
export function beginAgain(dataPath: string): string | null {
  const entries = existsSync(dataPath) ? readdirSync(dataPath) : [];
  if (entries.length === 0) return null;
  if (!entries.includes(MARK)) {
    return `${dataPath} was not made by the demo, so --fresh leaves it alone; move it away first.`;
  }
  // The mark goes last: a removal that is cut short can be repeated.
  for (const entry of entries.filter((name) => name !== MARK)) {
    rmSync(join(dataPath, entry), { recursive: true, force: true });
  }
  rmSync(join(dataPath, MARK));
  return null;
}
