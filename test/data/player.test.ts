/** Does the player hand over every action, in order and in portions, and say what was refused? */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { playLog, sendScript } from './player.ts';
import type { ScriptAction } from './script-action.ts';

const group = (number: number): ScriptAction => ({
  at: '2016-03-07T09:00:00.000Z',
  do: 'group.upsert',
  group: { external_id: `g${number}`, name: `Group ${number}` },
});

describe('the player', () => {
  let server: Server;
  let url: string;
  let portions: string[];
  let refuseFrom = Number.POSITIVE_INFINITY;

  beforeEach(async () => {
    portions = [];
    refuseFrom = Number.POSITIVE_INFINITY;
    server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      const isRefused = portions.length >= refuseFrom;
      if (!isRefused) portions.push(`${request.method} ${request.url}\n${body}`);
      response.writeHead(isRefused ? 400 : 200).end(isRefused ? 'no such action' : '{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  it('sends every action once, in order, over several portions', async () => {
    const actions = Array.from({ length: 12_001 }, (_, number) => group(number));
    await sendScript(url, actions);
    expect(portions.map((portion) => portion.split('\n')[0])).toEqual(
      Array(3).fill('POST /script'),
    );
    const lines = portions.flatMap((portion) => portion.trimEnd().split('\n').slice(1));
    expect(lines.map((line) => JSON.parse(line))).toEqual(actions);
  });

  it('stops at a refused portion with the place and the reason', async () => {
    refuseFrom = 1;
    const actions = Array.from({ length: 6000 }, (_, number) => group(number));
    await expect(sendScript(url, actions)).rejects.toThrow(
      'The desk refused actions 5000 and on (400): no such action',
    );
  });

  it('plays a log file by its path', async () => {
    const script = await playLog(url, join(__dirname, 'uci-incidents-cut.csv.gz'));
    const lines = portions.flatMap((portion) => portion.trimEnd().split('\n').slice(1));
    expect(lines).toHaveLength(script.actions.length);
  });
});
