/**
 * In which form a changed value is kept, so that the two readings of an update agree: ids are
 * numbers, tags sorted lists, custom fields text; nothing is null, never an empty text.
 */
import { idOf, tagsOf } from './row.ts';

/** The value of `field` in its one form; `field` is Zendesk's name or "custom_field:ID". */
export function plainValue(field: string, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'tags') return [...tagsOf(value)].sort();
  if (field.startsWith('custom_field:')) return plainCustom(value);
  if (field.endsWith('_id')) return idOf(value);
  return value;
}

function plainCustom(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String).sort();
  return typeof value === 'object' ? value : String(value);
}

/** A checkbox's text: audits write "1", exports true; anything else is unticked. */
export function isTicked(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 'yes' || value === 't';
}
