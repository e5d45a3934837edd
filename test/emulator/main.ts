/** Answers: how is the desk started as a process of its own? */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serveApp } from './app-host/app-assets.ts';
import { type AppOptions, type AppSource, appSource } from './app-host/installed-app.ts';
import { createDeskPage } from './desk-page/desk-page.ts';
import { type DeskOptions, type SecurePort, startDesk } from './start-desk.ts';

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    fail(`The desk cannot start: --${name} is "${text}", but a port number is needed.`);
  }
  return value;
}

function readApp(options: AppOptions): AppSource {
  try {
    return appSource(options);
  } catch (problem) {
    return fail(`The desk cannot start: ${(problem as Error).message}`);
  }
}

async function startApp(folder: string, port: number): Promise<string> {
  try {
    return (await serveApp(folder, port)).jsonUrl;
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? `port ${port} is taken; choose another one.` : message;
    return fail(`The desk cannot start: ${why}`);
  }
}

/** What `zcli` needs, as it speaks https only; a certificate for 127.0.0.1 and its key. */
const httpsDefaults = {
  'https-port': { type: 'string', default: process.env.DESK_HTTPS_PORT ?? '' },
  'https-cert': { type: 'string', default: process.env.DESK_HTTPS_CERT ?? '' },
  'https-key': { type: 'string', default: process.env.DESK_HTTPS_KEY ?? '' },
} as const;

function readSecurePort(values: Record<keyof typeof httpsDefaults, string>): SecurePort | null {
  const { 'https-port': port, 'https-cert': cert, 'https-key': key } = values;
  if (port === '' && cert === '' && key === '') return null;
  if (port === '' || cert === '' || key === '') {
    fail('The desk cannot start: --https-port, --https-cert and --https-key go together.');
  }
  const read = (path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch (problem) {
      return fail(`The desk cannot start: ${(problem as Error).message}`);
    }
  };
  return { port: wholeNumber('https-port', port), cert: read(cert), key: read(key) };
}

/** The Zendesk app that stands beside a ticket: its address, or an `app.json` that names it. */
const appDefaults = {
  'app-url': { type: 'string', default: process.env.DESK_APP_URL ?? '' },
  'app-json': { type: 'string', default: process.env.DESK_APP_JSON ?? '' },
  // A built package; its files are served on a port of their own, with the app.json.
  'app-folder': { type: 'string', default: process.env.DESK_APP_FOLDER ?? '' },
  'app-port': { type: 'string', default: process.env.DESK_APP_PORT ?? '4604' },
  'app-settings': { type: 'string', default: process.env.DESK_APP_SETTINGS ?? '' },
} as const;

/** The client by which people sign in to the engine; none without an address to come back to. */
const loginDefaults = {
  'login-client-id': { type: 'string', default: 'palier-board' },
  'login-client-secret': { type: 'string', default: '' },
  'login-redirect': { type: 'string', default: '' },
} as const;

async function readOptions(): Promise<DeskOptions> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.DESK_PORT ?? '4600' },
      'control-port': { type: 'string', default: process.env.DESK_CONTROL_PORT ?? '4602' },
      'smtp-port': { type: 'string', default: process.env.DESK_SMTP_PORT ?? '4603' },
      state: { type: 'string' },
      start: { type: 'string', default: new Date().toISOString() },
      speed: { type: 'string', default: '1' },
      subdomain: { type: 'string', default: 'palier-demo' },
      'time-zone': { type: 'string', default: 'Europe/Paris' },
      // Where the engine serves its board, for the frame on the desk's page.
      'engine-url': { type: 'string', default: process.env.DESK_ENGINE_URL ?? '' },
      ...httpsDefaults,
      ...appDefaults,
      ...loginDefaults,
      'client-id': { type: 'string', default: process.env.DESK_CLIENT_ID ?? 'palier' },
      'client-secret': { type: 'string', default: process.env.DESK_CLIENT_SECRET ?? 'palier-demo' },
    },
  });
  const startAt = Date.parse(values.start);
  if (Number.isNaN(startAt))
    fail(`The desk cannot start: --start "${values.start}" is no instant.`);
  const speed = Number(values.speed);
  if (!(speed >= 0)) fail(`The desk cannot start: --speed "${values.speed}" is no speed.`);
  const folder = values['app-folder'];
  const served =
    folder === '' ? null : await startApp(folder, wholeNumber('app-port', values['app-port']));
  const app = readApp({
    url: values['app-url'],
    json: served ?? values['app-json'],
    settings: values['app-settings'],
  });
  return {
    port: wholeNumber('port', values.port),
    controlPort: wholeNumber('control-port', values['control-port']),
    smtpPort: wholeNumber('smtp-port', values['smtp-port']),
    secure: readSecurePort(values),
    stateFolder: values.state ?? null,
    startAt,
    speed,
    subdomain: values.subdomain,
    timeZone: values['time-zone'],
    app,
    pages: (world, controlUrl) =>
      createDeskPage({
        desk: world.desk,
        now: () => world.clock.now(),
        timeZone: values['time-zone'],
        ownUserId: world.engineUserId,
        controlUrl,
        engineUrl: values['engine-url'] === '' ? null : values['engine-url'],
        app: world.app,
        subdomain: values.subdomain,
        closedPorts: [values['smtp-port']],
      }),
    client: { id: values['client-id'], secret: values['client-secret'] },
    ...(values['login-redirect'] !== '' && {
      loginClient: {
        id: values['login-client-id'],
        secret: values['login-client-secret'] || null,
        redirectUris: values['login-redirect'].split(','),
      },
    }),
  };
}

async function main(): Promise<void> {
  const options = await readOptions();
  const desk = await startDesk(options).catch(
    (problem: NodeJS.ErrnoException & { port?: number }) =>
      problem.code === 'EADDRINUSE'
        ? fail(`The desk cannot start: port ${problem.port} is taken; choose another one.`)
        : fail(`The desk cannot start: ${problem.message}`),
  );
  const { port, controlPort, smtpPort, httpsPort, apiUrl, controlUrl } = desk;
  const { id, secret } = options.client;
  const secure = httpsPort === null ? {} : { httpsPort };
  const ready = { ready: true, port, controlPort, smtpPort, ...secure, apiUrl, controlUrl };
  process.stdout.write(`${JSON.stringify({ ...ready, clientId: id, clientSecret: secret })}\n`);
  const stop = (): void => {
    void desk.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main();
