import { englishActions } from './en-actions.ts';
import { englishAnswer } from './en-answer.ts';
import { englishDiagnosis } from './en-diagnosis.ts';
import { englishHands } from './en-hands.ts';

/**
 * English, the complete language: its keys are those that the others must have. ICU messages as
 * `message.ts` reads them. A `reason` is a clause, capital and full stop are put around it; `{at}`,
 * `{since}` and their like come with the preposition that belongs to them.
 */
const WEEKDAY =
  '{weekday, select, mon {Monday} tue {Tuesday} wed {Wednesday} thu {Thursday} fri {Friday} ' +
  'sat {Saturday} other {Sunday}}';
const DAY = `${WEEKDAY}{form, select, near {} date { {day} {month}} other { {day} {month} {year}}}`;
/** A date ends with a comma before what follows it, a weekday alone does not. */
const COMMA = '{form, select, near {} other {,}}';

/** How a target moved, counted from where it always was. */
const MOVED =
  '{change, select, ' +
  'moved {the target goes from {from} to {to}, counted from the original start} ' +
  'same {the target stays {to}, counted from the original start} ' +
  'begun {{to} is promised now, counted from the original start} ' +
  'ended {nothing is promised any more; it was {from}} ' +
  'other {nothing is promised, as before}}';

const COUNTS = '{counted, select, yes {counts as {counts}: } other {}}';

const IS = 'is {filled, select, no {empty} other {{values}}}';

