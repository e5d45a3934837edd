import type { Policy } from '../policy/policy.ts';
import { CLOCK_NAMES, type ClockName, type Promises } from '../policy/promise.ts';
import type { PolicyMove } from '../policy/version.ts';

/** A promise as the fold sees it: its name, its clock, and what pauses it. */
export interface Shape {
  readonly promise: string;
  readonly clock: ClockName;
  /** Statuses that pause it instead of the clock's own pauses; null keeps the clock's own. */
  readonly pausesOn: readonly string[] | null;
}

/**
 * Every promise that any layer of the policies judging a ticket names. A clock of each is kept from
 * the opening on, promised or not, so that whoever is promised it later has it from its start.
 */
export interface Shapes {
  readonly of: Readonly<Record<ClockName, readonly Shape[]>>;
  /** The shape that a policy means by a promise's name; undefined when it names none. */
  named(policy: Policy, promise: string): Shape | undefined;
}

const ofPolicy = new WeakMap<Policy, Shapes>();
const ofCourse = new WeakMap<readonly PolicyMove[], WeakMap<Policy, Shapes>>();

/** The shapes of a policy and of those that may take over from it; computed once per course. */
export function shapesOf(pinned: Policy, moves: readonly PolicyMove[]): Shapes {
  let courses = ofPolicy;
  if (moves.length > 0) {
    courses = ofCourse.get(moves) ?? new WeakMap();
    ofCourse.set(moves, courses);
  }
  let shapes = courses.get(pinned);
  if (shapes === undefined) {
    shapes = union([pinned, ...moves.map(({ policy }) => policy)]);
    courses.set(pinned, shapes);
  }
  return shapes;
}

function union(policies: readonly Policy[]): Shapes {
  const all: Shape[] = [];
  const byPolicy = new Map<Policy, ReadonlyMap<string, Shape>>();
  for (const policy of policies) {
    const named = new Map<string, Shape>();
    for (const promises of layersOf(policy)) {
      for (const { name, clock, pausesOn } of promises.values()) {
        if (named.has(name)) continue;
        const shape = { promise: name, clock, pausesOn };
        const known = all.find((one) => isSame(one, shape)) ?? shape;
        if (known === shape) all.push(shape);
        named.set(name, known);
      }
    }
    byPolicy.set(policy, named);
  }
  all.sort((a, b) => (a.promise < b.promise ? -1 : a.promise > b.promise ? 1 : 0));
  const of = Object.fromEntries(
    CLOCK_NAMES.map((clock) => [clock, all.filter((shape) => shape.clock === clock)]),
  ) as Record<ClockName, Shape[]>;
  return { of, named: (policy, promise) => byPolicy.get(policy)?.get(promise) };
}

function layersOf(policy: Policy): readonly Promises[] {
  const { tiers, packs, eventPlans, reducedService } = policy;
  return [...tiers, ...packs, ...eventPlans, ...reducedService].map(({ promises }) => promises);
}

function isSame(a: Shape, b: Shape): boolean {
  if (a.promise !== b.promise || a.clock !== b.clock) return false;
  if (a.pausesOn === null || b.pausesOn === null) return a.pausesOn === b.pausesOn;
  return (
    a.pausesOn.length === b.pausesOn.length && a.pausesOn.every((s, i) => s === b.pausesOn?.[i])
  );
}
