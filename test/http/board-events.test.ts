/** Does an open board hear at once how things are, and after each change? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import type { Board } from '../../engine/http/contract.ts';
import { CUSTOMER } from '../support/fake-desk.ts';
import { type ServerScene, serverScene } from './server-scene.ts';

let scene: ServerScene;
let end: AbortController;
beforeEach(async () => {
  scene = await serverScene();
  end = new AbortController();
});
afterEach(async () => {
  end.abort();
  await scene.close();
});

/** Boards as they arrive on one stream. */
async function follow(): Promise<AsyncGenerator<Board>> {
  const address = await scene.server.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${address}/v1/board/events`, { signal: end.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors');
  const { body } = answer;
  if (body === null) throw new Error('no stream');
  return boardsIn(body);
}

async function* boardsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<Board> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: board\ndata: (.*)$/s.exec(event)?.[1];
      if (data !== undefined) yield JSON.parse(data) as Board;
    }
  }
}

async function next(boards: AsyncGenerator<Board>): Promise<Board> {
  const { value } = await boards.next();
  if (value === undefined) throw new Error('the stream ended');
  return value;
}

describe('GET /v1/board/events', () => {
  test('sends the board at once, and again after a change', async () => {
    const boards = await follow();
    expect((await next(boards)).queue).toEqual([]);
    const id = scene.desk.acts.open({ by: CUSTOMER });
    await scene.clock.advance(2 * MINUTE_MS);
    await scene.poll();
    scene.bell.ring();
    expect((await next(boards)).queue.map((ticket) => ticket.id)).toEqual([id]);
  });

  test('a change that comes while a board is being made is shown by the next one', async () => {
    const boards = await follow();
    await next(boards);
    const { read } = scene.store;
    let rings = 0;
    scene.store.read = (look) => {
      // Rings once in the middle of the second board, when its queue has been read already.
      const answer = read(look);
      rings += 1;
      if (rings === 2) scene.bell.ring();
      return answer;
    };
    scene.bell.ring();
    await next(boards);
    expect((await next(boards)).nowAt).toBe('2026-11-23T08:00:00Z');
  });

  test('a wrong limit is a problem, not a stream', async () => {
    const answer = await scene.server.inject({ url: '/v1/board/events?limit=0' });
    expect(answer.statusCode).toBe(400);
  });
});
