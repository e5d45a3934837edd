/**
 * How does a log get onto the desk? `node dist/test/data/player.js [--control URL] [--log FILE]`
 * maps the log, hands it to the control port in portions (without one it only counts), and prints
 * one JSON line of counts.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ScriptAction } from './script-action.ts';
import { readUciLog } from './uci-event.ts';
import { type LogScript, logScript } from './uci-log.ts';

/** The log that the project ships, seen from the compiled file. */
const SHIPPED = '../../../test/data/uci-incidents-cut.csv.gz';
const PORTION = 5000;

/** Appends actions to the desk's script; they must be in order of time. */
export async function sendScript(
  controlUrl: string,
  actions: readonly ScriptAction[],
): Promise<void> {
  for (let from = 0; from < actions.length; from += PORTION) {
    const lines = actions.slice(from, from + PORTION).map((action) => JSON.stringify(action));
    const answer = await fetch(new URL('/script', controlUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${lines.join('\n')}\n`,
    });
    if (answer.ok) {
      await answer.arrayBuffer();
      continue;
    }
    const why = (await answer.text()).slice(0, 300);
    throw new Error(`The desk refused actions ${from} and on (${answer.status}): ${why}`);
  }
}

/** Maps a log file (`.csv` or `.csv.gz`) and sends it whole. */
export async function playLog(controlUrl: string, path: string): Promise<LogScript> {
  const script = await logScript(readUciLog(path));
  await sendScript(controlUrl, script.actions);
  return script;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { control: { type: 'string' }, log: { type: 'string' } },
  });
  const path = values.log ?? fileURLToPath(new URL(SHIPPED, import.meta.url));
  const script = values.control
    ? await playLog(values.control, path)
    : await logScript(readUciLog(path));
  const { actions, ...counts } = script;
  process.stdout.write(`${JSON.stringify({ ...counts, actions: actions.length })}\n`);
}

if (process.argv[1]?.endsWith('player.js')) {
  main().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The log could not be played: ${why}\n`);
    process.exitCode = 1;
  });
}
