// Are the drop-downs' values found in what Zendesk says of its fields, and none in anything else?
import { readChoices } from '../../../../app/panels/forms/choices.ts';

describe('readChoices', () => {
  const IDS = { palier_kind: 2, palier_component: 3 };
  const KIND = 'ticketFields:custom_field_2';
  const PART = 'ticketFields:custom_field_3';
  const VALUE = 'ticket.customField:custom_field_3';

  it('finds the tags by the names that people see', async () => {
    const asked: (readonly string[])[] = [];
    const options = (...labels: readonly string[]) => ({
      optionValues: labels.map((label) => ({ label, value: `tag_${label}` })),
    });
    const get = async (paths: readonly string[]) => {
      asked.push(paths);
      const fields = { [KIND]: options('incident', 'advice'), [PART]: options('disk', 'psu') };
      return { ...fields, [VALUE]: 'tag_psu' };
    };
    const { kinds, components, component } = await readChoices({ get }, IDS);
    expect([...kinds]).toEqual([
      ['incident', 'tag_incident'],
      ['advice', 'tag_advice'],
    ]);
    expect([...components.keys()]).toEqual(['disk', 'psu']);
    expect(component).toBe('psu');
    expect(asked).toEqual([[KIND, PART, VALUE]]);
  });

  it.each([{}, { [KIND]: null, [PART]: 'x' }, { [KIND]: { optionValues: {} } }])(
    'has none in %p',
    async (found) => {
      const { kinds, components } = await readChoices({ get: async () => found }, IDS);
      expect([kinds.size, components.size]).toEqual([0, 0]);
    },
  );

  it('has none where Zendesk does not say, or where nothing is connected', async () => {
    const silent = { get: () => Promise.reject(new Error('No.')) };
    expect((await readChoices(silent, {})).kinds.size).toBe(0);
  });
});
