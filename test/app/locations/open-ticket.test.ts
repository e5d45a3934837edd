// Who is told to open a ticket, and when is a tab still needed?
import { openTicketIn } from '../../../app/locations/open-ticket.ts';

function opened(part: Partial<Parameters<typeof openTicketIn>[0]>) {
  const posted: unknown[] = [];
  const openTicket = openTicketIn({
    isFramed: true,
    ownHost: '127.0.0.1',
    parentOrigin: 'http://localhost:4600',
    post: (message, origin) => posted.push([message, origin]),
    ...part,
  });
  return { isHandled: openTicket(7), posted };
}

describe('openTicketIn', () => {
  it('leaves it to the desk that frames the board on loopback', () => {
    expect(opened({})).toEqual({
      isHandled: true,
      posted: [[{ palier: 'openTicket', id: 7 }, 'http://localhost:4600']],
    });
  });

  it('posts nothing outside a frame', () => {
    expect(opened({ isFramed: false })).toEqual({ isHandled: false, posted: [] });
  });

  it.each([
    { parentOrigin: 'https://intranet.example' },
    { ownHost: 'palier.example' },
    { parentOrigin: 'null' },
  ])('tells the page around it but opens a tab as well when that is not the desk: %p', (part) => {
    const { isHandled, posted } = opened(part);
    expect(isHandled).toBe(false);
    expect(posted).toHaveLength(1);
  });

  it('posts to any origin when the browser does not tell which it is', () => {
    expect(opened({ parentOrigin: null }).posted).toEqual([[{ palier: 'openTicket', id: 7 }, '*']]);
  });
});
