// Are made-up tickets like those of a desk: many sorts, in order, nearly all open, always the same?
import { inOrder } from '../../engine/core/ticket/order.ts';
import { MADE_AT, madeTicket } from './made-ticket.ts';

const tickets = Array.from({ length: 2000 }, (_, n) => madeTicket(n));

describe('madeTicket', () => {
  it('makes the same ticket of the same number, and another of the next', () => {
    expect(madeTicket(7)).toEqual(tickets[7]);
    expect(madeTicket(8).facts).not.toEqual(tickets[7]?.facts);
  });

  it('has about twenty facts in order, each with a key of its own, all in the past', () => {
    const facts = tickets.flatMap((ticket) => ticket.facts);
    expect(facts.length / tickets.length).toBeGreaterThan(18);
    expect(facts.length / tickets.length).toBeLessThan(22);
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
    expect(facts.every(({ at }) => at < MADE_AT)).toBe(true);
    for (const { facts: own } of tickets) expect(inOrder(own)).toBe(own);
  });

  it('is of every tier, with every kind of fact that moves a clock', () => {
    const tierOf = (n: number) => tickets[n]?.header.organization?.fields.support_tier;
    expect(new Set(tickets.map((_, n) => tierOf(n))).size).toBe(6);
    const types = new Set(tickets.flatMap((ticket) => ticket.facts.map(({ type }) => type)));
    const wanted = ['opened', 'customerWrote', 'staffReplied', 'status', 'priority', 'kind'];
    expect([...types]).toEqual(expect.arrayContaining([...wanted, 'component', 'replaced']));
  });

  it('is open, but for one in fifty at the most', () => {
    const lastStatus = tickets.map(
      ({ facts }) => facts.findLast(({ type }) => type === 'status') as { to?: string } | undefined,
    );
    const solved = lastStatus.filter((status) => status?.to === 'solved').length;
    expect(solved).toBeGreaterThan(0);
    expect(solved).toBeLessThan(tickets.length / 50);
  });
});
