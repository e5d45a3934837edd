/** Is billing told of a charge so that it can believe it, and know a repetition? */
import { createHmac } from 'node:crypto';
import nock from 'nock';
import { billingChannel } from '../../engine/channels/billing.ts';
import { EngineError } from '../../engine/errors.ts';
import { verifyCall } from '../../engine/signed-call.ts';
import { at } from '../support/histories.ts';

const ORIGIN = 'https://billing.example';
const NOW = at('2026-11-25T10:00:00Z');
const SECRET = 'a-secret-of-thirty-two-characters';
const TEXT = JSON.stringify({ type: 'charge', lines: [{ key: 'a/0', text: 'Été, 20 €' }] });
const MESSAGE = { key: 'a', to: null, title: 'charge', text: TEXT, link: null, late: false };

afterAll(() => nock.restore());
afterEach(() => nock.cleanAll());

const channel = (timeoutMs?: number) =>
  billingChannel({ url: `${ORIGIN}/charges/t0k3n`, secret: SECRET }, () => NOW, timeoutMs);
const send = (on = channel()) => on.send(MESSAGE, new AbortController().signal);
const refusal = async (status: number, headers = {}) => {
  nock(ORIGIN).post('/charges/t0k3n').reply(status, 'No', headers);
  const error: unknown = await send().then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof EngineError)) throw new Error(`Not refused: ${String(error)}`);
  return error;
};

test('a charge is one signed call under its key, taken by 2xx', async () => {
  let said: { headers: Record<string, string>; body: Buffer } | null = null;
  nock(ORIGIN)
    .post('/charges/t0k3n')
    .reply(function (_uri, body) {
      const headers = this.req.headers as unknown as Record<string, string>;
      said = { headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
      return [202, ''];
    });
  await send();
  const { headers, body } = said ?? {
    headers: {} as Record<string, string>,
    body: Buffer.alloc(0),
  };
  expect(headers['content-type']).toContain('application/json');
  expect(headers['idempotency-key']).toBe('a');
  expect(body.toString()).toBe(TEXT);
  const timestamp = headers['x-palier-timestamp'] ?? null;
  const signature = headers['x-palier-signature'] ?? null;
  expect(verifyCall(SECRET, { timestamp, signature }, body, NOW)).toBe('genuine');
  const mac = createHmac('sha256', SECRET).update(`2026-11-25T10:00:00Z${TEXT}`);
  expect(signature).toBe(mac.digest('base64'));
});

test.each([
  [429, true, 7000],
  [503, true, null],
  [400, false, null],
  [302, false, null],
])('an answer of %s: is tried again: %s', async (status, retryable, retryAfterMs) => {
  const headers = retryAfterMs === null ? {} : { 'retry-after': '7' };
  expect(await refusal(status, headers)).toMatchObject({ retryable, retryAfterMs });
});

test('no error tells the address or the secret', async () => {
  const { message } = await refusal(400);
  expect(message).toContain('Telling billing (billing.example) of a charge was answered 400');
  expect(message).not.toMatch(/t0k3n|thirty-two/);
});

test('nobody who answers is an error that passes', async () => {
  nock(ORIGIN).post('/charges/t0k3n').replyWithError({ code: 'ECONNREFUSED' });
  await expect(send()).rejects.toMatchObject({ retryable: true });
});
