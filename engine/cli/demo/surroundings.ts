/**
 * With which arguments and environment do the demo's programs run, so that they find one another?
 */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_FLAGS } from '../engine-flags.ts';
import type { ChildProgram } from './child.ts';
import type { DemoOptions } from './options.ts';

/** The demo's own account; the desk knows no other, and it is reachable on loopback only. */
const CLIENT = { id: 'palier-demo', secret: 'only-on-loopback' } as const;

/** Shared by the engine and the installation of the app on the desk; new with every start. */
const APP_SECRET = randomBytes(32).toString('base64url');

type Environment = Readonly<Record<string, string | undefined>>;

/** The compiled programs, seen from `dist/engine/cli/demo`. */
const dist = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export interface Addresses {
  readonly deskUrl: string;
  readonly engineUrl: string;
  readonly controlUrl: string;
}

/** Where the programs are reached; always by number, since `localhost` may name another family. */
export function addressesOf(ports: DemoOptions['ports']): Addresses {
  return {
    deskUrl: `http://127.0.0.1:${ports.desk}`,
    engineUrl: `http://127.0.0.1:${ports.engine}`,
    controlUrl: `http://127.0.0.1:${ports.control}`,
  };
}

/** The desk; it stands still at `startAt` until it is steered. */
export function deskProgram(options: DemoOptions, startAt: number, env: Environment): ChildProgram {
  const { ports, dataPath } = options;
  const { engineUrl } = addressesOf(ports);
  return {
    name: 'the desk',
    file: join(dist, 'test/emulator/main.js'),
    args: [
      ...['--port', String(ports.desk)],
      ...['--control-port', String(ports.control)],
      ...['--smtp-port', String(ports.mail)],
      ...['--state', join(dataPath, 'desk')],
      ...['--start', new Date(startAt).toISOString()],
      ...['--speed', '0'],
      ...['--client-id', CLIENT.id],
      ...['--client-secret', CLIENT.secret],
      ...['--engine-url', engineUrl],
      ...['--app-folder', join(dist, 'app', 'workspace')],
      ...['--app-port', String(ports.app)],
      ...['--app-settings', JSON.stringify(appSettings(engineUrl))],
    ],
    env: withoutOurs(env),
  };
}

/** What an admin would type in at installation; `connect` adds the ids of our fields. */
function appSettings(engineUrl: string) {
  const secret = { value: APP_SECRET, scopes: ['jwt_secret_key'] };
  return { settings: { engineUrl }, secure: { shared_secret: secret } };
}

/** The engine against the desk, with everything it would need of a true account. */
export function engineProgram(options: DemoOptions, env: Environment): ChildProgram {
  return {
    name: 'the engine',
    file: join(dist, 'engine/main.js'),
    args: [],
    nodeFlags: ENGINE_FLAGS,
    env: engineEnvironment(options, env),
  };
}

/**
 * `palier connect`: the fields exist before the script needs them. The webhook comes with the
 * morning: days that pass in seconds are read from the exports, which bring each hour at once.
 */
export function connectProgram(
  options: DemoOptions,
  env: Environment,
  withWebhook: boolean,
): ChildProgram {
  const { PALIER_PUBLIC_URL: publicUrl, ...rest } = engineEnvironment(options, env);
  return {
    name: 'palier connect',
    file: join(dist, 'engine/cli/palier.js'),
    args: ['connect'],
    env: withWebhook ? { ...rest, PALIER_PUBLIC_URL: publicUrl } : rest,
  };
}

/** The player; without a control port it only describes the log. */
export function playerProgram(
  options: DemoOptions,
  controlUrl: string | null,
  env: Environment,
): ChildProgram {
  return {
    name: 'the player of the log',
    file: join(dist, 'test/data/player.js'),
    args: [
      ...(controlUrl === null ? [] : ['--control', controlUrl]),
      ...(options.logPath === null ? [] : ['--log', options.logPath]),
    ],
    env: withoutOurs(env),
  };
}

function engineEnvironment(options: DemoOptions, env: Environment): Environment {
  const { ports, dataPath, tiersPath } = options;
  const { deskUrl, engineUrl, controlUrl } = addressesOf(ports);
  return {
    PALIER_MODE: 'live',
    ...withoutOurs(env),
    ZENDESK_URL: deskUrl,
    ZENDESK_CLIENT_ID: CLIENT.id,
    ZENDESK_CLIENT_SECRET: CLIENT.secret,
    PALIER_HOST: '127.0.0.1',
    PALIER_PORT: String(ports.engine),
    PALIER_PUBLIC_URL: engineUrl,
    PALIER_APP_SECRET: APP_SECRET,
    PALIER_CLOCK_URL: controlUrl,
    PALIER_DATA: dataPath,
    PALIER_TIERS: tiersPath,
    PALIER_SLACK_URL: `${controlUrl}/inbox/chat`,
    PALIER_SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    PALIER_MAIL_FROM: 'Palier <palier@desk.test>',
    PALIER_TICKET_URL: `http://localhost:${ports.desk}/#ticket/{id}`,
    PALIER_FRAME_ANCESTORS: `http://localhost:${ports.desk} ${deskUrl}`,
  };
}

/** The demo's own variables mean nothing to the programs. */
function withoutOurs(env: Environment): Environment {
  const ours = /^PALIER_DESK_/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
