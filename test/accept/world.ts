// What stands around one check? A desk and an engine of its own, built, on free ports, in a new
// folder.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DeskApi, deskApi } from './desk-api.ts';
import { type DeskControl, deskControl } from './desk-control.ts';
import { type EngineApi, engineApi } from './engine-api.ts';
import { freePort } from './free-port.ts';
import { type Ending, type Program, run, start } from './program.ts';

/** The folder of the build, seen from `dist/test/accept`. */
export const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const ENGINE = join(DIST, 'engine/main.js');
const PALIER = join(DIST, 'engine/cli/palier.js');
const TIERS = join(DIST, '..', 'tiers.json');

/** A Monday at 08:00 in Paris, with no holiday near it; the tiers file is in force. */
export const MONDAY_AT = Date.parse('2026-11-23T07:00:00Z');

type Environment = Readonly<Record<string, string>>;

export interface World {
  readonly folder: string;
  readonly control: DeskControl;
  readonly controlUrl: string;
  readonly desk: DeskApi;
  readonly engine: EngineApi;
  /** The environment of the engine and of the command line. */
  readonly env: Environment;
  /** Starts the engine, with settings of its own if wanted, and waits until it is ready. */
  startEngine(own?: Environment): Promise<Program>;
  /** Starts it and does not wait. */
  launchEngine(own?: Environment): Program;
  /** kill -9 of the engine that was started last. */
  killEngine(): Promise<void>;
  /** Runs `palier` to its end. */
  palier(...args: string[]): Promise<Ending>;
  /** Stops everything and removes the folder. */
  end(): Promise<void>;
}

export interface WorldOptions {
  /**
   * Alerts to one recipient in five minutes above which they become a digest; the file's if absent.
   */
  readonly digestAfter?: number;
  /** Settings of the engine beside the usual ones. */
  readonly env?: Environment;
  /** Where the desk's clock stands at first; `MONDAY_AT` if absent. */
  readonly startAt?: number;
  /** Whether the app stands beside the desk's tickets, as in the demo. */
  readonly withApp?: boolean;
}

/** A desk that stands still, connected; no engine runs yet. */
export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'palier-accept-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // A check that is interrupted leaves nothing behind either.
  process.once('exit', remove);
  const port = await freePort();
  const engineUrl = `http://127.0.0.1:${port}`;
  const app = options.withApp === true ? appArgs(engineUrl) : [];
  const programs: Program[] = [startDesk(engineUrl, options.startAt ?? MONDAY_AT, app)];
  const said = await programs[0]?.ready;
  const env = {
    ...environment(folder, port, said ?? {}),
    PALIER_TIERS: tiersFile(folder, options.digestAfter),
    ...options.env,
  };
  const control = deskControl(String(said?.controlUrl));
  const connected = await run(PALIER, ['connect'], env);
  if (connected.code !== 0) throw new Error(`palier connect failed: ${connected.err}`);
  const launchEngine = (own: Environment = {}) => {
    const program = start(ENGINE, [], { ...env, ...own });
    programs.push(program);
    return program;
  };
  return {
    folder,
    control,
    controlUrl: String(said?.controlUrl),
    env,
    desk: await deskApi(String(said?.apiUrl), await control.token('manager-1', 'api')),
    engine: engineApi(engineUrl),
    launchEngine,
    async killEngine() {
      await programs.at(-1)?.kill();
    },
    async startEngine(own) {
      const program = launchEngine(own);
      await program.ready;
      return program;
    },
    palier: (...args) => run(PALIER, args, env),
    async end() {
      await Promise.all(programs.map((program) => program.kill()));
      process.removeListener('exit', remove);
      remove();
    },
  };
}

/** Known to the engine and to the app's installation. */
const APP_SECRET = 'known-to-every-engine-and-app-of-this-check';

function appArgs(engineUrl: string): readonly string[] {
  const secret = { value: APP_SECRET, scopes: ['jwt_secret_key'] };
  const settings = { settings: { engineUrl }, secure: { shared_secret: secret } };
  return [
    ...['--app-folder', join(DIST, 'app/workspace'), '--app-port', '0'],
    ...['--app-settings', JSON.stringify(settings)],
  ];
}

function startDesk(engineUrl: string, startAt: number, app: readonly string[]): Program {
  const ports = ['--port', '0', '--control-port', '0', '--smtp-port', '0'];
  const clock = ['--start', new Date(startAt).toISOString(), '--speed', '0'];
  const file = join(DIST, 'test/emulator/main.js');
  return start(file, [...ports, ...clock, ...app, '--engine-url', engineUrl], {});
}

function environment(
  folder: string,
  port: number,
  desk: Readonly<Record<string, unknown>>,
): Environment {
  return {
    ZENDESK_URL: String(desk.apiUrl),
    ZENDESK_CLIENT_ID: String(desk.clientId),
    ZENDESK_CLIENT_SECRET: String(desk.clientSecret),
    PALIER_MODE: 'live',
    PALIER_HOST: '127.0.0.1',
    PALIER_PORT: String(port),
    PALIER_PUBLIC_URL: `http://127.0.0.1:${port}`,
    PALIER_CLOCK_URL: String(desk.controlUrl),
    PALIER_DATA: join(folder, 'data'),
    PALIER_SLACK_URL: `${desk.controlUrl}/inbox/chat`,
    PALIER_SMTP_URL: `smtp://127.0.0.1:${desk.smtpPort}`,
    PALIER_MAIL_FROM: 'Palier <palier@desk.test>',
    PALIER_APP_SECRET: APP_SECRET,
    PALIER_HMAC_SECRET: 'known-to-every-engine-of-this-check',
    PALIER_FRAME_ANCESTORS: String(desk.apiUrl),
    PALIER_LOG_LEVEL: 'warn',
  };
}

/** The shipped tiers file, with another limit for digests where the check counts single alerts. */
function tiersFile(folder: string, digestAfter: number | undefined): string {
  if (digestAfter === undefined) return TIERS;
  const text = readFileSync(TIERS, 'utf8');
  const changed = text.replace(/"digestAfter": \d+/, `"digestAfter": ${digestAfter}`);
  if (changed === text) throw new Error(`${TIERS} has no "digestAfter" to change.`);
  const path = join(folder, 'tiers.json');
  writeFileSync(path, changed);
  return path;
}
