/** Which rules give a ticket its kind, and are their patterns safe to run on any subject? */
import type { TriageRule } from '../core/policy/triage-rule.ts';
import type { Path, Report } from './problem.ts';
import { type Reading, requireName } from './reading.ts';
import type { RawFile } from './schema/file.ts';

type RawRule = NonNullable<RawFile['triage']>[number];

/** Reads the triage rules in order. */
export function readTriage(reading: Reading, raw: readonly RawRule[]): TriageRule[] {
  return raw.map((rule, i): TriageRule => {
    const path = ['triage', i];
    if (rule.kind !== undefined) requireName(reading, 'kind', rule.kind, [...path, 'kind']);
    if ((rule.kind === undefined) === (rule.noReplyOwed === undefined)) {
      const message = 'write either the "kind" it gives or "noReplyOwed": "propose"';
      reading.report(rule.kind === undefined ? 'missing' : 'duplicate', path, message);
    }
    if (Object.keys(rule.when).length === 0) {
      const message =
        'this rule holds for every ticket; name a form, channel, brand, tag or subject';
      reading.report('missing', [...path, 'when'], message);
    }
    const { form = null, channel = null, brand = null, tag = null, field } = rule.when;
    const pattern = rule.when.subjectMatches;
    const patternPath = [...path, 'when', 'subjectMatches'];
    return {
      when: {
        form,
        channel,
        brand,
        tag,
        subjectMatches:
          pattern === undefined ? null : readPattern(pattern, patternPath, reading.report),
        field: field === undefined ? null : { key: field.key, is: String(field.is) },
      },
      kind: rule.kind ?? null,
      propose: rule.propose ?? false,
      mayWake: rule.mayWake ?? false,
    };
  });
}

/** Case-insensitive, whole characters; null where the pattern was refused. */
function readPattern(source: string, path: Path, report: Report): RegExp | null {
  const slow = slowness(source);
  if (slow !== undefined) {
    report('badPattern', path, `this pattern could take very long: ${slow}`);
    return null;
  }
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    const why = (error as Error).message.split(': ').at(-1);
    report('badPattern', path, `this is not a regular expression (${why}); correct it`);
    return null;
  }
}

/** A subject has 150 characters, so three open repetitions stay under some million steps. */
const MOST_REPETITIONS = 3;

/**
 * Refuses what makes backtracking explode: a repeated group that itself repeats or chooses, and a
 * reference back. It refuses some harmless patterns too; those can be written without.
 */
export function slowness(source: string): string | undefined {
  const bare = source.replace(/\\[^1-9k]/gu, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/\\[1-9k]/.test(bare)) return 'it refers back to a group; write the words out';
  const inner: boolean[] = [false];
  let repetitions = 0;
  for (let i = 0; i < bare.length; i++) {
    const rest = bare.slice(i);
    if (bare[i] === '(') inner.push(false);
    else if (bare[i] === '|') inner[inner.length - 1] = true;
    else if (bare[i] === ')') {
      const varies = inner.pop() ?? false;
      if (varies && repeats(bare.slice(i + 1))) {
        return 'a repeated group repeats or chooses inside; repeat only plain characters';
      }
      inner[inner.length - 1] = inner.at(-1) === true || varies;
    } else if (repeats(rest)) {
      inner[inner.length - 1] = true;
      repetitions++;
    }
  }
  return repetitions > MOST_REPETITIONS
    ? `it repeats in ${repetitions} places; write at most ${MOST_REPETITIONS}`
    : undefined;
}

function repeats(text: string): boolean {
  return /^(?:[*+]|\{\d+,?\d*\})/.test(text);
}
