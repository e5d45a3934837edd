/**
 * Is this answer a board? Looks at what the page would stumble over, so that a proxy's HTML page or
 * an engine of another version is said to be that, instead of failing somewhere in the markup.
 */
import type { Board } from '../../engine/http/contract.ts';

/** The answer came, but is not a board. */
class UnreadableBoard extends Error {
  override readonly name = 'UnreadableBoard';
}

const LISTS = ['queue', 'happenings', 'tiers', 'kinds'] as const;
const OBJECTS = ['counts', 'health'] as const;

/** The board in `text`; throws UnreadableBoard naming the first thing that is missing. */
export function readBoard(text: string): Board {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new UnreadableBoard('The answer is not JSON.');
  }
  if (!isRecord(answer)) throw new UnreadableBoard('The answer is not an object.');
  if (Number.isNaN(Date.parse(String(answer.nowAt))))
    throw new UnreadableBoard('nowAt is missing.');
  if (typeof answer.speed !== 'number') throw new UnreadableBoard('speed is missing.');
  for (const name of LISTS) {
    if (!Array.isArray(answer[name])) throw new UnreadableBoard(`${name} is missing.`);
  }
  for (const name of OBJECTS) {
    if (!isRecord(answer[name])) throw new UnreadableBoard(`${name} is missing.`);
  }
  return answer as unknown as Board;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
