import type { FastifyReply } from 'fastify';
import type { TokenRefusal } from './app-token.ts';
import { refuse } from './problem.ts';

/** What an admin must do about each refusal; nothing of the token or our settings is repeated. */
const ADVICE: Readonly<Record<TokenRefusal, string>> = {
  appNotSetUp:
    'Set PALIER_APP_SECRET to the shared secret of the app in Zendesk, and start the engine again.',
  tokenMissing: 'Send `Authorization: Bearer` and a token; the app in Zendesk does so by itself.',
  tokenUnreadable:
    'What follows Bearer is no JWT with the algorithm HS256: let Zendesk fill in {{jwt.token}} ' +
    '(secure: true).',
  tokenForged:
    'Give the app in Zendesk and PALIER_APP_SECRET the same shared secret, without spaces around it.',
  tokenLifetime:
    'The token must say by `exp`, in seconds, that it ends within five minutes: sign it with an ' +
    'expiry of 60.',
  tokenEarly:
    'The token begins in the future (`nbf`): set the clock of the machine that the engine runs on.',
  tokenExpired:
    'Ask again with a new token; if new ones are refused, too, set the clock of the machine that ' +
    'the engine runs on.',
  tokenIssuer:
    'The claim `iss` must be the subdomain of the account that the engine reads: install the app ' +
    'in that account.',
  tokenAudience:
    'The claim `aud` must be what PALIER_PUBLIC_URL says, without a slash at the end: correct the ' +
    "engine's address in the app's settings.",
};

/** Answers 401 with the header that RFC 6750 asks for. */
export function refuseToken(reply: FastifyReply, why: TokenRefusal): FastifyReply {
  const wasGiven = why !== 'appNotSetUp' && why !== 'tokenMissing';
  reply.header('www-authenticate', wasGiven ? 'Bearer error="invalid_token"' : 'Bearer');
  return refuse(reply, why, ADVICE[why]);
}
