// How are instants, states and values worded on the desk's page? In the account's time zone.

let zone = 'UTC';
let formats = formatsFor(zone);

function formatsFor(timeZone) {
  const of = (options) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return {
    time: of({ ...clock, second: '2-digit' }),
    date: of({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    zone: of({ timeZoneName: 'short' }),
    moment: of({ weekday: 'short', day: 'numeric', month: 'short', ...clock }),
  };
}

export function setZone(timeZone) {
  zone = timeZone;
  formats = formatsFor(zone);
}

/** "09:30:00" */
export const timeOf = (at) => formats.time.format(at);

/** "Mon 7 Mar 2016, CET" */
export function dateOf(at) {
  const short = formats.zone.formatToParts(at).find((part) => part.type === 'timeZoneName');
  return `${formats.date.format(at).replace(',', '')}, ${short?.value ?? zone}`;
}

/** "Mon 7 Mar, 09:30" */
export const momentOf = (iso) => formats.moment.format(new Date(iso)).replace(',', '');

const STATES = {
  onTrack: '● on track',
  atRisk: '▲ at risk',
  breached: '■ breached',
  waiting: '‖ waiting',
  none: '○ nothing owed',
};

/** A state by shape and word, never by colour alone. */
export const stateWord = (state) => STATES[state] ?? '';

export const STATUSES = [
  { value: 'new', label: 'New' },
  { value: 'open', label: 'Open' },
  { value: 'pending', label: 'Pending' },
  { value: 'hold', label: 'On-hold' },
  { value: 'solved', label: 'Solved' },
  { value: 'closed', label: 'Closed' },
];

export const PRIORITIES = [
  { value: '', label: '–' },
  { value: 'low', label: 'Low' },
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
  { value: 'urgent', label: 'Urgent' },
];

export const statusWord = (status) => STATUSES.find((one) => one.value === status)?.label ?? status;

const FIELD_WORDS = {
  palier_kind: 'Kind',
  palier_component: 'Component',
  palier_replaced: 'Part replaced',
  palier_due: 'Due',
  palier_state: 'State',
  palier_rank: 'Rank',
  palier_breached: 'Breached',
  palier_tier: 'Tier',
};

/** "palier_kind" → "Kind", "status" → "Status" */
export function fieldWord(name) {
  return (
    FIELD_WORDS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`
  );
}

/** "2016-03-07 09:30 CET" → "Mon 09:30", or "14 Mar" when it is not within six days of `now`. */
export function dueWord(text, now) {
  const found = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}:\d{2})/.exec(text ?? '');
  if (!found) return '';
  // Only the calendar day is read here: as UTC noon it has the same name in every zone.
  const day = new Date(`${found[1]}-${found[2]}-${found[3]}T12:00:00Z`);
  const isNear = Math.abs(day - now) < 6.5 * 86_400_000;
  const options = isNear ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(day);
  return isNear ? `${name} ${found[4]}` : name;
}
