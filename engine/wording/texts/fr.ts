import type { Catalogue } from '../words.ts';
import { frenchActions } from './fr-actions.ts';
import { frenchAnswer } from './fr-answer.ts';
import { frenchDiagnosis } from './fr-diagnosis.ts';
import { frenchHands } from './fr-hands.ts';

/**
 * French. A narrow no-break space (\u202f) stands before ; : ! ? and a no-break space (\u00a0)
 * between a number and its unit. Names that admins choose never follow "de" or "que", which would
 * have to be elided before a vowel.
 */
const WEEKDAY =
  '{weekday, select, mon {lundi} tue {mardi} wed {mercredi} thu {jeudi} fri {vendredi} ' +
  'sat {samedi} other {dimanche}}';
const DATE = '{day, plural, =1 {1er} other {#}} {month}';
const DAY = `${WEEKDAY}{form, select, near {} date { ${DATE}} other { ${DATE} {year}}}`;
const COMMA = '{form, select, near {} other {,}}';

const MOVED =
  '{change, select, ' +
  'moved {le délai passe de {from} à {to}, compté depuis le début} ' +
  'same {le délai reste de {to}, compté depuis le début} ' +
  'begun {le délai promis est désormais de {to}, compté depuis le début} ' +
  'ended {plus rien n’est promis\u202f; le délai était de {from}} ' +
  'other {rien n’est promis, comme avant}}';

const COUNTS = '{counted, select, yes {compte comme {counts}\u202f: } other {}}';
const IS = '{filled, select, no {est vide} other {vaut {values}}}';

