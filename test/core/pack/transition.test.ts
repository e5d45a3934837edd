/** Are a pack's tasks booked once each, out of the quota first, and beyond it only with a yes? */
import fc from 'fast-check';
import { leftAt, type PackAccount } from '../../../engine/core/pack/account.ts';
import type { PackAct, PackFact } from '../../../engine/core/pack/fact.ts';
import { packOf } from '../../../engine/core/pack/transition.ts';
import type { Pack } from '../../../engine/core/policy/pack.ts';
import type { Doer, Signed } from '../../../engine/core/ticket/answer.ts';
import { DAY_MS } from '../../../engine/core/time/duration.ts';
import { at } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const plan = { match: [], price: 450, quota: 2, period: 'month', tasks: ['backups', 'dns'] };
const FILE = {
  ...EXAMPLE_FILE,
  packs: {
    catalogue: {
      backups: { handling: '15m' },
      dns: { handling: '5m' },
      moving: { handling: '60m' },
    },
    plans: {
      basic: { ...plan, overage: 150, otherTasks: 'refuse' },
      plain: { ...plan, otherTasks: 'quote' },
    },
  },
  promotions: [
    {
      id: 'half',
      from: '2026-11-20',
      to: '2026-11-20',
      applies: ['packOverage'],
      percentOff: 50,
    },
  ],
  may: { book: ['agent'] },
};
const policy = policyFrom(FILE);
const basic = policy.packs[0] as Pack;
const BOUGHT = at('2026-10-31T12:00:00+01:00');
/** The end of the first month in Paris: the last day of November. */
const END = at('2026-11-30T00:00:00+01:00');
const AGENT: Doer = { is: 'agent', id: 20, actor: { role: 'agent', groups: [] } };
const CUSTOMER: Doer = { is: 'customer', id: 7 };
const answers = { comment: null, answerers: { requester: 7, approvers: [] } };

const bought: PackAct = { type: 'bought', plan: 'basic', zone: 'Europe/Paris' };
const book = (task = 'backups'): PackAct => ({ type: 'book', task, tier: 'standard' });
const accept = (of: number): PackAct => ({ type: 'accept', of, ...answers });
const decline = (of: number): PackAct => ({ type: 'decline', of, ...answers });
const release = (of: number): PackAct => ({ type: 'release', of });

/** Acts a millisecond apart, numbered from 100 on. */
function course(...acts: readonly (PackAct & Partial<Signed>)[]): PackFact[] {
  return acts.map((act, i) => {
    const by = act.type === 'accept' || act.type === 'decline' ? CUSTOMER : AGENT;
    return { at: BOUGHT + i, seq: 100 + i, nonce: `n${100 + i}`, ticket: 1, by, ...act };
  });
}
const lastOf = (...acts: readonly (PackAct & Partial<Signed>)[]) =>
  packOf(course(...acts), policy).verdicts.at(-1)?.refused ?? 'yes';
const leftOf = (facts: readonly PackFact[], now: number) =>
  leftAt(packOf(facts, policy).state as PackAccount, basic, now)?.left;
const FULL = [bought, book(), book('dns')] as const;

