// Which tickets does a whole desk have? Every tier with every kind, each with a story of its own.
import type { Action } from './desk-control.ts';
import { change, customers, minutes, opening, reply, TIERS, type Tier, word } from './people.ts';
import { MONDAY_AT, makeWorld, type World } from './world.ts';

/** The seventh is left to triage, by a subject that proposes one or by none. */
const KINDS = ['outage', 'incident', 'advice', 'configuration', 'replacement', 'billing', null];
const COMPONENTS = ['disk', 'psu', 'ram', 'board'];
const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
const ROUNDS = 2;
const OPENED_EVERY_MINUTES = 4;
/** What the last ticket's story takes at most. */
const AFTER_LAST_MINUTES = 130;

type Story = (at: number, name: string, tier: Tier) => Action[];

const STORIES: readonly Story[] = [
  () => [],
  (at, name) => [reply(at + minutes(20), name, { status: 'open' })],
  (at, name) => [reply(at + minutes(15), name, { status: 'pending' })],
  (at, name, tier) => [reply(at + minutes(10), name), word(at + minutes(40), name, tier)],
  (at, name) => [change(at + minutes(30), name, { status: 'hold' })],
  (at, name) => [reply(at + minutes(25), name, { status: 'solved' })],
  (at, name, tier) => [
    reply(at + minutes(20), name, { status: 'solved' }),
    word(at + minutes(60), name, tier),
  ],
  (at, name) => [
    change(at + minutes(12), name, { priority: 'urgent', group_external_id: 'network' }),
    change(at + minutes(18), name, { custom_fields: { palier_kind: 'palier_kind_incident' } }),
  ],
  (at, name, tier) => [
    reply(at + minutes(10), name, { status: 'pending' }),
    word(at + minutes(70), name, tier),
  ],
  (at, name) => [
    reply(at + minutes(12), name, { status: 'hold' }),
    change(at + minutes(95), name, { custom_fields: { palier_replaced: true }, status: 'open' }),
  ],
  (at, name) => [change(at + minutes(5), name, { status: 'open' })],
];

/** Everything that happens, and when it is over. */
function script(): { readonly actions: readonly Action[]; readonly endAt: number } {
  const actions = customers(MONDAY_AT);
  const count = TIERS.length * KINDS.length * ROUNDS;
  for (let index = 0; index < count; index += 1) {
    const tier = TIERS[index % TIERS.length] ?? 'standard';
    const kind = KINDS[Math.floor(index / TIERS.length) % KINDS.length] ?? null;
    const at = MONDAY_AT + minutes(1 + index * OPENED_EVERY_MINUTES) + index * 1000;
    const name = `T${index + 1}`;
    const isProposed = kind === null && index % 2 === 0;
    actions.push(
      opening(at, {
        name,
        tier,
        kind,
        priority: PRIORITIES[index % PRIORITIES.length] ?? 'normal',
        isAssigned: index % 3 === 0,
        ...(isProposed && { subject: `Our shop is unreachable (${name})` }),
        ...(kind === 'replacement' && { component: COMPONENTS[index % COMPONENTS.length] }),
      }),
    );
    // Eleven stories against six tiers: every tier meets every story.
    actions.push(...(STORIES[index % STORIES.length]?.(at, name, tier) ?? []));
  }
  const endAt = MONDAY_AT + minutes(count * OPENED_EVERY_MINUTES + AFTER_LAST_MINUTES);
  return { actions, endAt };
}

/** Hours between two stops of the clock, so that breaches are found in their own time. */
const STEP_MINUTES = 100;

/** A world that has played the whole script and written what it had to write. */
export async function playedDesk(): Promise<World> {
  const world = await makeWorld();
  try {
    const { actions, endAt } = script();
    await world.control.script(actions);
    await world.startEngine();
    for (let at = MONDAY_AT; at < endAt; at += minutes(STEP_MINUTES)) {
      await world.control.settleAt(at);
    }
    await world.control.settleAt(endAt);
    return world;
  } catch (error) {
    await world.end();
    throw error;
  }
}
