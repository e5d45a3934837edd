// How does the check program ask the desk and the engine over HTTP?

const TIMEOUT_MS = 60_000;

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly token?: string;
}

/** The JSON of the answer; throws with status and text when it is a refusal. */
export async function askJson<T>(url: string, asking: Asking = {}): Promise<T> {
  const { method = 'GET', body, token } = asking;
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    const why = cause instanceof Error && cause.cause ? cause.cause : cause;
    throw new Error(`${method} ${url} got no answer: ${why}`, { cause });
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}: ${text}`);
  return JSON.parse(text) as T;
}
