import type { englishActions } from './en-actions.ts';

/** French for what agents do, what would follow from it, and what has happened. */
export const frenchActions: Readonly<Record<keyof typeof englishActions, string>> = {
  'promise.instance': '{promise}{nth, select, first {} other { {instance}}}',
  'action.name.kind': 'changement de type',
  'action.name.promise': 'promesse',
  'action.name.noReplyOwed': 'aucune réponse due',
  'action.name.replaced': 'pièce remplacée',
  'action.name.rootCause': 'cause première donnée',
  'action.name.withdrawBreach': 'retrait d’un dépassement',
  'action.name.unknown': 'action inconnue',
  'action.done.kind': 'type ou composant décidé',
  'action.done.noReplyOwed': 'aucune réponse n’est due',
  'action.done.replaced': 'pièce marquée comme remplacée',
  'action.done.rootCause': 'cause première donnée au client',
  'action.done.withdrawBreach': 'dépassement retiré\u202f: {promise}',
  'action.done.unknown': 'fait',
  'action.refused': 'refusé ({what})\u202f: {why}',
  'action.fieldStands': 'le changement du champ lui-même reste valable',
  'action.note': 'Palier\u202f: {told}',
  'refusal.unreadable': 'la demande est illisible',
  'refusal.tooLarge': 'la demande dépasse 900 octets',
  'refusal.unknownVersion': 'ce moteur ne connaît pas sa version',
  'refusal.unknownAction': 'ce moteur ne connaît pas cette action',
  'refusal.badArgs': 'ce qu’elle indique est incomplet ou mal formé',
  'refusal.badWhy': 'il faut un motif d’au plus 500 caractères',
  'refusal.noteMismatch': 'sa note interne ne correspond pas à ce qui a été envoyé',
  'refusal.nonceUsed': 'son numéro a déjà servi à une autre action',
  'refusal.role': 'seuls les agents à part entière et les administrateurs peuvent agir',
  'refusal.permission':
    '{some, select, yes {seuls les administrateurs et les membres de {groups} le peuvent} ' +
    'other {seuls les administrateurs le peuvent}}',
  'refusal.ended': 'le ticket est clos, fusionné ou supprimé',
  'refusal.overtaken':
    '{result, select, done {une autre action a été décidée avant ({what}\u202f: accepté)} ' +
    'refused {une autre action a été décidée avant ({what}\u202f: refusé)} ' +
    'other {elle suppose une action précédente qui n’est pas connue}}',
  'refusal.nothingChanged': 'rien n’a été changé avec elle',
  'refusal.promisePast': 'l’heure promise est passée',
  'refusal.promiseFar': 'l’heure promise est à plus de deux ans',
  'refusal.notNow': 'elle ne changerait rien à ce ticket à présent',
  'refusal.noBreach': 'aucun dépassement de ce genre n’est enregistré',

  'preview.moved':
    '{promise}\u202f: {counting, select, yes {échéance {to}} other {ne compte pas actuellement}}' +
    '{dated, select, yes { au lieu de {from}} other {}}' +
    '{withdraws, select, yes {\u202f; le dépassement serait retiré} other {}}',
  'preview.same': '{promise}\u202f: inchangé{counting, select, yes {, échéance {to}} other {}}',
  'preview.begun': '{promise}\u202f: commence{counting, select, yes {, échéance {to}} other {}}',
  'preview.ended':
    '{promise}\u202f: plus dû{dated, select, yes {\u202f; l’échéance était {from}} other {}}' +
    '{withdraws, select, yes {\u202f; le dépassement serait retiré} other {}}',

  'history.opened.customer': 'ouvert par le client',
  'history.opened.staff': 'ouvert par l’équipe',
  'history.customerWrote': 'le client a écrit',
  'history.replied': 'l’équipe a répondu',
  'history.noReplyOwed': 'aucune réponse n’est due',
  'history.kind': '{given, select, no {type retiré} other {type\u202f: {to}}}',
  'history.component': '{given, select, no {composant retiré} other {composant\u202f: {to}}}',
  'history.priority': '{given, select, no {priorité retirée} other {priorité\u202f: {to}}}',
  'history.tier': 'le niveau passe de «\u202f{from}\u202f» à «\u202f{to}\u202f»',
  'history.clock': '{promise}\u202f: {what}',
};
