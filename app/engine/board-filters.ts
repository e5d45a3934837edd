/**
 * Which part of the queue is asked for, and how is that kept in the page's address? Reloading,
 * the back button and a link sent to a colleague then all show the same.
 */
import type { PalierState } from '../../engine/http/contract.ts';
import type { Language } from '../../engine/wording/language.ts';

export interface Filters {
  readonly tier: string | null;
  readonly kind: string | null;
  readonly state: PalierState | null;
}

/** In the order of urgency, which is also the order of the menu. */
export const STATES: readonly PalierState[] = [
  'breached',
  'atRisk',
  'onTrack',
  'waiting',
  'notMeasured',
  'none',
];

export const NO_FILTERS: Filters = { tier: null, kind: null, state: null };

/** Filters in an address's query; empty or unknown values filter nothing. */
export function filtersFrom(search: string): Filters {
  const query = new URLSearchParams(search);
  const state = query.get('state');
  return {
    tier: query.get('tier') || null,
    kind: query.get('kind') || null,
    state: STATES.find((known) => known === state) ?? null,
  };
}

/** The address's query with these filters and everything else (a theme, say) left as it was. */
export function searchWith(search: string, filters: Filters): string {
  const query = new URLSearchParams(search);
  for (const name of ['tier', 'kind', 'state'] as const) {
    const value = filters[name];
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The query for the engine; 500 rows are more than anyone reads, and the total is said beside. */
export function boardQuery(filters: Filters, zone: string, language: Language): string {
  const zoned = `?limit=500&zone=${encodeURIComponent(zone)}`;
  return searchWith(`${zoned}&language=${language}`, filters);
}

/**
 * The zone that all times are shown in: the address's, when it names a real one, else the viewer's.
 */
export function zoneFrom(search: string, viewers: string): string {
  const zone = new URLSearchParams(search).get('zone');
  if (zone === null) return viewers;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return viewers;
  }
}

/** True when some filter narrows the queue. */
export function isFiltered(filters: Filters): boolean {
  return filters.tier !== null || filters.kind !== null || filters.state !== null;
}
