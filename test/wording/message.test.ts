// Do messages with placeholders and plurals render, and are broken ones refused?
import { readMessage } from '../../engine/wording/message.ts';

const render = (source: string, values = {}, language = 'en') =>
  readMessage(source, language).render(values);

describe('readMessage', () => {
  it('puts values in their places', () => {
    expect(render('Hello {name}, {name}', { name: 'Ana' })).toBe('Hello Ana, Ana');
  });

  it('shows zero', () => {
    expect(render('{count} left', { count: 0 })).toBe('0 left');
  });

  it('shows the name of a value that was not given', () => {
    expect(render('{count} left')).toBe('{count} left');
  });

  it('chooses plural forms by the rules of the language', () => {
    const source = '{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}';
    expect([1, 3, 5, 21].map((n) => render(source, { n }, 'ru'))).toEqual([
      '1 день',
      '3 дня',
      '5 дней',
      '21 день',
    ]);
  });

  it('prefers an exact number over a plural form', () => {
    const source = '{n, plural, =0 {none} one {one} other {#}}';
    expect([0, 1, 2000].map((n) => render(source, { n }))).toEqual(['none', 'one', '2,000']);
  });

  it('nests placeholders in plural forms', () => {
    expect(render('{n, plural, other {# of {total}}}', { n: 2, total: 5 })).toBe('2 of 5');
  });

  it('leaves a value’s braces alone', () => {
    expect(render('{name}', { name: '{n, plural}' })).toBe('{n, plural}');
  });

  it('chooses a form by name, and the other one for a name that has none', () => {
    const source = '{who, select, staff {we} customer {they} other {somebody}} wrote';
    expect(['staff', 'customer', 'bot'].map((who) => render(source, { who }))).toEqual([
      'we wrote',
      'they wrote',
      'somebody wrote',
    ]);
    expect(render(source)).toBe('somebody wrote');
  });

  it('takes # for the number only inside a plural form, also through a choice', () => {
    expect(render('{s, select, other {ticket #{id}}}', { s: 'a', id: '7' })).toBe('ticket #7');
    const nested = '{n, plural, other {{s, select, many {# of them} other {#}}}}';
    expect(render(nested, { n: 3, s: 'many' })).toBe('3 of them');
  });

  it('takes an apostrophe as it is', () => {
    expect(render("it's {name}'s", { name: "O'Neil" })).toBe("it's O'Neil's");
  });

  it('knows the names it asks for', () => {
    const source = '{b} {n, plural, one {{a}} other {{s, select, x {{c}} other {}}}}';
    expect(readMessage(source, 'en').names).toEqual(['a', 'b', 'c', 'n', 's']);
  });

  it.each([
    '{name',
    'name}',
    '{n, plural, one {x}}',
    '{n, plural, other {x',
    '{n, select, a {x}}',
    '{n, select, other {x',
    '{n, number}',
    '{n, date, other {x}}',
    'a}b',
  ])('refuses "%s"', (source) => {
    expect(() => readMessage(source, 'en')).toThrow(/cannot be read/);
  });
});
