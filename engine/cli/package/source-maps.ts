/** Would the package publish the sources? Maps may name them, but must not hold them. */
import type { AppFile } from './folder.ts';
import { placeAt, type Tell } from './problem.ts';

const INLINE = /sourceMappingURL=data:application\/json[^,\s]{0,99}?(;base64)?,([^\s*'"`]+)/g;

export function checkSourceMaps({ path, bytes }: AppFile, tell: Tell): void {
  if (path.endsWith('.map')) {
    const why = wrongWith(bytes.toString());
    if (why !== null) tell('sourceMap', path, why);
  } else if (/\.(m?js|css|html?)$/.test(path)) checkInline(path, bytes.toString(), tell);
}

function checkInline(path: string, text: string, tell: Tell): void {
  for (const found of text.matchAll(INLINE)) {
    const [, isBase64, data = ''] = found;
    const why = wrongWith(isBase64 ? Buffer.from(data, 'base64').toString() : percentDecoded(data));
    if (why !== null) tell('sourceMap', path, why, placeAt(text, found.index));
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not well formed: then it is no JSON either, and is told as such.
    return text;
  }
}

function wrongWith(text: string): string | null {
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    return 'a source map that cannot be read may hold sources; build without it';
  }
  const holds =
    'the source map holds the sources; build it without sourcesContent, or leave it out';
  return holdsSources(map) ? holds : null;
}

interface SourceMap {
  readonly sourcesContent?: unknown;
  readonly sections?: unknown;
}

function holdsSources(map: unknown): boolean {
  const { sourcesContent, sections } = (map ?? {}) as SourceMap;
  if (Array.isArray(sourcesContent) && sourcesContent.some((one) => Boolean(one))) return true;
  // A map of maps has one level, by the format's own rule.
  return (
    Array.isArray(sections) &&
    sections.some((one) => {
      const { sourcesContent: inner } = ((one as { map?: unknown } | null)?.map ?? {}) as SourceMap;
      return Array.isArray(inner) && inner.some((text) => Boolean(text));
    })
  );
}
