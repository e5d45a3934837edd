/** Does each rule of the mapping fire when, and only when, its sentence in README.md says so? */
import { historyOf, type TableRow } from '../support/uci-table.ts';
import { ticketScript } from './uci.ts';

/** One line per action after the creation: time, who, and what changes, in a fixed order. */
function courseOf(rows: readonly TableRow[]): readonly string[] {
  const { actions } = ticketScript(historyOf(rows));
  return actions.slice(1).map((action) => {
    if (action.do !== 'ticket.update') throw new Error(`Not an update: ${action.do}`);
    const {
      status,
      priority,
      group_external_id: group,
      group_id,
      custom_fields,
      comment,
    } = action.ticket;
    const said = comment && (comment.public ? 'says' : 'notes');
    const fields = Object.entries(custom_fields ?? {}).map(([key, value]) => `${key}=${value}`);
    const group_ = group_id === null ? 'group=none' : group && `group=${group}`;
    const parts = [said, status, priority, group_, ...fields].filter((part) => part);
    return [action.at.slice(11, 19), action.as, ...parts].join(' ');
  });
}

const agent = 'uci-agent-21';
const caller = 'uci-caller-7';

describe('ticketScript', () => {
  it('creates the ticket by its caller at opened_at when the first event is later', () => {
    const [creation] = ticketScript(historyOf([['New', '09:07']])).actions;
    expect(creation).toMatchObject({
      at: '2016-03-07T09:00:00.000Z',
      do: 'ticket.create',
      as: caller,
      ticket: {
        external_id: 'INC0000137',
        requester_external_id: caller,
        submitter_external_id: caller,
        organization_external_id: 'uci-location-204',
        group_external_id: 'uci-group-70',
        priority: 'normal',
        comment: { author_external_id: caller, public: true },
      },
    });
  });

  it('creates the ticket at its first event when that is earlier than opened_at', () => {
    const [creation, ...later] = ticketScript(historyOf([['New', '08:58']])).actions;
    expect(creation?.at).toBe('2016-03-07T08:58:00.000Z');
    expect(later).toEqual([]);
  });

  it('gives a ticket without location no organization and one without group no group', () => {
    const cells = { location: '', assignment_group: '' };
    const [creation] = ticketScript(historyOf([['New', '09:00', cells]])).actions;
    const ticket = creation && 'ticket' in creation ? creation.ticket : {};
    expect(Object.keys(ticket)).not.toContain('organization_external_id');
    expect(Object.keys(ticket)).not.toContain('group_external_id');
  });

  it.each<[string, readonly TableRow[], readonly string[]]>([
    [
      'makes a first event that is New a note when it comes after the creation',
      [['New', '09:07']],
      [`09:07:00 ${agent} notes`],
    ],
    ['makes a first event that is New no action at the creation itself', [['New', '09:00']], []],
    [
      'makes the first event that is not New a public reply',
      [
        ['New', '09:00'],
        ['Active', '09:10'],
      ],
      [`09:10:00 ${agent} says open`],
    ],
    [
      'makes a first event that is Active both creation and public reply',
      [['Active', '09:00']],
      [`09:00:00 ${agent} says open`],
    ],
    [
      'says the first reply and the question of Awaiting User Info once',
      [
        ['New', '09:00'],
        ['Awaiting User Info', '09:10'],
      ],
      [`09:10:00 ${agent} says pending`],
    ],
    [
      'replies first even when the first state is on-hold',
      [
        ['New', '09:00'],
        ['Awaiting Problem', '09:10'],
      ],
      [`09:10:00 ${agent} says hold`],
    ],
    [
      'holds silently for Awaiting Evidence after the first reply',
      [
        ['Active', '09:00'],
        ['Awaiting Evidence', '09:10'],
      ],
      [`09:00:00 ${agent} says open`, `09:10:00 ${agent} hold`],
    ],
    [
      'lets the customer speak 1 s before what follows Awaiting User Info',
      [
        ['Awaiting User Info', '09:00'],
        ['Active', '09:30'],
      ],
      [`09:00:00 ${agent} says pending`, `09:29:59 ${caller} says`, `09:30:00 ${agent} open`],
    ],
    [
      'lets the customer speak before Resolved answers',
      [
        ['Awaiting User Info', '09:00'],
        ['Resolved', '09:30'],
      ],
      [
        `09:00:00 ${agent} says pending`,
        `09:29:59 ${caller} says`,
        `09:30:00 ${agent} says solved`,
      ],
    ],
    [
      'keeps the word after what it answers when both fall into one minute',
      [
        ['Awaiting User Info', '09:30'],
        ['Resolved', '09:30'],
      ],
      [
        `09:30:00 ${agent} says pending`,
        `09:30:00 ${caller} says`,
        `09:30:01 ${agent} says solved`,
      ],
    ],
    [
      'closes without a word after Resolved',
      [
        ['Resolved', '09:00'],
        ['Closed', '09:30'],
      ],
      [`09:00:00 ${agent} says solved`, `09:30:00 ${agent} closed`],
    ],
    [
      'reopens by the customer when Resolved turns Active',
      [
        ['Resolved', '09:00'],
        ['Active', '09:30'],
      ],
      [`09:00:00 ${agent} says solved`, `09:29:59 ${caller} says open`, `09:30:00 ${agent} open`],
    ],
    [
      'reopens by the customer and asks again when Resolved turns Awaiting User Info',
      [
        ['Resolved', '09:00'],
        ['Awaiting User Info', '09:30'],
      ],
      [
        `09:00:00 ${agent} says solved`,
        `09:29:59 ${caller} says open`,
        `09:30:00 ${agent} says pending`,
      ],
    ],
    [
      'reopens by the customer alone when Resolved turns New',
      [
        ['Resolved', '09:00'],
        ['New', '09:30'],
      ],
      [`09:00:00 ${agent} says solved`, `09:29:59 ${caller} says open`],
    ],
    [
      'answers a ticket closed at once with the closing',
      [
        ['New', '09:00'],
        ['Closed', '09:30'],
      ],
      [`09:30:00 ${agent} says closed`],
    ],
    [
      'waits for the vendor on hold with kind and component, and leaves it replaced',
      [
        ['Active', '09:00'],
        ['Awaiting Vendor', '09:10'],
        ['Resolved', '09:30'],
      ],
      [
        `09:00:00 ${agent} says open`,
        `09:10:00 ${agent} hold palier_kind=palier_kind_replacement palier_component=palier_component_disk`,
        `09:30:00 ${agent} says solved palier_replaced=true`,
      ],
    ],
    [
      'unticks replaced when it waits for the vendor again',
      [
        ['Awaiting Vendor', '09:00'],
        ['Active', '09:10'],
        ['Awaiting Vendor', '09:20'],
      ],
      [
        `09:00:00 ${agent} says hold palier_kind=palier_kind_replacement palier_component=palier_component_disk`,
        `09:10:00 ${agent} open palier_replaced=true`,
        `09:20:00 ${agent} hold palier_kind=palier_kind_replacement palier_component=palier_component_disk palier_replaced=false`,
      ],
    ],
    [
      'fires nothing but a note when a state stays',
      [
        ['Active', '09:00'],
        ['Active', '09:10'],
      ],
      [`09:00:00 ${agent} says open`, `09:10:00 ${agent} notes`],
    ],
    [
      'makes a group change itself, without a note',
      [
        ['New', '09:00'],
        ['New', '09:10', { assignment_group: '24' }],
      ],
      [`09:10:00 ${agent} group=uci-group-24`],
    ],
    [
      'takes the group away when the log does',
      [
        ['New', '09:00'],
        ['New', '09:10', { assignment_group: '' }],
      ],
      [`09:10:00 ${agent} group=none`],
    ],
    [
      'makes a priority change itself, together with the state it comes with',
      [
        ['New', '09:00'],
        ['Active', '09:10', { priority: '1' }],
      ],
      [`09:10:00 ${agent} says open urgent`],
    ],
    [
      'acts as the staff member of each event',
      [
        ['New', '09:00'],
        ['Active', '09:10', { sys_updated_by: '4' }],
      ],
      ['09:10:00 uci-agent-4 says open'],
    ],
    [
      'passes over the unknown state and compares with the one before it',
      [
        ['Active', '09:00'],
        ['-100', '09:10'],
        ['Active', '09:20'],
      ],
      [`09:00:00 ${agent} says open`, `09:20:00 ${agent} notes`],
    ],
  ])('%s', (_sentence, rows, course) => {
    expect(courseOf(rows)).toEqual(course);
  });

  it('skips and counts what comes after Closed', () => {
    const rows: TableRow[] = [
      ['Closed', '09:00'],
      ['Active', '09:10'],
      ['Closed', '09:20'],
    ];
    expect(ticketScript(historyOf(rows)).skipped).toEqual({ afterClosed: 2, unknownState: 0 });
    expect(courseOf(rows)).toEqual([`09:00:00 ${agent} says closed`]);
  });

  it('counts the unknown state', () => {
    const rows: TableRow[] = [
      ['Active', '09:00'],
      ['-100', '09:10'],
    ];
    expect(ticketScript(historyOf(rows)).skipped).toEqual({ afterClosed: 0, unknownState: 1 });
  });

  it.each([
    ['1', 'urgent'],
    ['2', 'high'],
    ['3', 'normal'],
    ['4', 'low'],
  ])('reads priority %s as %s', (number, priority) => {
    const [creation] = ticketScript(historyOf([['New', '09:00', { priority: number }]])).actions;
    expect(creation).toMatchObject({ ticket: { priority } });
  });
});
