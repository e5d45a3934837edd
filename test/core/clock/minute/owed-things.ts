// All owed things of one ticket, as the minute judge keeps them: begun, met, cancelled, measured
// anew, for every promise that any tier or overlay names.
import { Instance, type Measure, type Wrongs } from './instance.ts';
import { dueFor } from './owed.ts';
import type { JudgedClock, Minute, PlainClock, PlainPolicy } from './plain.ts';

const ORDER: readonly PlainClock[] = [
  'firstReply',
  'nextReply',
  'update',
  'resolution',
  'replacement',
  'diagnosis',
  'work',
  'rootCause',
  'promisedTime',
];

/** Which tier and which organization held from when on; a change adds one. */
export interface Customer {
  readonly tier: string | null;
  readonly organization: string | null;
  readonly from: Minute;
}

/** What decides targets at a moment. */
export interface Standing {
  readonly customers: readonly Customer[];
  readonly kind: string | null;
  readonly component: string | null;
  readonly priority: string | null;
}

interface Named {
  readonly promise: string;
  readonly clock: PlainClock;
  readonly pausesOn: readonly string[] | null;
}

export class OwedThings {
  readonly #policy: PlainPolicy;
  readonly #wrongs: Wrongs;
  readonly #named: readonly Named[];
  #instances: Instance[] = [];

  constructor(policy: PlainPolicy, wrongs: Wrongs) {
    this.#policy = policy;
    this.#wrongs = wrongs;
    this.#named = namesOf(policy);
  }

  clocksAt(now: Minute): readonly JudgedClock[] {
    this.settle(now);
    return this.#instances
      .flatMap((one) => one.answer(now) ?? [])
      .sort(
        (a, b) =>
          ORDER.indexOf(a.clock) - ORDER.indexOf(b.clock) ||
          (a.promise < b.promise ? -1 : a.promise > b.promise ? 1 : 0) ||
          a.instance - b.instance,
      );
  }

  of(...clocks: readonly PlainClock[]): readonly Instance[] {
    return this.#instances.filter(({ clock }) => clocks.includes(clock));
  }

  isOpen(...clocks: readonly PlainClock[]): boolean {
    return this.of(...clocks).some((one) => one.isOpen());
  }

  settle(now: Minute): void {
    for (const one of this.#instances) one.settle(now);
  }

  /** An instance of each promise that uses the clock. */
  start(clock: PlainClock, now: Minute, standing: Standing): void {
    for (const named of this.#named) {
      if (named.clock !== clock) continue;
      const one = this.#begin(named, now);
      one.remeasure(this.#measuresOf(one, standing), now, undefined);
    }
  }

  /** The instant itself is the deadline, round the clock. */
  startPromised(now: Minute, until: Minute): void {
    const named = { promise: 'promisedTime', clock: 'promisedTime', pausesOn: null } as const;
    const due = { target: until - now, calendar: this.#policy.always };
    this.#begin(named, now).remeasure([{ due, from: now }], now, undefined);
  }

  #begin({ promise, clock, pausesOn }: Named, startedAt: Minute): Instance {
    const instance = this.#instances.filter((one) => one.promise === promise).length + 1;
    const stretch = { startedAt, until: this.#policy.always.end };
    const one = new Instance({ promise, clock, instance }, pausesOn, stretch, this.#wrongs);
    this.#instances.push(one);
    return one;
  }

  meet(now: Minute, ...clocks: readonly PlainClock[]): void {
    for (const one of this.of(...clocks)) one.meet(now);
  }

  cancel(now: Minute, ...clocks: readonly PlainClock[]): void {
    for (const one of this.of(...clocks)) one.cancel(now);
  }

  cancelAll(now: Minute): void {
    for (const one of this.#instances) one.cancel(now);
  }

  /** Those that would go on if what met them were taken back: the last of each promise. */
  metLast(clock: PlainClock): readonly Instance[] {
    return this.#named.flatMap(({ promise }) => {
      const last = this.#instances.findLast((one) => one.promise === promise);
      return last?.clock === clock && last.metAt !== null ? [last] : [];
    });
  }

  /** Owed again, and measured by what is promised now. */
  goOn(one: Instance, now: Minute, standing: Standing): void {
    one.unmeet(now);
    const measures = this.#measuresOf(one, standing);
    if (JSON.stringify(measures) === JSON.stringify(one.measures)) return;
    one.remeasure(measures, now, undefined);
  }

  /** What began this minute and is still open was never owed after all. */
  unsay(now: Minute, clock: PlainClock): void {
    this.#instances = this.#instances.filter(
      (one) => one.clock !== clock || one.startedAt !== now || !one.isOpen(),
    );
  }

  remeasureAll(standing: Standing, now: Minute, why: string | undefined): void {
    for (const one of this.#instances) {
      if (one.clock === 'promisedTime') continue;
      one.remeasure(this.#measuresOf(one, standing), now, why);
    }
  }

  pauseAndResume(now: Minute, pausesNow: (one: Instance) => boolean): void {
    for (const one of this.#instances) {
      if (!one.isOpen()) continue;
      const isCounting = !pausesNow(one);
      if (isCounting !== one.isCounting) one.setCounting(now, isCounting);
    }
  }

  /** The customer it started under counts from the start, each later one from the change. */
  #measuresOf(one: Instance, standing: Standing): readonly Measure[] {
    const { customers, kind, priority } = standing;
    // A part that was replaced is not measured by the component that is named after it.
    const component = one.isOpen() ? standing.component : one.component;
    one.component = component;
    const at = customers.findLastIndex(({ from }) => from <= one.startedAt);
    return customers.slice(Math.max(0, at)).flatMap(({ tier, organization, from }) => {
      const { promise, startedAt } = one;
      const asking = { promise, startedAt, tier, organization, kind, component, priority };
      const due = dueFor(this.#policy, asking);
      const since = this.#wrongs.tierChangeCountsFromStart ? startedAt : Math.max(from, startedAt);
      return due === null ? [] : [{ due, from: since }];
    });
  }
}

/** A promise of one name is one promise: the first that names it says which clock it uses. */
function namesOf({ tiers, overlays }: PlainPolicy): readonly Named[] {
  const named = new Map<string, Named>();
  for (const { promises } of [...tiers, ...overlays]) {
    for (const { name, clock, pausesOn } of promises) {
      if (!named.has(name)) named.set(name, { promise: name, clock, pausesOn });
    }
  }
  return [...named.values()];
}
