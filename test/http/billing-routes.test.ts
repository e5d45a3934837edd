/** Does only a fresh report that billing signed count, and is the command line let in beside it? */
import { createHmac } from 'node:crypto';
import { formatInstant } from '../../engine/core/time/instant.ts';
import { at } from '../support/histories.ts';
import { charge, line } from '../support/ledger.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

const SECRET = 'a-secret-of-thirty-two-characters';
/** Real time in these tests; the engine's own clock shows two days earlier. */
const REAL_NOW = at('2026-11-25T10:00:00Z');
const REPORT = JSON.stringify({
  invoices: [{ number: 'F-1', account: 'C1', covers: ['a'], dueAt: '2026-12-24T00:00:00+01:00' }],
});

let scene: ServerScene;
const serve = async (secret: string | null) => {
  scene = await serverScene({ billing: { secret, realNow: () => REAL_NOW } });
  await scene.store.transact((tx) => tx.enter([charge('a', [line('20.00 EUR')])]));
};
beforeEach(() => serve(SECRET));
afterEach(() => scene.close());

interface Call {
  readonly sentAt?: number;
  readonly payload?: string;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A report from outside, under whatever name the engine is reached by. */
function report({ sentAt = REAL_NOW, payload = REPORT, secret = SECRET, headers }: Call = {}) {
  const timestamp = formatInstant(sentAt);
  const signature = createHmac('sha256', secret).update(`${timestamp}${REPORT}`).digest('base64');
  return scene.server.inject({
    method: 'POST',
    url: '/v1/billing/report',
    remoteAddress: '192.0.2.7',
    headers: {
      host: 'palier.example',
      'content-type': 'application/json',
      'x-palier-timestamp': timestamp,
      'x-palier-signature': signature,
      ...headers,
    },
    payload,
  });
}
const entered = async () => (await scene.store.read((tx) => tx.ledger('all'))).length - 1;

describe('POST /v1/billing/report', () => {
  test('a signed report is entered, and once', async () => {
    const answer = await report();
    expect([answer.statusCode, answer.json().invoices]).toEqual([200, { entered: 1, known: 0 }]);
    expect((await report()).json().invoices).toEqual({ entered: 0, known: 1 });
    expect(await entered()).toBe(1);
  });

  test.each<[string, Call]>([
    ['unsigned', { headers: { 'x-palier-signature': '' } }],
    ['without its time', { headers: { 'x-palier-timestamp': '' } }],
    ['signed with another secret', { secret: 'b'.repeat(32) }],
    ['signed for another body', { payload: `${REPORT} ` }],
    ['of another time than it was signed for', { headers: { 'x-palier-timestamp': 'now' } }],
    ['five minutes and a millisecond old', { sentAt: REAL_NOW - 300_001 }],
    ['as far ahead', { sentAt: REAL_NOW + 300_001 }],
  ])('a report that is %s is refused, and nothing of it stays', async (_what, call) => {
    const answer = await report(call);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthorized']);
    expect(await entered()).toBe(0);
  });

  test.each([-300_000, 300_000])('a report that is %s ms away is taken', async (ms) => {
    expect((await report({ sentAt: REAL_NOW + ms })).statusCode).toBe(200);
  });

  test('before the secret is set every report is refused, and told why', async () => {
    await scene.close();
    await serve(null);
    const answer = await report();
    expect(answer.statusCode).toBe(401);
    expect(answer.json().detail).toContain('PALIER_BILLING_SECRET');
  });

  test.each(['/v1/billing/report/', '/v1//billing/report', '/v1/billing/reports'])(
    'another address, %s, opens nothing',
    async (url) => {
      const { statusCode } = await scene.server.inject({
        method: 'POST',
        url,
        remoteAddress: '192.0.2.7',
        headers: { 'content-type': 'application/json' },
        payload: REPORT,
      });
      expect([401, 404]).toContain(statusCode);
      expect(await entered()).toBe(0);
    },
  );
});

describe('POST /v1/billing/import', () => {
  const bring = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    scene.server.inject({
      method: 'POST',
      url: '/v1/billing/import',
      remoteAddress,
      headers: { 'content-type': 'application/json', ...headers },
      payload: REPORT,
    });

  test('takes the same report from the command line', async () => {
    expect((await bring({ 'x-palier': 'cli' })).json().invoices.entered).toBe(1);
  });

  test('takes nothing from a page, nor from elsewhere', async () => {
    expect((await bring({})).statusCode).toBe(401);
    expect((await bring({ 'x-palier': 'cli' }, '192.0.2.7')).statusCode).toBe(401);
    expect(await entered()).toBe(0);
  });
});
