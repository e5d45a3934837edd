import type { FastifyInstance } from 'fastify';
import { EngineError } from '../../errors.ts';
import type { TicketRow } from '../../ports/store.ts';
import { timed } from '../../run/board.ts';
import { explainRow } from '../../run/explain.ts';
import { tellingFor } from '../../run/telling.ts';
import { judgedForView, ticketView } from '../../run/view.ts';
import type { TicketAnswer } from '../contract.ts';
import type { ServerOptions } from '../server.ts';
import { languageOf, zoneOf } from './board.ts';

/** One ticket: for the board's reader, and as `palier explain` prints it. */
export function ticketRoutes(server: FastifyInstance, options: ServerOptions): void {
  const { context, ticketLink } = options;

  server.get('/v1/tickets/:id', async (request): Promise<TicketAnswer> => {
    const row = await knownTicket(options, request.params as Params);
    const query = request.query as Query;
    const zone = zoneOf(query.zone, context.account.timeZone);
    const telling = tellingFor(context, { zone, language: languageOf(query.language) });
    const judged = judgedForView(context, row);
    return { ...timed(context), ticket: ticketView(judged, { place: null, telling }, ticketLink) };
  });

  server.get('/v1/tickets/:id/explain', async (request) => {
    const row = await knownTicket(options, request.params as Params);
    return explainRow(context, row, languageOf((request.query as Query).language));
  });
}

interface Query {
  readonly zone?: string;
  readonly language?: string;
}

interface Params {
  readonly id: string;
}

/** The row of the ticket that an address names. */
export async function knownTicket({ context }: ServerOptions, params: Params): Promise<TicketRow> {
  const ticketId = ticketIdOf(params);
  const row = (await context.store.read((tx) => tx.tickets([ticketId]))).get(ticketId);
  if (row === undefined) throw unknownTicket(ticketId);
  return row;
}

export function ticketIdOf({ id }: Params): number {
  return idOf(id, 'ticket number');
}

/** The number in an address; refused when it is none, `what` saying what it would be. */
export function idOf(id: string, what: string): number {
  const number = Number(id);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new EngineError('badRequest', `"${id}" is no ${what}: write digits only.`);
}

export function unknownTicket(ticketId: number): EngineError {
  return new EngineError('notFound', `Ticket #${ticketId} is not known to the engine (yet).`);
}
