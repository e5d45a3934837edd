/**
 * Answers: is this an app's package, and what does it say of itself? The part of Zendesk's checks
 * that is cheap and certain; `palier package` makes the whole of them.
 */
import { isRecord } from '../rules/read-json.ts';
import { readZip } from './read-zip.ts';

export interface AppPackage {
  readonly name: string;
  readonly version: string;
  /** Names of the secure parameters: their values are never shown. */
  readonly secure: readonly string[];
}

type Files = ReturnType<typeof readZip>;

/** The package's own words, or one sentence that says what is wrong. */
export function readPackage(
  bytes: unknown,
): { readonly app: AppPackage } | { readonly problem: string } {
  try {
    if (!Buffer.isBuffer(bytes)) throw new Error('No package was sent.');
    return { app: packageIn(readZip(bytes)) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function packageIn(files: Files): AppPackage {
  const manifest = manifestIn(files);
  const isBare = manifest.requirementsOnly === true || manifest.marketingOnly === true;
  const required = ['author', 'defaultLocale', ...(isBare ? [] : ['location', 'frameworkVersion'])];
  const lacks = required.filter((name) => manifest[name] === undefined || manifest[name] === '');
  if (lacks.length > 0) {
    throw new Error(`Missing required fields in manifest: ${lacks.join(', ')}`);
  }
  const { author, location, defaultLocale: locale, frameworkVersion } = manifest;
  if (!isRecord(author)) throw new Error('The author in the manifest must be an object');
  if (!isBare && frameworkVersion !== '2.0') {
    throw new Error(`The frameworkVersion must be "2.0", not ${JSON.stringify(frameworkVersion)}`);
  }
  if (typeof locale !== 'string' || !files.has(`translations/${locale}.json`)) {
    throw new Error(`Missing translation file for locale ${JSON.stringify(locale)}`);
  }
  jsonIn(files, `translations/${locale}.json`);
  if (!isBare) checkLocations(location, files);
  return {
    name: String(manifest.name ?? 'App'),
    version: String(manifest.version ?? '0.0.0'),
    secure: secureNames(manifest.parameters),
  };
}

function manifestIn(files: Files): Readonly<Record<string, unknown>> {
  if (files.has('manifest.json')) return jsonIn(files, 'manifest.json');
  const nested = [...files.keys()].find((name) => /^[^/]+\/manifest\.json$/.test(name));
  throw new Error(
    nested === undefined
      ? 'Could not find manifest.json'
      : `The manifest must be at the root of the package, not at ${nested}`,
  );
}

function jsonIn(files: Files, name: string): Readonly<Record<string, unknown>> {
  let found: unknown;
  try {
    found = JSON.parse(files.get(name)?.().toString('utf8') ?? '');
  } catch (error) {
    throw new Error(`${name} is not valid JSON: ${(error as Error).message}`);
  }
  if (!isRecord(found)) throw new Error(`${name} must hold an object`);
  return found;
}

/** Every `assets/…` that a location names must be in the package. */
function checkLocations(location: unknown, files: Files): void {
  if (!isRecord(location)) throw new Error('The location in the manifest must be an object');
  for (const [product, places] of Object.entries(location)) {
    if (!isRecord(places)) throw new Error(`The locations of ${product} must be an object`);
    for (const [place, given] of Object.entries(places)) {
      const url = String((isRecord(given) ? given.url : given) ?? '');
      if (url.startsWith('assets/') && !files.has(url.replace(/[?#].*$/, ''))) {
        throw new Error(`The location ${place} of ${product} names ${url}, which is not there`);
      }
    }
  }
}

function secureNames(parameters: unknown): readonly string[] {
  return (Array.isArray(parameters) ? parameters : [])
    .filter((one) => isRecord(one) && one.secure === true)
    .map((one) => String(one.name));
}
