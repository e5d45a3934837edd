#!/usr/bin/env node
import { CALENDAR_HELP, calendar } from './calendar-command.ts';
import { CHECK_HELP, check } from './check-command.ts';
import { type CommandResult, failure } from './command.ts';
import { CONNECT_HELP, connectCommand } from './connect-command.ts';
import { EXPLAIN_HELP, explain } from './explain.ts';
import { start } from './start.ts';
import { STATUS_HELP, STOP_HELP, status, turn } from './status.ts';

/** `palier COMMAND`: finds the command, prints what it answers, and ends with its exit code. */

const START_HELP = `palier start [--fresh] [--port N] [--engine-port N] [--control-port N]

Without ZENDESK_* in the environment: the demo, a built-in desk that plays a real incident log;
--fresh begins it again. With them: the engine against the account, in observe mode unless
PALIER_MODE says otherwise.`;

interface Command {
  readonly help: string;
  readonly does: string;
  readonly run: (args: readonly string[]) => Promise<CommandResult>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    help: START_HELP,
    does: 'runs the engine, or the demo without an account',
    run: started,
  },
  check: { help: CHECK_HELP, does: 'validates a tiers file', run: check },
  explain: { help: EXPLAIN_HELP, does: 'says why each deadline is what it is', run: explain },
  calendar: { help: CALENDAR_HELP, does: 'answers questions about open hours', run: calendar },
  connect: { help: CONNECT_HELP, does: 'makes in Zendesk what Palier needs', run: connectCommand },
  status: { help: STATUS_HELP, does: 'how the engine is', run: status },
  stop: {
    help: STOP_HELP,
    does: 'ends writes and alerts at once',
    run: (args) => turn(true, args),
  },
  resume: { help: STOP_HELP, does: 'continues them', run: (args) => turn(false, args) },
};

async function started(args: readonly string[]): Promise<CommandResult> {
  return { exitCode: await start(args, process.env), out: '' };
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(
    ([name, { does }]) => `  ${name.padEnd(width)}  ${does}`,
  );
  return `palier COMMAND [options]\n\n${lines.join('\n')}\n\nEach command explains itself with --help.`;
}

async function run(args: readonly string[]): Promise<CommandResult> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    return { exitCode: 0, out: usage() };
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return failure(`There is no command "${name}".\n\n${usage()}`);
  if (rest.includes('--help')) return { exitCode: 0, out: command.help };
  return command.run(rest);
}

run(process.argv.slice(2)).then(
  ({ exitCode, out, isError = false }) => {
    if (out !== '') (isError ? process.stderr : process.stdout).write(`${out}\n`);
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  },
);
