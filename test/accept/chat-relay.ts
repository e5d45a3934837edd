// How does a chat message come to be on its way when the engine is killed? A relay hands it to the
// inbox at once and takes its time to answer, as a chat service under load does.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { askJson } from './json-http.ts';

export interface ChatRelay {
  readonly url: string;
  close(): void;
}

/** Relays to the inbox at `target`; `delayMs` is asked anew for each answer. */
export async function chatRelay(target: () => string, delayMs: () => number): Promise<ChatRelay> {
  const relay = async (request: IncomingMessage) => {
    const body: unknown = JSON.parse(await text(request));
    await askJson(target(), { method: 'POST', body });
    await pause(delayMs());
  };
  const server = createServer((request, response) => {
    relay(request).then(
      () => response.end('ok'),
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
