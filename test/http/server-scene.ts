import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { formatInstant } from '../../engine/core/time/instant.ts';
import { buildServer, type ServerOptions } from '../../engine/http/server.ts';
import { changeBell } from '../../engine/run/change-bell.ts';
import { hints } from '../../engine/run/hints.ts';
import { parseWebhook, verifyWebhook } from '../../engine/zendesk/webhook.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';

/** The engine's server on fakes, with a built board of one page, and what it was told to do. */
export interface ServerScene extends EngineScene {
  readonly server: FastifyInstance;
  readonly bell: ReturnType<typeof changeBell>;
  /** How often each of the engine's tasks was woken. */
  readonly woken: { hinted: number; all: number };
  close(): Promise<void>;
}

const SECRET = 'c2VjcmV0';

export async function serverScene(
  given: Partial<ServerOptions> = {},
  policies?: readonly Policy[],
): Promise<ServerScene> {
  const bell = changeBell();
  const scene = await engineScene({ changed: bell.ring }, policies);
  const boardFolder = await mkdtemp(join(tmpdir(), 'palier-board-'));
  await writeFile(join(boardFolder, 'index.html'), '<!doctype html><title>Board</title>');
  const woken = { hinted: 0, all: 0 };
  const server = await buildServer({
    context: scene.context,
    hints: hints(),
    hinted: () => {
      woken.hinted += 1;
    },
    wakeAll: () => {
      woken.all += 1;
    },
    webhookSecret: () => SECRET,
    verifyWebhook: (secret, headers, body, now) => {
      const verdict = verifyWebhook(secret, headers, body, now);
      if (verdict !== 'genuine') return { ok: false, why: `The call is ${verdict}.` };
      const hint = parseWebhook(headers, body);
      const { ticketId = null, invocationId = null } = hint ?? {};
      return { ok: true, ticketId, at: now, invocationId };
    },
    app: { access: null, realNow: () => 0, look: async () => false },
    billing: { secret: null, realNow: () => 0 },
    login: null,
    frameAncestors: null,
    boardFolder,
    version: '0.1.0',
    ticketLink: (id) => `https://acme.example/tickets/${id}`,
    requests: () => ({ total: 3, byKind: { exports: 3 } }),
    onChange: bell.listen,
    ...given,
  });
  return {
    ...scene,
    server,
    bell,
    woken,
    async close() {
      await server.close();
      await rm(boardFolder, { recursive: true });
    },
  };
}

/** A webhook call about a ticket, signed as Zendesk signs it. */
export function signedCall(nowAt: number, ticketId: number, invocationId: string) {
  const payload = JSON.stringify({
    type: 'zen:event-type:ticket.comment_added',
    subject: `zen:ticket:${ticketId}`,
    detail: { id: String(ticketId), actor_id: '20' },
  });
  const timestamp = formatInstant(nowAt);
  const signature = createHmac('sha256', SECRET).update(`${timestamp}${payload}`).digest('base64');
  return {
    method: 'POST',
    url: '/hooks/zendesk',
    headers: {
      'content-type': 'application/json',
      'x-zendesk-webhook-signature': signature,
      'x-zendesk-webhook-signature-timestamp': timestamp,
      'x-zendesk-webhook-invocation-id': invocationId,
    },
    payload,
  } as const;
}
