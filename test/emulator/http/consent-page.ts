/** Answers: what does a person see who is asked to let a client in? */
import type { User } from '../state/records.ts';

const asked = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];

/** Nobody signs in at the desk, so the page also asks who is looking at it. */
export function consentPage(
  clientId: string,
  query: URLSearchParams,
  people: readonly User[],
): string {
  const hidden = asked
    .filter((name) => query.has(name))
    .map((name) => `<input type="hidden" name="${name}" value="${safe(query.get(name) ?? '')}">`);
  const options = [...people]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((user) => `<option value="${user.id}">${safe(user.name)} (${roleOf(user)})</option>`);
  return page(
    `<h1>Let ${safe(clientId)} know who you are?</h1>` +
      `<p>It asks for the scope ${safe(query.get('scope') ?? 'read')}.</p>` +
      `<form method="post" action="/oauth/authorizations">${hidden.join('')}` +
      `<p><label>You are <select name="user_id">${options.join('')}</select></label></p>` +
      '<p><button name="choice" value="allow">Allow</button> ' +
      '<button name="choice" value="deny">Deny</button></p></form>',
  );
}

/** A request that must not be sent back to where it says it came from. */
export function refusedPage(sentence: string): string {
  return page(`<h1>Invalid authorization request</h1><p>${safe(sentence)}</p>`);
}

function page(content: string): string {
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Desk: sign in</title>' +
    `<body style="font:1rem/1.5 sans-serif;max-width:34rem;margin:15vh auto">${content}</body></html>`
  );
}

function roleOf(user: User): string {
  return user.light ? 'light agent' : user.role;
}

function rankOf({ role }: User): number {
  return ['admin', 'agent', 'end-user'].indexOf(role);
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
