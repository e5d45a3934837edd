import type { RankCause } from '../core/queue/rank.ts';
import { wordInstant, wordSpan } from './span.ts';

/** Why a ticket stands where it does, one sentence (decision 0008). */
export function wordPlace(because: RankCause, rankSeconds: number | null, zone: string): string {
  const counts = rankSeconds === null ? '' : `Counts as ${wordInstant(rankSeconds * 1000, zone)}: `;
  switch (because.code) {
    case 'onTime': {
      const start = `start by ${wordInstant(because.safeStartAt, zone)} to be in time`;
      if (because.atLimit) return `${counts}${start}, as far ahead as any head start may bring it.`;
      return `${counts}${start}, minus ${wordSpan(because.headStartMs)} head start.`;
    }
    case 'late': {
      const late = `could not be answered in time after ${wordInstant(because.safeStartAt, zone)}`;
      const slot = `recovery slot ${wordInstant(because.slotAt, zone)}`;
      const cap = because.capped ? ', the latest it may be' : '';
      return `${counts}${late}; ${slot}${cap}, minus ${wordSpan(because.headStartMs)} head start.`;
    }
    case 'unpromised':
      return `${counts}nothing is promised here, so it ranks as if due ${wordInstant(because.nominalAt, zone)}.`;
    case 'suspended':
      return 'Support is suspended: after everything that is owed.';
    case 'notInQueue':
      return NOT_IN_QUEUE[because.why];
  }
}

const NOT_IN_QUEUE: Readonly<Record<Extract<RankCause, { code: 'notInQueue' }>['why'], string>> = {
  solved: 'Not in the queue: solved.',
  waiting: 'Not in the queue: waiting for the customer.',
  ended: 'Not in the queue: merged or deleted.',
  unopened: 'Not in the queue: its opening is not known yet.',
};
