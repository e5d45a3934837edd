/**
 * How is Zendesk's own `zcli` run against a desk? As a process, by https, with a home of its own,
 * on a copy of the app's folder, since it writes into both.
 */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { SecurePort } from '../emulator/start-desk.ts';

const ZCLI = join(__dirname, '..', '..', 'node_modules', '@zendesk', 'zcli', 'bin', 'run');
const OPENSSL = process.env.OPENSSL ?? '/usr/bin/openssl';

function whyNoZcli(): string | null {
  if (!existsSync(ZCLI)) return '@zendesk/zcli is not installed';
  return existsSync(OPENSSL) ? null : `no openssl at ${OPENSSL} to make a certificate`;
}

/** `describe`, skipped with the reason in its name where zcli cannot run; fails in CI instead. */
export function describeWithZcli(name: string, tests: () => void): void {
  const why = whyNoZcli();
  if (why === null) describe(name, tests);
  else if (process.env.CI !== 'true') describe.skip(`${name} (skipped: ${why})`, tests);
  else {
    describe(name, () => {
      it('can run here', () => {
        throw new Error(why);
      });
    });
  }
}

export interface ZcliHome {
  /** To be removed by whoever made it. */
  readonly folder: string;
  /** For `startDesk`; its certificate is for 127.0.0.1. */
  readonly secure: SecurePort;
}

/** A folder for zcli's home and copies of apps, with a certificate that only it trusts. */
export function zcliHome(): ZcliHome {
  const folder = mkdtempSync(join(tmpdir(), 'palier-zcli-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(OPENSSL, [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=palier-desk'],
    ...['-addext', 'subjectAltName=IP:127.0.0.1'],
  ]);
  // A fresh mark of the last look for a newer zcli, which otherwise asks the npm registry.
  writeFileSync(join(folder, 'version'), '{"latest":"0.0.0"}');
  const read = (path: string) => readFileSync(path, 'utf8');
  return { folder, secure: { port: 0, key: read(key), cert: read(cert) } };
}

/** Writes an app's text files and the two logos that Zendesk expects. */
export function writeApp(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const name of ['logo.png', 'logo-small.png']) {
    writeFileSync(join(folder, 'assets', name), Buffer.from(DOT, 'base64'));
  }
}

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p8m+lwAAAABJRU5ErkJggg==';

export interface ZcliRun {
  readonly exitCode: number;
  /** Everything that was printed. */
  readonly said: string;
  /** The copy of the app's folder that zcli worked on. */
  readonly folder: string;
}

/** What zcli is told of the desk and of who calls. */
export interface ZcliCaller {
  readonly httpsPort: number;
  readonly email: string;
  readonly token: string;
}

/** Runs e.g. `zcli apps:validate` on a copy of an app's folder. */
export async function runZcli(
  home: ZcliHome,
  caller: ZcliCaller,
  command: string,
  appFolder: string,
): Promise<ZcliRun> {
  const folder = mkdtempSync(join(home.folder, 'app-'));
  cpSync(appFolder, folder, { recursive: true });
  const env = {
    PATH: process.env.PATH,
    HOME: home.folder,
    ZCLI_CACHE_DIR: home.folder,
    NODE_EXTRA_CA_CERTS: join(home.folder, 'cert.pem'),
    // zcli puts a dot between the two and https before them: https://127.0.0.1:PORT.
    ZENDESK_SUBDOMAIN: '127.0.0',
    ZENDESK_DOMAIN: `1:${caller.httpsPort}`,
    ZENDESK_EMAIL: caller.email,
    ZENDESK_API_TOKEN: caller.token,
  };
  const run = promisify(execFile)(process.execPath, [ZCLI, command, folder], { env, cwd: folder });
  return run.then(
    ({ stdout, stderr }) => ({ exitCode: 0, said: stdout + stderr, folder }),
    ({ code, stdout, stderr }) => ({ exitCode: Number(code), said: `${stdout}${stderr}`, folder }),
  );
}
