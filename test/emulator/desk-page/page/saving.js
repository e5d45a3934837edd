// How is a ticket saved? The app beside it is asked first and may refuse; then the API is told, and
// the app hears how it went.
import { actAs } from './api.js';
import { shared } from './shared.js';

/** Nobody is asked until an app is there. */
let watcher = null;

/** `{ask(): refusal or null, tell(event)}` of the open ticket's app; null when it goes. */
export function watchSaves(given) {
  watcher = given;
}

let last = Promise.resolve();

/** Saves one after the other: an app that is asked twice at once answers only once. */
export function saveTicket(id, ticket) {
  const saved = last.then(() => saveNow(id, ticket));
  last = saved.catch(() => {
    // Whoever asked for this save hears of it; the next one begins all the same.
  });
  return saved;
}

async function saveNow(id, ticket) {
  const app = watcher;
  const refusal = (await app?.ask()) ?? null;
  if (refusal !== null) {
    app.tell('ticket.submit.fail');
    app.tell('ticket.submit.always');
    throw new Error(refusal);
  }
  app?.tell('ticket.submit.start');
  try {
    const answer = await actAs(shared.agentId, 'PUT', `/api/v2/tickets/${id}.json`, { ticket });
    app?.tell('ticket.submit.done');
    app?.tell('ticket.saved');
    return answer;
  } catch (error) {
    app?.tell('ticket.submit.fail');
    throw error;
  } finally {
    app?.tell('ticket.submit.always');
  }
}
