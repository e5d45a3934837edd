import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatInstant } from '../../core/time/instant.ts';
import { healthOf, timed } from '../../run/board.ts';
import { VALUES } from '../../run/saying.ts';
import { isCommandLine } from '../command-line.ts';
import type { Status } from '../contract.ts';
import { refuse } from '../problem.ts';
import type { ServerOptions } from '../server.ts';

/** How the engine is, for people, programs and watchers; and the two switches of `palier stop`. */
export function statusRoutes(server: FastifyInstance, options: ServerOptions): void {
  const { context } = options;

  server.get('/health', async () => ({ alive: true }));

  server.get('/ready', async (_request, reply) => {
    const { troubles, judgedAsOf } = await healthOf(context);
    return reply
      .code(judgedAsOf === null ? 503 : 200)
      .send({ ready: judgedAsOf !== null, troubles });
  });

  server.get('/v1/status', async (): Promise<Status> => {
    const found = await context.store.read(async (tx) => ({
      counts: await tx.counts(),
      events: await tx.value(VALUES.events),
      tickets: await tx.value(VALUES.tickets),
      unwritten: await tx.unwrittenCount(),
      dead: await tx.deadLetters(1_000),
    }));
    return {
      ...timed(context),
      version: options.version,
      account: context.account.subdomain,
      counts: found.counts,
      health: await healthOf(context),
      cursors: {
        events: found.events === null ? null : formatInstant(Number(found.events)),
        tickets: found.tickets,
      },
      unwritten: found.unwritten,
      deadLetters: found.dead.length,
      requests: options.requests(),
    };
  });

  const turn = (stopped: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isCommandLine(request)) {
      return refuse(reply, 'unauthorized', 'Use `palier stop` and `palier resume`.');
    }
    await context.store.transact((tx) => tx.setValue(VALUES.stopped, stopped ? '1' : '0'));
    context.log.warn(
      { stopped },
      stopped ? 'writes and sends stopped' : 'writes and sends resumed',
    );
    options.wakeAll();
    context.changed();
    return reply.send({ stopped });
  };
  server.post('/v1/stop', turn(true));
  server.post('/v1/resume', turn(false));
}
