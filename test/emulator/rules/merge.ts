/** Answers: what happens to tickets that are merged into another? */
import type { Desk } from '../state/desk.ts';
import type { JobResult, JobWork } from '../state/records.ts';
import type { Writer } from './draft.ts';
import { updateTicket } from './write-ticket.ts';

type Merge = Extract<JobWork, { do: 'mergeTickets' }>;

/** The sources get a comment, are closed and tagged; the target gets a comment. */
export function mergeTickets(desk: Desk, merge: Merge, writer: Writer): JobResult {
  const target = desk.tickets.get(merge.into);
  if (target === undefined || target.deleted || target.status === 'closed') {
    return { success: false, error: 'MergeFailed', details: 'The target cannot be merged into' };
  }
  const sources = merge.ids.map((id) => desk.tickets.get(id));
  const isBad = sources.some((s) => s === undefined || s.deleted || s.status === 'closed');
  if (isBad) return { success: false, error: 'MergeFailed', details: 'A source cannot be merged' };
  const named = merge.ids.map((id) => `#${id}`).join(', ');
  updateTicket(
    desk,
    target,
    {
      comment: {
        body: merge.targetComment ?? `Requests ${named} were merged into this request.`,
        public: merge.targetPublic,
      },
    },
    writer,
  );
  desk.put({ t: 'patch', id: target.id, v: { left_script: true } });
  for (const source of sources) {
    if (source === undefined) continue;
    const body = merge.sourceComment ?? `This request was merged into #${target.id}.`;
    updateTicket(
      desk,
      source,
      {
        status: 'closed',
        additional_tags: ['closed_by_merge'],
        comment: { body, public: merge.sourcePublic },
      },
      writer,
    );
    desk.put({ t: 'patch', id: source.id, v: { merged_into: target.id, left_script: true } });
  }
  return { success: true };
}
