import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ControlPort, controlPort } from '../../engine/run/control-port.ts';
import { MADE_AT } from '../support/store-rows.ts';

describe('controlPort', () => {
  let server: Server;
  let port: ControlPort;
  let asked: string[];
  let answer: { status: number; body: string };
  const signal = new AbortController().signal;
  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: '{"nowAt":"2026-11-23T08:00:00.000Z","speed":60,"revision":3}' };
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    port = controlPort(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    port.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test('a report is read with its instant in milliseconds', async () => {
    const report = await port.ask({}, signal);
    expect(report).toEqual({ nowAt: MADE_AT, speed: 60, revision: 3 });
  });

  test('what is asked and said stands in the query', async () => {
    await port.ask({}, signal);
    await port.ask({ after: 2, settled: 3 }, signal);
    expect(asked).toEqual(['/clock', '/clock?after=2&settled=3']);
  });

  test.each([
    [200, '<html></html>'],
    [200, '{"nowAt":"yesterday","speed":1,"revision":3}'],
    [200, '{"nowAt":"2026-11-23T08:00:00Z","speed":-1,"revision":3}'],
    [200, '{"nowAt":"2026-11-23T08:00:00Z","speed":1}'],
    [500, '{"nowAt":"2026-11-23T08:00:00Z","speed":1,"revision":3}'],
  ])('an answer of %d with %s is refused', async (status, body) => {
    answer = { status, body };
    await expect(port.ask({}, signal)).rejects.toThrow();
  });

  test('an aborted signal ends the question', async () => {
    await expect(port.ask({}, AbortSignal.abort())).rejects.toThrow();
  });
});
