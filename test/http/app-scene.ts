import { createHmac } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import type { Policy } from '../../engine/core/policy/policy.ts';
import type { AppAccess } from '../../engine/http/app-token.ts';
import type { Context } from '../../engine/run/context.ts';
import { hints } from '../../engine/run/hints.ts';
import { looks } from '../../engine/run/looks.ts';
import { at } from '../support/histories.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

/** What the engine and the app's installation have agreed on. */
export const ACCESS: AppAccess = {
  secret: 'a-secret-of-thirty-two-characters',
  issuer: 'acme',
  audience: 'https://palier.acme.example',
};

/** Real time in these tests; the engine's own clock shows two days earlier. */
export const REAL_NOW = at('2026-11-25T10:00:00Z');
const NOW_S = REAL_NOW / 1000;

/** What Zendesk's proxy makes of the app's request at REAL_NOW; `undefined` leaves a claim out. */
export interface Signing {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly secret?: string;
  readonly hash?: string;
}

export function tokenOf({ header, claims, secret = ACCESS.secret, hash }: Signing = {}): string {
  const usual = { iat: NOW_S, exp: NOW_S + 60, iss: ACCESS.issuer, aud: ACCESS.audience };
  const head = JSON.stringify({ typ: 'JWT', alg: 'HS256', ...header });
  return signed(head, JSON.stringify({ ...usual, ...claims }), secret, hash);
}

/** A token of two texts that need not be JSON. */
export function signed(
  header: string,
  payload: string,
  secret = ACCESS.secret,
  hash = 'sha256',
): string {
  const parts = [header, payload].map((text) => Buffer.from(text).toString('base64url')).join('.');
  return `${parts}.${createHmac(hash, secret).update(parts).digest('base64url')}`;
}

/** The engine's server with an app, whose looks are read when the test lets them. */
export interface AppScene extends ServerScene {
  /** Asks as Zendesk's proxy does: from another machine, under the public name, with a token. */
  get(url: string, token?: string | null): Promise<LightMyRequestResponse>;
  look(id: number | string, query?: string): Promise<LightMyRequestResponse>;
  /** Reads what is hinted at, as the supervisor does when it is told. */
  readHints(): Promise<void>;
  /** While false, hints wait until `readHints`. */
  readsAtOnce: boolean;
  /** Ends the patience of every look that waits. */
  losePatience(): void;
  /** Moves the time that looks are counted by. */
  passRealMs(ms: number): void;
}

export async function appScene(
  access: AppAccess | null = ACCESS,
  policies?: readonly Policy[],
): Promise<AppScene> {
  const pending = hints();
  let patience = new AbortController();
  let realMs = 0;
  let context: Context | null = null;
  const readHints = async () => {
    // What fails is told by the supervisor; here it is only looked at.
    if (context !== null) await pending.read(context).catch(() => 0);
  };
  const hinted = () => {
    if (scene.readsAtOnce) void readHints();
  };
  const look = looks({
    hints: pending,
    hinted,
    monotonicMs: () => realMs,
    patience: () => patience.signal,
  });
  const app = { access, realNow: () => REAL_NOW, look };
  const served = await serverScene({ hints: pending, hinted, app }, policies);
  context = served.context;
  const outside = (token: string | null) => ({
    remoteAddress: '192.0.2.7',
    headers: {
      host: 'palier.acme.example',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  const scene: AppScene = {
    ...served,
    get: (url, token = tokenOf()) =>
      served.server.inject({ method: 'GET', url, ...outside(token) }),
    look: (id, query = '') =>
      served.server.inject({
        method: 'POST',
        url: `/v1/app/tickets/${id}/look${query}`,
        ...outside(tokenOf()),
      }),
    readHints,
    readsAtOnce: true,
    losePatience() {
      patience.abort();
      patience = new AbortController();
    },
    passRealMs(ms) {
      realMs += ms;
    },
  };
  return scene;
}
