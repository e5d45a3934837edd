import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('custom fields', () => {
  let desk: DeskCaller;
  const ids: Record<string, number> = {};
  beforeEach(async () => {
    desk = await callDesk();
    const options = ['k_a', 'k_b'].map((value) => ({ name: value.toUpperCase(), value }));
    const fields = [
      { title: 'kind', type: 'tagger', custom_field_options: options },
      { title: 'late', type: 'checkbox', tag: 'is_late' },
      { title: 'rank', type: 'integer' },
      { title: 'due', type: 'text' },
    ];
    for (const ticket_field of fields) {
      const made = await desk.api('POST', '/ticket_fields', { ticket_field });
      ids[ticket_field.title] = made.body.ticket_field.id;
    }
    await desk.api('POST', '/tickets', { ticket: { comment: { body: 'x' }, tags: ['vip'] } });
  });
  afterEach(() => desk.close());

  const set = (name: string, value: unknown) =>
    desk.api('PUT', '/tickets/1', { ticket: { custom_fields: [{ id: ids[name], value }] } });
  const ticket = async () => (await desk.api('GET', '/tickets/1')).body.ticket;
  const value = async (name: string) =>
    (await ticket()).custom_fields.find((field: { id: number }) => field.id === ids[name]).value;

  test('every ticket shows every field, empty ones as null and false, twice', async () => {
    const shown = await ticket();
    expect(shown.custom_fields.map((field: { value: unknown }) => field.value)).toEqual([
      null,
      false,
      null,
      null,
    ]);
    expect(shown.fields).toEqual(shown.custom_fields);
  });

  test('a drop-down value is a tag; another value replaces it, null removes it', async () => {
    await set('kind', 'k_a');
    expect((await ticket()).tags).toEqual(['k_a', 'vip']);
    await set('kind', 'k_b');
    expect((await ticket()).tags).toEqual(['k_b', 'vip']);
    await set('kind', null);
    expect((await ticket()).tags).toEqual(['vip']);
  });

  test('a change of a drop-down stands in the audit by field id, beside the tags', async () => {
    await set('kind', 'k_a');
    const audit = (await desk.api('GET', '/tickets/1/audits')).body.audits.at(-1);
    expect(audit.events).toEqual([
      expect.objectContaining({
        type: 'Change',
        field_name: String(ids.kind),
        value: 'k_a',
        previous_value: null,
      }),
      expect.objectContaining({ field_name: 'tags', previous_value: ['vip'] }),
    ]);
  });

  test('a ticked checkbox sets its tag, an unticked one takes it away', async () => {
    await set('late', true);
    expect(await value('late')).toBe(true);
    expect((await ticket()).tags).toEqual(['is_late', 'vip']);
    await set('late', false);
    expect((await ticket()).tags).toEqual(['vip']);
  });

  test('unticking what was never ticked changes nothing', async () => {
    const answer = await set('late', false);
    expect(answer.body.audit).toBeUndefined();
  });

  test('a tag that a field owns sets the field, and removing it empties the field', async () => {
    await desk.api('PUT', '/tickets/1/tags', { tags: ['k_b', 'is_late'] });
    expect([await value('kind'), await value('late')]).toEqual(['k_b', true]);
    await desk.api('DELETE', '/tickets/1/tags', { tags: ['k_b'] });
    expect([await value('kind'), await value('late')]).toEqual([null, true]);
  });

  test('whole numbers come back as text, and only whole numbers are taken', async () => {
    await set('rank', 1_772_438_400);
    expect(await value('rank')).toBe('1772438400');
    const refused = await set('rank', '12.5');
    expect(refused.status).toBe(422);
    expect(refused.body.details.base[0].description).toContain('integer');
  });

  test('an option that does not exist is refused; a field that does not exist is ignored', async () => {
    expect((await set('kind', 'k_z')).status).toBe(422);
    const ignored = await desk.api('PUT', '/tickets/1', {
      ticket: { custom_fields: [{ id: 4, value: 'x' }] },
    });
    expect([ignored.status, ignored.body.audit]).toEqual([200, undefined]);
  });

  test('an option keeps its id when options are written again', async () => {
    const path = `/ticket_fields/${ids.kind}`;
    const before = (await desk.api('GET', path)).body.ticket_field.custom_field_options;
    const custom_field_options = [...before, { name: 'C', value: 'k_c' }];
    const after = await desk.api('PUT', path, { ticket_field: { custom_field_options } });
    const shown = after.body.ticket_field.custom_field_options;
    expect(shown.slice(0, 2)).toEqual(before);
    expect(shown[2]).toMatchObject({ value: 'k_c' });
  });

  test('fields of organizations are keyed; a key is taken once', async () => {
    const organization_field = {
      type: 'dropdown',
      key: 'palier_tier',
      title: 'Tier',
      custom_field_options: [{ name: 'Gold', value: 'gold' }],
    };
    expect((await desk.api('POST', '/organization_fields', { organization_field })).status).toBe(
      201,
    );
    const again = await desk.api('POST', '/organization_fields', { organization_field });
    expect(again.body.details.key[0].error).toBe('DuplicateValue');
    const organization = { name: 'Acme', organization_fields: { palier_tier: 'gold', other: 1 } };
    const made = await desk.api('POST', '/organizations', { organization });
    expect(made.body.organization.organization_fields).toEqual({ palier_tier: 'gold' });
    const wrong = { name: 'B', organization_fields: { palier_tier: 'tin' } };
    expect((await desk.api('POST', '/organizations', { organization: wrong })).status).toBe(422);
  });

  test('system fields are there and cannot be deleted', async () => {
    const { ticket_fields } = (await desk.api('GET', '/ticket_fields')).body;
    const subject = ticket_fields.find((field: { type: string }) => field.type === 'subject');
    expect(subject.removable).toBe(false);
    expect((await desk.api('DELETE', `/ticket_fields/${subject.id}`)).status).toBe(403);
    expect((await desk.api('DELETE', `/ticket_fields/${ids.due}`)).status).toBe(204);
  });
});
