/** Answers: which authorization codes are out, and what may each be changed into? */
import { createHash, randomBytes } from 'node:crypto';

export interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly userId: number;
  readonly scope: string;
  /** Of S256; null where a client with a secret sent none. */
  readonly challenge: string | null;
}

/** Zendesk's: "valid for 120 seconds", real ones. */
const lifeMs = 120_000;

/** Codes are not kept: a desk that starts again has none out. */
export class Codes {
  readonly #out = new Map<string, Grant & { readonly untilMs: number }>();
  readonly #realNow: () => number;

  constructor(realNow: () => number = Date.now) {
    this.#realNow = realNow;
  }

  give(grant: Grant): string {
    const code = randomBytes(24).toString('hex');
    this.#out.set(code, { ...grant, untilMs: this.#realNow() + lifeMs });
    return code;
  }

  /** What the code stands for, once; null for a wrong, old, used or foreign one. */
  take(
    code: string,
    by: { readonly clientId: string; readonly redirectUri: unknown; readonly verifier: unknown },
  ): Grant | null {
    const grant = this.#out.get(code);
    // Whoever has tried it has used it up: the right client would not get it wrong.
    this.#out.delete(code);
    if (grant === undefined || this.#realNow() >= grant.untilMs) return null;
    if (grant.clientId !== by.clientId || grant.redirectUri !== by.redirectUri) return null;
    const isProven = grant.challenge === null || grant.challenge === challengeOf(by.verifier);
    return isProven ? grant : null;
  }
}

function challengeOf(verifier: unknown): string | null {
  if (typeof verifier !== 'string' || !/^[\w.~-]{43,128}$/.test(verifier)) return null;
  return createHash('sha256').update(verifier).digest('base64url');
}
