/** English for what agents do, what would follow from it, and what has happened. */
export const englishActions = {
  'promise.instance': '{promise}{nth, select, first {} other { {instance}}}',
  'action.name.kind': 'change of kind',
  'action.name.promise': 'promise',
  'action.name.noReplyOwed': 'no reply owed',
  'action.name.replaced': 'part replaced',
  'action.name.rootCause': 'root cause given',
  'action.name.withdrawBreach': 'withdrawal of a breach',
  'action.name.unknown': 'unknown action',
  'action.done.kind': 'kind or component decided',
  'action.done.noReplyOwed': 'no reply is owed',
  'action.done.replaced': 'part marked as replaced',
  'action.done.rootCause': 'root cause given to the customer',
  'action.done.withdrawBreach': 'breach withdrawn: {promise}',
  'action.done.unknown': 'done',
  'action.refused': 'refused ({what}): {why}',
  'action.fieldStands': 'the change of the field itself stands',
  'action.note': 'Palier: {told}',
  'refusal.unreadable': 'it could not be read',
  'refusal.tooLarge': 'it is larger than 900 bytes',
  'refusal.unknownVersion': 'this engine does not know its version',
  'refusal.unknownAction': 'this engine knows no such action',
  'refusal.badArgs': 'what it says is incomplete or of the wrong form',
  'refusal.badWhy': 'it needs a reason of at most 500 characters',
  'refusal.noteMismatch': 'its internal note does not hold what it was sent with',
  'refusal.nonceUsed': 'its number was used for another action before',
  'refusal.role': 'only full agents and admins may act',
  'refusal.permission':
    '{some, select, yes {only admins and members of {groups} may do this} ' +
    'other {only admins may do this}}',
  'refusal.ended': 'the ticket is closed, merged or deleted',
  'refusal.overtaken':
    '{result, select, done {another action was decided first ({what}: accepted)} ' +
    'refused {another action was decided first ({what}: refused)} ' +
    'other {it names an action before it that is not known}}',
  'refusal.nothingChanged': 'nothing was changed with it',
  'refusal.promisePast': 'the promised time is past',
  'refusal.promiseFar': 'the promised time is more than two years away',
  'refusal.notNow': 'it would change nothing on this ticket now',
  'refusal.noBreach': 'no such breach is on record',

  'preview.moved':
    '{promise}: {counting, select, yes {due {to}} other {not counting now}}' +
    '{dated, select, yes { instead of {from}} other {}}' +
    '{withdraws, select, yes {; the breach would be withdrawn} other {}}',
  'preview.same': '{promise}: unchanged{counting, select, yes {, due {to}} other {}}',
  'preview.begun': '{promise}: begins{counting, select, yes {, due {to}} other {}}',
  'preview.ended':
    '{promise}: no longer owed{dated, select, yes {; it was due {from}} other {}}' +
    '{withdraws, select, yes {; the breach would be withdrawn} other {}}',

  'history.opened.customer': 'opened by the customer',
  'history.opened.staff': 'opened by staff',
  'history.customerWrote': 'the customer wrote',
  'history.replied': 'staff replied',
  'history.noReplyOwed': 'no reply is owed',
  'history.kind': '{given, select, no {kind taken away} other {kind: {to}}}',
  'history.component': '{given, select, no {component taken away} other {component: {to}}}',
  'history.priority': '{given, select, no {priority taken away} other {priority: {to}}}',
  'history.tier': 'tier changed from {from} to {to}',
  'history.clock': '{promise}: {what}',
} as const;
