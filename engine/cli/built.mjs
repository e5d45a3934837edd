// Builds when a source is newer than the last build, saying nothing of its own, then hands over to
// the compiled program. `--build` only builds; `--run FILE` runs another compiled program;
// `--package` makes Zendesk's zip of the app, which is built for it alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dist = join(root, 'dist');
const stampFile = join(dist, '.built');
const sources = [
  'engine',
  'app',
  'test/emulator',
  'test/data',
  'test/bench',
  'test/accept',
  'translations',
];
const singles = ['package.json', 'tsconfig.json', 'manifest.json'];

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  const named = singles.map((name) => join(root, name));
  for (const path of [
    ...named,
    ...sources.flatMap((name) => [...filesUnder(join(root, name))]).sort(),
  ]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error', '-c'];
const app = [...vite, 'app/sidebar.vite.config.ts', '--mode'];

class BuildFailure extends Error {}

// What is built is for others, so it is built the same whoever builds: React has a slower twin for
// those who work on it, which Vite takes where NODE_ENV says so.
const env = { ...process.env, NODE_ENV: 'production' };

function step(what, args) {
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
  if (done.status === 0) return;
  throw new BuildFailure(`Palier could not be built (${what}).\n${done.stdout}${done.stderr}`);
}

function build(stamp) {
  step('TypeScript', [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'engine/tsconfig.json']);
  // The desk's page is served as it is written.
  const page = 'test/emulator/desk-page/page';
  cpSync(join(root, page), join(dist, page), { recursive: true });
  step('board', [...vite, 'app/vite.config.ts']);
  step('app', [...app, 'workspace']);
  writeFileSync(stampFile, stamp);
}

// Two programs started at once must not write into one another's build: the folder is the lock.
function buildWhenNeeded() {
  const stamp = fingerprint();
  const current = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (current()) return;
  mkdirSync(dist, { recursive: true });
  const lock = join(dist, '.building');
  const waited = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - statSync(lock).mtimeMs > 120_000) rmdirSync(lock);
      Atomics.wait(waited, 0, 0, 100);
      if (current()) return;
    }
  }
  try {
    if (!current()) build(stamp);
  } finally {
    rmdirSync(lock);
  }
}

function buildOrSay(work) {
  try {
    work();
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    process.stderr.write(error.message);
    process.exit(1);
  }
}

// The app may reach this one host, and a wrong one would show only where it is installed.
function refuseWrongAddress() {
  const { PALIER_PUBLIC_URL: address = '' } = process.env;
  const isAddress = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (isAddress || address === '') return;
  const sample = 'https://palier.example.com';
  process.stderr.write(`PALIER_PUBLIC_URL is "${address}", no address; write one as ${sample}.\n`);
  process.exit(2);
}

const isCheckout = existsSync(join(root, 'engine', 'main.ts'));
const [first, ...rest] = process.argv.slice(2);
if (first === '--package') refuseWrongAddress();
if (isCheckout) buildOrSay(buildWhenNeeded);
if (first === '--package') {
  buildOrSay(() => step('app', [...app, 'package']));
  const out = ['--out', join(root, 'dist/app/palier.zip')];
  process.argv.splice(2, 1, 'package', join(root, 'dist/app/package'), ...out);
}
if (first !== '--build') {
  const program = first === '--run' ? join(dist, rest.shift()) : join(dist, 'engine/cli/palier.js');
  process.argv = [process.argv[0], program, ...(first === '--run' ? rest : process.argv.slice(2))];
  await import(pathToFileURL(program).href);
}
