#!/usr/bin/env node
import { type CommandResult, failure } from './command.ts';

/** `palier COMMAND`: finds the command, prints what it answers, and ends with its exit code. */

const START_HELP = `palier start [--fresh] [--port N] [--engine-port N] [--control-port N]

Without ZENDESK_* in the environment: the demo, a built-in desk that plays a real incident log;
--fresh begins it again. With them: the engine against the account, in observe mode unless
PALIER_MODE says otherwise.`;

interface Loaded {
  readonly help: string;
  readonly run: (args: readonly string[]) => Promise<CommandResult>;
}

interface Command {
  readonly does: string;
  /**
   * Loaded when it is asked for: holidays and servers take longer to load than a question to
   * answer.
   */
  readonly load: () => Promise<Loaded>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    does: 'runs the engine, or the demo without an account',
    load: async () => ({ help: START_HELP, run: started }),
  },
  check: {
    does: 'validates a tiers file',
    load: async () => {
      const { CHECK_HELP, check } = await import('./check-command.ts');
      return { help: CHECK_HELP, run: check };
    },
  },
  explain: {
    does: 'says why each deadline is what it is',
    load: async () => {
      const { EXPLAIN_HELP, explain } = await import('./explain.ts');
      return { help: EXPLAIN_HELP, run: explain };
    },
  },
  calendar: {
    does: 'answers questions about open hours',
    load: async () => {
      const { CALENDAR_HELP, calendar } = await import('./calendar-command.ts');
      return { help: CALENDAR_HELP, run: calendar };
    },
  },
  connect: {
    does: 'makes in Zendesk what Palier needs',
    load: async () => {
      const { CONNECT_HELP, connectCommand } = await import('./connect-command.ts');
      return { help: CONNECT_HELP, run: connectCommand };
    },
  },
  package: {
    does: "checks and packs a Zendesk app's folder",
    load: async () => {
      const { PACKAGE_HELP, packageCommand } = await import('./package-command.ts');
      return { help: PACKAGE_HELP, run: packageCommand };
    },
  },
  export: {
    does: 'prints what was entered in the ledger, for billing',
    load: async () => {
      const { EXPORT_HELP, exportCommand } = await import('./export.ts');
      return { help: EXPORT_HELP, run: exportCommand };
    },
  },
  import: {
    does: "enters a bank's or billing's list of payments",
    load: async () => {
      const { IMPORT_HELP, importCommand } = await import('./import.ts');
      return { help: IMPORT_HELP, run: importCommand };
    },
  },
  status: {
    does: 'how the engine is',
    load: async () => {
      const { STATUS_HELP, status } = await import('./status.ts');
      return { help: STATUS_HELP, run: status };
    },
  },
  stop: { does: 'ends writes and alerts at once', load: () => loadTurn(true) },
  resume: { does: 'continues them', load: () => loadTurn(false) },
};

async function loadTurn(stopped: boolean): Promise<Loaded> {
  const { STOP_HELP, turn } = await import('./status.ts');
  return { help: STOP_HELP, run: (args) => turn(stopped, args) };
}

async function started(args: readonly string[]): Promise<CommandResult> {
  const { start } = await import('./start.ts');
  return { exitCode: await start(args, process.env), out: '' };
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(
    ([name, { does }]) => `  ${name.padEnd(width)}  ${does}`,
  );
  return `palier COMMAND [options]\n\n${lines.join('\n')}\n\nEach command explains itself with --help.`;
}

async function runCommand(args: readonly string[]): Promise<CommandResult> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    return { exitCode: 0, out: usage() };
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return failure(`There is no command "${name}".\n\n${usage()}`);
  const { help, run } = await command.load();
  return rest.includes('--help') ? { exitCode: 0, out: help } : run(rest);
}

runCommand(process.argv.slice(2)).then(
  ({ exitCode, out, aside, isError = false }) => {
    if (out !== '') (isError ? process.stderr : process.stdout).write(`${out}\n`);
    if (aside !== undefined) process.stderr.write(`${aside}\n`);
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  },
);
