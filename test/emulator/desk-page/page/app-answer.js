// What does the host answer to get, set and invoke? Each path by itself, its error beside the rest.

/** Why the desk does not do what the app asks; the SDK only rejects errors that have a name. */
export class AppError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

const LIST_OF_PATHS = 'A get needs a list of paths.';
const OBJECT_OF_PATHS = 'A set or an invoke needs an object of paths.';

/** The answer to one call; `deeds` are `{get(path), set(path, value), invoke(path, args)}`. */
export async function answerTo({ id, request, params }, deeds) {
  try {
    return { id, result: await resultOf(request, params, deeds) };
  } catch (error) {
    return { id, error: toldError(error) };
  }
}

async function resultOf(request, params, deeds) {
  const result = { errors: {} };
  for (const [path, work] of worksOf(request, params, deeds)) {
    try {
      // One after the other: a bulk call's later paths may rest on its earlier ones.
      result[path] = (await work()) ?? null;
    } catch (error) {
      result.errors[path] = toldError(error, path);
    }
  }
  return result;
}

function worksOf(request, params, deeds) {
  if (request === 'get') {
    if (!Array.isArray(params)) throw new AppError('InvalidCall', LIST_OF_PATHS);
    return params.map((path) => [String(path), () => deeds.get(String(path))]);
  }
  if (request !== 'set' && request !== 'invoke') {
    throw new AppError('InvalidCall', `This desk knows no "${request}".`);
  }
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    throw new AppError('InvalidCall', OBJECT_OF_PATHS);
  }
  return Object.entries(params).map(([path, given]) => [
    path,
    request === 'set'
      ? () => deeds.set(path, given)
      : () => deeds.invoke(path, Array.isArray(given) ? given : [given]),
  ]);
}

function toldError(error, path) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  // The stack of the desk's own page would tell the app nothing.
  return { name, message, ...(path !== undefined && { path }), stack: '' };
}
