import { type Clock, isOwed } from '../core/clock/clock.ts';
import { type Judgement, judge } from '../core/clock/judge.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Fact, FactBody } from '../core/ticket/fact.ts';
import { EngineError } from '../errors.ts';
import type { AppPreview, Move } from '../http/app-contract.ts';
import type { TicketRow } from '../ports/store.ts';
import type { Language } from '../wording/language.ts';
import { type Change, wordChange } from '../wording/preview.ts';
import { timed } from './board.ts';
import { isoOrNull } from './clock-form.ts';
import type { Context } from './context.ts';
import { judgeNow } from './save-judged.ts';
import { tellingFor } from './telling.ts';

/** What would follow from another kind or component, were it decided now. Nothing is kept. */

/** What is asked; undefined leaves a field as it is, and an empty component is none. */
export interface PreviewAsked {
  readonly kind: string | undefined;
  readonly component: string | undefined;
  readonly zone: string;
  readonly language: Language;
}

export function previewOf(context: Context, row: TicketRow, asked: PreviewAsked): AppPreview {
  const now = context.clock.now();
  const { judgement: before } = judgeNow(context, row, now);
  const bodies = decisions(before, asked);
  // Facts may be a little ahead of our clock; what is decided now comes after all of them.
  const at = Math.max(now, row.doc.facts.at(-1)?.at ?? now);
  const last = Math.max(0, ...row.doc.facts.map(({ seq = 0 }) => seq));
  const facts = bodies.map((body, i): Fact => ({ ...body, at, seq: last + 1 + i }));
  const { pinned, moves } = context.policies.course(row.doc.policy, row.openedAt);
  const history = { ticket: row.doc.header, facts: [...row.doc.facts, ...facts] };
  const after = judge(pinned, history, at, { moves });
  const changes = changesOf(before.clocks, after.clocks);
  const telling = tellingFor(context, asked);
  return {
    ...timed(context),
    moves: changes.map((change): Move => {
      const { promise, instance, change: what, fromAt, toAt } = change;
      const told = wordChange(change, telling);
      const times = { fromAt: isoOrNull(fromAt), toAt: isoOrNull(toAt) };
      return { promise, instance, change: what, ...times, told };
    }),
    needsReason: changes.some(({ withdraws }) => withdraws),
  };
}

/** With a reason, so that a breach which only waits for one is seen to be withdrawn. */
function decisions({ policy, ticket }: Judgement, { kind, component }: PreviewAsked): FactBody[] {
  const why = 'preview';
  const bodies: FactBody[] = [];
  const named = kind === undefined || kind === '' ? null : kind;
  if (named !== null && !policy.kinds.has(named)) throw unknownKind(named, policy);
  if (named !== null) bodies.push({ type: 'kind', to: named, why });
  if (component === undefined) return bodies;
  const known = componentsOf(policy, named ?? ticket.kind);
  if (component !== '' && !known.includes(component)) throw unknownComponent(component, known);
  bodies.push({ type: 'component', to: component === '' ? null : component, why });
  return bodies;
}

function componentsOf({ kinds }: Policy, kind: string | null): readonly string[] {
  const chosen = kind === null ? null : (kinds.get(kind)?.components ?? null);
  if (chosen !== null) return [...chosen.keys()];
  // What a field may hold does not depend on the kind that is chosen beside it.
  return [...kinds.values()].flatMap(({ components }) => [...(components?.keys() ?? [])]);
}

function unknownKind(kind: string, { kinds, version }: Policy): EngineError {
  const known = [...kinds.keys()].join(', ');
  return new EngineError(
    'badRequest',
    `"${kind}" is no kind of version ${version} of the tiers file: name one of ${known}.`,
  );
}

function unknownComponent(component: string, known: readonly string[]): EngineError {
  const choice = known.length === 0 ? 'it has none' : `name one of ${known.join(', ')}, or none`;
  return new EngineError('badRequest', `"${component}" is no component of this kind: ${choice}.`);
}

/** Clocks that are owed before or after, and those whose breach would be withdrawn. */
function changesOf(before: readonly Clock[], after: readonly Clock[]): readonly Change[] {
  const found: Change[] = [];
  for (const now of after) {
    const then = before.find((one) => isSame(one, now)) ?? null;
    const change = changeOf(then, now);
    if (change !== null) found.push(change);
  }
  for (const then of before) {
    if (isOwed(then) && !after.some((one) => isSame(one, then))) found.push(ended(then, false));
  }
  return found;
}

function changeOf(then: Clock | null, now: Clock): Change | null {
  const withdraws = then !== null && then.breachedAt !== null && now.breachedAt === null;
  const was = then !== null && isOwed(then);
  const { promise, instance, deadlineAt: toAt } = now;
  if (!isOwed(now)) {
    if (was || withdraws) return ended(then ?? now, withdraws);
    return null;
  }
  const common = { promise, instance, toAt, withdraws };
  if (!was) return { ...common, change: 'begun', fromAt: null };
  const isMoved = then.deadlineAt !== toAt || then.targetMs !== now.targetMs || withdraws;
  return { ...common, change: isMoved ? 'moved' : 'same', fromAt: then.deadlineAt };
}

function ended({ promise, instance, deadlineAt }: Clock, withdraws: boolean): Change {
  return { promise, instance, change: 'ended', fromAt: deadlineAt, toAt: null, withdraws };
}

function isSame(a: Clock, b: Clock): boolean {
  return a.promise === b.promise && a.instance === b.instance;
}
