import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../errors.ts';
import { wordsOf } from '../../wording/spoken.ts';
import type { Words } from '../../wording/words.ts';
import { askedLanguage } from '../asked-language.ts';
import { meaningOf, refuse } from '../problem.ts';
import { escaped } from './html.ts';

/** The small pages around signing in: what went wrong and what to do, and how to sign out. */
interface Shown {
  readonly words: Words;
  readonly text: string;
  /** A link to `/login` with what stands after it, or the button that signs out. */
  readonly act: { readonly signIn: string } | 'signOut';
}

/** Says why somebody is not signed in: a page for people, a problem for programs. */
export function refuseSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  signIn = '',
): FastifyReply {
  const { accept, 'accept-language': languages } = request.headers;
  if (accept?.includes('text/html') !== true) return refuse(reply, code, tell(wordsOf('en'), code));
  const words = wordsOf(askedLanguage(languages));
  const [status] = meaningOf(code);
  return sendPage(reply.code(status), { words, text: tell(words, code), act: { signIn } });
}

/** Whatever has no sentence of its own is Zendesk's trouble. */
function tell(words: Words, code: ErrorCode): string {
  return words.find(`signIn.${code}`) ?? words.say('signIn.zendesk');
}

/** Who is signed in and may sign out, or that nobody is. */
export function sendSessionPage(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const words = wordsOf(askedLanguage(request.headers['accept-language']));
  const { session } = request;
  if (session === null) {
    return sendPage(reply, { words, text: words.say('signIn.nobody'), act: { signIn: '' } });
  }
  const text = words.say('signIn.somebody', { user: String(session.id) });
  return sendPage(reply, { words, text, act: 'signOut' });
}

function sendPage(reply: FastifyReply, { words, text, act }: Shown): FastifyReply {
  const again = escaped(words.say('signIn.again'));
  const acting =
    act === 'signOut'
      ? `<form method="post" action="/logout"><button>${escaped(words.say('signIn.out'))}</button></form>`
      : `<p><a href="/login${escaped(act.signIn)}">${again}</a></p>`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'";
  return (
    reply
      .header('content-security-policy', `${policy}; base-uri 'none'; frame-ancestors 'none'`)
      // Under no-referrer a form would be sent with the origin "null", and be refused.
      .header('referrer-policy', 'same-origin')
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="${words.language}"><meta charset="utf-8">` +
          '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Palier</title>' +
          '<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;' +
          'max-width:34rem;margin:15vh auto;padding:0 1rem}</style>' +
          `<main><h1>Palier</h1><p>${escaped(text)}</p>${acting}</main></html>`,
      )
  );
}
