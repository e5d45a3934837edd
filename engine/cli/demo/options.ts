/** What was the demo asked for? Flags first, then the environment, then the usual ports. */
import { parseArgs } from 'node:util';

export interface DemoOptions {
  /**
   * The desk's page and API, the engine, the desk's control port, its mail sink, the files of the
   * app; 0 is any free one.
   */
  readonly ports: Readonly<Record<PortName, number>>;
  /** Where the demo keeps everything: the engine's store and, in `desk/`, the desk's state. */
  readonly dataPath: string;
  readonly tiersPath: string;
  /** Begins again instead of continuing where the last run was. */
  readonly isFresh: boolean;
  /** Another log of the UCI form to play; null is the one that is shipped. */
  readonly logPath: string | null;
}

export type PortName = 'desk' | 'engine' | 'control' | 'mail' | 'app';

interface PortSource {
  readonly name: PortName;
  readonly flag: 'port' | 'engine-port' | 'control-port' | 'mail-port' | 'app-port';
  readonly variable: string;
  readonly usual: number;
}

/** Where each port may be set; the demo's own variables are no settings of the engine. */
export const PORTS: readonly PortSource[] = [
  { name: 'desk', flag: 'port', variable: 'PALIER_DESK_PORT', usual: 4600 },
  { name: 'engine', flag: 'engine-port', variable: 'PALIER_PORT', usual: 4601 },
  { name: 'control', flag: 'control-port', variable: 'PALIER_DESK_CONTROL_PORT', usual: 4602 },
  { name: 'mail', flag: 'mail-port', variable: 'PALIER_DESK_MAIL_PORT', usual: 4603 },
  { name: 'app', flag: 'app-port', variable: 'PALIER_DESK_APP_PORT', usual: 4604 },
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the demo's options, or says in one sentence each what is wrong with them. */
export function readDemoOptions(
  args: readonly string[],
  env: Environment,
): { readonly options: DemoOptions } | { readonly problems: readonly string[] } {
  let flags: Readonly<Record<string, string | boolean | undefined>>;
  try {
    flags = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'engine-port': { type: 'string' },
        'control-port': { type: 'string' },
        'mail-port': { type: 'string' },
        'app-port': { type: 'string' },
        fresh: { type: 'boolean' },
        log: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
  const problems: string[] = [];
  const ports: Record<PortName, number> = { desk: 0, engine: 0, control: 0, mail: 0, app: 0 };
  for (const { name, flag, variable, usual } of PORTS) {
    const given = flags[flag] ?? (env[variable] === '' ? undefined : env[variable]);
    const port = given === undefined ? usual : Number(given);
    const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
    const source = flags[flag] === undefined ? variable : `--${flag}`;
    if (isPort) ports[name] = port;
    else problems.push(`${source} is "${given}"; write a port from 0 to 65535.`);
  }
  const chosen = Object.values(ports).filter((port) => port !== 0);
  if (problems.length === 0 && new Set(chosen).size < chosen.length) {
    problems.push(`Two of the demo's ports are the same: ${chosen.join(', ')}; choose others.`);
  }
  if (problems.length > 0) return { problems };
  return {
    options: {
      ports,
      dataPath: env.PALIER_DATA || '.palier',
      tiersPath: env.PALIER_TIERS || 'tiers.json',
      isFresh: flags.fresh === true,
      logPath: typeof flags.log === 'string' ? flags.log : null,
    },
  };
}
