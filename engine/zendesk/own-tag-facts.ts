/**
 * What a tag of ours means that a macro, an agent or a trigger set or took away: the acts that need
 * no value, so that they work from the phone and from bulk edits too (decision 0005).
 */
import type { FactBody } from '../core/ticket/fact.ts';
import type { Audit } from '../ports/desk.ts';
import type { Named } from './named-fact.ts';

interface OwnTag {
  readonly tag: string;
  readonly set: FactBody;
  /** Null where taking the tag away takes nothing back. */
  readonly removed: FactBody | null;
}

const OWN_TAGS: readonly OwnTag[] = [
  { tag: 'palier_no_reply_owed', set: { type: 'noReplyOwed' }, removed: null },
  {
    tag: 'palier_waiting_for_window',
    set: { type: 'waitingForWindow' },
    removed: { type: 'windowReached' },
  },
  { tag: 'palier_consent_given', set: { type: 'consent' }, removed: null },
  { tag: 'palier_root_cause_given', set: { type: 'rootCauseGiven' }, removed: null },
];

/** Only a change counts: a list of tags whose former state is unknown proves nothing. */
export function ownTagFacts(audit: Audit): Named[] {
  const change = audit.changes.findLast((one) => one.field === 'tags');
  if (change === undefined) return [];
  const after = tagsIn(change.value) ?? [];
  const before = audit.creates ? [] : tagsIn(change.previous);
  if (before === null) return [];
  return OWN_TAGS.flatMap(({ tag, set, removed }): Named[] => {
    const [was, is] = [before.includes(tag), after.includes(tag)];
    const body = is && !was ? set : was && !is ? removed : null;
    return body === null ? [] : [{ name: body.type, body }];
  });
}

function tagsIn(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}
