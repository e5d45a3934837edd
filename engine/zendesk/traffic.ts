/** What the client has asked of Zendesk so far, for /v1/status. */
import type { RequestKind } from './request-kind.ts';

export class Traffic {
  readonly #counts = new Map<RequestKind, number>();
  #skewMs = 0;

  count(kind: RequestKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Requests sent, repeats included, by kind and in total. */
  requests(): Readonly<Partial<Record<RequestKind, number>>> & { readonly total: number } {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return { ...Object.fromEntries(this.#counts), total };
  }

  /** The desk's clock less ours, milliseconds, by the last answer; whole seconds are the grain. */
  skewMs(): number {
    return this.#skewMs;
  }

  /** Takes in a Date header; `now` is our clock's reading when the answer came. */
  dated(header: string | undefined, now: number): void {
    const at = header === undefined ? Number.NaN : Date.parse(header);
    if (Number.isNaN(at)) return;
    // The header names a whole second; anything inside that second is no skew at all.
    const early = at - now;
    const late = at + 999 - now;
    this.#skewMs = early > 0 ? early : Math.min(late, 0);
  }
}
