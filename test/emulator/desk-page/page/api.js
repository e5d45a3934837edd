// How does the page read the desk, and act on it as one of its people? Reads and time go to the
// page's own routes; what a person does to a ticket is a call of the account's API with their
// token.

/** Reads one of the page's routes; a refusal throws its own sentence. */
export async function read(path) {
  return answerOf(await fetch(path));
}

/** Posts to one of the page's routes. */
export async function post(path, body) {
  return answerOf(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-palier-desk': '1' },
      body: JSON.stringify(body),
    }),
  );
}

async function answerOf(response) {
  const text = await response.text();
  let body = null;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    throw new Error(`The desk answered ${response.status} with something that is not JSON.`);
  }
  if (!response.ok) throw new Error(refusalOf(body, response.status));
  return body;
}

/** The sentence in any of the API's refusals. */
function refusalOf(body, status) {
  const details = Object.values(body?.details ?? {}).flat();
  if (details.length > 0) return details.map((one) => one.description).join(' ');
  if (typeof body?.error === 'string' && body.description) return body.description;
  if (typeof body?.error === 'string') return body.error;
  return body?.error?.message ?? `The desk refused this (${status}).`;
}

const tokens = new Map();

/** Calls the account's API as this user; the token is fetched once and again when it expired. */
export async function actAs(userId, method, path, body) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return answerOf(await fetchAs(userId, method, path, { body: text }));
}

/** The bare answer to such a call, whatever its status. */
export async function fetchAs(userId, method, path, { body, contentType = 'application/json' }) {
  for (let attempt = 1; ; attempt += 1) {
    if (!tokens.has(userId)) {
      const answer = await post('/desk/token', { userId, channel: 'web' });
      tokens.set(userId, answer.token);
    }
    const response = await fetch(path, {
      method,
      headers: { 'content-type': contentType, authorization: `Bearer ${tokens.get(userId)}` },
      ...(body !== undefined && { body }),
    });
    if (response.status !== 401 || attempt > 1) return response;
    tokens.delete(userId);
  }
}
