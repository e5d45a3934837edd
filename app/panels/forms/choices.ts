/** Which values do our drop-downs have in Zendesk? Their tags, by the names that people see. */
import { type FieldIds, fieldPath } from '../../engine/field-ids.ts';
import { recordOf, rowsIn } from '../../zaf/record.ts';
import type { Zendesk } from '../../zaf/zendesk.ts';

export interface Choices {
  readonly kinds: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
  /** The name of the component that the ticket has, unsaved changes included; empty for none. */
  readonly component: string;
}

/** Empty where Zendesk does not say; then nothing can be chosen, and the form says why. */
export async function readChoices(
  zendesk: Pick<Zendesk, 'get'>,
  { palier_kind: kindId, palier_component: componentId }: FieldIds,
): Promise<Choices> {
  const [kindPath, componentPath] = [kindId, componentId].map(
    (id) => `ticketFields:custom_field_${id ?? 0}`,
  ) as [string, string];
  const valuePath = fieldPath(componentId ?? 0);
  const asked = zendesk.get([kindPath, componentPath, valuePath]);
  const found = recordOf(await asked.catch(() => null));
  const components = optionsIn(found[componentPath]);
  const [component = ''] = [...components]
    .filter(([, value]) => value === found[valuePath])
    .map(([name]) => name);
  return { kinds: optionsIn(found[kindPath]), components, component };
}

function optionsIn(field: unknown): ReadonlyMap<string, string> {
  const { optionValues } = recordOf(field);
  return new Map(rowsIn(optionValues).map(({ label, value }) => [String(label), String(value)]));
}
