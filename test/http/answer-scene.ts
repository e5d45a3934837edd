import type { LightMyRequestResponse } from 'fastify';
import type { ServerOptions } from '../../engine/http/server.ts';
import { ASKING, type Asking, asking } from '../support/answer-scene.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

/** The engine's server with customers who are asked, as they reach it: from anywhere. */
export interface AnswerScene extends ServerScene, Asking {
  get(token?: string, query?: string, headers?: object): Promise<LightMyRequestResponse>;
  post(): Promise<void>;
  send(answer: string, token?: string, query?: string): Promise<LightMyRequestResponse>;
  /** Looks that the page asked for, by ticket. */
  readonly looks: number[];
}

export async function answerScene(given: Partial<ServerOptions> = {}): Promise<AnswerScene> {
  const looks: number[] = [];
  const look = async (ticket: number) => {
    looks.push(ticket);
    return true;
  };
  const app = { access: null, realNow: () => 0, look };
  const served = await serverScene({ app, ...given }, [ASKING]);
  const on = asking(served);
  const outside = { remoteAddress: '192.0.2.7' };
  const headersOf = (more: object = {}) => ({ host: 'palier.acme.example', ...more });
  return {
    ...served,
    ...on,
    looks,
    get: (token = on.token(), query = '', headers = {}) =>
      served.server.inject({
        method: 'GET',
        url: `/answer/${token}${query}`,
        headers: headersOf(headers),
        ...outside,
      }),
    send: (answer, token = on.token(), query = '') =>
      served.server.inject({
        method: 'POST',
        url: `/answer/${token}${query}`,
        headers: headersOf({ 'content-type': 'application/x-www-form-urlencoded' }),
        payload: new URLSearchParams({ answer }).toString(),
        ...outside,
      }),
  };
}
