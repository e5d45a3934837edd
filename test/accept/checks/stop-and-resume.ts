// Check 8: does `palier stop` end every write and alert while measuring goes on, until `resume`?
import { setTimeout as pause } from 'node:timers/promises';
import type { Checklist } from '../checklist.ts';
import { isFlagged } from '../engine-api.ts';
import { customers, minutes, opening } from '../people.ts';
import { until } from '../wait.ts';
import { MONDAY_AT, makeWorld, type World } from '../world.ts';

/** Real time in which a write or an alert that should not be would have come. */
const LISTENED_MS = 2_500;
const GOES_ON_MS = 6_000;

export async function stopAndResume(list: Checklist): Promise<void> {
  const world = await makeWorld();
  try {
    const openedAt = MONDAY_AT + minutes(5);
    await world.control.script([
      ...customers(MONDAY_AT),
      opening(openedAt, { name: 'S', tier: 'business', kind: 'incident', isAssigned: true }),
      opening(openedAt + minutes(60), { name: 'N', tier: 'premium', kind: 'advice' }),
    ]);
    await world.startEngine();
    await world.control.settleAt(openedAt + minutes(10));
    await until(world.engine.status, ({ unwritten }) => unwritten === 0, GOES_ON_MS, 100);
    const id = (await world.desk.tickets())[0]?.id ?? 0;
    const stopped = await world.palier('stop');
    list.claim('`palier stop` says so', stopped.code === 0, stopped.out.trim() || stopped.err);
    const before = await traffic(world);
    await world.control.settleAt(openedAt + minutes(90));
    await pause(LISTENED_MS);
    const during = await traffic(world);
    list.claim(
      'while stopped nothing is written and nobody is told',
      during.writes === before.writes && during.told === before.told,
      `${during.writes - before.writes} writes, ${during.told - before.told} alerts`,
    );
    const isMeasured = isFlagged(await world.engine.ticket(id), 'firstReply');
    list.claim(
      'while stopped measuring goes on',
      isMeasured,
      isMeasured ? 'flagged' : 'not flagged',
    );
    const resumed = await world.palier('resume');
    list.claim('`palier resume` says so', resumed.code === 0, resumed.out.trim() || resumed.err);
    const after = await until(
      async () => ({ ...(await traffic(world)), ticket: await world.desk.ticket(id) }),
      ({ told, ticket }) => told >= during.told + 2 && ticket.fields.palier_breached === true,
      GOES_ON_MS,
      50,
    );
    list.claim(
      'after it what was owed is written and told',
      after.held,
      `${after.value.writes - during.writes} writes, ${after.value.told - during.told} alerts, ` +
        `palier_breached ${after.value.ticket.fields.palier_breached}`,
    );
  } finally {
    await world.end();
  }
}

async function traffic(world: World): Promise<{ readonly writes: number; readonly told: number }> {
  const [writes, inbox] = await Promise.all([world.control.writes(), world.control.inbox()]);
  return { writes, told: inbox.length };
}
