// Can a ticket's address run a script in the board's name?
import { safeAddress } from '../../../app/panels/TicketLink.tsx';

describe('safeAddress', () => {
  it.each(['https://acme.zendesk.com/agent/tickets/1', 'http://127.0.0.1:4600/#1'])(
    'keeps %s',
    (url) => {
      expect(safeAddress(url)).toBe(url);
    },
  );

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//evil', ''])(
    'drops "%s"',
    (url) => {
      expect(safeAddress(url)).toBeUndefined();
    },
  );
});
