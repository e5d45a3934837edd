import type { Instant } from '../core/time/instant.ts';
import { localParts } from '../core/time/zone.ts';

/** "2026-11-23 11:30 CET": `palier_due`, local in the account's zone, and sortable as text. */
export function dueText(zone: string, at: Instant): string {
  const local = localParts(zone, at) ?? localParts('UTC', at);
  if (local === undefined) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${String(local.year).padStart(4, '0')}-${two(local.month)}-${two(local.day)}`;
  return `${date} ${two(local.hour)}:${two(local.minute)} ${local.abbreviation}`;
}
