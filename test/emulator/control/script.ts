/** Answers: which prepared actions are due, and what do they do to the desk? */

import type { DeskClock } from '../state/clock.ts';
import type { Desk } from '../state/desk.ts';
import { Journal } from '../state/journal.ts';
import type { Ticket, User } from '../state/records.ts';
import { perform } from './actions.ts';
import type { Stats } from './stats.ts';

/** A script line that cannot be taken; nothing of its batch is. */
export class ScriptProblem extends Error {}

const sliceActions = 2000;

/**
 * Timed actions, applied in order while desk time passes them. The position lies in the desk's
 * journal beside what the action did, so that a killed desk neither repeats nor skips one.
 */
export class Script {
  readonly #desk: Desk;
  readonly #clock: DeskClock;
  readonly #stats: Stats;
  readonly #engineUserId: () => number;
  readonly #timeZone: string;
  readonly #lines: string[] = [];
  readonly #dueAt: number[] = [];
  readonly #journal: Journal;
  #timer: NodeJS.Timeout | null = null;
  #isMoving = false;

  constructor(parts: {
    readonly desk: Desk;
    readonly clock: DeskClock;
    readonly stats: Stats;
    readonly folder: string | null;
    readonly engineUserId: () => number;
    readonly timeZone: string;
  }) {
    this.#desk = parts.desk;
    this.#clock = parts.clock;
    this.#stats = parts.stats;
    this.#engineUserId = parts.engineUserId;
    this.#timeZone = parts.timeZone;
    this.#journal = new Journal(parts.folder, 'script.ndjson');
    this.#journal.replay((line) => this.#keep(line));
  }

  /** Appends actions; each line is one action, in order of `at`. */
  load(lines: readonly string[]): number {
    let lastAt = this.#dueAt.at(-1) ?? Number.NEGATIVE_INFINITY;
    for (const [index, line] of lines.entries()) {
      const at = dueAtOf(line);
      if (at === null) throw new ScriptProblem(`line ${index + 1} is no action with an "at" time`);
      if (at < lastAt) {
        throw new ScriptProblem(`line ${index + 1} is earlier than the action before it`);
      }
      lastAt = at;
    }
    for (const line of lines) {
      this.#keep(line);
      this.#journal.append(line);
    }
    this.#journal.flush();
    this.doOverdue();
    this.plan();
    return this.#lines.length;
  }

  /**
   * Does what should have happened before it was known, now: a stamp of the past could lie behind
   * what exports have already shown, where nobody looks again.
   */
  doOverdue(): void {
    if (this.#isMoving) return;
    const nowAt = this.#clock.now();
    this.#run(nowAt, Number.POSITIVE_INFINITY, nowAt);
  }

  /** Forgets every action; what was done stays. */
  clear(): void {
    this.#lines.length = 0;
    this.#dueAt.length = 0;
    this.#journal.clear();
    this.#desk.put({ t: 'script', position: 0, skipped: null });
    this.#desk.scriptSkipped.clear();
    this.#desk.journal.flush();
    this.plan();
  }

  show(): Record<string, unknown> {
    const position = this.#desk.scriptPosition;
    const nextAt = this.#dueAt[position];
    const endsAt = this.#dueAt.at(-1);
    return {
      position,
      total: this.#lines.length,
      nextAt: nextAt === undefined ? null : new Date(nextAt).toISOString(),
      endsAt: endsAt === undefined ? null : new Date(endsAt).toISOString(),
      skipped: Object.fromEntries(this.#desk.scriptSkipped),
      ended: position >= this.#lines.length,
    };
  }

  /** Does what is due at the desk's present time; called before every answer. */
  catchUp(): void {
    if (this.#isMoving) return;
    this.#run(this.#clock.now(), Number.POSITIVE_INFINITY, null);
  }

  /** Plays everything up to `at` in slices, the clock standing at each action meanwhile. */
  async playUntil(at: number): Promise<void> {
    this.catchUp();
    this.#isMoving = true;
    try {
      this.#clock.holdAt(this.#clock.now());
      while (this.#run(at, sliceActions, null)) {
        this.#desk.journal.flush();
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      this.#isMoving = false;
    }
  }

  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** Sets the timer for the next action at the clock's present course. */
  plan(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const nextAt = this.#dueAt[this.#desk.scriptPosition];
    const { speed } = this.#clock;
    if (nextAt === undefined || speed === 0) return;
    const waitMs = Math.ceil((nextAt - this.#clock.now()) / speed);
    this.#timer = setTimeout(
      () => {
        this.catchUp();
        this.#desk.journal.flush();
        this.plan();
      },
      Math.min(Math.max(waitMs, 0), 60_000),
    );
  }

  /** A ticket that anybody but the engine touched leaves the script. */
  noteTouch(ticket: Ticket, user: User): void {
    if (ticket.left_script || user.id === this.#engineUserId()) return;
    this.#desk.put({ t: 'patch', id: ticket.id, v: { left_script: true } });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#journal.close();
  }

  #keep(line: string): void {
    this.#lines.push(line);
    this.#dueAt.push(dueAtOf(line) ?? 0);
  }

  /** True when actions up to `until` are left. */
  #run(until: number, most: number, notBeforeAt: number | null): boolean {
    for (let done = 0; done < most; done += 1) {
      const position = this.#desk.scriptPosition;
      const dueAt = this.#dueAt[position];
      if (dueAt === undefined || dueAt > until) return false;
      // Audits lie in order of time: an action never stands before what was done already.
      const floorAt = notBeforeAt ?? this.#desk.audits.at(-1)?.at ?? 0;
      const at = Math.min(until, Math.max(dueAt, floorAt));
      if (this.#isMoving) this.#clock.holdAt(at);
      this.#desk.transact(() => {
        const line = this.#lines[position] as string;
        const skipped = perform(this.#desk, line, at, this.#timeZone);
        this.#desk.put({ t: 'script', position: position + 1, skipped });
      });
      this.#stats.countScripted();
    }
    return true;
  }
}

function dueAtOf(line: string): number | null {
  const written = /"at":\s*"([^"]+)"/.exec(line)?.[1];
  const at = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(at) ? null : at;
}
