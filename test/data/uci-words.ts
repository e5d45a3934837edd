/**
 * What stands in the desk where the log has no words? Each text only restates fields of the event
 * that brought it, because the published log is anonymised and holds no conversation.
 */
import type { UciEvent } from './uci-event.ts';

const CHANNELS: Readonly<Record<string, string>> = {
  Phone: 'by phone',
  Email: 'by e-mail',
  IVR: 'by voice menu',
  'Self service': 'by self service',
  'Direct opening': 'directly',
};

/** The subject; the number comes first so that a ticket is found by it. */
export function subjectOf(event: UciEvent): string {
  const category = event.category === '' ? 'no category' : `category ${event.category}`;
  const symptom = event.u_symptom === '' ? '' : `, symptom ${event.u_symptom}`;
  return `${event.number}: ${category}${symptom}`;
}

/** The caller's first word. */
export function openingOf(event: UciEvent): string {
  const how = CHANNELS[event.contact_type] ?? '';
  const where = event.location === '' ? '' : ` at location ${event.location}`;
  const parts = [
    event.category === '' ? '' : `Category ${event.category}`,
    event.subcategory === '' ? '' : `subcategory ${event.subcategory}`,
    event.u_symptom === '' ? '' : `symptom ${event.u_symptom}`,
  ].filter((part) => part !== '');
  const what = parts.length === 0 ? '' : ` ${parts.join(', ')}.`;
  return `Opened ${how}${where}.`.replace(/ +/g, ' ').replace(' .', '.') + what;
}

/** A public word of the staff; it names the state that the event entered. */
export function replyOf(event: UciEvent): string {
  if (event.incident_state === 'Resolved') return `${event.number} is resolved.`;
  if (event.incident_state === 'Awaiting User Info') {
    return `We need information from you to go on with ${event.number}.`;
  }
  return `We have taken up ${event.number}. It is now: ${event.incident_state}.`;
}

/** The customer's word on leaving a state. */
export function customerWordOf(left: string, number: string): string {
  if (left === 'Resolved') return `${number} is not over for us.`;
  return `Here is the information about ${number}.`;
}

/** The internal note of an update that says nothing else. */
export function noteOf(event: UciEvent): string {
  return `Updated in the log, state ${event.incident_state}.`;
}
