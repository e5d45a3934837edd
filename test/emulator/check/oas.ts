/**
 * Answers: does an answer agree with Zendesk's OpenAPI text? Read as its recordings need it: null
 * is allowed everywhere, `oneOf` means `anyOf`, `format` says nothing.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Stop } from './tour.ts';

type Json = Record<string, unknown>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema as it must be read; null is allowed wherever a type is named. */
function loosened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loosened);
  if (!isObject(schema)) return schema;
  const out: Json = {};
  for (const [name, value] of Object.entries(schema)) {
    if (['format', 'nullable', 'discriminator', 'example', 'examples', 'xml'].includes(name))
      continue;
    if (name === 'properties' && isObject(value)) {
      // Here names are properties, not keywords: one may well be called "format".
      out.properties = Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, loosened(part)]),
      );
    } else if (name === 'oneOf') out.anyOf = loosened(value);
    else if (name === 'type' && typeof value === 'string') out.type = [value, 'null'];
    else if (name === 'enum' && Array.isArray(value)) out.enum = [...value, null];
    else out[name] = loosened(value);
  }
  return out;
}

interface Operation {
  readonly segments: readonly string[];
  readonly method: string;
  readonly statuses: ReadonlyMap<string, ValidateFunction>;
}

export type Verdict =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'differs'; readonly why: string }
  | { readonly kind: 'notThere' };

/** The document, ready to judge answers. */
export class OpenApiText {
  readonly #operations: Operation[] = [];

  constructor(file: string) {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const document = JSON.parse(text) as { paths: Json; components: Json };
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
    ajv.addSchema({ $id: 'oas', components: loosened(document.components) });
    for (const [path, item] of Object.entries(document.paths)) {
      if (!isObject(item)) continue;
      for (const method of methods) {
        const operation = item[method];
        if (!isObject(operation)) continue;
        this.#operations.push({
          segments: path
            .replace(/^\/api\/v2/, '')
            .split('/')
            .slice(1),
          method: method.toUpperCase(),
          statuses: compiled(ajv, operation.responses),
        });
      }
    }
  }

  judge(stop: Stop): Verdict {
    const validate = this.#find(stop)?.statuses.get(String(stop.status));
    if (validate === undefined) return { kind: 'notThere' };
    if (validate(stop.body) === true) return { kind: 'agrees' };
    const why = (validate.errors ?? [])
      .slice(0, 4)
      .map((error) => `${error.instancePath || '/'} ${error.message}`)
      .join('; ');
    return { kind: 'differs', why };
  }

  #find(stop: Stop): Operation | undefined {
    const given = stop.template.split('/').slice(1);
    const fits = (operation: Operation): boolean =>
      operation.method === stop.method &&
      operation.segments.length === given.length &&
      operation.segments.every(
        (part, index) => part === given[index] || (part.startsWith('{') && given[index] === '{id}'),
      );
    return this.#operations.find(fits);
  }
}

function compiled(ajv: Ajv, responses: unknown): ReadonlyMap<string, ValidateFunction> {
  const statuses = new Map<string, ValidateFunction>();
  for (const [status, response] of Object.entries(isObject(responses) ? responses : {})) {
    const content = isObject(response) ? response.content : undefined;
    const json = isObject(content) ? content['application/json'] : undefined;
    const schema = isObject(json) ? json.schema : undefined;
    if (schema === undefined) continue;
    const text = JSON.stringify(loosened(schema)).replaceAll('"#/', '"oas#/');
    statuses.set(status, ajv.compile(JSON.parse(text) as Json));
  }
  return statuses;
}
