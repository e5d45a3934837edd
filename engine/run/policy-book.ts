import type { Policy } from '../core/policy/policy.ts';
import type { PolicyCourse, PolicyMove } from '../core/policy/version.ts';
import type { History } from '../core/ticket/fact.ts';
import type { Instant } from '../core/time/instant.ts';

/**
 * The versions of the tiers file this engine knows. A ticket is judged by the one in force when it
 * was opened, and keeps it unless a later one takes open tickets over (design: promises §1,
 * decision 0014); `current` serves what belongs to no ticket.
 */
export interface PolicyBook {
  /** The version in force now. */
  current(): Policy;
  /** Every version, by the instant it takes effect; the same array while nothing changes. */
  all(): readonly Policy[];
  /** From the pinned version on, or from that in force at the opening when it is not known. */
  course(version: string, openedAt: Instant): PolicyCourse;
  /** Opened before the first version: by the first; of equal beginnings the later version. */
  inForceAt(openedAt: Instant): Policy;
  /** The versions that take open tickets over, and when, in order; future ones included. */
  moves(): readonly PolicyMove[];
}

/**
 * A book over versions sorted by the instant they take effect; at least one must be in it.
 * `takenAt` says since when this engine knows a version: nobody can be late by what nobody knew, so
 * open tickets are taken over then at the earliest.
 */
export function policyBook(
  versions: () => readonly Policy[],
  now: () => Instant,
  takenAt: (version: string) => Instant = () => Number.NEGATIVE_INFINITY,
): PolicyBook {
  const inForceAt = (at: Instant): Policy => {
    const known = versions();
    const begun = known.findLast((policy) => policy.effectiveFrom <= at);
    const firstAt = known[0]?.effectiveFrom;
    return (begun ?? known.findLast((policy) => policy.effectiveFrom === firstAt)) as Policy;
  };
  let of: readonly Policy[] = [];
  let courses = new Map<Policy, PolicyCourse>();
  const coursesNow = () => {
    if (of === versions()) return courses;
    of = versions();
    courses = new Map(
      of.map((pinned) => [pinned, { pinned, moves: movesAfter(of, pinned, takenAt) }]),
    );
    return courses;
  };
  return {
    current: () => inForceAt(now()),
    all: versions,
    inForceAt,
    course(version, openedAt) {
      const pinned = versions().find((one) => one.version === version) ?? inForceAt(openedAt);
      return coursesNow().get(pinned) as PolicyCourse;
    },
    moves: () => movesAfter(versions(), null, takenAt),
  };
}

/** By which versions a history is judged that no engine has seen, as of `now`. */
export function courseOf(
  versions: readonly Policy[],
  { facts }: History,
  now: Instant,
): PolicyCourse {
  const book = policyBook(
    () => versions,
    () => now,
  );
  const openedAt = facts.find(({ type }) => type === 'opened')?.at ?? now;
  return book.course(book.inForceAt(openedAt).version, openedAt);
}

/**
 * The versions after one (or all) that take open tickets over. One that comes to be known only when
 * a still later one has taken over already never does. The first version judges what was opened
 * before it, too, so a correction of it with the same beginning takes over once it is known.
 */
function movesAfter(
  versions: readonly Policy[],
  pinned: Policy | null,
  takenAt: (version: string) => Instant,
): readonly PolicyMove[] {
  const moves: PolicyMove[] = [];
  const later = pinned === null ? versions : versions.slice(versions.indexOf(pinned) + 1);
  for (const policy of later.toReversed()) {
    if (policy.rejudge !== 'open') continue;
    const begins =
      policy.effectiveFrom === versions[0]?.effectiveFrom ? null : policy.effectiveFrom;
    const at = Math.max(begins ?? Number.NEGATIVE_INFINITY, takenAt(policy.version));
    if (moves[0] === undefined || at < moves[0].at) moves.unshift({ at, policy });
  }
  return moves;
}
