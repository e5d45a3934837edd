/** Where does somebody who is told of a ticket find it? */
import type { AlertBody } from './core/alert/alert.ts';
import type { Settings } from './settings.ts';

export function linkOf({ ticketUrl }: Settings, ticketId: number): string {
  return (ticketUrl ?? '#{id}').replace('{id}', String(ticketId));
}

/** Of an alert; also what is said of the engine itself may be about one ticket. */
export function linkIn(body: AlertBody, settings: Settings): string | null {
  const about = body.kind === 'notice' ? body.facts : body;
  const isOfOne = about !== undefined && 'ticketId' in about;
  return isOfOne ? linkOf(settings, about.ticketId) : null;
}
