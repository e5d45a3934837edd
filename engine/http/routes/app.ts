import type { FastifyInstance } from 'fastify';
import { EngineError } from '../../errors.ts';
import { appQueueOf, appTicketOf } from '../../run/app-answers.ts';
import { historyOf } from '../../run/app-history.ts';
import { previewOf } from '../../run/app-preview.ts';
import type { AppHistory, AppLook, AppPreview, AppQueue, AppTicket } from '../app-contract.ts';
import type { ServerOptions } from '../server.ts';
import { languageOf, zoneOf } from './board.ts';
import { knownTicket, ticketIdOf, unknownTicket } from './tickets.ts';

/**
 * What the app in Zendesk asks, with a token that proves its installation and nobody's name
 * (app-token.ts): so its answers hold no subjects, names or texts (decision 0015).
 */

/** An agent looks at the next few; every one is judged with its reasons, which takes its time. */
const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 200;

/** Only routes below this may be asked from elsewhere, and none of them without a token. */
const APP = '/v1/app/';

/** Whether the route that was found (not the address that was asked) is one of the app's. */
export function isForApp(route: string | undefined): boolean {
  return route?.startsWith(APP) === true;
}

export function appRoutes(server: FastifyInstance, options: ServerOptions): void {
  const { context, app } = options;
  const askedOf = ({ zone, language }: Query) => ({
    zone: zoneOf(zone, context.account.timeZone),
    language: languageOf(language),
  });
  const ticketOf = async (ticketId: number, query: Query): Promise<AppTicket> => {
    const answer = await appTicketOf(context, ticketId, askedOf(query));
    if (answer === null) throw unknownTicket(ticketId);
    return answer;
  };

  server.get(
    '/v1/app/tickets/:id',
    async (request): Promise<AppTicket> =>
      ticketOf(ticketIdOf(request.params as Params), request.query as Query),
  );

  server.get('/v1/app/tickets/:id/preview', async (request): Promise<AppPreview> => {
    const { kind, component, ...query } = request.query as Query;
    const asked = { ...askedOf(query), kind, component };
    return previewOf(context, await knownTicket(options, request.params as Params), asked);
  });

  server.get('/v1/app/tickets/:id/history', async (request): Promise<AppHistory> => {
    const asked = askedOf(request.query as Query);
    return historyOf(context, await knownTicket(options, request.params as Params), asked);
  });

  server.get('/v1/app/queue', async (request): Promise<AppQueue> => {
    const { limit, language } = request.query as Query;
    return appQueueOf(context, { limit: limitOf(limit), language: languageOf(language) });
  });

  server.post('/v1/app/tickets/:id/look', async (request): Promise<AppLook> => {
    const ticketId = ticketIdOf(request.params as Params);
    // Before Zendesk is asked: a request that cannot be answered costs nothing.
    languageOf((request.query as Query).language);
    const looked = await app.look(ticketId);
    return { ...(await ticketOf(ticketId, request.query as Query)), looked };
  });
}

interface Query {
  readonly zone?: string;
  readonly language?: string;
  readonly limit?: string;
  readonly kind?: string;
  readonly component?: string;
}

interface Params {
  readonly id: string;
}

function limitOf(asked: string | undefined): number {
  const limit = asked === undefined ? LIMIT_DEFAULT : Number(asked);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT_MAX) return limit;
  throw new EngineError('badRequest', `limit is a whole number from 1 to ${LIMIT_MAX}.`);
}
