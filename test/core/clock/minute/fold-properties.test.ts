// What holds for every history under every policy, whatever is right? Pauses, order, repetition.
import fc from 'fast-check';
import { judge } from '../../../../engine/core/clock/judge.ts';
import { beginning, fold, replay } from '../../../../engine/core/clock/replay.ts';
import { settle } from '../../../../engine/core/clock/run.ts';
import type { Fact } from '../../../../engine/core/ticket/fact.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../engine/core/time/duration.ts';
import { fact, linesOf, ticketOf } from '../../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../../support/policy.ts';
import { coreFactsOf, coreOrganizationOf, corePolicyOf } from './as-core.ts';
import { clocksOfCore } from './difference.ts';
import type { PlainFact } from './plain.ts';
import { type Scene, scenes } from './scene.ts';

const TIMES = Number(process.env.PALIER_RUNS ?? 1);

/** The status, and whose word was last, after the facts; null before the opening. */
function standingAfter({ policy, history }: Scene, count: number) {
  let status: { readonly to: string; readonly category?: string } = { to: 'new' };
  let lastWord: 'customer' | 'staff' | null = null;
  let awaitsWindow = false;
  let isOpened = false;
  for (const one of history.facts.slice(0, count)) {
    if (one.type === 'opened' && !isOpened) {
      isOpened = true;
      status = { to: one.status };
      lastWord = one.by;
    }
    if (one.type === 'status') status = one;
    if (one.type === 'staffReplied' && one.public) lastWord = 'staff';
    const isCustomers = one.type === 'customerWrote' && (!one.endUser || policy.anyEndUserCounts);
    if (isCustomers) lastWord = 'customer';
    if (one.type === 'waitingForWindow') awaitsWindow = true;
    if (one.type === 'windowReached') awaitsWindow = false;
  }
  return isOpened ? { status, lastWord, awaitsWindow } : null;
}

/** Two more facts after the first `count`, which begin and end a pause; null where none can be. */
function pausedAfter(scene: Scene, count: number, gap: number, length: number): Scene | null {
  const { facts } = scene.history;
  const standing = standingAfter(scene, count);
  const last = facts[count - 1]?.at ?? 0;
  const next = facts[count]?.at ?? scene.now;
  const [from, to] = [last + gap, last + gap + length].map((at) => Math.min(at, next));
  if (standing === null || from === undefined || to === undefined) return null;
  // Hold is a pause itself to some promises, and so is a custom status: leaving it ends that one.
  const isOpen = ['new', 'open'].includes(standing.status.to);
  let pause: readonly PlainFact[] | null = null;
  if (!standing.awaitsWindow) {
    pause = [
      { at: from, type: 'waitingForWindow' },
      { at: to, type: 'windowReached' },
    ];
  }
  if (standing.lastWord === 'staff' && isOpen) {
    pause = [
      { at: from, type: 'status', to: 'pending' },
      { at: to, ...standing.status, type: 'status' },
    ];
  }
  const more = pause && [...facts.slice(0, count), ...pause, ...facts.slice(count)];
  return more && { ...scene, history: { ...scene.history, facts: more } };
}

