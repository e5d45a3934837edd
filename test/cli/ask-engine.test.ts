/** Is the running engine asked in a form that it answers? */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { askEngine } from '../../engine/cli/ask-engine.ts';
import { isOwnProgram } from '../../engine/http/program-pass.ts';

const ENGINE = 'http://127.0.0.1:4601';

afterAll(() => nock.restore());

describe('askEngine', () => {
  const before = process.env;

  beforeEach(() => {
    // The secret is given so that nobody's data folder is looked into.
    process.env = { PALIER_PORT: '4601', PALIER_WEBHOOK_SECRET: 'given' };
  });

  afterEach(() => {
    process.env = before;
  });

  it('sends JSON with the header that other sites cannot send', async () => {
    nock(ENGINE, { reqheaders: { 'x-palier': 'cli', 'content-type': /^application\/json/ } })
      .post('/v1/stop', {})
      .reply(200, { stopped: true });
    expect(await askEngine('POST', '/v1/stop')).toEqual({ body: { stopped: true } });
  });

  it('sends no body with a question', async () => {
    nock(ENGINE, { badheaders: ['content-type'] })
      .get('/v1/status')
      .reply(200, {});
    expect(await askEngine('GET', '/v1/status')).toEqual({ body: {} });
  });

  it('brings a pass where the engine keeps a key for it, and none where it does not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'palier-ask-'));
    process.env.PALIER_DATA = folder;
    nock(ENGINE, { badheaders: ['authorization'] })
      .get('/v1/status')
      .reply(200, { n: 1 });
    expect(await askEngine('GET', '/v1/status')).toEqual({ body: { n: 1 } });
    const key = 'k'.repeat(32);
    await writeFile(join(folder, 'sessions.key'), key);
    const isPass = (given: string) => isOwnProgram(given, { key, realNow: () => Date.now() });
    nock(ENGINE).get('/v1/status').matchHeader('authorization', isPass).reply(200, { n: 2 });
    expect(await askEngine('GET', '/v1/status')).toEqual({ body: { n: 2 } });
    await rm(folder, { recursive: true });
  });

  it('passes on the sentence of a refusal, and knows that the engine is there', async () => {
    nock(ENGINE).get('/v1/status').reply(404, { detail: 'Nothing is served at this address.' });
    const problem = 'Nothing is served at this address.';
    expect(await askEngine('GET', '/v1/status')).toEqual({ problem, away: false });
  });

  it('says how to start an engine that is away', async () => {
    const port = await closedPort();
    process.env = { PALIER_PORT: String(port), PALIER_WEBHOOK_SECRET: 'given' };
    expect(await askEngine('GET', '/v1/status')).toEqual({
      problem: `No engine answers on port ${port}: start it with npm start, or set PALIER_PORT.`,
      away: true,
    });
  });
});

/** A port of this machine that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
