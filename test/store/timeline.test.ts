/** Does a timeline come back from its packed text as it was, whatever facts there will be? */
import fc from 'fast-check';
import type { Fact, TicketHeader } from '../../engine/core/ticket/fact.ts';
import { EngineError } from '../../engine/errors.ts';
import { packTimeline, unpackTimeline } from '../../engine/store/timeline.ts';
import { at } from '../support/histories.ts';
import { ticketRow } from '../support/store-rows.ts';

const { header } = ticketRow({ id: 4711 }).doc;
const OPENED_AT = at('2026-11-23T09:00:00+01:00');

function roundTrip(facts: readonly unknown[], of: TicketHeader = header) {
  return unpackTimeline(packTimeline({ header: of, facts: facts as readonly Fact[] }), 4711);
}

/** A fact of an update as the translation makes it. */
function update(seq: number, type: string, rest: object = {}) {
  return { at: OPENED_AT + seq, seq, key: `${seq}:${type}`, author: '20', type, ...rest };
}

describe('packTimeline', () => {
  test('its form is the one that stores hold: a change of it needs another version', () => {
    const facts = [
      { ...update(9001, 'opened', { by: 'customer', priority: null }), author: '70' },
      { ...update(9002, 'fields', { to: { plan: 'größer' } }), key: '9002:fields:plan' },
      update(9002, 'staffReplied', { public: true }),
      { type: 'slotGranted', at: OPENED_AT, key: 'slot:1', author: 'engine', slotAt: 5 },
      { ...update(9003, 'customerWrote'), at: OPENED_AT - 1 },
    ];
    expect(packTimeline({ header, facts: facts as Fact[] })).toBe(
      [
        `1[${JSON.stringify(header)},["70","20"],5]`,
        '1795420809001\t0\t9001:opened\t{"by":"customer","priority":null}',
        '1\t1\t9002:fields:plan\t{"to":{"plan":"größer"}}',
        '0\t1\t9002:staffReplied\t{"public":true}',
        '{"at":1795420800000,"key":"slot:1","author":"engine","type":"slotGranted","slotAt":5}',
        '-9003\t1\t9003:customerWrote',
        '',
      ].join('\n'),
    );
  });
});

describe('unpackTimeline', () => {
  test('a ticket without facts has none', () => {
    expect(roundTrip([])).toStrictEqual({ header, facts: [] });
  });

  test.each<[string, object]>([
    ['of an update', update(5, 'status', { to: 'open', category: 'open' })],
    ['with a null where another has none', update(5, 'kind', { to: null })],
    ['with a list', update(5, 'tags', { to: ['a', 'b'] })],
    ['with objects in objects', update(5, 'organization', { to: { id: 2, fields: { a: [] } } })],
    [
      'that lies half an update behind another',
      {
        ...update(0, 'quoteAccepted'),
        seq: 2_127_301_143_872.5,
        key: '2127301143872.5:quoteAccepted',
      },
    ],
    ['without a number of its update', { at: 5, key: 'gone', type: 'deleted' }],
    ['without a key', { at: 5, seq: 5, author: '20', type: 'consent' }],
    ['without an author', { at: 5, seq: 5, key: '5:consent', type: 'consent' }],
    ['whose key is null', { ...update(5, 'consent'), key: null }],
    ['whose author is a number', { ...update(5, 'consent'), author: 20 }],
    ['whose key names another update', { ...update(5, 'consent'), key: '6:consent' }],
    ['whose key names another type', { ...update(5, 'consent'), key: '5:consents' }],
    ['whose key counts', { ...update(5, 'customerWrote'), key: '5:customerWrote:2' }],
    ['whose key has zeros in front', { ...update(5, 'consent'), key: '005:consent' }],
    ['whose key has no number', { ...update(0, 'consent'), key: ':consent' }],
    ['whose key has a tab', { ...update(5, 'fields'), key: '5:fields:a\tb' }],
    ['whose key has a line feed', { ...update(5, 'fields'), key: '5:fields:a\nb' }],
    ['whose key has half a character', { ...update(5, 'fields'), key: '5:fields:\ud83d' }],
    ['whose key is Hebrew', { ...update(5, 'fields', { to: {} }), key: '5:fields:שדה' }],
    ['whose type has a colon', { ...update(5, 'a'), type: 'a:b', key: '5:a:b' }],
    ['whose type is empty', { ...update(5, ''), key: '5:' }],
    ['whose type is a number', { ...update(5, '7'), type: 7 }],
    ['of a type nobody knows yet', update(5, 'teleported', { whereTo: { x: 0.1 }, by: [null] })],
    ['with a text in two directions', update(5, 'kind', { to: 'a', why: 'אבג \u202eabc\u202c' })],
    ['with an emoji of many parts', update(5, 'group', { to: '👩🏽‍🚒 é' })],
    ['with halves of characters', update(5, 'group', { to: '\udc00 \ud800' })],
    ['with control characters', update(5, 'group', { to: 'a\u0000\t\n\r\u2028\u007f' })],
    ['with a long text', update(5, 'kind', { to: 'a', why: 'ÿ'.repeat(70_000) })],
    ['in 1970', { ...update(5, 'consent'), at: 0 }],
    ['before 1970', { ...update(5, 'consent'), at: -1 }],
    ['between two milliseconds', { ...update(5, 'consent'), at: 0.5 }],
    ['of the largest update', update(Number.MAX_SAFE_INTEGER - OPENED_AT, 'consent')],
    ['of a number too large', { ...update(2 ** 53, 'consent'), at: 5 }],
    ['of a negative number', { ...update(-5, 'consent'), at: 5 }],
    ['of no whole number', { ...update(5.5, 'consent'), at: 5 }],
    ['with numbers of all sorts', update(5, 'x', { a: -1.5, b: 1e300, c: 2 ** 53, d: 5e-324 })],
    ['with a property of a forbidden name', JSON.parse('{"at":5,"type":"x","__proto__":{"a":1}}')],
  ])('a fact %s comes back as it was, between others and twice', (_what, fact) => {
    const facts = [update(3, 'customerWrote'), fact, fact, update(4, 'consent')];
    expect(roundTrip(facts)).toStrictEqual({ header, facts });
    expect(roundTrip([fact])).toStrictEqual({ header, facts: [fact] });
  });

  test('a property that is undefined is absent, as in JSON', () => {
    const given = { ...update(5, 'kind', { to: 'a', why: undefined }) };
    expect(roundTrip([given]).facts).toStrictEqual([update(5, 'kind', { to: 'a' })]);
  });

  test('a header keeps what it has, known or not', () => {
    const odd = { ...header, subject: '\ud83d "x"\n', tags: ['ä'], priority: null, more: [1] };
    expect(roundTrip([update(5, 'consent')], odd).header).toStrictEqual(odd);
  });

  test('the properties of each fact come in one order, however it was made', () => {
    const facts = roundTrip([
      { to: 'open', type: 'status', author: '20', key: '5:status', seq: 5, at: 6 },
      { to: 'open', type: 'status', at: 7 },
    ]).facts;
    expect(facts.map((fact) => Object.keys(fact))).toEqual([
      ['at', 'seq', 'key', 'author', 'type', 'to'],
      ['at', 'type', 'to'],
    ]);
  });

  test('nobody can change a list or an object that other facts may share', () => {
    const [fact] = roundTrip([
      update(5, 'organization', { to: { id: 2, fields: { plan: ['a'] } } }),
    ]).facts as unknown as [{ to: { fields: { plan: string[] } } }];
    expect(() => fact.to.fields.plan.push('b')).toThrow(TypeError);
    expect(() => Object.assign(fact.to.fields, { plan: [] })).toThrow(TypeError);
  });

  test('more sorts of facts than are remembered come back all the same, twice', () => {
    const facts = Array.from({ length: 10_000 }, (_, n) => update(n, 'group', { to: `${n}` }));
    expect(roundTrip(facts).facts).toEqual(facts);
    expect(roundTrip(facts).facts).toEqual(facts);
  });
});

