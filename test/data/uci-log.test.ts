/**
 * Is a whole log in order, introduced before it is used, and complete? Invariants over the shipped
 * cut, whose figures README.md states.
 */
import { join } from 'node:path';
import { historyOf } from '../support/uci-table.ts';
import type { ScriptAction } from './script-action.ts';
import { readUciLog } from './uci-event.ts';
import { type LogScript, logScript } from './uci-log.ts';

const named = (action: ScriptAction): string =>
  `${action.at.slice(11, 16)} ${action.do} ${
    'ticket' in action
      ? action.ticket.external_id
      : 'user' in action
        ? action.user.external_id
        : 'group' in action
          ? action.group.external_id
          : action.organization.external_id
  }`;

describe('logScript', () => {
  it('introduces each organization, group and person once, before the first use', async () => {
    const events = [
      ...historyOf([
        ['New', '09:00', { number: 'INC0000001' }],
        ['Active', '10:00', { number: 'INC0000001' }],
      ]),
      ...historyOf([['New', '09:30', { number: 'INC0000002', opened_at: '2016-03-07T09:30' }]]),
    ];
    const { actions } = await logScript(events);
    expect(actions.map(named)).toEqual([
      '09:00 organization.upsert uci-location-204',
      '09:00 group.upsert uci-group-70',
      '09:00 user.upsert uci-caller-7',
      '09:00 ticket.create INC0000001',
      '09:30 ticket.create INC0000002',
      '10:00 user.upsert uci-agent-21',
      '10:00 ticket.update INC0000001',
    ]);
  });

  it('writes the tier of a location to its organization', async () => {
    const { actions } = await logScript(historyOf([['New', '09:00']]));
    expect(actions[0]).toMatchObject({
      organization: { name: 'Location 204', organization_fields: { support_tier: 'premium' } },
    });
  });

  it('gives each caller an address of their own', async () => {
    const { actions } = await logScript(historyOf([['New', '09:00']]));
    const user = { external_id: 'uci-caller-7', email: 'uci-caller-7@customers.example.com' };
    expect(actions.find((one) => one.do === 'user.upsert')).toMatchObject({ user });
  });

  it('answers an empty log with nothing', async () => {
    expect(await logScript([])).toMatchObject({ tickets: 0, startsAt: null, actions: [] });
  });
});

describe('the shipped cut', () => {
  let script: LogScript;
  beforeAll(async () => {
    script = await logScript(readUciLog(join(__dirname, 'uci-incidents-cut.csv.gz')));
  });

  it('has the figures that README.md states', () => {
    const { actions, ...counts } = script;
    expect(counts).toEqual({
      tickets: 2000,
      events: 14_643,
      skipped: { afterClosed: 20, unknownState: 0 },
      startsAt: '2016-03-03T00:32:00.000Z',
      endsAt: '2017-02-07T18:00:00.000Z',
    });
    const count = (what: ScriptAction['do']) => actions.filter((one) => one.do === what).length;
    expect([count('ticket.create'), count('ticket.update'), actions.length]).toEqual([
      2000, 14_915, 18_583,
    ]);
    const comments = actions.flatMap((one) => ('ticket' in one && one.ticket.comment) || []);
    const ofCustomers = comments.filter((one) => one.author_external_id.includes('caller'));
    const notes = comments.filter((one) => !one.public);
    expect(comments.length - ofCustomers.length - notes.length).toBe(4011);
    expect([ofCustomers.length, notes.length]).toEqual([2741, 5118]);
  });

  it('never goes back in time', () => {
    const times = script.actions.map((action) => action.at);
    expect(times).toEqual([...times].sort());
  });

  it('creates each ticket once and before anything else happens to it', () => {
    const created = new Set<string>();
    for (const action of script.actions) {
      if (!('ticket' in action)) continue;
      const { external_id: id } = action.ticket;
      expect(created.has(id)).toBe(action.do === 'ticket.update');
      created.add(id);
    }
    expect(created.size).toBe(2000);
  });

  it('names nobody before the action that makes them known', () => {
    const known = new Set<string>();
    for (const action of script.actions) {
      if (!('ticket' in action)) {
        known.add(named(action).split(' ')[2] ?? '');
        continue;
      }
      const { organization_external_id: organization, group_external_id: group } = action.ticket;
      for (const id of [action.as, organization, group]) {
        if (id) expect(known).toContain(id);
      }
    }
  });

  it('does nothing to a ticket after closing it', () => {
    const closed = new Set<string>();
    for (const action of script.actions) {
      if (!('ticket' in action)) continue;
      expect(closed).not.toContain(action.ticket.external_id);
      if (action.ticket.status === 'closed') closed.add(action.ticket.external_id);
    }
    expect(closed.size).toBe(2000);
  });
});
