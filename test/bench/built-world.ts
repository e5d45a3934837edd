// What stands around a whole run? The built desk and engine, each its own process, on free ports
// and in a new folder, connected, with a log on the desk's script and no webhook.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimPorts } from '../../engine/cli/demo/checks.ts';
import { type Child, deathOf, startChild } from '../../engine/cli/demo/child.ts';
import type { DemoOptions } from '../../engine/cli/demo/options.ts';
import {
  addressesOf,
  connectProgram,
  deskProgram,
  engineProgram,
} from '../../engine/cli/demo/surroundings.ts';
import { sendScript } from '../data/player.ts';
import { readUciLog } from '../data/uci-event.ts';
import { logScript } from '../data/uci-log.ts';
import { type DeskCalls, deskCalls } from './desk-calls.ts';

const DAY = 86_400_000;
/** The shipped tiers file, seen from the compiled file. */
const TIERS = fileURLToPath(new URL('../../../tiers.json', import.meta.url));
const ANY_PORT = { desk: 0, engine: 0, control: 0, mail: 0, app: 0 } as const;

export interface BuiltWorld {
  readonly desk: DeskCalls;
  readonly enginePid: number;
  readonly engineUrl: string;
  /** The desk's page, under a name of the host by which the app's files are of another site. */
  readonly deskUrl: string;
  /** The engine's store. */
  readonly databasePath: string;
  /** The midnight before the log's first event, where the desk's clock stands; its last event. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Ends the engine alone, in good order, so that its store is complete in its file. */
  stopEngine(): Promise<void>;
  /** Ends both programs and removes the folder. */
  end(): Promise<void>;
}

/** Both programs, ready and settled at the start of the log. */
export async function builtWorld(logPath: string): Promise<BuiltWorld> {
  const { actions, startsAt, endsAt } = await logScript(readUciLog(logPath));
  if (startsAt === null || endsAt === null) throw new Error(`${logPath} holds no ticket.`);
  const folder = mkdtempSync(join(tmpdir(), 'palier-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A run that is interrupted leaves nothing behind either.
  process.once('exit', remove);
  const options = await demoOptions(join(folder, 'data'));
  const children: Child[] = [];
  const end = async () => {
    for (const child of children.reverse()) await child.stop();
    process.removeListener('exit', remove);
    remove();
  };
  try {
    const midnightAt = Math.floor(Date.parse(startsAt) / DAY) * DAY;
    children.push(await started(startChild(deskProgram(options, midnightAt, environment()))));
    await ranWell(startChild(connectProgram(options, environment(), false)));
    const { deskUrl, controlUrl, engineUrl } = addressesOf(options.ports);
    await sendScript(controlUrl, actions);
    const engine = await started(startChild(engineProgram(options, environment())));
    children.push(engine);
    const desk = noticing(await deskCalls(controlUrl, deskUrl), engine);
    await desk.moveTo(midnightAt);
    return {
      desk,
      enginePid: engine.pid ?? 0,
      engineUrl,
      deskUrl: `http://localhost:${options.ports.desk}`,
      databasePath: join(options.dataPath, 'palier.db'),
      startsAt: midnightAt,
      endsAt: Date.parse(endsAt),
      stopEngine: () => engine.stop(),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function demoOptions(dataPath: string): Promise<DemoOptions> {
  const claimed = await claimPorts(ANY_PORT);
  if ('problems' in claimed) throw new Error(claimed.problems.join(' '));
  return { ports: claimed.ports, dataPath, tiersPath: TIERS, isFresh: true, logPath: null };
}

/** The same calls; a step that waits for an engine that has died fails with its last words. */
function noticing(desk: DeskCalls, engine: Child): DeskCalls {
  const died = engine.ended.then((ending) => Promise.reject(new Error(deathOf('engine', ending))));
  // Between two steps nobody waits, and in the end it is meant to end.
  died.catch(() => undefined);
  return { ...desk, moveTo: (at) => Promise.race([desk.moveTo(at), died]) };
}

/** Of our own environment only what a program needs to run at all: nobody's settings leak in. */
function environment(): Readonly<Record<string, string | undefined>> {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, PALIER_LOG_LEVEL: 'warn' };
}

async function started(child: Child): Promise<Child> {
  await child.ready;
  return child;
}

async function ranWell(child: Child): Promise<void> {
  const ending = await child.ended;
  if (ending.code !== 0) throw new Error(deathOf(child.name, ending));
}
