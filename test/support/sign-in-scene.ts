/** An engine whose people sign in at the built-in desk; both answer on this machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loginEntrance } from '../../engine/login-entrance.ts';
import { createDesk } from '../../engine/zendesk/desk.ts';
import { freePort } from '../accept/free-port.ts';
import { callDesk, type DeskCaller } from '../emulator/desk-caller.ts';
import { type ServerScene, serverScene } from '../http/server-scene.ts';

export interface SignInScene {
  readonly caller: DeskCaller;
  readonly engine: ServerScene;
  readonly origin: string;
  /** The id of a person of the desk, by external id. */
  userId(externalId: string): number;
  close(): Promise<void>;
}

/** `clientSecret` makes the OAuth client a confidential one. */
export async function signInScene({
  clientSecret = null,
  boardFolder,
}: {
  clientSecret?: string | null;
  boardFolder?: string;
} = {}): Promise<SignInScene> {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const clientId = 'palier-board';
  const redirectUris = [`${origin}/login/back`];
  const caller = await callDesk({
    loginClient: { id: clientId, secret: clientSecret, redirectUris },
  });
  await caller.api('POST', '/users', { user: { name: 'Cara', external_id: 'c1' } });
  const dataPath = await mkdtemp(join(tmpdir(), 'palier-sign-in-'));
  const auth = { by: 'client', clientId: 'palier', clientSecret: 'palier-demo' } as const;
  const zendesk = { url: caller.desk.apiUrl, auth: { ...auth, scope: 'read tickets:write' } };
  const own = createDesk({ zendesk, budgetShare: 1, now: () => Date.now(), report: () => {} });
  const login = loginEntrance(
    { login: { clientId, clientSecret, origin }, zendesk, dataPath },
    own,
  );
  const engine = await serverScene({ login, ...(boardFolder !== undefined && { boardFolder }) });
  await engine.server.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
  return {
    caller,
    engine,
    origin,
    userId: (externalId) => caller.desk.world.desk.userByExternalId.get(externalId) ?? 0,
    async close() {
      await engine.close();
      await caller.close();
      await rm(dataPath, { recursive: true });
    },
  };
}
