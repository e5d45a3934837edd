// Check 5: is everything told once and every fact kept, though the engine is killed twenty times?
import { setTimeout as pause } from 'node:timers/promises';
import { whoWasTold } from '../alerts.ts';
import { chatRelay } from '../chat-relay.ts';
import { type Checklist, few } from '../checklist.ts';
import type { Action } from '../desk-control.ts';
import type { Explained } from '../engine-api.ts';
import { fieldDifferences } from '../fields.ts';
import { change, customers, minutes, opening, reply, TIERS, word } from '../people.ts';
import { until } from '../wait.ts';
import { MONDAY_AT, makeWorld, type World } from '../world.ts';

const KILLS = 20;
const TICKETS = 110;
const OPENED_EVERY_S = 50;
/** Desk seconds per real second while the engine is killed. */
const SPEED = 180;
/** When nothing in the script is left to happen, and most promises have been kept or broken. */
const END_AT = MONDAY_AT + minutes(180);
const STEP_MINUTES = 20;
/** Beyond its start an engine lives at most so long. */
const LIFE_MS = 1_600;
/** One start in four is cut short before the engine is ready. */
const STARTING_MS = 500;
/** A message that was on its way when the engine died has reached the inbox by then. */
const LANDED_MS = 60;
/**
 * The chat answers after at most so long; what is killed meanwhile has said it and does not know.
 */
const CHAT_ANSWERS_MS = 120;
const QUIET_WITHIN_MS = 20_000;

export async function kills(list: Checklist, seed: number): Promise<void> {
  const random = randomNumbers(seed);
  let world: World | null = null;
  let answersLate = true;
  const relay = await chatRelay(
    () => `${world?.controlUrl}/inbox/chat`,
    () => (answersLate ? random() * CHAT_ANSWERS_MS : 0),
  );
  try {
    world = await makeWorld({ digestAfter: 1_000, env: { PALIER_SLACK_URL: relay.url } });
    const onItsWay = await killOften(world, random);
    answersLate = false;
    await world.startEngine();
    await world.control.speed(0);
    for (let at = await world.control.now(); at < END_AT; at += minutes(STEP_MINUTES)) {
      await world.control.settleAt(at);
    }
    await world.control.settleAt(END_AT);
    await quiet(world);
    await claimTold(list, world, onItsWay, seed);
    await claimFacts(list, world);
  } finally {
    await world?.end();
    relay.close();
  }
}

/** Answers, for each kill, the place of the last chat message: the only one that was on its way. */
async function killOften(world: World, random: () => number): Promise<readonly number[]> {
  await world.control.script(script());
  let engine = await world.startEngine();
  await world.control.settleAt(MONDAY_AT);
  await world.control.speed(SPEED);
  const onItsWay: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const isStarting = kill > 0 && random() < 0.25;
    if (kill > 0) engine = world.launchEngine();
    if (!isStarting) await engine.ready;
    await pause(random() * (isStarting ? STARTING_MS : LIFE_MS));
    await engine.kill();
    await pause(LANDED_MS);
    onItsWay.push((await chats(world)).length - 1);
  }
  return onItsWay;
}

/** Tickets of the tiers with short promises, a good part of which nobody answers in time. */
function script(): Action[] {
  const actions = customers(MONDAY_AT);
  const kinds = ['outage', 'incident', 'advice', 'replacement'];
  for (let index = 0; index < TICKETS; index += 1) {
    const tier = TIERS[1 + (index % 3)] ?? 'business';
    const kind = kinds[index % kinds.length] ?? null;
    const at = MONDAY_AT + minutes(1) + index * OPENED_EVERY_S * 1_000;
    const name = `K${index + 1}`;
    actions.push(
      opening(at, {
        name,
        tier,
        kind,
        isAssigned: index % 2 === 0,
        ...(kind === 'replacement' && { component: 'disk' }),
      }),
    );
    if (index % 5 === 1) actions.push(reply(at + minutes(8), name, { status: 'pending' }));
    if (index % 5 === 2) {
      actions.push(reply(at + minutes(14), name), word(at + minutes(25), name, tier));
    }
    if (index % 5 === 3) actions.push(change(at + minutes(9), name, { priority: 'urgent' }));
    if (index % 10 === 4) actions.push(reply(at + minutes(40), name, { status: 'solved' }));
  }
  return actions;
}

