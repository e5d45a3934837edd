/**
 * How does an open desk page hear that something changed? One server-sent event a second with the
 * clock, the script's place and two counters; the page reads again only what moved.
 */
import type { ServerResponse } from 'node:http';
import type { DeskPageOptions } from './desk-page.ts';
import { askControl } from './steering.ts';

const BEAT_MS = 1000;
const BEATS_BETWEEN_ENGINE_CHECKS = 3;
const ENGINE_ANSWER_MS = 2000;

/** Beats while somebody listens. */
export class LivePulse {
  readonly #options: DeskPageOptions;
  readonly #listeners = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | null = null;
  #beats = 0;
  #isEngineUp = false;
  #isBeating = false;

  constructor(options: DeskPageOptions) {
    this.#options = options;
  }

  join(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    this.#listeners.add(response);
    response.on('close', () => {
      this.#listeners.delete(response);
      if (this.#listeners.size === 0) this.#rest();
    });
    this.#timer ??= setInterval(() => void this.#beat(), BEAT_MS);
    void this.#beat();
  }

  close(): void {
    this.#rest();
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }

  #rest(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #beat(): Promise<void> {
    if (this.#isBeating) return;
    this.#isBeating = true;
    try {
      const { desk, controlUrl } = this.#options;
      if (this.#beats % BEATS_BETWEEN_ENGINE_CHECKS === 0) {
        this.#isEngineUp = await isEngineUp(this.#options.engineUrl);
      }
      this.#beats += 1;
      const control = controlUrl();
      const clock = await askControl(control, 'GET', '/clock');
      const script = await askControl(control, 'GET', '/script');
      const pulse = {
        clock,
        script,
        changes: desk.audits.length,
        messages: desk.inbox.length,
        isEngineUp: this.#isEngineUp,
      };
      for (const one of this.#listeners) one.write(`data: ${JSON.stringify(pulse)}\n\n`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      for (const one of this.#listeners) {
        one.write(`event: trouble\ndata: ${JSON.stringify({ why })}\n\n`);
      }
    } finally {
      this.#isBeating = false;
    }
  }
}

async function isEngineUp(engineUrl: string | null): Promise<boolean> {
  if (engineUrl === null) return false;
  try {
    const answer = await fetch(new URL('/board/', engineUrl), {
      signal: AbortSignal.timeout(ENGINE_ANSWER_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Refused, reset and too slow are one answer here: not up yet, asked again in three beats.
    return false;
  }
}
