/** Answers: what time is it on the desk, and who must hear that its course changed? */
import type { Desk } from './desk.ts';
import type { ClockState } from './records.ts';

const heartbeatMs = 1000;

export interface ClockCourse {
  readonly speed?: number;
  readonly nowAt?: number;
}

/** Desk time: an anchor plus real time times speed; every change of course has a number. */
export class DeskClock {
  readonly #desk: Desk;
  #anchorAt: number;
  #anchorRealMs = performance.now();
  #speed: number;
  #revision: number;
  #settled = 0;
  #heldAt: number | null = null;
  readonly #waiters = new Set<(isOver: boolean) => void>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(desk: Desk, start: { readonly nowAt: number; readonly speed: number }) {
    this.#desk = desk;
    const kept = desk.clock;
    this.#speed = kept?.speed ?? start.speed;
    this.#revision = (kept?.revision ?? 0) + 1;
    // The last heartbeat may be almost one beat old: desk time never goes back behind what was
    // seen.
    this.#anchorAt =
      kept === null ? start.nowAt : kept.nowAt + Math.ceil(kept.speed * heartbeatMs * 1.5);
    this.#persist();
    this.#heartbeat = setInterval(() => {
      if (this.#speed === 0 || this.#heldAt !== null) return;
      this.#persist();
      desk.journal.flush();
    }, heartbeatMs);
    this.#heartbeat.unref();
  }

  now(): number {
    if (this.#heldAt !== null) return this.#heldAt;
    return Math.floor(this.#anchorAt + (performance.now() - this.#anchorRealMs) * this.#speed);
  }

  get speed(): number {
    return this.#speed;
  }

  get revision(): number {
    return this.#revision;
  }

  get settled(): number {
    return this.#settled;
  }

  /** While a jump plays the script, desk time stands at the action being played. */
  holdAt(at: number): void {
    this.#heldAt = at;
  }

  /** Changes the course, ends a hold and tells everybody who waits. Time never goes back. */
  steer(course: ClockCourse): void {
    const nowAt = Math.max(this.now(), course.nowAt ?? 0);
    this.#heldAt = null;
    this.#anchorAt = nowAt;
    this.#anchorRealMs = performance.now();
    if (course.speed !== undefined) this.#speed = course.speed;
    this.#revision += 1;
    this.#persist();
    this.#desk.journal.flush();
    this.#wake();
  }

  /** Begins again; the only way back in time, and the revision still goes up. */
  restart(nowAt: number, speed: number): void {
    this.#heldAt = null;
    this.#anchorAt = nowAt;
    this.#anchorRealMs = performance.now();
    this.steer({ speed });
  }

  /** A follower says that everything due at the clock as of this revision is done. */
  settle(revision: number): void {
    if (revision <= this.#settled || revision > this.#revision) return;
    this.#settled = revision;
    this.#wake();
  }

  /** Resolves true when the claim holds, false after the real time given or at the end. */
  until(holds: () => boolean, realMs: number): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const look = (isOver: boolean): void => {
        if (isOver || holds()) finish(holds());
      };
      const timer = setTimeout(() => finish(holds()), realMs);
      timer.unref();
      const finish = (outcome: boolean): void => {
        clearTimeout(timer);
        this.#waiters.delete(look);
        resolve(outcome);
      };
      this.#waiters.add(look);
    });
  }

  state(): ClockState {
    return { nowAt: this.now(), speed: this.#speed, revision: this.#revision };
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#persist();
    for (const look of [...this.#waiters]) look(true);
  }

  #persist(): void {
    this.#desk.put({ t: 'clock', v: this.state() });
  }

  #wake(): void {
    for (const look of [...this.#waiters]) look(false);
  }
}