export const english = {
  time: '{hour}:{minute}',
  'day.named': DAY,
  'day.at': `on ${DAY}`,
  'day.brief': DAY,
  'day.since': `since ${DAY}`,
  'day.until': `until ${DAY}`,
  'day.by': `by ${DAY}`,
  'day.from': `from ${DAY}`,
  'day.to': `to ${DAY}`,
  'moment.named': `{day}${COMMA} {time}`,
  'moment.at': '{day} at {time}',
  'moment.brief': `{day}${COMMA} {time}`,
  'moment.since': `{day}${COMMA} {time}`,
  'moment.until': `{day}${COMMA} {time}`,
  'moment.by': `{day}${COMMA} {time}`,
  'moment.from': `{day}${COMMA} {time}${COMMA}`,
  'moment.to': `{day}${COMMA} {time}`,
  'moment.never': 'never',
  'stretch.day': '{day} ({from}–{to})',
  'stretch.days': '{from} {to}',

  'span.hoursMinutes': '{hours} h {minutes} min',
  'span.hours': '{hours} h',
  'span.minutes': '{minutes} min',
  'span.seconds': '{seconds} s',
  'span.negative': '−{span}',
  'within.hoursMinutes': 'within {hours} h {minutes} min',
  'within.hours': 'within {hours} h',
  'within.minutes': 'within {minutes} min',
  'within.seconds': 'within {seconds} s',

  'promise.firstReply': 'first reply',
  'promise.nextReply': 'next reply',
  'promise.update': 'update',
  'promise.resolution': 'resolution',
  'promise.replacement': 'replacement',
  'promise.diagnosis': 'diagnosis',
  'promise.work': 'work',
  'promise.rootCause': 'root cause',
  'promise.promisedTime': 'promised time',

  'reason.target':
    '{who, select, none {} other {{subject}: }}{promise} {within}' +
    '{hours, select, always {, around the clock} other { of {calendar}}}',
  'reason.eventPlan': 'the event plan of {organization} sets this target',
  'reason.reducedService':
    'reduced service sets this target{said, select, no {} other {: {notice}}}',
  'reason.pack': 'the pack {pack} sets this target',
  'reason.policy.openedBefore':
    'opened before version {version} of the tiers file took effect, and judged by it all the same',
  'reason.followsUp': 'a follow-up of closed ticket #{ticket}, with its kind and component',
  'reason.started.opened': 'opened {at}',
  'reason.started.customerWrote': 'the customer wrote {at}',
  'reason.started.staffReplied': 'last reply {at}',
  'reason.started.kindAndComponent': 'known as a replacement, with its component, {since}',
  'reason.started.consented': 'the customer consented {at}',
  'reason.started.merged': 'an unanswered ticket was merged into this one {at}',
  'reason.started.solved': 'solved {at}',
  'reason.started.promised': 'an agent made a promise {at}',
  'reason.started.diagnosisAccepted': 'diagnosis accepted {at}',
  'reason.started.quoteAccepted': 'quote accepted {at}',
  'reason.started.tierChanged': 'tier changed {at}',
  'reason.counted': '{span} counted {where}',
  'reason.closedHours': 'closed {until}',
  'reason.paused.on': 'paused {where}: {cause}',
  'reason.paused.since': 'paused {since}: {cause}',
  'reason.retargeted.kind': `kind changed {at}: ${MOVED}`,
  'reason.retargeted.component': `component changed {at}: ${MOVED}`,
  'reason.retargeted.priority': `priority changed {at}: ${MOVED}`,
  'reason.retargeted.fields': `fields changed {at}: ${MOVED}`,
  'reason.rejudged': `version {version} of the tiers file took the place of {before} {at}: ${MOVED}`,
  'reason.inherited':
    'ticket #{ticket} was merged into this one {at}: this clock takes over its earlier start, {start}',
  'reason.tierChanged':
    'tier changed {at} from {from} to {to}: ' +
    'the {kept, select, new {new} other {old}} deadline is the earlier one and holds',
  'reason.met.replied': 'replied {at}',
  'reason.met.solved': 'solved {at}',
  'reason.met.replaced': 'part replaced {at}',
  'reason.met.explained': 'explanation delivered {at}',
  'reason.met.outcome': 'diagnosis finished {at}',
  'reason.met.finished': 'work finished {at}',
  'reason.breached':
    'breached {at}{dated, select, atChange {, dated at the change that made it late} other {}}',
  'reason.withdrawn':
    'the breach {breachedAt} was withdrawn {at}{known, select, no {} other { by user {by}}}: {why}',
  'reason.reasonMissing':
    'a change {at} would withdraw the breach, but gave no reason: it stands until one is given',
  'reason.reopened': 'reopened {at}: the same clock goes on',
  'reason.cancelled': 'no longer owed {since}: {cause}',
  'reason.exactly': 'promised for {when}',

  'pause.waitingForCustomer': 'waiting for the customer',
  'pause.solved': 'solved meanwhile',
  'pause.waitingForWindow': 'waiting for the customer’s maintenance window',
  'pause.status': 'this promise pauses on that status',
  'pause.notReplaced': 'counted as replaced meanwhile',
  'pause.merged': 'not counted in the merged ticket',
  'cancel.solvedWithoutReply': 'solved without a reply',
  'cancel.noReplyOwed': 'an agent said that no reply is owed',
  'cancel.closed': 'the ticket was closed',
  'cancel.merged': 'the ticket was merged into another',
  'cancel.deleted': 'the ticket was deleted',
  'cancel.suspended': 'support is suspended',
  'cancel.reopened': 'the ticket was reopened',
  'cancel.notPromised': 'this is not promised for its present kind',
  'cancel.notMeasured': 'messages of its channel are no ticket comments, so it cannot be measured',

  'step.next': '{steps}; {step}',
  'lead.due': 'due {when}',
  'lead.never': 'no deadline: its hours never come again',
  'lead.late': 'late {since}',
  'lead.paused': 'not counting now, {span} left',
  'lead.pausedLate': 'late {since}, and not counting now',
  'lead.met': 'met in time, {at}',
  'lead.metLate': 'met late, {at}; it was due {when}',
  'lead.cancelled': 'no longer owed',

  'place.onTime':
    `${COUNTS}start {by} to be in time{head, select, none {} ` +
    'limit {, as far ahead as any head start may bring it} other {, minus {span} head start}}',
  'place.late':
    `${COUNTS}too late to be answered in time {since}; recovery slot {slot}` +
    '{capped, select, yes {, the latest it may be} other {}}' +
    '{head, select, none {} other {, minus {span} head start}}',
  'place.unpromised': `${COUNTS}nothing is promised here, so it ranks as if due {at}`,
  'place.suspended': 'support is suspended: after everything that is owed',
  'place.notInQueue.solved': 'not in the queue: solved',
  'place.notInQueue.waiting': 'not in the queue: waiting for the customer',
  'place.notInQueue.ended': 'not in the queue: merged or deleted',
  'place.notInQueue.unopened': 'not in the queue: its opening is not known yet',

  'alert.ticket': '#{id}{who, select, none {} other { ({subject})}}',
  'alert.threshold': '{ticket}: {promise} due {when}',
  'alert.breach':
    '{ticket}: {promise} broken {since}{found, select, late { (found late)} other {}}',
  'alert.retraction': '{ticket}: {promise} was kept after all; the breach {at} is taken back',
  'alert.used': '{percent} of the time is used.',
  'alert.digest':
    '{count, plural, one {# alert} other {# alerts}} in a few minutes; the worst first: {worst}',
  'alert.tickets': 'Tickets: {tickets}',
  'alert.lateMark': 'late',
  'notice.firstRun':
    'First look at the account: {open, plural, one {# open ticket} other {# open tickets}}, ' +
    '{breached} with a deadline already missed, {atRisk} at risk. ' +
    'From now on each is told as it happens.',
  'notice.zendeskUnreachable': 'Zendesk cannot be asked {since}: deadlines pass unverified. {why}',
  'notice.quarantined':
    'Ticket #{ticket} cannot be judged ({why}) and is set aside until it changes.',
  'notice.fieldDrift':
    'Somebody keeps changing {fields} of ticket #{ticket}; ' +
    'Palier has set it right twice and leaves it now.',

  'condition.organizationField': `organization field {key} ${IS}`,
  'condition.userField': `user field {key} ${IS}`,
  'condition.ticketField': `ticket field {key} ${IS}`,
  'condition.tag': `tag ${IS}`,
  'condition.brand': `brand ${IS}`,
  'condition.form': `form ${IS}`,
  'entitlement.rule': 'because {rule}',
  'entitlement.default': 'by default',
  'entitlement.unentitled': 'no tier matches',
  'entitlement.loser': 'not {tier}: {why}',

  'owed.people.always': 'people answer around the clock',
  'owed.people.hours':
    'people answer in the hours of {calendar}' +
    '{open, select, yes {, open now} no {, closed {until}} other {, which do not come again}}',
  'owed.help.always': 'help with configuration around the clock',
  'owed.help.hours':
    'help with configuration in the hours of {calendar}' +
    '{open, select, yes {, open now} no {, closed {until}} other {, which do not come again}}',
  'owed.help.none': 'help with configuration is not included',
  'owed.ways':
    'reached{way, select, none {} other { by {channels}}}' +
    '{spoken, select, none {} other { in {languages}}}',
  'owed.contact':
    '{role}{named, select, no {} other { ({who})}} ' +
    '{open, select, yes {on duty} no {off duty {until}} other {off duty}}',
  'owed.pack': 'the customer has the pack {pack}',
  'owed.eventPlan': 'an event plan is in force{known, select, no {} other {; contact: {contact}}}',
  'owed.reduced': 'service is reduced{known, select, no {} other {: {notice}}}',
  'owed.suspended': 'support is suspended',
  'owed.noReply': 'triage suggests that no reply is owed',

  'signIn.again': 'Sign in',
  'signIn.out': 'Sign out',
  'signIn.nobody': 'You are not signed in.',
  'signIn.somebody': 'You are signed in as user {user} of Zendesk.',
  'signIn.loginDenied':
    'Zendesk was not allowed to say who you are. Sign in again and choose “Allow”.',
  'signIn.loginState':
    'This sign-in was not begun in this browser, or longer than ten minutes ago. Sign in ' +
    'again.',
  'signIn.loginExpired': 'Signing in took more than ten minutes. Sign in again.',
  'signIn.loginUsed': 'This sign-in was used already or came too late. Sign in again.',
  'signIn.loginRefused':
    'Zendesk does not accept this engine for signing in. Ask the admin to check the OAuth ' +
    'client and its redirect URL.',
  'signIn.loginNotStaff':
    'The board is for agents and admins. Sign in as one, or ask an admin of Zendesk for ' +
    'the role.',
  'signIn.loginOtherAccount':
    'You belong to another account than the one that this engine reads. Sign in there ' + 'first.',
  'signIn.tooOften': 'Too many people are signing in right now. Wait a minute and sign in again.',
  'signIn.zendesk':
    'Zendesk does not answer as it should, so it is not known who you are. Wait a little ' +
    'and sign in again.',

  'tier.none': 'none',
  'explain.notYet':
    '{facts, plural, one {# fact is dated later and was not looked at} ' +
    'other {# facts are dated later and were not looked at}}',
  'explain.head': 'Ticket {ticket}: {tier} ({why}), {kind}, policy {policy}',
  'explain.noTier': 'no tier',
  'explain.noKind': 'kind not decided',
  'explain.clock':
    '{promise}{nth, select, first {} other { {instance}}}: {state}' +
    '{due, select, none {} other {, due {when}}}{left, select, none {} other {, {span} left}}',
  'state.running': 'running',
  'state.paused': 'paused',
  'state.met': 'met',
  'state.breached': 'breached',
  'state.cancelled': 'cancelled',
  ...englishActions,
  ...englishDiagnosis,
  ...englishHands,
  ...englishAnswer,
} as const;