describe('judge, for every history under every policy', () => {
  it('never brings a deadline or a breach nearer by a pause', () => {
    const length = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(scenes, fc.nat({ max: 12 }), length, length, (scene, at, gap, forMinutes) => {
        const count = 1 + (at % scene.history.facts.length);
        const paused = pausedAfter(scene, count, gap, forMinutes);
        fc.pre(paused !== null && scene.now >= (scene.history.facts[count - 1]?.at ?? 0));
        const after = new Map(
          clocksOfCore(paused).map((one) => [`${one.promise} ${one.instance}`, one]),
        );
        for (const { promise, instance, deadlineAt, breachedAt, metAt } of clocksOfCore(scene)) {
          // Met in time it keeps its target when the ticket changes later; met late it does not.
          if (metAt !== null) continue;
          const other = after.get(`${promise} ${instance}`);
          const latest = Number.POSITIVE_INFINITY;
          expect(other?.deadlineAt ?? latest).toBeGreaterThanOrEqual(deadlineAt ?? 0);
          if (breachedAt !== null && other?.breachedAt !== null) {
            expect(other?.breachedAt ?? latest).toBeGreaterThanOrEqual(breachedAt);
          }
        }
      }),
      { numRuns: 400 * TIMES },
    );
  });

  it('answers the whole alike after it was asked about any beginning of it', () => {
    fc.assert(
      fc.property(scenes, fc.nat({ max: 12 }), (scene, at) => {
        const { place, policy, history, now } = scene;
        const ticket = ticketOf(null, { organization: coreOrganizationOf(history.organization) });
        const facts = coreFactsOf(history.facts);
        const core = corePolicyOf(policy, place);
        const until = now * MINUTE_MS;
        const fresh = judge(corePolicyOf(policy, place), { ticket, facts }, until);
        const beginning = facts.slice(0, at);
        judge(core, { ticket, facts: beginning }, beginning.at(-1)?.at ?? until);
        judge(core, { ticket, facts }, facts[at]?.at ?? until, { reasons: true });
        expect(withoutPolicy(judge(core, { ticket, facts }, until))).toEqual(withoutPolicy(fresh));
      }),
      { numRuns: 150 * TIMES },
    );
  });

  it('folds a beginning and then the rest to what it folds the whole to', () => {
    fc.assert(
      fc.property(scenes, fc.nat({ max: 12 }), fc.nat(), (scene, at, asked) => {
        const { place, policy, history } = scene;
        const header = ticketOf(null, { organization: coreOrganizationOf(history.organization) });
        const facts = coreFactsOf(history.facts);
        const core = corePolicyOf(policy, place);
        const cut = at % (facts.length + 1);
        const parted = beginning(core, header, [], true);
        fold(parted, facts.slice(0, cut), []);
        // Whoever looks between two facts settles what fell due, and changes nothing by it.
        const [from, to] = [facts[cut - 1]?.at ?? 0, facts[cut]?.at ?? 0];
        if (to > from) for (const run of parted.runs) settle(run, from + (asked % (to - from)));
        fold(parted, facts.slice(cut), []);
        const whole = replay(core, header, facts, [], true);
        // A last fact that changes nothing, as a second opening, settles nothing either.
        const end = facts.at(-1)?.at ?? 0;
        for (const run of [...parted.runs, ...whole.runs]) settle(run, end);
        expect(parted).toEqual(whole);
      }),
      { numRuns: 300 * TIMES },
    );
  });

  it('answers alike in whatever order facts of one instant were handed over', () => {
    const mixed = scenes.chain((scene) => {
      const all = [...scene.history.facts.keys()];
      return fc.tuple(
        fc.constant(scene),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.constantFrom(undefined, 7),
      );
    });
    fc.assert(
      fc.property(mixed, ([scene, order, seq]) => {
        const { place, policy, history } = scene;
        const ticket = ticketOf(null, { organization: coreOrganizationOf(history.organization) });
        const facts = coreFactsOf(history.facts).map(({ seq: _, ...one }): Fact => {
          const at = Math.ceil(one.at / (6 * HOUR_MS)) * 6 * HOUR_MS;
          return { ...one, at, ...(seq === undefined ? {} : { seq }) } as Fact;
        });
        const shuffled = order.flatMap((index) => facts[index] ?? []);
        const now = scene.now * MINUTE_MS + 12 * HOUR_MS;
        const core = corePolicyOf(policy, place);
        expect(judge(core, { ticket, facts: shuffled }, now, { reasons: true })).toEqual(
          judge(core, { ticket, facts }, now, { reasons: true }),
        );
      }),
      { numRuns: 500 * TIMES },
    );
  });

  it('takes most facts told twice as told once', () => {
    // Each of these may be meant twice: the journal, which knows keys, keeps repetitions out.
    const meantTwice = new Set(['staffReplied', 'promised', 'diagnosisAccepted', 'quoteAccepted']);
    fc.assert(
      fc.property(scenes, (scene) => {
        const twice = (facts: readonly PlainFact[]) =>
          [...facts.keys()].flatMap((i) => (meantTwice.has(facts[i]?.type ?? '') ? [i] : [i, i]));
        expect(clocksOfCore(scene, twice)).toEqual(clocksOfCore(scene));
      }),
      { numRuns: 300 * TIMES },
    );
  });

  it('takes a reply told twice, even with one key, as two replies: another update is owed', () => {
    const replied = fact(
      '2026-11-18T10:00:00+01:00',
      { type: 'staffReplied' },
      { seq: 2, key: 'audit:2:staffReplied' },
    );
    const opened = fact('2026-11-18T09:00:00+01:00', {
      type: 'opened',
      by: 'customer',
      kind: 'incident',
    });
    const policy = policyFrom(EXAMPLE_FILE);
    const judging = { policy, tier: 'premium', now: '2026-11-18T10:30:00+01:00' };
    expect(linesOf('update', { ...judging, facts: [opened, replied] })).toHaveLength(1);
    expect(linesOf('update', { ...judging, facts: [opened, replied, replied] })).toHaveLength(2);
  });
});

/** Calendars and tiers of two readings of one policy are alike but not the same. */
function withoutPolicy(judgement: ReturnType<typeof judge>): unknown {
  const clocks = judgement.clocks.map(({ calendar, ...rest }) => ({ ...rest, on: calendar.name }));
  const { policy, tier } = judgement;
  return { ...judgement, clocks, policy: policy.version, tier: tier?.name ?? null };
}
