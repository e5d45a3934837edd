import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from '../server.ts';

/** The built board (dist/app/board): static files, nothing rendered here. */
export async function boardPages(server: FastifyInstance, options: ServerOptions): Promise<void> {
  const { boardFolder } = options;
  if (!existsSync(join(boardFolder, 'index.html'))) {
    options.context.log.warn({ folder: boardFolder }, 'the board is not built; run npm run build');
    return;
  }
  await server.register(fastifyStatic, {
    root: boardFolder,
    prefix: '/board/',
    cacheControl: false,
  });
  server.get('/board', (_request, reply) => reply.redirect('/board/', 302));
  server.get('/', (_request, reply) => reply.redirect('/board/', 302));
}
