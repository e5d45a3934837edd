/** Answers: /oauth/authorizations: who lets a client know them, and where are they sent then? */
import type { Answer } from '../http/call.ts';
import { consentPage, refusedPage } from '../http/consent-page.ts';
import { isRecord } from '../rules/read-json.ts';
import type { LoginClient, World } from '../world.ts';

interface Asked {
  readonly client: LoginClient;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly scope: string;
  readonly challenge: string | null;
}

/** The consent page, or its refusal of a request that no client of ours made. */
export function askConsent(world: World, query: URLSearchParams): Answer {
  const asked = readAsked(world, query);
  if ('text' in asked || 'status' in asked) return asked;
  const people = [...world.desk.users.values()].filter((user) => user.active && !user.suspended);
  return html(200, consentPage(asked.client.id, query, people));
}

/** What the person chose: sends the browser back with a code, or with the refusal. */
export function answerConsent(world: World, body: unknown): Answer {
  const given = isRecord(body) ? body : {};
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) query.set(name, String(value));
  const asked = readAsked(world, query);
  if ('text' in asked || 'status' in asked) return asked;
  if (given.choice !== 'allow') {
    return back(asked, {
      error: 'access_denied',
      error_description: 'The end-user or authorization server denied the request.',
    });
  }
  const user = world.desk.users.get(Number(given.user_id));
  if (user === undefined) return html(400, refusedPage('There is no such person.'));
  const { client, redirectUri, scope, challenge } = asked;
  const grant = { clientId: client.id, redirectUri, userId: user.id, scope, challenge };
  return back(asked, { code: world.codes.give(grant) });
}

// A wrong client or address is shown and not sent anywhere; other mistakes go back to the client.
function readAsked(world: World, query: URLSearchParams): Asked | Answer {
  const client = world.loginClient;
  if (client === null || query.get('client_id') !== client.id) {
    return html(400, refusedPage('No such client.'));
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri)) {
    return html(400, refusedPage('The redirect URL is none of this client.'));
  }
  const asked = {
    client,
    redirectUri,
    state: query.get('state'),
    scope: query.get('scope') ?? 'read',
    challenge: query.get('code_challenge'),
  };
  const isProvable = asked.challenge !== null && query.get('code_challenge_method') === 'S256';
  const mayGoWithout = asked.challenge === null && client.secret !== null;
  if (query.get('response_type') !== 'code') return back(asked, { error: 'invalid_request' });
  return isProvable || mayGoWithout ? asked : back(asked, { error: 'invalid_request' });
}

function back(
  { redirectUri, state }: Pick<Asked, 'redirectUri' | 'state'>,
  said: Readonly<Record<string, string>>,
): Answer {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return { status: 302, text: '', headers: { location: url.href } };
}

function html(status: number, text: string): Answer {
  return { status, text, headers: { 'content-type': 'text/html; charset=utf-8' } };
}
