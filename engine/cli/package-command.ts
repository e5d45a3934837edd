/** `palier package`: a built Zendesk app's folder, checked and made into a zip. */
import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type CommandResult, failure, options } from './command.ts';
import { type CheckedApp, checkApp } from './package/check-app.ts';
import type { AppProblem } from './package/problem.ts';
import { type Zipped, zip } from './package/zip.ts';
import { printable } from './printable.ts';
import { problemLine } from './problem-line.ts';

export const PACKAGE_HELP = `palier package FOLDER [--out FILE.zip] [--check] [--json]

Checks the folder of a built Zendesk app (manifest.json, assets, translations, requirements.json) by
Zendesk's rules and some of its own, and writes the zip to upload: every problem at once; the same
files give the same bytes. What .zcliignore lists, dotfiles and tmp are left out.
Without --out the zip is named after the folder and the manifest's version, in this directory.
--check writes nothing. Exit code 2 when there is an error; warnings do not keep from packing.`;

const MOST_LISTED = 3;

export async function packageCommand(args: readonly string[]): Promise<CommandResult> {
  const read = options(args, { flags: ['check', 'json'], values: ['out'], rest: 1 });
  if ('problem' in read) return failure(read.problem);
  const [folder] = read.rest;
  if (folder === undefined) return failure('Name the built app’s folder; see --help.');
  const isCheck = read.flags.has('check');
  const { out: asked } = read.values;
  const refused = asked === undefined ? null : wrongWith(asked, folder, isCheck);
  if (refused !== null) return failure(refused);

  const app = await checkApp(folder);
  const isValid = app.problems.every(({ severity }) => severity === 'warning');
  const zipped = isValid ? zip(app.files) : null;
  const out = zipped === null || isCheck ? null : (asked ?? nameOf(folder, app.version));
  if (zipped !== null && out !== null) {
    // A name that was made up may lie in the folder, too, when that is the current one.
    if (isInside(out, folder)) return failure(`${out} would lie in the app’s folder; use --out.`);
    const failed = await written(out, zipped.bytes);
    if (failed !== null) return failure(failed, 1);
  }
  const told = { folder, app, zipped, out };
  return {
    exitCode: isValid ? 0 : 2,
    out: read.flags.has('json') ? JSON.stringify(report(told), null, 2) : inWords(told),
  };
}

interface Told {
  readonly folder: string;
  readonly app: CheckedApp;
  /** Null when there is an error. */
  readonly zipped: Zipped | null;
  /** Null when nothing was written. */
  readonly out: string | null;
}

function wrongWith(out: string, folder: string, isCheck: boolean): string | null {
  if (isCheck) return '--check writes nothing, so --out does not go with it.';
  if (!/.\.zip$/.test(basename(out))) return '--out takes the name of a file that ends in .zip.';
  if (!isInside(out, folder)) return null;
  return `${out} would lie in the app’s folder, and in the next package; write it elsewhere.`;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A version is anybody's text, so only what looks like one becomes part of a file's name. */
function nameOf(folder: string, version: string | null): string {
  const isPlain = version !== null && /^\d[\w.+-]{0,40}$/.test(version);
  return `${basename(resolve(folder)) || 'app'}${isPlain ? `-${version}` : ''}.zip`;
}

/** Beside it first: whoever reads the zip meanwhile sees the former one or this one whole. */
async function written(out: string, bytes: Buffer): Promise<string | null> {
  const beside = `${out}.${process.pid}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, out);
    return null;
  } catch (error) {
    await rm(beside, { force: true });
    return `${out} could not be written (${(error as Error).message}); name another with --out.`;
  }
}

function report({ folder, app, zipped, out }: Told): object {
  return {
    folder,
    valid: zipped !== null,
    problems: app.problems,
    bytes: bytesOf(app),
    files: app.files.map(({ path, bytes }, i) => ({
      path,
      bytes: bytes.length,
      packedBytes: zipped?.entries[i]?.packedBytes ?? null,
    })),
    zip: zipped && { path: out, bytes: zipped.bytes.length, sha256: sha256(zipped.bytes) },
  };
}

function inWords({ folder, app, zipped, out }: Told): string {
  const lines = app.problems.map((problem) => problemLine(placeOf(folder, problem), problem));
  const name = printable(folder);
  if (zipped === null)
    return [...lines, `${name}: ${counted(app.problems)}; see docs/api.md`].join('\n');
  const { length: bytes } = zipped.bytes;
  const warned = app.problems.length === 0 ? '' : `${counted(app.problems)}; `;
  const files = `${app.files.length} file${app.files.length === 1 ? '' : 's'}`;
  lines.push(`${name}: fit to be uploaded; ${warned}${files}, ${bytesOf(app)} bytes`);
  const largest = [...app.files].sort((a, b) => b.bytes.length - a.bytes.length);
  for (const file of largest.slice(0, MOST_LISTED)) {
    const packed = zipped.entries.find(({ path }) => path === file.path)?.packedBytes;
    lines.push(`  ${printable(file.path)}  ${file.bytes.length} bytes, packed ${packed}`);
  }
  const what = out === null ? 'the zip would have' : `${printable(out)} written:`;
  lines.push(`${what} ${bytes} bytes, sha256 ${sha256(zipped.bytes)}`);
  return lines.join('\n');
}

function placeOf(folder: string, { file }: AppProblem): string {
  return file === '' ? folder : join(folder, file);
}

function counted(problems: readonly AppProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} error${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
  ];
  return parts.join(', ');
}

function bytesOf({ files }: CheckedApp): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
