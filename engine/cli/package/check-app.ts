/** Would Zendesk take this folder as an app, and would it publish what it must not? */
import { checkFileType } from './file-types.ts';
import { type AppFile, readFolder } from './folder.ts';
import { checkImage } from './images.ts';
import { readJsonFile } from './json-file.ts';
import { checkManifest, type Manifest } from './manifest.ts';
import { type AppProblem, problemList, type Tell } from './problem.ts';
import { checkPresence, checkRequirements, REQUIREMENTS } from './requirements.ts';
import { warnOfPlainHttp, warnOfSecrets } from './secrets.ts';
import { checkSourceMaps } from './source-maps.ts';
import { checkTranslation, isTranslation } from './translations.ts';

const MANIFEST = 'manifest.json';

export interface CheckedApp {
  /** What would be packed, by path; empty when the folder cannot be read. */
  readonly files: readonly AppFile[];
  /** By file and place; those of the whole folder come first. */
  readonly problems: readonly AppProblem[];
  readonly version: string | null;
}

/** Reads the folder and tells every problem at once. */
export async function checkApp(folder: string): Promise<CheckedApp> {
  const { problems, tell } = problemList();
  const files = await readFolder(folder, tell);
  const manifest = files === undefined ? undefined : checkFiles(files, tell);
  problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  return { files: files ?? [], problems, version: manifest?.version ?? null };
}

function checkFiles(files: readonly AppFile[], tell: Tell): Manifest | undefined {
  const manifest = manifestIn(files, tell);
  const requirements = files.find(({ path }) => path === REQUIREMENTS);
  if (manifest !== undefined) {
    checkPresence(requirements !== undefined, manifest, tell);
    if (manifest.isRequirementsOnly || manifest.isMarketingOnly) refuseCode(files, tell);
  }
  if (requirements !== undefined) {
    const json = readJsonFile(requirements, tell);
    if (json !== undefined) checkRequirements(json);
  }
  for (const file of files) {
    if (isTranslation(file.path)) checkTranslation(file, manifest, tell);
    checkFileType(file, tell);
    checkImage(file, tell);
    checkSourceMaps(file, tell);
    warnOfSecrets(file, tell);
    warnOfPlainHttp(file, tell);
  }
  return manifest;
}

function manifestIn(files: readonly AppFile[], tell: Tell): Manifest | undefined {
  const file = files.find(({ path }) => path === MANIFEST);
  if (file !== undefined) {
    const json = readJsonFile(file, tell);
    return json && checkManifest(json, new Set(files.map(({ path }) => path)));
  }
  const nested = files.find(({ path }) => /^[^/]+\/manifest\.json$/.test(path));
  const message =
    nested === undefined
      ? 'there is no manifest.json; name the folder that holds it'
      : `manifest.json lies one level down; name the folder ${nested.path.split('/')[0]} instead`;
  tell('missingManifest', nested?.path ?? MANIFEST, message);
  return undefined;
}

/** An app without pages runs no code. */
function refuseCode(files: readonly AppFile[], tell: Tell): void {
  for (const { path } of files) {
    if (!/\.(js|css)$/.test(path) && !path.startsWith('templates/')) continue;
    tell('notAllowed', path, 'an app of requirements or marketing only has no code; leave it out');
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
