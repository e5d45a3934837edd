import type { Status } from '../http/contract.ts';
import { VALUES } from '../run/saying.ts';
import { readSettings } from '../settings.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { askEngine } from './ask-engine.ts';
import { type CommandResult, failure, options } from './command.ts';

/** `palier status`, `palier stop` and `palier resume`: how the engine is, and its one switch. */

export const STATUS_HELP = `palier status [--json]

What the running engine knows, how fresh it is, and what troubles it.`;

export const STOP_HELP = `palier stop | palier resume

stop ends all writes to Zendesk and all alerts at once, while measuring goes on; resume continues.
Works on the running engine, or on its store while no engine runs.`;

export async function status(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['json'] });
  if ('problem' in read) return failure(read.problem);
  const answer = await askEngine<Status>('GET', '/v1/status');
  if ('problem' in answer) return failure(answer.problem, 1);
  const out = read.flags.has('json') ? JSON.stringify(answer.body, null, 2) : asText(answer.body);
  return { exitCode: 0, out };
}

function asText({
  account,
  version,
  counts,
  health,
  unwritten,
  deadLetters,
  ...rest
}: Status): string {
  const lines = [
    `Palier ${version} for ${account}: ${health.mode}${health.stopped ? ', STOPPED' : ''}, policy ${health.policy}`,
    `judged as of ${health.judgedAsOf ?? 'nothing yet'} (now ${rest.nowAt})`,
    `${counts.open} open, ${counts.inQueue} in the queue, ${counts.atRisk} at risk, ` +
      `${counts.breached} breached, ${counts.waiting} waiting for the customer`,
    `${unwritten} tickets whose fields ${health.mode === 'observe' ? 'would be' : 'are to be'} written, ${deadLetters} dead letters, ${rest.requests.total} requests`,
    ...health.troubles.map((trouble) => `! ${trouble}`),
  ];
  return lines.join('\n');
}

export async function turn(stopped: boolean, args: readonly string[]): Promise<CommandResult> {
  const read = options(args, {});
  if ('problem' in read) return failure(read.problem);
  const answer = await askEngine<unknown>('POST', stopped ? '/v1/stop' : '/v1/resume');
  const done = stopped
    ? 'Writes and alerts are stopped; measuring goes on. Continue with `palier resume`.'
    : 'Writes and alerts go on.';
  if (!('problem' in answer)) return { exitCode: 0, out: done };
  if (!answer.away) return failure(answer.problem, 1);
  const settings = readSettings(process.env);
  if ('problems' in settings) return failure(settings.problems.join('\n'));
  // No engine runs: the switch is kept in its store and holds when it starts.
  const store = await openSqliteStore(settings.settings.dataPath);
  await store.transact((tx) => tx.setValue(VALUES.stopped, stopped ? '1' : '0'));
  await store.close();
  return { exitCode: 0, out: `${done} (No engine is running; this holds when it starts.)` };
}
