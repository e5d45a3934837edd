import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatInstant } from '../../engine/core/time/instant.ts';

/** A desk's control port, as small as tests of the following clock need it: GET /clock only. */
export interface ControlServer {
  readonly url: string;
  /** Revisions that a follower reported settled, in order. */
  readonly settled: readonly number[];
  /** Changes the course and answers everyone who waits. */
  steer(course: { nowAt?: number; speed?: number }): void;
  /** Resolves when the follower has reported this revision settled. */
  untilSettled(revision: number): Promise<void>;
  /** Drops all connections and refuses new ones, until `back`. */
  away(): Promise<void>;
  back(revision?: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a control port on loopback, its clock paused at `nowAt`, revision 1. */
export async function controlServer(nowAt: number): Promise<ControlServer> {
  let course = { nowAt, speed: 0, revision: 1 };
  const settled: number[] = [];
  const held = new Set<{ after: number; response: ServerResponse }>();
  const watchers = new Set<() => void>();
  const answer = (response: ServerResponse) => {
    const body = { ...course, nowAt: formatInstant(course.nowAt) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  };
  const release = () => {
    for (const each of held) {
      if (course.revision <= each.after) continue;
      held.delete(each);
      answer(each.response);
    }
  };
  let server: Server = serve();
  await listening(server, 0);
  const { port } = server.address() as AddressInfo;

  function serve(): Server {
    return createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const said = searchParams.get('settled');
      if (said !== null) settled.push(Number(said));
      for (const look of watchers) look();
      held.add({ after: Number(searchParams.get('after') ?? 0), response });
      release();
    });
  }

  async function stop(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    held.clear();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    settled,
    steer(change) {
      course = { ...course, ...change, revision: course.revision + 1 };
      release();
    },
    untilSettled(revision) {
      return new Promise((resolve) => {
        const look = () => {
          if (!settled.includes(revision)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
    away: stop,
    async back(revision) {
      course = { ...course, revision: revision ?? course.revision };
      settled.length = 0;
      server = serve();
      await listening(server, port);
    },
    close: stop,
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
}
