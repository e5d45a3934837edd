/**
 * Answers: how does what was done survive kill -9? Lines are appended and written before answering.
 */
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DeskRecord } from './records.ts';

const flushAtCharacters = 256 * 1024;

/** An append-only file of lines; without a folder everything stays in memory. */
export class Journal {
  readonly #file: number | null;
  #waiting: string[] = [];
  #waitingCharacters = 0;
  #end = 0;

  constructor(folder: string | null, name: string) {
    if (folder === null) {
      this.#file = null;
      return;
    }
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    this.#file = openSync(path, existsSync(path) ? 'r+' : 'w+');
  }

  /** Hands every whole line to the visitor, cuts off a torn last one and stands at the end. */
  replay(visit: (line: string) => void): void {
    if (this.#file === null) return;
    const bytes = readFileSync(this.#file);
    let start = 0;
    for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
      visit(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    // A line without its end was being written when the process died: nobody was told it happened.
    ftruncateSync(this.#file, start);
    this.#end = start;
  }

  /** Adds a line; it is safe after the next flush. */
  append(line: string): void {
    if (this.#file === null) return;
    this.#waiting.push(line);
    this.#waitingCharacters += line.length;
    if (this.#waitingCharacters >= flushAtCharacters) this.flush();
  }

  /** After this a kill of the process loses nothing that was appended. */
  flush(): void {
    if (this.#file === null || this.#waiting.length === 0) return;
    const bytes = Buffer.from(`${this.#waiting.join('\n')}\n`);
    this.#waiting = [];
    this.#waitingCharacters = 0;
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#end + done);
    }
    this.#end += bytes.length;
  }

  /** Forgets every line. */
  clear(): void {
    this.#waiting = [];
    this.#waitingCharacters = 0;
    this.#end = 0;
    if (this.#file !== null) ftruncateSync(this.#file, 0);
  }

  close(): void {
    this.flush();
    if (this.#file !== null) closeSync(this.#file);
  }
}

/** Reads one line of the desk's own journal. */
export function parseRecords(line: string): readonly DeskRecord[] {
  return JSON.parse(line) as DeskRecord[];
}
