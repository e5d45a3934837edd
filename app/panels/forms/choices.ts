/** Which values do our drop-downs have in Zendesk? Their tags, by the names that people see. */
import type { FieldIds } from '../../engine/field-ids.ts';
import { recordOf } from '../../zaf/failure.ts';
import type { Zendesk } from '../../zaf/zendesk.ts';

export interface Choices {
  readonly kinds: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
}

/** Empty where Zendesk does not say; then nothing can be chosen, and the form says why. */
export async function readChoices(
  zendesk: Pick<Zendesk, 'get'>,
  { palier_kind: kindId, palier_component: componentId }: FieldIds,
): Promise<Choices> {
  const paths = [kindId, componentId].map((id) => `ticketFields:custom_field_${id ?? 0}`);
  const found = await zendesk.get(paths).catch(() => ({}));
  const [kinds, components] = paths.map((path) => optionsIn(recordOf(found)[path]));
  return { kinds: kinds ?? new Map(), components: components ?? new Map() };
}

function optionsIn(field: unknown): ReadonlyMap<string, string> {
  const { optionValues } = recordOf(field);
  const options = (Array.isArray(optionValues) ? optionValues : []).map(recordOf);
  return new Map(options.map(({ label, value }) => [String(label), String(value)]));
}
