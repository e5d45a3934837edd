/** Is each translations/*.json as Zendesk takes it (zendesk_apps_support 4.52.0, translations)? */
import type { Path } from '../../tiers-file/problem.ts';
import type { AppFile } from './folder.ts';
import { isObject, type JsonFile, type JsonObject, quoted, readJsonFile } from './json-file.ts';
import { PRODUCTS } from './locations.ts';
import type { Manifest } from './manifest.ts';
import type { Tell } from './problem.ts';

/** A language's code and, after a hyphen, a region or a script: "en", "pt-BR", "es-419". */
export const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/;

/** What the marketplace shows of an app that is not private. */
const SHOWN = ['short_description', 'long_description', 'installation_instructions'];

export function isTranslation(path: string): boolean {
  return /^translations\/.*\.json$/.test(path);
}

export function checkTranslation(file: AppFile, manifest: Manifest | undefined, tell: Tell): void {
  const locale = file.path.slice('translations/'.length, -'.json'.length);
  if (!LOCALE.test(locale)) {
    const message = `${quoted(locale)} is no locale; call the file like translations/en.json`;
    tell('badValue', file.path, message);
  }
  const json = readJsonFile(file, tell);
  if (json === undefined) return;
  const { app } = json.value;
  if (app !== undefined && !isObject(app)) {
    json.tell('wrongType', ['app'], 'the texts about the app are no object; write { "name": … }');
    return;
  }
  if (app?.package !== undefined) checkTitled(json.tell, [], withoutPackage(json.value, app));
  checkLabels(json, app);
  // Zendesk looks into the English file alone.
  if (locale === 'en' && manifest !== undefined) checkShown(json, app ?? {}, manifest);
}

function withoutPackage(value: JsonObject, app: JsonObject): JsonObject {
  const { package: _translated, ...rest } = app;
  return { ...value, app: rest };
}

/** Beside "app.package", each text tells translators what it is for. */
function checkTitled(tell: JsonFile['tell'], path: Path, texts: JsonObject): void {
  for (const [key, one] of Object.entries(texts)) {
    const at = [...path, key];
    if (!isObject(one)) {
      const message = `beside app.package, ${quoted(one)} stands as { "title": …, "value": … }`;
      tell('wrongType', at, message);
    } else if (!isTitled(one)) checkTitled(tell, at, one);
  }
}

function isTitled(one: JsonObject): boolean {
  const isText = typeof one.title === 'string' && typeof one.value === 'string';
  return isText && Object.keys(one).length === 2;
}

function checkLabels({ tell }: JsonFile, app: JsonObject | undefined): void {
  const { parameters } = app ?? {};
  if (parameters === undefined) return;
  const path = ['app', 'parameters'];
  if (!isObject(parameters)) {
    tell(
      'wrongType',
      path,
      'the parameters’ texts are no object; write { "NAME": { "label": … } }',
    );
    return;
  }
  for (const [name, texts] of Object.entries(parameters)) {
    if (isObject(texts) && texts.label !== undefined) continue;
    tell(
      'missing',
      [...path, name, 'label'],
      'the parameter’s label is missing; write "label": "…"',
    );
  }
}

function checkShown(json: JsonFile, app: JsonObject, manifest: Manifest): void {
  const products = Object.keys(app).filter((key) => PRODUCTS.includes(key));
  if (products.length === 0) checkKeys(json, ['app'], app, manifest);
  for (const product of products) {
    const its = app[product];
    if (!manifest.products.includes(product)) {
      const message = 'the manifest has no location in this product; take its texts out';
      json.tell('notAllowed', ['app', product], message, 'atKey');
    }
    if (isObject(its)) checkKeys(json, ['app', product], its, manifest);
    else json.tell('wrongType', ['app', product], 'the product’s texts are no object; write { … }');
  }
}

function checkKeys({ tell }: JsonFile, path: Path, texts: JsonObject, manifest: Manifest): void {
  for (const key of manifest.isPrivate ? ['name'] : ['name', ...SHOWN]) {
    // The former name of the short description is still taken.
    const isThere = texts[key] !== undefined;
    if (isThere || (key === 'short_description' && texts.description !== undefined)) continue;
    const whose = manifest.isPrivate ? 'every app' : 'an app that is not private';
    tell('missing', [...path, key], `${whose} needs "${key}"; write it`);
  }
}
