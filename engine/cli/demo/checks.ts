/** Can the demo start here? One clear sentence for each thing that stands in its way. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readTiersFile } from '../../tiers-file/read.ts';
import { type DemoOptions, PORTS, type PortName } from './options.ts';

const OLDEST_NODE = [20, 19] as const;
const PORT_PATIENCE_MS = 3000;
const PORT_RETRY_MS = 100;

/**
 * Says when this Node is older than the product runs on; `version` as in `process.versions.node`.
 */
export function checkNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const isOldEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (isOldEnough) return null;
  return `Palier needs Node ${oldestMajor}.${oldestMinor} or newer; this is Node ${version}.`;
}

/** Says when nothing can be written to the folder that keeps the demo's state. */
export function checkFolder(path: string): string | null {
  const probe = join(path, `.probe-${process.pid}`);
  try {
    mkdirSync(path, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
    return null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return `The demo cannot write to ${path} (${code}); make it writable or set PALIER_DATA.`;
  }
}

/** Says what is wrong first with the tiers file, where, and how much more. */
export function checkTiers(path: string): string | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return `The tiers file ${path} cannot be read (${code}).`;
  }
  const result = readTiersFile(text);
  if ('policy' in result) return null;
  const errors = result.problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return null;
  const more = errors.length - 1;
  const rest = more === 0 ? '' : ` (and ${more} more: npm run -s palier -- check)`;
  const where = `${path}:${first.line}:${first.column}`;
  return `The tiers file is not valid: ${where} ${first.path}: ${first.message}${rest}`;
}

/** Resolves to the ports, free ones in place of 0, or to a sentence for each busy one. */
export async function claimPorts(
  wanted: DemoOptions['ports'],
  patienceMs = PORT_PATIENCE_MS,
): Promise<{ readonly ports: DemoOptions['ports'] } | { readonly problems: readonly string[] }> {
  const ports: Record<PortName, number> = { ...wanted };
  const problems: string[] = [];
  // Side by side: each may have to wait for a demo that was killed a moment ago.
  const found = await Promise.all(PORTS.map(({ name }) => freePort(wanted[name], patienceMs)));
  for (const [index, { name, flag, variable }] of PORTS.entries()) {
    const port = found[index] ?? null;
    if (port === null) {
      problems.push(
        `Port ${wanted[name]} is busy: stop what uses it, or choose another with ` +
          `--${flag} or ${variable}.`,
      );
    } else ports[name] = port;
  }
  return problems.length > 0 ? { problems } : { ports };
}

/** The port when it is free within the patience: a demo killed a moment ago is still letting go. */
async function freePort(port: number, patienceMs: number): Promise<number | null> {
  const endsAt = performance.now() + patienceMs;
  for (;;) {
    const found = await tryPort(port);
    if (found !== null || performance.now() >= endsAt) return found;
    await new Promise((resolve) => setTimeout(resolve, PORT_RETRY_MS));
  }
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
