/** Is each reason one sentence of good French? No-break spaces are shown as spaces here. */
import { wordReason } from '../../engine/wording/reason.ts';
import { REASONS, type ReasonName } from './reason-samples.ts';
import { beside, plain } from './telling-samples.ts';

/** Every sample with its sentence; the compiler says when one is missing. */
const SENTENCES: Readonly<Record<ReasonName, string>> = {
  target: 'Premium, incident : première réponse sous 4 h selon le calendrier office.',
  'target of nobody’s tier': 'Première réponse sous 4 h selon le calendrier office.',
  'target around the clock, a free name':
    'Premium, incident : agentWork sous 1 h 1 min, jour et nuit.',
  'event plan': 'L’organisation ACME a un plan événementiel, qui fixe ce délai.',
  'reduced service': 'Le service réduit fixe ce délai.',
  'reduced service with a notice': 'Le service réduit fixe ce délai : We are moving house.',
  pack: 'Le pack Care 10 fixe ce délai.',
  'opened before the policy':
    'Ouvert avant l’entrée en vigueur de la version 2026-11 du fichier des niveaux, et jugé selon elle malgré tout.',
  'follow-up': 'Suite du ticket clos #12345, avec son type et son composant.',
  opened: 'Ouvert le vendredi 20 novembre à 16:00.',
  'customer wrote': 'Le client a écrit le vendredi 20 novembre à 16:00.',
  'staff replied': 'Dernière réponse le vendredi 20 novembre à 16:00.',
  'kind and component': 'Remplacement et composant connus depuis le vendredi 20 novembre, 16:00.',
  'customer consented': 'Le client a donné son accord le vendredi 20 novembre à 16:00.',
  'unanswered and merged':
    'Un ticket sans réponse a été fusionné dans celui-ci le vendredi 20 novembre à 16:00.',
  'started solved': 'Résolu le vendredi 20 novembre à 16:00.',
  promised: 'Promesse faite par un agent le vendredi 20 novembre à 16:00.',
  'diagnosis accepted': 'Diagnostic accepté le vendredi 20 novembre à 16:00.',
  'quote accepted': 'Devis accepté le vendredi 20 novembre à 16:00.',
  'started at a tier change': 'Changement de niveau le vendredi 20 novembre à 16:00.',
  'counted on a day': '2 h comptées vendredi (16:00–18:00).',
  'counted to midnight': '8 h comptées vendredi (16:00–24:00).',
  'counted across days': '18 h comptées de vendredi 16:00 à samedi 10:00.',
  'counted far away': '1 min comptée le mardi 1er décembre (09:05–09:06).',
  'counted far across days':
    '24 h comptées du mardi 1er décembre, 09:05, au mercredi 2 décembre, 09:05.',
  'closed till the next day': 'Fermé jusqu’à samedi 10:00.',
  'closed till Tuesday': 'Fermé jusqu’à mardi 09:00.',
  'closed till a far day': 'Fermé jusqu’au mardi 1er décembre, 09:05.',
  'closed till another year': 'Fermé jusqu’au samedi 2 janvier 2027, 09:05.',
  'waiting for the customer': 'En pause depuis vendredi 16:00 : en attente du client.',
  'paused while solved': 'En pause de vendredi 16:00 à samedi 10:00 : résolu entre-temps.',
  'waiting for a window':
    'En pause vendredi (16:00–18:00) : en attente de la fenêtre de maintenance du client.',
  'paused by status':
    'En pause depuis vendredi 16:00 : cette promesse ne compte pas sous ce statut.',
  'paused as replaced':
    'En pause de vendredi 16:00 au mardi 1er décembre, 09:05 : la pièce passait pour remplacée entre-temps.',
  'kind changed': 'Type modifié vendredi à 18:00 : plus rien n’est promis ; le délai était de 4 h.',
  'component changed':
    'Composant modifié vendredi à 18:00 : le délai passe de 1 h à 2 h, compté depuis le début.',
  'priority changed':
    'Priorité modifiée vendredi à 18:00 : le délai promis est désormais de 30 min, compté depuis le début.',
  'fields changed':
    'Champs modifiés vendredi à 18:00 : le délai reste de 1 h, compté depuis le début.',
  'nothing promised by the change':
    'Type modifié vendredi à 18:00 : rien n’est promis, comme avant.',
  rejudged:
    'Mardi à 09:00, la version 2026-12 du fichier des niveaux a remplacé la version 2026-11 : le délai passe de 4 h à 1 h, compté depuis le début.',
  'rejudged, promised now':
    'Mardi à 09:00, la version 2026-12 du fichier des niveaux a remplacé la version 2026-11 : le délai promis est désormais de 1 h, compté depuis le début.',
  inherited:
    'Le ticket #4711 a été fusionné dans celui-ci mardi à 09:00 : le délai court depuis le début de l’autre, antérieur : jeudi 19 novembre, 08:30.',
  upgrade:
    'Changement de niveau vendredi à 18:00 (standard → premium) : la nouvelle échéance vient plus tôt et fait foi.',
  'tier lost':
    'Changement de niveau vendredi à 18:00 (premium → aucun) : l’ancienne échéance vient plus tôt et fait foi.',
  replied: 'Réponse donnée vendredi à 18:00.',
  solved: 'Résolu vendredi à 18:00.',
  replaced: 'Pièce remplacée vendredi à 18:00.',
  explained: 'Explication remise vendredi à 18:00.',
  'diagnosis finished': 'Diagnostic terminé vendredi à 18:00.',
  'work finished': 'Intervention terminée vendredi à 18:00.',
  breached: 'Échéance dépassée samedi à 10:00.',
  'breached by a change':
    'Échéance dépassée samedi à 10:00, à la date du changement qui a causé le retard.',
  withdrawn: 'Le dépassement survenu samedi à 10:00 a été retiré mardi à 09:00 : a question.',
  'withdrawn by somebody':
    'Le dépassement survenu samedi à 10:00 a été retiré mardi à 09:00 par l’utilisateur 7 : Only a question!',
  'reason missing':
    'Un changement fait mardi à 09:00 retirerait le dépassement, mais sans donner de raison : il reste compté tant qu’elle manque.',
  reopened: 'Rouvert mardi à 09:00 : le même délai continue.',
  'solved without a reply': 'Plus dû depuis mardi 09:00 : résolu sans réponse.',
  'no reply owed': 'Plus dû depuis mardi 09:00 : un agent a indiqué qu’aucune réponse n’est due.',
  closed: 'Plus dû depuis mardi 09:00 : le ticket a été clos.',
  merged: 'Plus dû depuis mardi 09:00 : le ticket a été fusionné dans un autre.',
  deleted: 'Plus dû depuis mardi 09:00 : le ticket a été supprimé.',
  suspended: 'Plus dû depuis mardi 09:00 : le support est suspendu.',
  'cancelled by reopening': 'Plus dû depuis mardi 09:00 : le ticket a été rouvert.',
  'not promised': 'Plus dû depuis mardi 09:00 : rien de tel n’est promis pour son type actuel.',
  'not measured':
    'Plus dû depuis mardi 09:00 : les messages de ce canal ne sont pas des commentaires du ticket, rien ne peut être mesuré.',
  exactly: 'Promis pour samedi 10:00.',
};

describe('wordReason in French', () => {
  test.each(Object.entries(SENTENCES))('%s is “%s”', (name, sentence) => {
    const said = wordReason(REASONS[name as ReasonName], beside('fr'));
    expect(plain(said)).toBe(sentence);
  });
});
