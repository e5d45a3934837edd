/** Does Zendesk's client on the built-in desk do what every Desk does? */
import { deskContract } from '../contract/desk-contract.ts';
import { emulatedAccount } from './emulated-account.ts';

describe('createDesk on the emulator', () => {
  deskContract(async () => {
    const account = await emulatedAccount();
    await account.connect();
    const { world } = account.running;
    const customer = { external_id: 'c1', name: 'Caller', role: 'end-user' };
    const advance = async (ms: number) => {
      await account.control('/clock', { advanceMs: ms });
    };
    /** Does something one second on, as its author would over the API. */
    const act = async (action: Record<string, unknown>) => {
      const at = new Date(world.clock.now() + 1_000).toISOString();
      await account.control('/script', [{ at, ...action }]);
      await advance(1_000);
    };
    await act({ do: 'user.upsert', user: customer });
    const idOf = (subject: string) => world.desk.ticketByExternalId.get(subject) as number;
    const subjectOf = (id: number) => world.desk.tickets.get(id)?.external_id;
    const comment = { body: 'Words.', public: true };
    return {
      desk: account.desk,
      nowAt: () => world.clock.now(),
      advance,
      async open(subject) {
        const ticket = { external_id: subject, subject, comment };
        await act({ do: 'ticket.create', as: 'c1', ticket });
        return idOf(subject);
      },
      async say(id, who, status) {
        const set = status === undefined ? {} : { status };
        const ticket = { external_id: subjectOf(id), comment, ...set };
        await act({ do: 'ticket.update', as: who === 'agent' ? 'agent-1' : 'c1', ticket });
      },
      async remove(id) {
        const asked = await account.control('/tokens', { externalId: 'manager-1' });
        const { token } = asked as { token: string };
        const url = `${account.running.apiUrl}/api/v2/tickets/${id}.json`;
        const authorization = `Bearer ${token}`;
        const answer = await fetch(url, { method: 'DELETE', headers: { authorization } });
        if (answer.status !== 204) throw new Error(`deleting answered ${answer.status}`);
      },
      close: account.close,
    };
  });
});
