import type { LightMyRequestResponse } from 'fastify';
import { EngineError } from '../../engine/errors.ts';
import type { Login } from '../../engine/http/login.ts';
import type { DeskUser } from '../../engine/ports/desk.ts';
import { at } from '../support/histories.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

/** Real time when these tests begin; the engine's own clock shows two days earlier. */
export const REAL_START = at('2026-11-25T10:00:00Z');
export const ORIGIN = 'https://palier.acme.example';
export const KEY = 'a-key-of-at-least-thirty-two-characters';
export const HOUR = 3_600_000;

/** Whom the codes of these tests belong to. */
export const PEOPLE: Readonly<Record<string, { id: number; role: DeskUser['role'] | null }>> = {
  agent: { id: 21, role: 'agent' },
  admin: { id: 22, role: 'admin' },
  light: { id: 23, role: 'light-agent' },
  customer: { id: 24, role: 'end-user' },
  stranger: { id: 25, role: null },
};

/** The engine's server with sign-in, a Zendesk that the test answers for, and one browser. */
export interface LoginScene extends ServerScene {
  realMs: number;
  /** Roles as Zendesk has them now, by user id; changes are the test's. */
  readonly roles: Map<number, DeskUser['role'] | null>;
  /** What Zendesk was asked: "code verifier-length" and "role ID". */
  readonly asked: string[];
  zendeskIsAway: boolean;
  /** Name and value of each cookie that the browser holds. */
  readonly cookies: Map<string, string>;
  /** Asks as a browser elsewhere does, with its cookies, and keeps those that it is given. */
  visit(url: string, rest?: Visit): Promise<LightMyRequestResponse>;
  /** Begins, and comes back from Zendesk with the code; answers where that led. */
  signIn(code?: string, to?: string): Promise<LightMyRequestResponse>;
  /** Begins; answers the state that Zendesk was given. */
  begin(to?: string): Promise<string>;
}

export interface Visit {
  readonly method?: 'GET' | 'POST' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly near?: boolean;
}

export async function loginScene(changes: Partial<Login> = {}): Promise<LoginScene> {
  const roles = new Map(Object.values(PEOPLE).map(({ id, role }) => [id, role]));
  const asked: string[] = [];
  const cookies = new Map<string, string>();
  const reach = () => {
    if (scene.zendeskIsAway) throw new EngineError('zendeskUnavailable', 'Zendesk is away.');
  };
  const login: Login = {
    origin: ORIGIN,
    key: KEY,
    realNow: () => scene.realMs,
    consentUrl: ({ state, challenge }) => `https://acme.zendesk.com/consent?${state}&${challenge}`,
    async userBehind(code, verifier) {
      asked.push(`${code} ${verifier.length}`);
      reach();
      const person = PEOPLE[code];
      if (person === undefined) throw new EngineError('loginUsed', 'No such code.');
      return person.id;
    },
    async roleOf(userId) {
      asked.push(`role ${userId}`);
      reach();
      return roles.get(userId) ?? null;
    },
    ...changes,
  };
  const served = await serverScene({ login });
  const visit = async (url: string, { method = 'GET', headers, near = false }: Visit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await served.server.inject({
      method,
      url,
      remoteAddress: near ? '127.0.0.1' : '192.0.2.7',
      headers: {
        host: near ? '127.0.0.1:4601' : 'palier.acme.example',
        accept: 'text/html,*/*',
        ...(cookie !== '' && { cookie }),
        ...headers,
      },
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const begin = async (to = '/board/') => {
    const { headers } = await visit(`/login?to=${encodeURIComponent(to)}`);
    return new URL(String(headers.location)).search.slice(1).split('&')[0] ?? '';
  };
  const scene: LoginScene = {
    ...served,
    realMs: REAL_START,
    roles,
    asked,
    zendeskIsAway: false,
    cookies,
    visit,
    begin,
    signIn: async (code = 'agent', to = '/board/') =>
      visit(`/login/back?code=${code}&state=${await begin(to)}`),
  };
  return scene;
}
