/** Do both readings of one update give the same audit, in every form a value is written in? */
import fc from 'fast-check';
import { auditFromExport, auditFromList } from '../../engine/zendesk/audit-rows.ts';
import { RowProblem } from '../../engine/zendesk/row.ts';
import { exportForm, listForm, type Update } from './audit-forms.ts';

const exportWith = (...children: object[]) =>
  auditFromExport({ ...exportForm({}), child_events: children });
const listWith = (...events: object[]) => auditFromList({ ...listForm({}), events });

describe('auditFromExport', () => {
  it.each<[string, object]>([
    ['keyed by id', { custom_ticket_fields: { '902': 'b' }, previous_value: { '902': 'a' } }],
    [
      'keyed by id with one previous value',
      { custom_ticket_fields: { '902': 'b' }, previous_value: 'a' },
    ],
    [
      'as a list',
      { custom_fields: [{ id: 902, value: 'b' }], previous_value: [{ id: 902, value: 'a' }] },
    ],
    ['by name, as in audits', { field_name: '902', value: 'b', previous_value: 'a' }],
  ])('reads a custom field %s', (_form, change) => {
    expect(exportWith({ ...change, id: 1, via: 'Web form', event_type: 'Change' }).changes).toEqual(
      [{ field: 'custom_field:902', value: 'b', previous: 'a' }],
    );
  });

  it('tells the former tags from what was added and removed', () => {
    const change = { tags: ['b', 'c'], added_tags: ['c'], removed_tags: ['a'] };
    expect(exportWith({ ...change, event_type: 'Change' }).changes).toEqual([
      { field: 'tags', value: ['b', 'c'], previous: ['a', 'b'] },
    ]);
  });

  it('reads a comment of which only the presence is told', () => {
    const audit = exportWith(
      { event_type: 'Comment', comment_present: true, comment_public: true, via: 'Mail' },
      { event_type: 'Comment', comment_present: false, comment_public: false },
    );
    expect(audit.comments).toEqual([{ authorId: 20, public: true, channel: 'email' }]);
  });

  it('takes a comment that does not say so for private', () => {
    expect(exportWith({ event_type: 'Comment', author_id: 20 }).comments[0]?.public).toBe(false);
  });

  it('passes over events that change nothing, such as notifications', () => {
    const noise = { event_type: 'Notification', subject: 'x', recipients: [1] };
    expect(exportWith(noise)).toMatchObject({ comments: [], changes: [], creates: false });
  });

  it.each([
    ['no id', { id: undefined }],
    ['a time without an offset', { created_at: '2026-11-20T09:00:00' }],
    ['children that are no list', { child_events: {} }],
    ['a ticket that is no number', { ticket_id: 'x' }],
  ])('refuses an item with %s', (_what, wrong) => {
    expect(() => auditFromExport({ ...exportForm({}), ...wrong })).toThrow(RowProblem);
  });
});

describe('auditFromList', () => {
  it.each([
    ['Web form', 'web'],
    ['Web service', 'api'],
    ['Mail', 'email'],
    ['Sample Ticket', 'sample_ticket'],
    ['Merge', 'merge'],
    ['Rule', 'rule'],
  ])('calls the export’s "%s" by the name audits use', (words, name) => {
    const exported = auditFromExport({ ...exportForm({}), via: words });
    const listed = auditFromList(listForm({ via: name }));
    expect([exported.channel, listed.channel]).toEqual([name, name]);
  });

  it('reads a way given by number', () => {
    expect(auditFromList({ ...listForm({}), via: { channel: 8 } }).channel).toBe('rule');
  });

  it('says unknown where no way is told', () => {
    expect(auditFromList({ ...listForm({}), via: null }).channel).toBe('unknown');
  });

  it('reads a voice comment as a comment', () => {
    expect(listWith({ type: 'VoiceComment', author_id: 70, public: true }).comments).toHaveLength(
      1,
    );
  });

  it('gives the same audit as the export, whatever was changed', () => {
    const value = fc.oneof(
      fc.constantFrom('open', 'high', ''),
      fc.integer({ min: 1 }),
      fc.constant(null),
    );
    const field = fc.constantFrom('status', 'priority', 'group_id', 'assignee_id', '902', '905');
    const update = fc.record({
      changes: fc.dictionary(field, fc.tuple(value, value)),
      creates: fc.boolean(),
      via: fc.constantFrom('web', 'api', 'email', 'rule'),
    });
    fc.assert(
      fc.property(update, (drawn) => {
        // Zendesk writes ids as numbers in one reading and as text in the other; other values
        // alike.
        const changes = Object.fromEntries(
          Object.entries(drawn.changes).map(([name, [now, then]]) => {
            const plain = (one: unknown) =>
              /_id$|^\d+$/.test(name) || typeof one !== 'number' ? one : String(one);
            return [name, [plain(now), plain(then)] as const];
          }),
        );
        const one: Update = { ...drawn, changes, comment: { author: 20, public: true } };
        const { custom: _none, ...exported } = auditFromExport(exportForm(one));
        const { custom: _some, ...listed } = auditFromList(listForm(one));
        expect(listed).toEqual(exported);
      }),
    );
  });

  it('never throws anything but a RowProblem', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (row) => {
        for (const read of [auditFromExport, auditFromList]) {
          try {
            read(row);
          } catch (error) {
            expect(error).toBeInstanceOf(RowProblem);
          }
        }
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (children) => {
        for (const type of ['Change', 'Comment', 'Create']) {
          const typed = children.map((child) => ({ ...child, event_type: type, type }));
          try {
            exportWith(...typed);
            listWith(...typed);
          } catch (error) {
            expect(error).toBeInstanceOf(RowProblem);
          }
        }
      }),
    );
  });
});
