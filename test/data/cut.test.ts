/** Does the cut keep consecutive tickets by opening, whatever the order of their events? */
import { chosenTickets } from './cut.ts';

const event = (number: string, openedAt: string) => ({ number, opened_at: openedAt });

describe('chosenTickets', () => {
  const log = [
    event('INC3', '2016-03-03T10:00'),
    event('INC1', '2016-03-02T23:59'),
    event('INC2', '2016-03-03T00:00'),
    event('INC3', '2016-03-03T10:00'),
    event('INC5', '2016-03-03T10:00'),
    event('INC4', '2016-03-04T10:00'),
  ];

  it('begins at the first opening asked for, to the minute', () => {
    expect([...chosenTickets(log, '2016-03-03T00:00', 1)]).toEqual(['INC2']);
    expect([...chosenTickets(log, '2016-03-03T00:01', 1)]).toEqual(['INC3']);
  });

  it('takes tickets of one minute by number and stops at the count', () => {
    expect([...chosenTickets(log, '2016-03-03T00:00', 3)]).toEqual(['INC2', 'INC3', 'INC5']);
  });
});
