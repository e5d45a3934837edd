/**
 * What happens in which order when there is no account? The desk, its fields, the log, the engine,
 * the days before, and then a morning that runs until somebody stops it.
 */
import { EngineError } from '../../errors.ts';
import { checkFolder, checkTiers, claimPorts } from './checks.ts';
import { type Child, deathOf, type Ending, startChild } from './child.ts';
import { deskControl } from './desk-control.ts';
import { beginAgain, keepProgress, readProgress } from './folder.ts';
import { morningAfter } from './morning.ts';
import type { DemoOptions } from './options.ts';
import { playDays } from './play-days.ts';
import { type Console, progressBar } from './progress-bar.ts';
import {
  addressesOf,
  connectProgram,
  deskProgram,
  engineProgram,
  playerProgram,
} from './surroundings.ts';

/** How long after a failed request the death of a program still explains it, real time. */
const DEATH_IS_TOLD_MS = 1000;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the demo needs of the terminal and of the process it runs in. */
export interface Stage {
  readonly out: Console;
  readonly complain: (sentence: string) => void;
  /** Resolves when a person wants to stop (Ctrl-C). */
  readonly stopped: Promise<void>;
  readonly env: Environment;
}

/** Runs the demo until it is stopped (0) or cannot go on (1, with a sentence each why). */
export async function runDemo(wanted: DemoOptions, stage: Stage): Promise<number> {
  const problems = [checkTiers(wanted.tiersPath), checkFolder(wanted.dataPath)];
  const claimed = await claimPorts(wanted.ports);
  if ('problems' in claimed) problems.push(...claimed.problems);
  else if (wanted.isFresh) problems.push(beginAgain(wanted.dataPath));
  const told = problems.filter((problem) => problem !== null);
  for (const problem of told) stage.complain(problem);
  if (told.length > 0 || 'problems' in claimed) return 1;
  return perform({ ...wanted, ports: claimed.ports }, stage);
}

async function perform(options: DemoOptions, stage: Stage): Promise<number> {
  const cast = new Cast();
  const conducted = conduct(options, stage, cast).then(
    () => cast.death,
    // A request that fails because a program died is best told by that program's last words.
    (error: unknown) => Promise.race([cast.death, afterMs(DEATH_IS_TOLD_MS, error)]),
  );
  try {
    const ending = await Promise.race([conducted, cast.death, stage.stopped]);
    if (!ending) return 0;
    stage.complain(ending);
    return 1;
  } catch (error) {
    if (error instanceof EngineError) stage.complain(error.message);
    else throw error;
    return 1;
  } finally {
    stage.out.write(stage.out.isTerminal ? '\r\u001b[K' : '');
    await cast.stop();
  }
}

async function afterMs(ms: number, error: unknown): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  throw error;
}

/** Programs that must live as long as the demo. */
class Cast {
  readonly #children: Child[] = [];
  #tellDeath: (sentence: string) => void = () => undefined;
  #isStopping = false;
  /** Resolves with a sentence when one of them ended by itself. */
  readonly death = new Promise<string>((resolve) => {
    this.#tellDeath = resolve;
  });

  async start(program: Parameters<typeof startChild>[0]): Promise<void> {
    if (this.#isStopping) return;
    const child = startChild(program);
    this.#children.push(child);
    child.ended.then((ending) => {
      if (!this.#isStopping) this.#tellDeath(deathOf(child.name, ending));
    });
    await child.ready;
  }

  /** Runs a program to its end; its output when it went well. */
  async run(program: Parameters<typeof startChild>[0]): Promise<string> {
    const child = startChild(program);
    this.#children.push(child);
    const ending: Ending = await child.ended;
    if (ending.code === 0 || this.#isStopping) return ending.output;
    throw new EngineError('badSettings', deathOf(child.name, ending));
  }

  /** The last started goes first: the engine before the desk that it talks to. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const child of [...this.#children].reverse()) await child.stop();
  }
}

async function conduct(options: DemoOptions, stage: Stage, cast: Cast): Promise<void> {
  const { out, env } = stage;
  const { controlUrl } = addressesOf(options.ports);
  const control = deskControl(controlUrl);
  out.write('Palier demo: a built-in desk plays the tickets of a real one. Starting…\n');
  const progress = readProgress(options.dataPath);
  const log = JSON.parse(await cast.run(playerProgram(options, null, env))) as {
    readonly startsAt: string | null;
  };
  if (log.startsAt === null) throw new EngineError('badRequest', 'The log holds no ticket.');
  const { startsAt, morningAt } = morningAfter(Date.parse(log.startsAt));

  await cast.start(deskProgram(options, startsAt, env));
  await cast.run(connectProgram(options, env, progress.isMorning));
  if (!progress.isLoaded) {
    // What a killed run loaded halfway would otherwise be played twice.
    await control.clearScript();
    await cast.run(playerProgram(options, controlUrl, env));
    keepProgress(options.dataPath, { isLoaded: true, isMorning: false });
  }
  await cast.start(engineProgram(options, env));
  if (!progress.isMorning) {
    const bar = progressBar('Playing the days before', out);
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
    const { unsettled } = await playDays(control, morningAt, (share, nowAt) =>
      bar.tell(share, day.format(nowAt)),
    );
    bar.end();
    if (unsettled > 0) stage.complain(`The engine was late in ${unsettled} of the hours played.`);
    await cast.run(connectProgram(options, env, true));
    await control.setSpeed(1);
    keepProgress(options.dataPath, { isLoaded: true, isMorning: true });
  }
  out.write(whereToLook(options));
}

/** The five lines that the console ends with. */
function whereToLook({ ports, dataPath, tiersPath }: DemoOptions): string {
  const desk = `http://localhost:${ports.desk}`;
  const board = `http://localhost:${ports.engine}/board`;
  return [
    `  Desk    ${desk}   tickets, time, what agents and customers do, alerts sent`,
    `  Board   ${board}   the queue in Palier's order, each deadline with its reasons`,
    `  Tiers   ${tiersPath}   save it with a new "version": the engine takes it up`,
    `  State   ${dataPath}   Ctrl-C stops; npm start goes on; npm start -- --fresh begins again`,
    `  Yours   set ZENDESK_SUBDOMAIN, ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET, then npm start`,
    '',
  ].join('\n');
}
