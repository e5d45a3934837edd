// Check 1: is a breach flagged within a second of real time after the clock has passed it?
import type { Checklist } from '../checklist.ts';
import type { DeskTicket } from '../desk-api.ts';
import { isFlagged } from '../engine-api.ts';
import { customers, minutes, opening } from '../people.ts';
import { until } from '../wait.ts';
import { MONDAY_AT, makeWorld, type World } from '../world.ts';

const FLAGGED_WITHIN_MS = 1_000;
const WRITTEN_WITHIN_MS = 5_000;
/** How long a miss is watched further, so that the printed figure says how late it was. */
const PATIENCE_MS = 6_000;
const RUNNING_SPEED = 60;

export async function jumpFlags(list: Checklist): Promise<void> {
  const world = await makeWorld();
  try {
    const openedAt = MONDAY_AT + minutes(5);
    await world.control.script([
      ...customers(MONDAY_AT),
      opening(openedAt, { name: 'A', tier: 'business', kind: 'incident' }),
      opening(openedAt, { name: 'B', tier: 'standard', kind: 'advice' }),
      opening(openedAt, { name: 'C', tier: 'business', kind: 'advice' }),
    ]);
    await world.startEngine();
    await world.control.settleAt(openedAt + minutes(10));
    const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((name) => named(world, name)));
    if (!a || !b || !c) throw new Error('The desk lacks the tickets of check 1.');
    await onTheDeadline(world, list, a);
    await jumped(world, list, a, 'a jump of 1 ms over a deadline', 1);
    await ranOver(world, list, c);
    await world.control.speed(0);
    await jumped(world, list, b, 'a jump of hours over a deadline', minutes(180));
  } finally {
    await world.end();
  }
}

async function named(world: World, externalId: string): Promise<DeskTicket | undefined> {
  return (await world.desk.tickets()).find((ticket) => ticket.externalId === externalId);
}

async function deadlineOf(world: World, { id }: DeskTicket): Promise<number> {
  const clock = (await world.engine.ticket(id)).clocks.find((one) => one.promise === 'firstReply');
  if (!clock?.deadlineAt) throw new Error(`Ticket #${id} has no deadline for its first reply.`);
  return Date.parse(clock.deadlineAt);
}

/** The other side of the boundary: at the deadline itself nothing is late. */
async function onTheDeadline(world: World, list: Checklist, ticket: DeskTicket): Promise<void> {
  await world.control.settleAt(await deadlineOf(world, ticket));
  const flagged = isFlagged(await world.engine.ticket(ticket.id));
  list.claim('at the deadline itself nothing is flagged', !flagged, flagged ? 'flagged' : 'not');
}

async function jumped(
  world: World,
  list: Checklist,
  ticket: DeskTicket,
  how: string,
  beyondMs: number,
): Promise<void> {
  await world.control.jumpTo((await deadlineOf(world, ticket)) + beyondMs);
  await claimFlag(world, list, ticket, how, 0);
}

/** The clock runs over the deadline by itself. */
async function ranOver(world: World, list: Checklist, ticket: DeskTicket): Promise<void> {
  const deadlineAt = await deadlineOf(world, ticket);
  await world.control.settleAt(deadlineAt - RUNNING_SPEED * 1_000);
  await world.control.speed(RUNNING_SPEED);
  const passed = await until(world.control.now, (now) => now > deadlineAt, PATIENCE_MS, 2);
  // What the desk's clock ran on meanwhile has passed already when we look.
  const lateMs = (passed.value - deadlineAt) / RUNNING_SPEED;
  await claimFlag(world, list, ticket, `a clock that runs at ${RUNNING_SPEED} over one`, lateMs);
}

async function claimFlag(
  world: World,
  list: Checklist,
  { id }: DeskTicket,
  how: string,
  alreadyMs: number,
): Promise<void> {
  const flag = await until(() => world.engine.ticket(id), isFlagged, PATIENCE_MS);
  const flaggedMs = Math.round(flag.tookMs + alreadyMs);
  list.claim(
    `${how} flags the breach within ${FLAGGED_WITHIN_MS} ms`,
    flag.held && flaggedMs <= FLAGGED_WITHIN_MS,
    flag.held ? `${flaggedMs} ms` : `not in ${PATIENCE_MS} ms`,
  );
  const read = await until(
    () => world.desk.ticket(id),
    ({ fields }) => fields.palier_breached === true,
    PATIENCE_MS,
  );
  const writtenMs = Math.round(flaggedMs + read.tookMs);
  list.claim(
    `palier_breached is written within ${WRITTEN_WITHIN_MS} ms after ${how}`,
    read.held && writtenMs <= WRITTEN_WITHIN_MS,
    read.held ? `${writtenMs} ms` : `not in ${PATIENCE_MS} ms`,
  );
}
