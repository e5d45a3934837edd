/**
 * Which ticket fields are ours? `palier connect` makes them and writes their ids into the app's
 * settings, as "palier_tier:123,palier_kind:124,…".
 */

const NAMES = [
  'palier_tier',
  'palier_kind',
  'palier_component',
  'palier_replaced',
  'palier_due',
  'palier_state',
  'palier_action',
] as const;

export type FieldName = (typeof NAMES)[number];
/** Absent: not connected, or connected before the field existed. */
export type FieldIds = Readonly<Partial<Record<FieldName, number>>>;

export function fieldIdsIn(setting: unknown): FieldIds {
  const ids: Partial<Record<FieldName, number>> = {};
  for (const pair of String(setting ?? '').split(',')) {
    const [, name, digits] = /^\s*(\w+)\s*:\s*(\d+)\s*$/.exec(pair) ?? [];
    const known = NAMES.find((one) => one === name);
    if (known !== undefined) ids[known] = Number(digits);
  }
  return ids;
}

/** How `client.get` names a field's value. */
export function fieldPath(id: number): string {
  return `ticket.customField:custom_field_${id}`;
}
