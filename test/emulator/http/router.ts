/** Answers: which handler takes this method and path? */
import type { Route } from './call.ts';

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds routes by segment; a fixed segment wins over a parameter. */
export class Router {
  readonly #bySize = new Map<number, { segments: string[]; route: Route }[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.path.split('/').slice(1);
      const same = this.#bySize.get(segments.length) ?? [];
      same.push({ segments, route });
      same.sort((a, b) => variables(a.segments) - variables(b.segments));
      this.#bySize.set(segments.length, same);
    }
  }

  find(method: string, path: string): Match | null {
    const segments = path.split('/').slice(1);
    for (const candidate of this.#bySize.get(segments.length) ?? []) {
      if (candidate.route.method !== method) continue;
      const params = matched(candidate.segments, segments);
      if (params !== null) return { route: candidate.route, params };
    }
    return null;
  }
}

function variables(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith(':')).length;
}

function matched(
  pattern: readonly string[],
  given: readonly string[],
): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}
