/** Answers: in which order does an export show rows? By (second of the last change, id). */

export interface Position {
  readonly second: number;
  readonly id: number;
}

/**
 * Every change appends; a row's place is its newest entry. Within a second rows come by id,
 * whatever the order of their changes (recorded sequences of cursor pages are ascending that way).
 */
export class ChangeLog {
  #entries: Position[] = [];
  readonly #newest = new Map<number, number>();

  note(id: number, second: number): void {
    const last = this.#entries.at(-1);
    if (this.#newest.get(id) === second) return;
    this.#newest.set(id, second);
    // Time only moves forward on the desk; an import may still carry an older stamp.
    if (last !== undefined && second < last.second) {
      this.#entries.splice(this.#firstAtOrAfter(second + 1), 0, { second, id });
    } else this.#entries.push({ second, id });
    if (this.#entries.length > 4096 && this.#entries.length > 4 * this.#newest.size) {
      this.#entries = this.#entries.filter((entry) => this.#stands(entry));
    }
  }

  /** Entries after `from` (excluded) whose second is at most `untilSecond`, at most `limit`. */
  after(from: Position, untilSecond: number, limit: number): { rows: Position[]; more: boolean } {
    const rows: Position[] = [];
    let index = this.#firstAtOrAfter(from.second);
    while (index < this.#entries.length) {
      const second = (this.#entries[index] as Position).second;
      if (second > untilSecond) break;
      const together: Position[] = [];
      for (; this.#entries[index]?.second === second; index += 1) {
        const entry = this.#entries[index] as Position;
        if (this.#stands(entry)) together.push(entry);
      }
      together.sort((a, b) => a.id - b.id);
      for (const entry of together) {
        if (second === from.second && entry.id <= from.id) continue;
        if (rows.length === limit) return { rows, more: true };
        rows.push(entry);
      }
    }
    return { rows, more: false };
  }

  clear(): void {
    this.#entries = [];
    this.#newest.clear();
  }

  #stands(entry: Position): boolean {
    return this.#newest.get(entry.id) === entry.second;
  }

  #firstAtOrAfter(second: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle] as Position).second < second) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
