import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageChoice } from '../../core/action/page-answer.ts';
import { EngineError } from '../../errors.ts';
import { type AnswerLink, readAnswerToken } from '../../run/answer-link.ts';
import { type AnswerState, answerState, takeAnswer } from '../../run/answer-page.ts';
import type { Context } from '../../run/context.ts';
import { tellingFor } from '../../run/telling.ts';
import { isLanguage, type Language } from '../../wording/language.ts';
import { askedLanguage } from '../asked-language.ts';
import { type AnswerView, answerPage, STATUS_OF } from '../pages/answer-page.ts';
import { ANSWER_POLICY } from '../pages/answer-style.ts';
import type { ServerOptions } from '../server.ts';

/**
 * The page where a customer answers an offer or a quote, without an account: the link in their mail
 * is all there is to show. Looking never acts, since programs open links before people do.
 */

/** The one address; whoever holds a link needs nothing else. */
export const ANSWER_PAGE = '/answer/:token';

/** A form with one button's value. */
const BODY_LIMIT_BYTES = 1024;
const MINUTE_MS = 60_000;
/** A person reads a page a few times; each costs a look into the store. */
const OF_ONE_LINK = 60;
/** Texts that are no link cost next to nothing, and must not keep customers out. */
const OF_NO_LINK = 600;

type Asked = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: unknown } }>;
type Parts = Pick<ServerOptions, 'context' | 'app' | 'wakeAll'>;

export function answerRoutes(
  server: FastifyInstance,
  parts: Parts,
  monotonicMs: () => number = () => performance.now(),
): void {
  const { context } = parts;
  const mayAsk = paced(monotonicMs);
  const form = { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES } as const;
  server.addContentTypeParser('application/x-www-form-urlencoded', form, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  /** What the page shows before anything is done. */
  const viewFor = async ({ params: { token } }: Asked): Promise<AnswerView> => {
    const link = readAnswerToken(context.answers.key, token);
    return mayAsk(link) ? lookedUp(parts, token) : { is: 'tooOften' };
  };

  server.get(ANSWER_PAGE, async (request: Asked, reply) =>
    send(context, request, reply, await viewFor(request)),
  );

  server.post(ANSWER_PAGE, { bodyLimit: BODY_LIMIT_BYTES }, async (request: Asked, reply) => {
    const view = await viewFor(request);
    const choice = choiceIn(request.body);
    const { token } = request.params;
    if (view.is === 'open' && choice !== null) await act(parts, view.terms.ticket, token, choice);
    if (view.is === 'unknown' || view.is === 'away' || view.is === 'tooOften') {
      return send(context, request, reply, view);
    }
    // What stands is shown by a page of its own, so that reloading it sends nothing again.
    const { lang } = request.query;
    return reply.redirect(`${token}${isOurs(lang) ? `?lang=${lang}` : ''}`, 303);
  });
}

/** What was said in the ticket a moment ago counts before what is said here. */
async function act(
  { context, app, wakeAll }: Parts,
  ticket: number,
  token: string,
  choice: PageChoice,
): Promise<void> {
  try {
    await app.look(ticket);
  } catch (error) {
    // Whoever answers now is not sent away because Zendesk was asked often enough.
    if (!(error instanceof EngineError)) throw error;
  }
  if ((await takeAnswer(context, token, choice)) !== 'taken') return;
  context.log.info({ ticket, choice }, 'answered on the page');
  context.changed();
  wakeAll();
}

/** A customer is told in their own words, and the log in ours, when something of ours fails. */
async function lookedUp({ context }: Parts, token: string): Promise<AnswerState> {
  try {
    return await answerState(context, token);
  } catch (error) {
    const reason = (error as Error).stack ?? String(error);
    context.log.error({ path: ANSWER_PAGE, reason }, 'the answer page failed');
    return { is: 'away' };
  }
}

function send(
  context: Context,
  { query, headers }: Asked,
  reply: FastifyReply,
  view: AnswerView,
): FastifyReply {
  const asked = 'language' in view ? view.language : askedLanguage(headers['accept-language']);
  const language = isOurs(query.lang) ? query.lang : asked;
  const telling = tellingFor(context, { language });
  if (view.is === 'tooOften') reply.header('retry-after', '60');
  return reply
    .code(STATUS_OF[view.is])
    .header('content-security-policy', ANSWER_POLICY)
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/html; charset=utf-8')
    .send(answerPage(view, context.account.subdomain, telling));
}

function isOurs(lang: unknown): lang is Language {
  return typeof lang === 'string' && isLanguage(lang);
}

function choiceIn(body: unknown): PageChoice | null {
  const answer = body instanceof URLSearchParams ? body.get('answer') : null;
  return answer === 'accept' || answer === 'decline' ? answer : null;
}

/** So many a minute of each question, in real time; counts are forgotten with their minute. */
function paced(monotonicMs: () => number): (link: AnswerLink | null) => boolean {
  const counts = new Map<string, number>();
  let sinceMs = monotonicMs();
  return (link) => {
    if (monotonicMs() - sinceMs >= MINUTE_MS) {
      counts.clear();
      sinceMs = monotonicMs();
    }
    const key = link === null ? 'none' : `${link.ticket}.${link.question}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= (link === null ? OF_NO_LINK : OF_ONE_LINK);
  };
}