export const french: Catalogue = {
  time: '{hour}:{minute}',
  'day.named': DAY,
  'day.at': `{form, select, near {} other {le }}${DAY}`,
  'day.brief': `{form, select, near {} other {le }}${DAY}`,
  'day.since': `depuis {form, select, near {} other {le }}${DAY}`,
  'day.until': `{form, select, near {jusqu’à } other {jusqu’au }}${DAY}`,
  'day.by': `avant {form, select, near {} other {le }}${DAY}`,
  'day.from': `{form, select, near {de } other {du }}${DAY}`,
  'day.to': `{form, select, near {à } other {au }}${DAY}`,
  'moment.named': `{day}${COMMA} {time}`,
  'moment.at': '{day} à {time}',
  'moment.brief': '{day} à {time}',
  'moment.since': `{day}${COMMA} {time}`,
  'moment.until': `{day}${COMMA} {time}`,
  'moment.by': `{day}${COMMA} {time}`,
  'moment.from': `{day}${COMMA} {time}${COMMA}`,
  'moment.to': `{day}${COMMA} {time}`,
  'moment.never': 'jamais',
  'stretch.day': '{day} ({from}–{to})',
  'stretch.days': '{from} {to}',

  'span.hoursMinutes': '{hours}\u00a0h {minutes}\u00a0min',
  'span.hours': '{hours}\u00a0h',
  'span.minutes': '{minutes}\u00a0min',
  'span.seconds': '{seconds}\u00a0s',
  'span.negative': '−{span}',
  'within.hoursMinutes': 'sous {hours}\u00a0h {minutes}\u00a0min',
  'within.hours': 'sous {hours}\u00a0h',
  'within.minutes': 'sous {minutes}\u00a0min',
  'within.seconds': 'sous {seconds}\u00a0s',

  'promise.firstReply': 'première réponse',
  'promise.nextReply': 'réponse suivante',
  'promise.update': 'point d’avancement',
  'promise.resolution': 'résolution',
  'promise.replacement': 'remplacement',
  'promise.diagnosis': 'diagnostic',
  'promise.work': 'intervention',
  'promise.rootCause': 'cause profonde',
  'promise.promisedTime': 'heure promise',

  'reason.target':
    '{who, select, none {} other {{subject}\u202f: }}{promise} {within}' +
    '{hours, select, always {, jour et nuit} other { selon le calendrier {calendar}}}',
  'reason.eventPlan': 'l’organisation {organization} a un plan événementiel, qui fixe ce délai',
  'reason.reducedService':
    'le service réduit fixe ce délai{said, select, no {} other {\u202f: {notice}}}',
  'reason.pack': 'le pack {pack} fixe ce délai',
  'reason.policy.openedBefore':
    'ouvert avant l’entrée en vigueur de la version {version} du fichier des niveaux, ' +
    'et jugé selon elle malgré tout',
  'reason.followsUp': 'suite du ticket clos #{ticket}, avec son type et son composant',
  'reason.started.opened': 'ouvert {at}',
  'reason.started.customerWrote': 'le client a écrit {at}',
  'reason.started.staffReplied': 'dernière réponse {at}',
  'reason.started.kindAndComponent': 'remplacement et composant connus {since}',
  'reason.started.consented': 'le client a donné son accord {at}',
  'reason.started.merged': 'un ticket sans réponse a été fusionné dans celui-ci {at}',
  'reason.started.solved': 'résolu {at}',
  'reason.started.promised': 'promesse faite par un agent {at}',
  'reason.started.diagnosisAccepted': 'diagnostic accepté {at}',
  'reason.started.quoteAccepted': 'devis accepté {at}',
  'reason.started.tierChanged': 'changement de niveau {at}',
  'reason.counted': '{span} {agree, plural, one {comptée} other {comptées}} {where}',
  'reason.closedHours': 'fermé {until}',
  'reason.paused.on': 'en pause {where}\u202f: {cause}',
  'reason.paused.since': 'en pause {since}\u202f: {cause}',
  'reason.retargeted.kind': `type modifié {at}\u202f: ${MOVED}`,
  'reason.retargeted.component': `composant modifié {at}\u202f: ${MOVED}`,
  'reason.retargeted.priority': `priorité modifiée {at}\u202f: ${MOVED}`,
  'reason.retargeted.fields': `champs modifiés {at}\u202f: ${MOVED}`,
  'reason.rejudged':
    '{at}, la version {version} du fichier des niveaux a remplacé la version {before}\u202f: ' +
    MOVED,
  'reason.inherited':
    'le ticket #{ticket} a été fusionné dans celui-ci {at}\u202f: ' +
    'le délai court depuis le début de l’autre, antérieur\u202f: {start}',
  'reason.tierChanged':
    'changement de niveau {at} ({from} → {to})\u202f: ' +
    '{kept, select, new {la nouvelle échéance} other {l’ancienne échéance}} ' +
    'vient plus tôt et fait foi',
  'reason.met.replied': 'réponse donnée {at}',
  'reason.met.solved': 'résolu {at}',
  'reason.met.replaced': 'pièce remplacée {at}',
  'reason.met.explained': 'explication remise {at}',
  'reason.met.outcome': 'diagnostic terminé {at}',
  'reason.met.finished': 'intervention terminée {at}',
  'reason.breached':
    'échéance dépassée {at}' +
    '{dated, select, atChange {, à la date du changement qui a causé le retard} other {}}',
  'reason.withdrawn':
    'le dépassement survenu {breachedAt} a été retiré {at}' +
    '{known, select, no {} other { par l’utilisateur {by}}}\u202f: {why}',
  'reason.reasonMissing':
    'un changement fait {at} retirerait le dépassement, mais sans donner de raison\u202f: ' +
    'il reste compté tant qu’elle manque',
  'reason.reopened': 'rouvert {at}\u202f: le même délai continue',
  'reason.cancelled': 'plus dû {since}\u202f: {cause}',
  'reason.exactly': 'promis pour {when}',

  'pause.waitingForCustomer': 'en attente du client',
  'pause.solved': 'résolu entre-temps',
  'pause.waitingForWindow': 'en attente de la fenêtre de maintenance du client',
  'pause.status': 'cette promesse ne compte pas sous ce statut',
  'pause.notReplaced': 'la pièce passait pour remplacée entre-temps',
  'pause.merged': 'le temps ne comptait pas dans le ticket fusionné',
  'cancel.solvedWithoutReply': 'résolu sans réponse',
  'cancel.noReplyOwed': 'un agent a indiqué qu’aucune réponse n’est due',
  'cancel.closed': 'le ticket a été clos',
  'cancel.merged': 'le ticket a été fusionné dans un autre',
  'cancel.deleted': 'le ticket a été supprimé',
  'cancel.suspended': 'le support est suspendu',
  'cancel.reopened': 'le ticket a été rouvert',
  'cancel.notPromised': 'rien de tel n’est promis pour son type actuel',
  'cancel.notMeasured':
    'les messages de ce canal ne sont pas des commentaires du ticket, rien ne peut être mesuré',

  'step.next': '{steps}\u202f; {step}',
  'lead.due': 'échéance {when}',
  'lead.never': 'pas d’échéance\u202f: ses heures ne reviennent plus',
  'lead.late': 'en retard {since}',
  'lead.paused': 'le temps ne compte pas pour l’instant, reste {span}',
  'lead.pausedLate': 'en retard {since}, et le temps ne compte pas pour l’instant',
  'lead.met': 'tenu à temps, {at}',
  'lead.metLate': 'tenu en retard, {at}\u202f; l’échéance était {when}',
  'lead.cancelled': 'plus dû',

  'place.onTime':
    `${COUNTS}à commencer {by} pour être à temps{head, select, none {} ` +
    'limit {, aussi tôt que l’avance maximale le permet} other {, moins {span} d’avance}}',
  'place.late':
    `${COUNTS}trop tard pour répondre à temps {since}\u202f; créneau de rattrapage {slot}` +
    '{capped, select, yes {, le plus tardif possible} other {}}' +
    '{head, select, none {} other {, moins {span} d’avance}}',
  'place.unpromised': `${COUNTS}rien n’est promis ici, classé comme si c’était dû {at}`,
  'place.suspended': 'le support est suspendu\u202f: après tout ce qui est dû',
  'place.notInQueue.solved': 'hors de la file\u202f: résolu',
  'place.notInQueue.waiting': 'hors de la file\u202f: en attente du client',
  'place.notInQueue.ended': 'hors de la file\u202f: fusionné ou supprimé',
  'place.notInQueue.unopened': 'hors de la file\u202f: son ouverture n’est pas encore connue',

  'alert.ticket': '#{id}{who, select, none {} other { ({subject})}}',
  'alert.threshold': '{ticket}\u202f: {promise}, échéance {when}',
  'alert.breach':
    '{ticket}\u202f: {promise} en retard {since}' +
    '{found, select, late { (découvert tardivement)} other {}}',
  'alert.retraction':
    '{ticket}\u202f: {promise} finalement à temps\u202f; le dépassement signalé {at} est annulé',
  'alert.used': '{percent} du temps est écoulé.',
  'alert.digest':
    '{count, plural, one {# alerte} other {# alertes}} en quelques minutes\u202f; ' +
    'la plus grave d’abord\u202f: {worst}',
  'alert.tickets': 'Tickets\u202f: {tickets}',
  'alert.lateMark': 'tardif',
  'notice.firstRun':
    'Premier regard sur le compte\u202f: {open, plural, one {# ticket ouvert} ' +
    'other {# tickets ouverts}}, dont {breached} avec une échéance déjà dépassée ' +
    'et {atRisk} à risque. Désormais, chacun est signalé quand il survient.',
  'notice.zendeskUnreachable':
    'Zendesk ne répond plus {since}\u202f: des échéances passent sans vérification. {why}',
  'notice.quarantined':
    'Le ticket #{ticket} ne peut pas être jugé ({why})\u202f; ' +
    'il est mis de côté jusqu’à ce qu’il change.',
  'notice.fieldDrift':
    'Quelqu’un modifie sans cesse {fields} sur le ticket #{ticket}\u202f; ' +
    'Palier l’a rétabli deux fois et n’y touche plus.',

  'condition.organizationField': `le champ d’organisation {key} ${IS}`,
  'condition.userField': `le champ d’utilisateur {key} ${IS}`,
  'condition.ticketField': `le champ de ticket {key} ${IS}`,
  'condition.tag': `le marqueur ${IS}`,
  'condition.brand': `la marque ${IS}`,
  'condition.form': `le formulaire ${IS}`,
  'entitlement.rule': 'car {rule}',
  'entitlement.default': 'par défaut',
  'entitlement.unentitled': 'aucun niveau ne correspond',
  'entitlement.loser': 'pas {tier}\u202f: {why}',

  'owed.people.always': 'réponses jour et nuit',
  'owed.people.hours':
    'réponses selon le calendrier {calendar}' +
    '{open, select, yes {, ouvert actuellement} no {, fermé {until}} other {, qui ne rouvre plus}}',
  'owed.help.always': 'aide à la configuration jour et nuit',
  'owed.help.hours':
    'aide à la configuration selon le calendrier {calendar}' +
    '{open, select, yes {, ouvert actuellement} no {, fermé {until}} other {, qui ne rouvre plus}}',
  'owed.help.none': 'l’aide à la configuration n’est pas comprise',
  'owed.ways':
    'joignable{way, select, none {} other { par {channels}}}' +
    '{spoken, select, none {} other { en {languages}}}',
  'owed.contact':
    '{role}{named, select, no {} other { ({who})}} ' +
    '{open, select, yes {de service} no {hors service {until}} other {hors service}}',
  'owed.pack': 'le client a le pack {pack}',
  'owed.eventPlan':
    'un plan événementiel est en vigueur' +
    '{known, select, no {} other {\u202f; contact\u202f: {contact}}}',
  'owed.reduced': 'le service est réduit{known, select, no {} other {\u202f: {notice}}}',
  'owed.suspended': 'le support est suspendu',
  'owed.noReply': 'le tri suggère qu’aucune réponse n’est due',

  'signIn.again': 'Se connecter',
  'signIn.out': 'Se déconnecter',
  'signIn.nobody': 'Vous n’êtes pas connecté.',
  'signIn.somebody': 'Vous êtes connecté : utilisateur {user} de Zendesk.',
  'signIn.loginDenied':
    'Zendesk n’a pas été autorisé à dire qui vous êtes. Reconnectez-vous et choisissez ' +
    '« Autoriser ».',
  'signIn.loginState':
    'Cette connexion n’a pas été commencée dans ce navigateur, ou date de plus de dix ' +
    'minutes. Reconnectez-vous.',
  'signIn.loginExpired': 'La connexion a pris plus de dix minutes. Reconnectez-vous.',
  'signIn.loginUsed': 'Cette connexion a déjà servi ou arrive trop tard. Reconnectez-vous.',
  'signIn.loginRefused':
    'Zendesk n’accepte pas ce moteur pour la connexion. Demandez à l’administrateur de ' +
    'vérifier le client OAuth et son URL de redirection.',
  'signIn.loginNotStaff':
    'Le tableau est réservé aux agents et aux administrateurs. Connectez-vous avec un tel ' +
    'compte, ou demandez ce rôle à un administrateur de Zendesk.',
  'signIn.loginOtherAccount':
    'Vous appartenez à un autre compte que celui que lit ce moteur. Connectez-vous ' +
    'd’abord à celui-ci.',
  'signIn.tooOften':
    'Trop de personnes se connectent en ce moment. Attendez une minute, puis ' +
    'reconnectez-vous.',
  'signIn.zendesk':
    'Zendesk ne répond pas comme il le devrait : on ne sait pas qui vous êtes. Attendez ' +
    'un peu, puis reconnectez-vous.',

  'tier.none': 'aucun',
  'explain.notYet':
    '{facts, plural, one {# fait est daté de plus tard et n’a pas été pris en compte} ' +
    'other {# faits sont datés de plus tard et n’ont pas été pris en compte}}',
  'explain.head': 'Ticket {ticket}\u202f: {tier} ({why}), {kind}, version {policy}',
  'explain.noTier': 'aucun niveau',
  'explain.noKind': 'type non décidé',
  'explain.clock':
    '{promise}{nth, select, first {} other { {instance}}}\u202f: {state}' +
    '{due, select, none {} other {, échéance {when}}}{left, select, none {} other {, reste {span}}}',
  'state.running': 'en cours',
  'state.paused': 'en pause',
  'state.met': 'à temps',
  'state.breached': 'hors délai',
  'state.cancelled': 'plus dû',
  ...frenchActions,
  ...frenchDiagnosis,
  ...frenchHands,
  ...frenchAnswer,
};
