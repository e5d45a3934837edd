import { checkFile } from './check.ts';
import { type CommandResult, failure, options } from './command.ts';

/** `palier check`: is the tiers file usable? Says so with the exit code, too. */

export const CHECK_HELP = `palier check [FILE] [--json]

Validates a tiers file (tiers.json when none is named): every problem at once, with line and column.
Exit code 2 when there is an error.`;

export async function check(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['json'], rest: 1 });
  if ('problem' in read) return failure(read.problem);
  const { exitCode, text, json } = await checkFile(read.rest[0] ?? 'tiers.json', {
    nowAt: Date.now(),
  });
  const out = read.flags.has('json') ? JSON.stringify(json, null, 2) : text.trimEnd();
  return { exitCode, out };
}
