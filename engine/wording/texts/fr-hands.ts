import type { englishHands } from './en-hands.ts';

/** French for on-site hands. */
export const frenchHands: Readonly<Record<keyof typeof englishHands, string>> = {
  'action.name.intervention.start': 'début d’intervention',
  'action.name.intervention.pause': 'pause d’intervention',
  'action.name.intervention.resume': 'reprise d’intervention',
  'action.name.intervention.stop': 'fin d’intervention',
  'action.name.intervention.stillWorking': 'intervention toujours en cours',
  'action.name.intervention.agree': 'accord pour d’autres tranches',
  'action.name.intervention.bill': 'facturation de tranches retenues',
  'action.done.intervention.start': 'intervention commencée',
  'action.done.intervention.pause': 'intervention en pause',
  'action.done.intervention.resume': 'intervention reprise',
  'action.done.intervention.stop': 'intervention terminée',
  'action.done.intervention.stillWorking': 'intervention\u202f: toujours en cours',
  'action.done.intervention.agree': 'intervention\u202f: le client accepte d’autres tranches',
  'action.done.intervention.bill': 'intervention\u202f: les tranches retenues sont facturées',
  'refusal.agentBusy':
    'une autre de vos interventions n’est pas terminée, sur ce ticket ou sur un autre',
  'refusal.noTimer': 'le ticket n’a pas cette intervention',
  'refusal.notYours': 'l’intervention est celle de quelqu’un d’autre',
  'refusal.badSlices': 'on peut accepter de 1 à 1000 tranches à la fois',
  'hands.worked': 'Palier\u202f: intervention sur place de {worked}, dont {included} compris.',
  'hands.billed':
    '{count, plural, one {# tranche facturée} other {# tranches facturées}} de {slice}, ' +
    '{price} en tout.',
  'hands.nothing': 'Rien n’est facturé.',
  'hands.withheld':
    'Non facturé\u202f: {count, plural, one {# tranche commencée} other {# tranches commencées}} ' +
    'sans réponse à «\u202fToujours au travail\u202f?\u202f». Qui peut corriger les montants peut ' +
    'facturer avec un motif.',
  'hands.unagreed':
    'Non facturé\u202f: {count, plural, one {# tranche} other {# tranches}} sans l’accord du client.',
  'notice.timerForgotten':
    'Intervention sur le ticket #{ticket}\u202f: personne n’a confirmé y travailler {since}. ' +
    'Les tranches qui commencent maintenant ne sont pas facturées.',
};
