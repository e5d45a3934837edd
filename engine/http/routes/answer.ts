import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageChoice } from '../../core/action/page-answer.ts';
import { EngineError } from '../../errors.ts';
import { readAnswerToken } from '../../run/answer-link.ts';
import { type AnswerState, answerState, takeAnswer } from '../../run/answer-page.ts';
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

export function answerRoutes(
  server: FastifyInstance,
  { context, app, wakeAll }: Pick<ServerOptions, 'context' | 'app' | 'wakeAll'>,
  monotonicMs: () => number = () => performance.now(),
): void {
  const mayAsk = paced(monotonicMs);
  const form = { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES } as const;
  server.addContentTypeParser('application/x-www-form-urlencoded', form, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  const linkOf = ({ params }: Asked) => readAnswerToken(context.answers.key, params.token);

  server.get(ANSWER_PAGE, async (request: Asked, reply) => {
    const link = linkOf(request);
    if (!mayAsk(link === null ? 'none' : `${link.ticket}.${link.question}`, link === null)) {
      return send(request, reply.header('retry-after', '60'), { is: 'tooOften' });
    }
    return send(request, reply, await lookedUp(request));
  });

  server.post(ANSWER_PAGE, { bodyLimit: BODY_LIMIT_BYTES }, async (request: Asked, reply) => {
    const link = linkOf(request);
    if (!mayAsk(link === null ? 'none' : `${link.ticket}.${link.question}`, link === null)) {
      return send(request, reply.header('retry-after', '60'), { is: 'tooOften' });
    }
    const choice = choiceIn(request.body);
    const state = await lookedUp(request);
    if (state.is === 'open' && choice !== null) {
      // What was said in the ticket a moment ago counts before what is said here.
      await lookAt(state.terms.ticket);
      const taken = await takeAnswer(context, request.params.token, choice);
      if (taken === 'taken') {
        context.log.info({ ticket: state.terms.ticket, choice }, 'answered on the page');
        context.changed();
        wakeAll();
      }
    }
    if (state.is === 'unknown' || state.is === 'away') return send(request, reply, state);
    // What stands is shown by a page of its own, so that reloading it sends nothing again.
    const { lang } = request.query;
    const query = isOurs(lang) ? `?lang=${lang}` : '';
    return reply.redirect(`${request.params.token}${query}`, 303);
  });

  const lookedUp = async ({ params }: Asked): Promise<AnswerState> => {
    try {
      return await answerState(context, params.token);
    } catch (error) {
      const reason = (error as Error).stack ?? String(error);
      context.log.error({ path: ANSWER_PAGE, reason }, 'the answer page failed');
      return { is: 'away' };
    }
  };
  const lookAt = async (ticket: number) => {
    try {
      await app.look(ticket);
    } catch (error) {
      // Whoever answers now is not sent away because Zendesk was asked often enough.
      if (!(error instanceof EngineError)) throw error;
    }
  };
  const send = (request: Asked, reply: FastifyReply, view: AnswerView) => {
    const { lang } = request.query;
    const asked = 'language' in view ? view.language : askedLanguage(acceptedBy(request));
    const telling = tellingFor(context, { language: isOurs(lang) ? lang : asked });
    return reply
      .code(STATUS_OF[view.is])
      .header('content-security-policy', ANSWER_POLICY)
      .header('x-robots-tag', 'noindex, nofollow')
      .type('text/html; charset=utf-8')
      .send(answerPage(view, context.account.subdomain, telling));
  };
}

function acceptedBy({ headers }: Asked): string | undefined {
  return headers['accept-language'];
}

function isOurs(lang: unknown): lang is Language {
  return typeof lang === 'string' && isLanguage(lang);
}

function choiceIn(body: unknown): PageChoice | null {
  const answer = body instanceof URLSearchParams ? body.get('answer') : null;
  return answer === 'accept' || answer === 'decline' ? answer : null;
}

/** So many a minute of each key, in real time; keys are forgotten with their minute. */
function paced(monotonicMs: () => number): (key: string, isNone: boolean) => boolean {
  const counts = new Map<string, number>();
  let sinceMs = monotonicMs();
  return (key, isNone) => {
    if (monotonicMs() - sinceMs >= MINUTE_MS) {
      counts.clear();
      sinceMs = monotonicMs();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= (isNone ? OF_NO_LINK : OF_ONE_LINK);
  };
}
