// What does an instance of the app see? What it stands beside as the desk has it now, with what the
// agent has not saved yet.
import { read } from './api.js';
import { snapshotOf } from './app-paths.js';
import { shared } from './shared.js';
import { themeName } from './side.js';

const NAMES = { ticketId: 'ticket', userId: 'user', organizationId: 'organization' };

/** `{fresh, known}`: what is seen after reading again, or as it was read last. */
export function looksAt({ beside, ticket, context, instances }) {
  let view = null;
  let asked = 0;
  const snapshot = () =>
    snapshotOf(view, ticket?.draft, {
      context,
      colorScheme: themeName(),
      ...(ticket && { comment: { text: ticket.comment.text(), type: ticket.comment.type() } }),
      instances: instances(),
    });

  function address() {
    const query = new URLSearchParams({ agent: shared.agentId });
    for (const [name, id] of Object.entries(beside)) query.set(NAMES[name], id);
    return `/desk/app/view?${query}`;
  }

  return {
    /** The snapshot as of now, and the same as it is saved. */
    async fresh() {
      asked += 1;
      const mine = asked;
      const next = await read(address());
      // A slow answer must not put an older ticket over a newer one.
      if (mine === asked || view === null) view = next;
      return { snapshot: snapshot(), saved: view };
    },
    /** Null before anything was read. */
    known: () => (view === null ? null : snapshot()),
  };
}
