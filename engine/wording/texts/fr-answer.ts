import type { englishAnswer } from './en-answer.ts';

/** French for customers who answer an offer or a quote. */
export const frenchAnswer: Readonly<Record<keyof typeof englishAnswer, string>> = {
  'answer.title.offer': 'Diagnostic pour votre demande n° {ticket}',
  'answer.title.quote': 'Devis pour votre demande n° {ticket}',
  'answer.title.none': 'Votre réponse',
  'answer.price.net': 'Prix hors TVA',
  'answer.price.gross': 'Prix avec {percent} de TVA',
  'answer.price.instead': 'au lieu de {list}',
  'answer.price.noVat': 'La TVA s’ajoute si elle s’applique à vous.',
  'answer.total.net': 'Total hors TVA',
  'answer.total.gross': 'Total avec {percent} de TVA',
  'answer.lines': 'Prix hors TVA',
  'answer.zone': 'Les heures sont celles de {zone}.',
  'answer.next': 'Et ensuite',
  'answer.next.accept.offer':
    'Si vous acceptez, nous commençons à chercher la cause. Vous ne payez rien si elle vient de ' +
    'nous, ou si nous ne pouvons pas vous aider.',
  'answer.next.decline.offer': 'Si vous refusez, rien ne commence et vous ne payez rien.',
  'answer.next.accept.quote':
    'Si vous acceptez, le travail commence aussitôt, avant tout paiement. Vous payez ce devis quand ' +
    'le travail est terminé\u202f; si nous ne pouvons pas le terminer, il ne vous coûte rien.',
  'answer.next.decline.quote': 'Si vous refusez, nous ne faisons pas ce travail.',
  'answer.next.accept.included': 'Si vous acceptez, nous commençons à chercher la cause.',
  'answer.done.accept.included': 'Nous commençons maintenant à chercher la cause.',
  'answer.done.accept.offer':
    'Nous commençons maintenant à chercher la cause. Vous ne payez rien si elle vient de nous, ou si ' +
    'nous ne pouvons pas vous aider.',
  'answer.done.decline.offer': 'Rien ne commence, et vous ne payez rien.',
  'answer.done.accept.quote':
    'Le travail commence maintenant, avant tout paiement. Vous payez ce devis quand le travail est ' +
    'terminé\u202f; si nous ne pouvons pas le terminer, il ne vous coûte rien.',
  'answer.done.decline.quote': 'Nous ne faisons pas ce travail.',
  'answer.diagnosis': 'Le diagnostic est facturé dans tous les cas\u202f: {price}.',
  'answer.approver':
    'Un tel montant est accepté par l’une des personnes que votre société a désignées. Demandez à ' +
    'l’une d’elles de répondre dans le ticket. Vous pouvez refuser ici.',
  'answer.accept.offer': 'Accepter le diagnostic',
  'answer.accept.quote': 'Accepter le devis',
  'answer.decline': 'Refuser',
  'answer.is.accept.offer': 'Vous avez accepté le diagnostic {when}.',
  'answer.is.accept.quote': 'Vous avez accepté le devis {when}.',
  'answer.is.decline.offer': 'Vous avez refusé le diagnostic {when}.',
  'answer.is.decline.quote': 'Vous avez refusé le devis {when}.',
  'answer.is.inTicket': 'La réponse a été donnée dans le ticket.',
  'answer.is.stands':
    'Votre réponse est enregistrée. Si ce n’était pas votre intention, dites-le-nous aussitôt\u202f: ' +
    'répondez à notre dernier message sur la demande n° {ticket}.',
  'answer.is.older':
    'Il y a une offre ou un devis plus récent pour la demande n° {ticket}. Utilisez le lien de notre ' +
    'dernier courriel.',
  'answer.is.expired':
    'Le délai de réponse est passé. Rien n’a commencé. Si vous le voulez encore, répondez à notre ' +
    'dernier message sur la demande n° {ticket}.',
  'answer.is.changed':
    'Ce que nous vous avons envoyé sur la demande n° {ticket} a changé depuis. Rien n’a été décidé. ' +
    'Répondez à notre dernier message à ce sujet.',
  'answer.is.ended': 'La demande n° {ticket} est close. Il n’y a plus rien à répondre.',
  'answer.is.unknown':
    'Ce lien n’est pas complet, ou n’est pas de nous. Ouvrez-le encore une fois depuis notre courriel.',
  'answer.is.away':
    'Nous ne pouvons pas prendre votre réponse en ce moment. Réessayez dans quelques minutes, ou ' +
    'répondez à notre dernier message sur votre demande.',
  'answer.is.tooOften': 'Cette page a été ouverte très souvent. Attendez une minute.',
  'answer.questions':
    'Des questions\u202f? Répondez à notre dernier message sur la demande n° {ticket}.',
  'answer.languages': 'Langue',
  'answer.note.offer.accept': 'Palier\u202f: le client a accepté le diagnostic sur la page {when}.',
  'answer.note.offer.decline': 'Palier\u202f: le client a refusé le diagnostic sur la page {when}.',
  'answer.note.quote.accept':
    'Palier\u202f: le client a accepté le devis sur la page {when}. Le travail commence maintenant.',
  'answer.note.quote.decline': 'Palier\u202f: le client a refusé le devis sur la page {when}.',
  'letter.about': 'Ce message concerne votre demande n° {ticket}.',
  'letter.price': 'Prix du diagnostic\u202f: {price}.',
  'letter.how':
    'Pour accepter ou refuser, ouvrez la page ci-dessous et choisissez là. L’ouvrir ne décide de ' +
    'rien. Le lien n’est que pour vous\u202f: ne le transmettez pas. Vous pouvez aussi répondre à ' +
    'notre dernier message sur votre demande.',
  'letter.title.accept': 'Vous avez accepté\u202f: demande n° {ticket}',
  'letter.title.decline': 'Vous avez refusé\u202f: demande n° {ticket}',
  'letter.object':
    'Si ce n’était pas vous, ou pas votre intention, répondez aussitôt à notre dernier message sur ' +
    'votre demande, pour que rien ne commence.',
  'letter.objectNo':
    'Si ce n’était pas vous, ou pas votre intention, répondez à notre dernier message sur votre ' +
    'demande.',
};
