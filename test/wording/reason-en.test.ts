/** Is each reason one sentence of good English? No-break spaces are shown as spaces here. */
import { wordReason } from '../../engine/wording/reason.ts';
import { REASONS, type ReasonName } from './reason-samples.ts';
import { beside, plain } from './telling-samples.ts';

/** Every sample with its sentence; the compiler says when one is missing. */
const SENTENCES: Readonly<Record<ReasonName, string>> = {
  target: 'Premium, incident: first reply within 4 h of office.',
  'target of nobody’s tier': 'First reply within 4 h of office.',
  'target around the clock, a free name':
    'Premium, incident: agentWork within 1 h 1 min, around the clock.',
  'event plan': 'The event plan of ACME sets this target.',
  'reduced service': 'Reduced service sets this target.',
  'reduced service with a notice': 'Reduced service sets this target: We are moving house.',
  pack: 'The pack Care 10 sets this target.',
  'opened before the policy':
    'Opened before version 2026-11 of the tiers file took effect, and judged by it all the same.',
  'follow-up': 'A follow-up of closed ticket #12345, with its kind and component.',
  opened: 'Opened on Friday 20 November at 16:00.',
  'customer wrote': 'The customer wrote on Friday 20 November at 16:00.',
  'staff replied': 'Last reply on Friday 20 November at 16:00.',
  'kind and component':
    'Known as a replacement, with its component, since Friday 20 November, 16:00.',
  'customer consented': 'The customer consented on Friday 20 November at 16:00.',
  'unanswered and merged':
    'An unanswered ticket was merged into this one on Friday 20 November at 16:00.',
  'started solved': 'Solved on Friday 20 November at 16:00.',
  promised: 'An agent made a promise on Friday 20 November at 16:00.',
  'diagnosis accepted': 'Diagnosis accepted on Friday 20 November at 16:00.',
  'quote accepted': 'Quote accepted on Friday 20 November at 16:00.',
  'started at a tier change': 'Tier changed on Friday 20 November at 16:00.',
  'counted on a day': '2 h counted on Friday (16:00–18:00).',
  'counted to midnight': '8 h counted on Friday (16:00–24:00).',
  'counted across days': '18 h counted from Friday 16:00 to Saturday 10:00.',
  'counted far away': '1 min counted on Tuesday 1 December (09:05–09:06).',
  'counted far across days':
    '24 h counted from Tuesday 1 December, 09:05, to Wednesday 2 December, 09:05.',
  'closed till the next day': 'Closed until Saturday 10:00.',
  'closed till Tuesday': 'Closed until Tuesday 09:00.',
  'closed till a far day': 'Closed until Tuesday 1 December, 09:05.',
  'closed till another year': 'Closed until Saturday 2 January 2027, 09:05.',
  'waiting for the customer': 'Paused since Friday 16:00: waiting for the customer.',
  'paused while solved': 'Paused from Friday 16:00 to Saturday 10:00: solved meanwhile.',
  'waiting for a window':
    'Paused on Friday (16:00–18:00): waiting for the customer’s maintenance window.',
  'paused by status': 'Paused since Friday 16:00: this promise pauses on that status.',
  'paused as replaced':
    'Paused from Friday 16:00 to Tuesday 1 December, 09:05: counted as replaced meanwhile.',
  'kind changed': 'Kind changed on Friday at 18:00: nothing is promised any more; it was 4 h.',
  'component changed':
    'Component changed on Friday at 18:00: the target goes from 1 h to 2 h, counted from the original start.',
  'priority changed':
    'Priority changed on Friday at 18:00: 30 min is promised now, counted from the original start.',
  'fields changed':
    'Fields changed on Friday at 18:00: the target stays 1 h, counted from the original start.',
  'nothing promised by the change':
    'Kind changed on Friday at 18:00: nothing is promised, as before.',
  rejudged:
    'Version 2026-12 of the tiers file took the place of 2026-11 on Tuesday at 09:00: the target goes from 4 h to 1 h, counted from the original start.',
  'rejudged, promised now':
    'Version 2026-12 of the tiers file took the place of 2026-11 on Tuesday at 09:00: 1 h is promised now, counted from the original start.',
  inherited:
    'Ticket #4711 was merged into this one on Tuesday at 09:00: this clock takes over its earlier start, Thursday 19 November, 08:30.',
  upgrade:
    'Tier changed on Friday at 18:00 from standard to premium: the new deadline is the earlier one and holds.',
  'tier lost':
    'Tier changed on Friday at 18:00 from premium to none: the old deadline is the earlier one and holds.',
  replied: 'Replied on Friday at 18:00.',
  solved: 'Solved on Friday at 18:00.',
  replaced: 'Part replaced on Friday at 18:00.',
  explained: 'Explanation delivered on Friday at 18:00.',
  'diagnosis finished': 'Diagnosis finished on Friday at 18:00.',
  'work finished': 'Work finished on Friday at 18:00.',
  breached: 'Breached on Saturday at 10:00.',
  'breached by a change': 'Breached on Saturday at 10:00, dated at the change that made it late.',
  withdrawn: 'The breach on Saturday at 10:00 was withdrawn on Tuesday at 09:00: a question.',
  'withdrawn by somebody':
    'The breach on Saturday at 10:00 was withdrawn on Tuesday at 09:00 by user 7: Only a question!',
  'reason missing':
    'A change on Tuesday at 09:00 would withdraw the breach, but gave no reason: it stands until one is given.',
  reopened: 'Reopened on Tuesday at 09:00: the same clock goes on.',
  'solved without a reply': 'No longer owed since Tuesday 09:00: solved without a reply.',
  'no reply owed': 'No longer owed since Tuesday 09:00: an agent said that no reply is owed.',
  closed: 'No longer owed since Tuesday 09:00: the ticket was closed.',
  merged: 'No longer owed since Tuesday 09:00: the ticket was merged into another.',
  deleted: 'No longer owed since Tuesday 09:00: the ticket was deleted.',
  suspended: 'No longer owed since Tuesday 09:00: support is suspended.',
  'cancelled by reopening': 'No longer owed since Tuesday 09:00: the ticket was reopened.',
  'not promised': 'No longer owed since Tuesday 09:00: this is not promised for its present kind.',
  'not measured':
    'No longer owed since Tuesday 09:00: messages of its channel are no ticket comments, so it cannot be measured.',
  exactly: 'Promised for Saturday 10:00.',
};

describe('wordReason in English', () => {
  test.each(Object.entries(SENTENCES))('%s is “%s”', (name, sentence) => {
    const said = wordReason(REASONS[name as ReasonName], beside('en'));
    expect(plain(said)).toBe(sentence);
  });
});
