import type { FastifyInstance, FastifyReply } from 'fastify';
import { isZone } from '../../core/time/zone.ts';
import { EngineError } from '../../errors.ts';
import { type BoardAsked, boardOf } from '../../run/board.ts';
import { isLanguage, LANGUAGES, type Language } from '../../wording/language.ts';
import type { ServerOptions } from '../server.ts';

/** The board as one answer, and as a stream of answers whenever something moved. */

/** Changes closer together than this are one event: eyes do not follow faster. */
const GATHER_MS = 700;
/** A line now and then keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
const LIMIT_DEFAULT = 200;
const LIMIT_MAX = 1_000;

export function boardRoutes(server: FastifyInstance, options: ServerOptions): void {
  const { context, ticketLink, onChange } = options;

  server.get('/v1/board', async (request) =>
    boardOf(context, boardAsked(request.query as BoardQuery, context.account.timeZone), ticketLink),
  );

  server.get('/v1/board/events', async (request, reply) => {
    const asked = boardAsked(request.query as BoardQuery, context.account.timeZone);
    reply.hijack();
    stream(
      reply,
      () => boardOf(context, asked, ticketLink),
      onChange,
      (error) => context.log.warn({ reason: String(error) }, 'board event failed'),
    );
  });
}

export type BoardQuery = Readonly<Record<string, string | undefined>>;

export function boardAsked(query: BoardQuery, accountZone: string): BoardAsked {
  const limit = query.limit === undefined ? LIMIT_DEFAULT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new EngineError('badRequest', `limit is a whole number from 1 to ${LIMIT_MAX}.`);
  }
  const one = (value: string | undefined) => (value === undefined || value === '' ? null : value);
  return {
    limit,
    tier: one(query.tier),
    kind: one(query.kind),
    state: one(query.state),
    group: one(query.group),
    zone: zoneOf(query.zone, accountZone),
    language: languageOf(query.language),
  };
}

/** A browser may know a zone that we do not; then the account's is better than no board. */
export function zoneOf(asked: string | undefined, accountZone: string): string {
  return asked !== undefined && isZone(asked) ? asked : accountZone;
}

/** English unless another one is asked for; one that we do not speak is refused. */
export function languageOf(asked: string | undefined): Language {
  if (asked === undefined || asked === '') return 'en';
  if (isLanguage(asked)) return asked;
  throw new EngineError('badRequest', `language is one of ${LANGUAGES.join(', ')}.`);
}

/** Server-sent events: the whole board now, and again after each change, gathered. */
function stream(
  reply: FastifyReply,
  board: () => Promise<unknown>,
  onChange: ServerOptions['onChange'],
  failed: (error: unknown) => void,
): void {
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    connection: 'keep-alive',
  });
  let timer: NodeJS.Timeout | null = null;
  const write = async () => {
    try {
      const text = JSON.stringify(await board());
      raw.write(`event: board\ndata: ${text}\n\n`);
    } catch (error) {
      failed(error);
    }
  };
  let writing = write();
  const soon = () => {
    timer ??= setTimeout(() => {
      // Free before the board is made: a change while it is being made needs another one.
      timer = null;
      writing = writing.then(write);
    }, GATHER_MS);
  };
  const forget = onChange(soon);
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  raw.on('close', () => {
    forget();
    clearInterval(heartbeat);
    if (timer !== null) clearTimeout(timer);
  });
}
