/**
 * How our own drop-downs' values are written: every value is a tag, and tags must be unique across
 * fields, so each carries its field's name in front, in lower case as Zendesk keeps tags.
 */
import type { DropDownField } from '../ports/desk.ts';

/** "palier_kind", "outage" → "palier_kind_outage"; letters become small, blanks underscores. */
export function optionValue(field: DropDownField, name: string): string {
  return `${field}_${name.trim().toLowerCase().replaceAll(/\s+/g, '_')}`;
}

/**
 * The name behind a drop-down's value: the one of `names` that is written so, or, for a value that
 * none of them has, what stands after the field's name. Null for an empty field.
 */
export function optionName(
  field: DropDownField,
  value: unknown,
  names: readonly string[],
): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const known = names.find((name) => optionValue(field, name) === value.toLowerCase());
  if (known !== undefined) return known;
  return value.startsWith(`${field}_`) ? value.slice(field.length + 1) : value;
}
