/** Is billing told of each charge once it is entered, and only where it may be? */
import { alertDelivery } from '../../engine/run/deliver-alerts.ts';
import { happeningsOf } from '../../engine/run/happenings.ts';
import { chargeMessage } from '../../engine/run/tell-billing.ts';
import { tellingFor } from '../../engine/run/telling.ts';
import { channelFailure, fakeChannel } from '../support/fake-channel.ts';
import { PAID_FILE, type PaidScene, paidScene } from './paid-scene.ts';

const LAUNCH = { id: 'launch', from: '2026-11-01', to: '2026-11-30', applies: ['diagnosis'] };
const FILE = { ...PAID_FILE, promotions: [{ ...LAUNCH, percentOff: 25 }] };
const REACHES = new Set(['billing']);

/** A charge that has been entered. */
async function charged(given: Parameters<typeof paidScene>[2]): Promise<PaidScene> {
  const scene = await paidScene(FILE, undefined, given);
  const id = await scene.sold(['diagnosis.solved', {}]);
  scene.status(id, 'solved');
  await scene.catchUp();
  await scene.sweepIn(30);
  return scene;
}

function delivering({ store, clock, context }: PaidScene, signal: AbortSignal) {
  const billing = fakeChannel('billing', true);
  let realMs = 0;
  const turn = alertDelivery({
    store,
    clock,
    channels: [billing],
    word: (body) => {
      if (body.kind === 'charge') return chargeMessage(body);
      throw new Error('Only charges are owed here.');
    },
    digestAfter: () => 1,
    maySend: async () => true,
    troubles: context.troubles,
    log: context.log,
    changed: () => {},
    wake: () => {},
    signal,
    monotonicMs: () => realMs,
  });
  const rest = (ms: number) => {
    realMs += ms;
  };
  return { billing, turn, rest };
}

const charges = ({ tables }: PaidScene) =>
  [...tables.obligations.values()].filter(({ what }) => what === 'charge');

describe('a charge that was entered', () => {
  const end = new AbortController();
  afterAll(() => end.abort());

  test('is owed to billing under its own key, whole, with what was waived', async () => {
    const scene = await charged({ reaches: REACHES });
    const [charge] = await scene.entries();
    const { billing, turn } = delivering(scene, end.signal);
    await turn();
    await turn();
    expect(billing.sent.map(({ key, to }) => [key, to])).toEqual([[charge?.key, null]]);
    const { type, lines } = JSON.parse(billing.sent[0]?.text ?? '');
    expect(type).toBe('charge');
    expect(
      lines.map((line: Record<string, string>) => [line.key, line.account, line.gross]),
    ).toEqual([
      [`${charge?.key}/0`, 'C1', '24.00'],
      [`${charge?.key} launch/0`, 'C1', '-6.00'],
    ]);
    expect(charges(scene).map(({ state }) => state)).toEqual(['sent']);
  });

  test('is told again until it was taken, by the same key', async () => {
    const scene = await charged({ reaches: REACHES });
    const { billing, turn, rest } = delivering(scene, end.signal);
    billing.fail(channelFailure());
    await turn();
    expect(charges(scene)[0]).toMatchObject({ state: 'owed', attempts: 1 });
    billing.fail(null);
    rest(60_000);
    await scene.clock.advance(60_000);
    await turn();
    expect(charges(scene)[0]).toMatchObject({ state: 'sent', attempts: 2 });
    expect(billing.tries()).toBe(2);
  });

  test('is not owed again by a second look, nor by an engine that starts anew', async () => {
    const scene = await charged({ reaches: REACHES });
    await (await scene.wiped()).sweepIn(10);
    expect(charges(scene)).toHaveLength(1);
  });

  test.each([
    ['where billing is not set up', { reaches: new Set(['slack']) }],
    ['in observe mode', { reaches: REACHES, mode: 'observe' as const }],
    ['in assist mode', { reaches: REACHES, mode: 'assist' as const }],
  ])('stays in the ledger alone %s', async (_where, given) => {
    const scene = await charged(given);
    expect(await scene.entries()).toHaveLength(2);
    expect(charges(scene)).toEqual([]);
  });

  test('is no happening on the board', async () => {
    const scene = await charged({ reaches: REACHES });
    const recent = await scene.store.read((tx) => tx.recent(100));
    expect(recent.some(({ what }) => what === 'charge')).toBe(true);
    const told = happeningsOf(recent, tellingFor(scene.context), 100);
    expect(told.map(({ what }) => what)).not.toContain('charge');
  });
});
