/** Does one update say the same in our words whichever way it was read, and the right thing? */
import type { Audit, DeskTicket } from '../../engine/ports/desk.ts';
import { auditFromExport, auditFromList } from '../../engine/zendesk/audit-rows.ts';
import { deletedFact, requesterAfter, ticketFacts } from '../../engine/zendesk/ticket-facts.ts';
import { exportForm, listForm, type Update } from './audit-forms.ts';
import { CHANGES, DECISIONS } from './change-cases.ts';
import { word } from './fact-case.ts';
import { AGENT, COLLEAGUE, CUSTOMER, knownDesk } from './known.ts';
import { OPENING, WORDS } from './word-cases.ts';

const AT = Date.parse('2026-11-20T09:00:00Z');

describe('ticketFacts', () => {
  it.each([...WORDS, ...OPENING, ...CHANGES, ...DECISIONS])('$says', (one) => {
    const known = knownDesk(one.known ?? {});
    const exported = ticketFacts(auditFromExport(exportForm(one.update)), known);
    const listed = ticketFacts(auditFromList(listForm(one.update)), known);
    expect(bodies(exported)).toEqual(one.bodies);
    expect(listed).toEqual(exported);
  });

  it('stamps every fact with the update’s instant, id, author and a key of its own', () => {
    const update = { comment: word(AGENT), changes: { status: ['solved', 'open'] as const } };
    const facts = ticketFacts(auditFromExport(exportForm(update)), knownDesk());
    expect(facts).toEqual([
      {
        ticketId: 12,
        key: '5000:staffReplied',
        fact: {
          type: 'staffReplied',
          public: true,
          at: AT,
          seq: 5000,
          key: '5000:staffReplied',
          author: '20',
        },
      },
      {
        ticketId: 12,
        key: '5000:status',
        fact: { type: 'status', to: 'solved', at: AT, seq: 5000, key: '5000:status', author: '20' },
      },
    ]);
  });

  it('gives two words of one kind in one update two keys', () => {
    const comment = { authorId: AGENT, public: true, channel: 'web' };
    const audit: Audit = {
      ...auditFromExport(exportForm({})),
      comments: [comment, comment],
    };
    expect(ticketFacts(audit, knownDesk()).map((one) => one.key)).toEqual([
      '5000:staffReplied',
      '5000:staffReplied:2',
    ]);
  });

  it('judges words against the requester that the same update sets', () => {
    const update: Update = {
      author: COLLEAGUE,
      comment: word(COLLEAGUE),
      changes: { requester_id: [COLLEAGUE, CUSTOMER] },
    };
    const facts = ticketFacts(auditFromExport(exportForm(update)), knownDesk());
    expect(bodies(facts)[0]).toEqual({ type: 'customerWrote' });
  });

  it('reads a merge away from the source of the update, and closes after it', () => {
    const row = listForm({ via: 'web', rel: 'merge', changes: { status: ['closed', 'open'] } });
    const audit = auditFromList({
      ...row,
      via: { channel: 'web', source: { from: {}, to: { ticket_id: '77' }, rel: 'merge' } },
    });
    expect(bodies(ticketFacts(audit, knownDesk()))).toEqual([
      { type: 'status', to: 'closed' },
      { type: 'merged', into: 77 },
    ]);
  });

  it('reads a merge away from the comment where the source says nothing', () => {
    const update: Update = {
      via: 'merge',
      comment: { author: AGENT, public: false, body: 'Closed and merged into request #78 "x".' },
      changes: { status: ['closed', 'open'] },
    };
    for (const audit of [auditFromExport(exportForm(update)), auditFromList(listForm(update))]) {
      expect(bodies(ticketFacts(audit, knownDesk())).at(-1)).toEqual({ type: 'merged', into: 78 });
    }
  });

  it('tells no merge on the surviving ticket, nor where no target is named', () => {
    const survivor = listForm({ via: 'merge', comment: { ...word(AGENT), body: '#5' } as never });
    const unnamed = listForm({ via: 'merge', changes: { status: ['closed', 'open'] } });
    expect(ticketFacts(auditFromList(survivor), knownDesk())).toEqual([]);
    expect(bodies(ticketFacts(auditFromList(unnamed), knownDesk()))).toEqual([
      { type: 'status', to: 'closed' },
    ]);
  });
});

describe('requesterAfter', () => {
  it.each([
    ['keeps the requester that an update does not touch', {}, CUSTOMER],
    ['takes the one that an update sets', { requester_id: [COLLEAGUE, CUSTOMER] as const }, 71],
    ['is null once the requester is taken away', { requester_id: [null, CUSTOMER] as const }, null],
  ])('%s', (_says, changes, expected) => {
    const audit = auditFromList(listForm({ changes }));
    expect(requesterAfter(audit, CUSTOMER)).toBe(expected);
  });
});

describe('deletedFact', () => {
  const ticket = { id: 12, status: 'open', updatedAt: AT } as DeskTicket;
  it('says that a deleted ticket is gone, as of its last change', () => {
    const key = `ticket:12:deleted:${AT}`;
    expect(deletedFact({ ...ticket, status: 'deleted' })).toEqual({
      ticketId: 12,
      key,
      fact: { type: 'deleted', at: AT, key },
    });
  });
  it('says nothing of a ticket that stands', () => {
    expect(deletedFact(ticket)).toBeNull();
  });
});

function bodies(facts: ReturnType<typeof ticketFacts>): unknown[] {
  return facts.map(({ fact: { at: _at, seq: _seq, key: _key, author: _author, ...body } }) => body);
}
