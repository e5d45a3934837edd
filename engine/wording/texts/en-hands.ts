/** English for on-site hands: what agents do, why it is refused, the note and the alert. */
export const englishHands = {
  'action.name.intervention.start': 'start of on-site hands',
  'action.name.intervention.pause': 'pause of on-site hands',
  'action.name.intervention.resume': 'on-site hands, going on',
  'action.name.intervention.stop': 'end of on-site hands',
  'action.name.intervention.stillWorking': 'on-site hands, still working',
  'action.name.intervention.agree': 'further slices agreed',
  'action.name.intervention.bill': 'billing of withheld slices',
  'action.done.intervention.start': 'on-site hands started',
  'action.done.intervention.pause': 'on-site hands paused',
  'action.done.intervention.resume': 'on-site hands went on',
  'action.done.intervention.stop': 'on-site hands stopped',
  'action.done.intervention.stillWorking': 'on-site hands: still working',
  'action.done.intervention.agree': 'on-site hands: the customer agreed to further slices',
  'action.done.intervention.bill': 'on-site hands: withheld slices are charged',
  'refusal.agentBusy': 'another timer of yours is not stopped, on this ticket or another one',
  'refusal.noTimer': 'the ticket has no such timer',
  'refusal.notYours': 'the timer is somebody else’s',
  'refusal.badSlices': 'between 1 and 1000 slices can be agreed at once',
  'hands.worked': 'Palier: on-site hands worked {worked}; {included} of it are included.',
  'hands.billed':
    '{count, plural, one {# slice} other {# slices}} of {slice} charged, {price} in all.',
  'hands.nothing': 'Nothing is charged.',
  'hands.withheld':
    'Not charged: {count, plural, one {# slice} other {# slices}} that began while nobody ' +
    'answered “Still working?”. Whoever may correct charges can charge them with a reason.',
  'hands.unagreed':
    'Not charged: {count, plural, one {# slice} other {# slices}} that the customer had not ' +
    'agreed to.',
  'notice.timerForgotten':
    'On-site hands on ticket #{ticket}: nobody has said that they are at work {since}. ' +
    'Slices that begin now are not charged.',
} as const;