describe('unpackTimeline, for any facts', () => {
  const text = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 });
  const anyText = text.map((codes) => String.fromCharCode(...codes));
  const name = fc.oneof(fc.constantFrom('status', 'kind', 'fields', 'opened'), anyText);
  const fact = fc
    .record({
      at: fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.double({ noNaN: true })),
      seq: fc.option(fc.oneof(fc.maxSafeNat(), fc.nat(3), fc.double())),
      author: fc.option(fc.oneof(fc.constantFrom('20', '70'), anyText)),
      type: name,
      named: fc.constantFrom('', ':2', ':plan', '\t', ' x'),
      rest: fc.dictionary(anyText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
      without: fc.subarray(['seq', 'key', 'author'] as const),
    })
    .map(({ named, rest, without, ...own }) => {
      const made = { ...rest, ...own, key: `${own.seq}:${own.type}${named}` };
      return Object.fromEntries(
        Object.entries(made).filter(([key]) => !without.includes(key as never)),
      );
    });

  test('they come back as JSON has them', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 6 }), (facts) => {
        const asJson = JSON.parse(JSON.stringify(facts));
        expect(roundTrip(facts)).toStrictEqual({ header, facts: asJson });
      }),
      { numRuns: 500 },
    );
  });
});

describe('unpackTimeline, on a damaged text', () => {
  const facts = [update(5, 'opened', { by: 'customer' }), update(6, 'consent')] as Fact[];
  const whole = packTimeline({ header, facts });

  test.each([
    ['that is empty', '', 0],
    ['of a newer form', `2${whole.slice(1)}`, 0],
    ['without a header', whole.slice(whole.indexOf('\n') + 1), 0],
    ['that ends early', whole.slice(0, -3), 1],
    ['that lacks its last fact', whole.slice(0, whole.lastIndexOf('\n', whole.length - 2) + 1), 1],
    ['with a fact too many', `${whole}1\t0\t7:consent\n`, 3],
    ['with a letter in a number', whole.replace('1\t0\t6:', 'x\t0\t6:'), 1],
    ['with a letter in an update', whole.replace('6:consent', '6x:consent'), 1],
    ['with an author who is not listed', whole.replace('1\t0\t6:', '1\t1\t6:'), 1],
    ['with half an object', whole.replace('"customer"}', '"customer"'), 0],
  ])('%s is an error that names the ticket, where, and what to do', (_what, text, after) => {
    const reading = () => unpackTimeline(text, 4711);
    expect(reading).toThrow(EngineError);
    expect(reading).toThrow(
      `The timeline of ticket 4711 in the store is damaged after ${after} facts: stop the ` +
        'engine, keep the folder, and restore the store from a backup.',
    );
  });
});
