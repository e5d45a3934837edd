import type { RankCause } from '../core/queue/rank.ts';
import { type Telling, wordMoment } from './moment.ts';
import { sentence } from './sentence.ts';
import { wordSpan } from './span.ts';

/** Why a ticket stands where it does, one sentence (decision 0008). */
export function wordPlace(
  because: RankCause,
  rankSeconds: number | null,
  telling: Telling,
): string {
  return sentence(clause(because, rankSeconds, { ...telling, nearAt: null }));
}

function clause(because: RankCause, rankSeconds: number | null, telling: Telling): string {
  const { words } = telling;
  const counted = rankSeconds === null ? 'no' : 'yes';
  const counts = rankSeconds === null ? '' : wordMoment(rankSeconds * 1000, 'named', telling);
  switch (because.code) {
    case 'onTime': {
      const { safeStartAt, headStartMs, atLimit } = because;
      return words.say('place.onTime', {
        counted,
        counts,
        by: wordMoment(safeStartAt, 'by', telling),
        head: atLimit ? 'limit' : headOf(headStartMs),
        span: wordSpan(headStartMs, words),
      });
    }
    case 'late': {
      const { safeStartAt, slotAt, headStartMs, capped } = because;
      return words.say('place.late', {
        counted,
        counts,
        since: wordMoment(safeStartAt, 'since', telling),
        slot: wordMoment(slotAt, 'named', telling),
        capped: capped ? 'yes' : 'no',
        head: headOf(headStartMs),
        span: wordSpan(headStartMs, words),
      });
    }
    case 'unpromised': {
      const at = wordMoment(because.nominalAt, 'at', telling);
      return words.say('place.unpromised', { counted, counts, at });
    }
    case 'suspended':
      return words.say('place.suspended');
    case 'notInQueue':
      return words.say(`place.notInQueue.${because.why}`);
  }
}

/** A head start of less than a second is none worth saying. */
function headOf(headStartMs: number): 'none' | 'some' {
  return headStartMs < 1000 ? 'none' : 'some';
}
