// Does the second counting of facts see what a person would, and does it notice a lost one?
import { compareFacts, typesIn } from './recount.ts';

const TYPE_OF = new Map([
  ['status', 'status'],
  ['group_id', 'group'],
  ['900', 'kind'],
]);
const STAFF = new Set([7]);
const types = (...events: { type: string; [key: string]: unknown }[]) =>
  typesIn({ author_id: 7, events }, TYPE_OF, STAFF);
const comment = (authorId: number, isPublic = true) => ({
  type: 'Comment',
  author_id: authorId,
  public: isPublic,
});

describe('typesIn', () => {
  it('takes the first words and the fields of a new ticket for its opening', () => {
    const created = [
      comment(1),
      { type: 'Create', field_name: 'status', value: 'new' },
      { type: 'Create', field_name: '900', value: 'x' },
      { type: 'Create', field_name: 'group_id', value: 5 },
    ];
    expect(types(...created)).toEqual(['opened', 'group']);
  });

  it('tells words of staff from words of customers, and hears no internal note', () => {
    expect(types(comment(7))).toEqual(['staffReplied']);
    expect(types(comment(1))).toEqual(['customerWrote']);
    expect(types(comment(7, false))).toEqual([]);
  });

  it('names each changed field that is a fact', () => {
    const change = (field: string) => ({ type: 'Change', field_name: field, value: 'x' });
    expect(types(change('status'), change('900'), change('subject'))).toEqual(['status', 'kind']);
  });
});

describe('compareFacts', () => {
  const fact = (auditId: number, type = 'status') => ({ ticketId: 1, auditId, at: 5, type });

  it('finds nothing when both are the same in another order', () => {
    const both = compareFacts([fact(1), fact(2)], [fact(2), fact(1)]);
    expect(both).toEqual({ expected: 2, journalled: 2, lost: 0, surplus: 0 });
  });

  it('counts what is missing, what is twice and what came from nowhere', () => {
    const found = compareFacts([fact(1), fact(2)], [fact(1), fact(1), fact(3)]);
    expect(found).toMatchObject({ lost: 1, surplus: 2 });
  });
});