async function chats(world: World) {
  return (await world.control.inbox()).filter(({ kind }) => kind === 'chat');
}

/** Nothing left to write or to say. */
async function quiet(world: World): Promise<void> {
  const { held, value } = await until(
    async () => ({ status: await world.engine.status(), board: await world.engine.board() }),
    ({ status, board }) =>
      status.unwritten === 0 && board.happenings.every(({ delivered }) => delivered !== 'owed'),
    QUIET_WITHIN_MS,
    200,
  );
  if (held) return;
  const { unwritten, health } = value.status;
  throw new Error(
    `${QUIET_WITHIN_MS / 1000} s after the last start ${unwritten} tickets are unwritten or alerts ` +
      `are owed; troubles: ${few(health.troubles)}`,
  );
}

async function claimTold(
  list: Checklist,
  world: World,
  onItsWay: readonly number[],
  seed: number,
): Promise<void> {
  const tickets = await world.desk.tickets();
  const explained = await explainAll(world);
  // Even tickets of the script are the agent's; the others have nobody to warn.
  const assigned = new Set(
    tickets.filter(({ externalId }) => isAssigned(externalId ?? '')).map(({ id }) => id),
  );
  const inbox = await world.control.inbox();
  const told = whoWasTold(inbox, explained, assigned);
  const deaths = `${KILLS} kills (--seed ${seed})`;
  list.claim(
    `after ${deaths} every threshold was told to everybody it goes to`,
    told.missing.length === 0 && told.chats > 20,
    `${told.chats} alerts in the chat, ${told.mails} mails; missing: ${few(told.missing)}`,
  );
  list.claim(
    'no mail says what another said; one that was on its way keeps its Message-ID',
    told.doubledMails.length === 0 && told.repeatedMails <= KILLS,
    `${told.repeatedMails} came again as the same mail; doubled: ${few(told.doubledMails)}`,
  );
  const unexplained = told.chatAgain.filter(({ at }) => !onItsWay.includes(at));
  list.claim(
    'nothing comes twice in the chat, which takes no key, but what was on its way at a kill',
    unexplained.length === 0 && told.chatAgain.length <= KILLS,
    `${told.chatAgain.length} came again; other ones: ${few(unexplained.map(({ text }) => text))}`,
  );
  const takenBack = inbox.filter(({ text }) => text.includes('was kept after all'));
  list.claim(
    'no alert was taken back',
    takenBack.length === 0,
    few(takenBack.map(({ text }) => text)),
  );
}

function isAssigned(externalId: string): boolean {
  return (Number(externalId.slice(1)) - 1) % 2 === 0;
}

async function explainAll(world: World): Promise<readonly Explained[]> {
  const tickets = await world.desk.tickets();
  const found: Explained[] = [];
  for (const { id } of tickets) found.push(await world.engine.explain(id));
  return found;
}

/**
 * What the often killed engine knows is what a new one reads from the account, reason by reason.
 */
async function claimFacts(list: Checklist, world: World): Promise<void> {
  const tickets = await world.desk.tickets();
  const before = await explainAll(world);
  const different: string[] = [];
  for (const [index, ticket] of tickets.entries()) {
    const explained = before[index];
    if (explained === undefined) continue;
    different.push(...fieldDifferences(ticket, explained, await world.engine.ticket(ticket.id)));
  }
  list.claim(
    'the fields on the desk equal what is explained',
    different.length === 0,
    `${tickets.length} tickets; different: ${few(different)}`,
  );
  await world.killEngine();
  // Another engine with an empty folder in its place; it only observes.
  await world.startEngine({ PALIER_DATA: `${world.folder}/anew`, PALIER_MODE: 'observe' });
  await world.control.settleAt(await world.control.now());
  const after = await explainAll(world);
  const changed = before.filter(
    ({ clocks }, index) => JSON.stringify(clocks) !== JSON.stringify(after[index]?.clocks),
  );
  const clocks = before.reduce((sum, one) => sum + one.clocks.length, 0);
  list.claim(
    'no fact is lost or doubled: an engine that reads everything anew has the same clocks',
    changed.length === 0 && clocks > TICKETS,
    `${clocks} clocks of ${before.length} tickets with their reasons; different: ` +
      few(changed.map(({ ticket }) => `#${ticket}`)),
  );
}

/** The same numbers in [0, 1) for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