describe('a booking', () => {
  test('takes from what is left of the month, and the next month has its own', () => {
    const facts = course(...FULL);
    expect([0, 1, 2].map((more) => leftOf(facts.slice(0, 1 + more), BOUGHT + 9))).toEqual([
      2, 1, 0,
    ]);
    expect([END - 1, END, END + 1].map((now) => leftOf(facts, now))).toEqual([0, 2, 2]);
    expect(packOf(facts, policy).charges).toEqual([]);
  });

  test('of the last one is decided by the order of facts, also at one instant', () => {
    const facts = [
      ...course(bought, book()),
      ...[302, 301].map(
        (seq): PackFact => ({
          ...book(),
          at: BOUGHT + 9,
          seq,
          nonce: `n${seq}`,
          ticket: seq,
          by: AGENT,
        }),
      ),
    ];
    const { bookings } = packOf(facts, policy).state as PackAccount;
    expect(bookings.map(({ seq, state }) => [seq, state])).toEqual([
      [101, 'booked'],
      [301, 'booked'],
      [302, 'offered'],
    ]);
    expect(packOf([...facts].reverse(), policy)).toEqual(packOf(facts, policy));
  });

  test('beyond the quota costs the overage, once the customer says yes to it', () => {
    const facts = course(...FULL, book(), accept(103));
    expect(packOf(facts.slice(0, 4), policy).charges).toEqual([]);
    expect(packOf(facts, policy).charges).toMatchObject([
      {
        key: 'packOverage-1-103',
        lines: [{ text: 'backups', net: { minor: 15_000n }, waived: null }],
        acceptedBy: { from: 'page', nonce: 'n104' },
      },
    ]);
    expect(lastOf(...FULL, book(), accept(103), accept(103))).toBe('notNow');
    expect(lastOf(...FULL, book(), decline(103), accept(103))).toBe('notNow');
    const sale = { at: at('2026-11-20T12:00:00+01:00') };
    const waived = packOf(course(...FULL, book(), { ...accept(103), ...sale }), policy).charges;
    expect(waived).toMatchObject([{ accepted: { minor: 7500n } }]);
  });

  test.each([
    ['1 ms before the month ends', END - 1, 'yes'],
    ['when it ends', END, 'expired'],
    ['1 ms after', END + 1, 'expired'],
  ])('beyond the quota, answered %s: %s', (_when, when, verdict) => {
    expect(lastOf(...FULL, book(), { ...accept(103), at: when })).toBe(verdict);
  });

  test('that is released gives its task back, unless it is charged', () => {
    expect(leftOf(course(...FULL, release(101)), BOUGHT + 9)).toBe(1);
    expect(lastOf(...FULL, release(101), release(101))).toBe('notNow');
    expect(lastOf(...FULL, book(), release(103))).toBe('notNow');
    expect(lastOf(...FULL, book(), accept(103), release(103))).toBe('charged');
    expect(lastOf(...FULL, release(999))).toBe('noBooking');
  });

  const plain: PackAct = { type: 'bought', plan: 'plain', zone: 'Europe/Paris' };
  test.each<[string, readonly (PackAct & Partial<Signed>)[], string]>([
    ['without a pack', [book()], 'noPack'],
    ['after the pack has ended', [bought, { type: 'ended' }, book()], 'noPack'],
    ['of a task that is not on the list', [bought, book('moving')], 'notCovered'],
    ['of no task of the catalogue', [bought, book('tea')], 'unknownTask'],
    ['of another task where those are quoted', [plain, book('moving')], 'needsQuote'],
    ['beyond a quota without overage', [plain, book(), book(), book()], 'quotaUsed'],
    ['by the customer', [bought, { ...book(), by: CUSTOMER }], 'role'],
    ['after the same plan was bought again', [...FULL, bought], 'nothingChanged'],
    ['after another plan was bought', [...FULL, plain, book()], 'yes'],
    ['of a plan that is not sold', [{ ...bought, plan: 'gold' } as PackAct], 'unknownPlan'],
    ['in no zone', [{ ...bought, zone: 'Mars' } as PackAct], 'badZone'],
    [
      'answered by an agent alone',
      [...FULL, book(), { ...accept(103), by: AGENT }],
      'noSuchComment',
    ],
  ])('%s: %s', (_what, acts, verdict) => {
    expect(lastOf(...acts)).toBe(verdict);
  });
});

test('no month gives more than its quota, and nothing is charged unasked, in any order', () => {
  const acts = [book(), book('dns'), accept(103), accept(104), decline(104), release(102)];
  const step = fc.tuple(fc.constantFrom(...acts), fc.constantFrom(0, 1, DAY_MS, 31 * DAY_MS));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      let now = BOUGHT;
      const facts = course(
        bought,
        ...steps.map(([act, ms]) => {
          now += ms;
          return { ...act, at: now };
        }),
      );
      const told = packOf(facts, policy);
      const { bookings } = told.state as PackAccount;
      const months = new Map<number, number>();
      for (const { period, state, overage } of bookings) {
        if (state !== 'booked' || overage !== null) continue;
        months.set(period, (months.get(period) ?? 0) + 1);
      }
      expect([...months.values()].filter((count) => count > 2)).toEqual([]);
      const yes = facts.filter(({ type }, i) => {
        return type === 'accept' && told.verdicts[i]?.refused === null;
      });
      expect(told.charges).toHaveLength(yes.length);
      expect(packOf([...facts, ...facts].reverse(), policy)).toEqual(told);
    }),
    { numRuns: Number(process.env.SEQUENCES ?? 2000) },
  );
});
