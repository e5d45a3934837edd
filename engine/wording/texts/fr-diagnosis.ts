import type { englishDiagnosis } from './en-diagnosis.ts';

/** French for paid diagnoses. */
export const frenchDiagnosis: Readonly<Record<keyof typeof englishDiagnosis, string>> = {
  'action.name.diagnosis.offer': 'offre de diagnostic',
  'action.name.diagnosis.accept': 'acceptation',
  'action.name.diagnosis.decline': 'refus du client',
  'action.name.diagnosis.consent': 'autorisation du client',
  'action.name.diagnosis.touch': 'début du travail',
  'action.name.diagnosis.ask': 'question au client',
  'action.name.diagnosis.ourFault': 'résultat\u202f: notre faute',
  'action.name.diagnosis.solved': 'résultat\u202f: résolu',
  'action.name.diagnosis.unable': 'résultat\u202f: pas de devis possible',
  'action.name.diagnosis.quote': 'devis',
  'action.name.diagnosis.finish': 'fin du travail',
  'action.name.diagnosis.unfinished': 'travail inachevé',
  'action.done.diagnosis.offer': 'diagnostic proposé',
  'action.done.diagnosis.accept': 'accepté par le client',
  'action.done.diagnosis.decline': 'refusé par le client',
  'action.done.diagnosis.consent': 'autorisation du client enregistrée',
  'action.done.diagnosis.touch': 'début du travail chez le client',
  'action.done.diagnosis.ask': 'question posée au client',
  'action.done.diagnosis.ourFault': 'diagnostic\u202f: notre faute, rien n’est facturé',
  'action.done.diagnosis.solved': 'résolu pendant le diagnostic\u202f; le diagnostic est facturé',
  'action.done.diagnosis.unable': 'aucun devis possible, rien n’est facturé',
  'action.done.diagnosis.quote': 'devis établi\u202f; le diagnostic est facturé',
  'action.done.diagnosis.finish': 'travail terminé\u202f; le devis est facturé',
  'action.done.diagnosis.unfinished': 'travail inachevé\u202f; seul le diagnostic est facturé',
  'refusal.notSold': 'ce n’est pas vendu selon ces règles',
  'refusal.noPrice': 'les règles n’ont pas de prix pour ce niveau',
  'refusal.kind': 'jamais vendu pour ce type de ticket',
  'refusal.majorIncident': 'le ticket fait partie d’un incident majeur',
  'refusal.hardware': 'le matériel est en cause, et c’est à nous de le remplacer',
  'refusal.configurationHelp': 'le niveau comprend l’aide à la configuration',
  'refusal.alreadyAccepted': 'le client a déjà accepté',
  'refusal.declined': 'le client a déjà refusé',
  'refusal.expired': 'le délai de réponse est passé',
  'refusal.noSuchComment': 'le ticket n’a pas ce commentaire du client',
  'refusal.notLater': 'le client l’a écrit avant qu’on le lui demande',
  'refusal.notRequester': 'seul le demandeur répond pour le client',
  'refusal.notApprover': 'un tel montant demande un approbateur du client',
  'refusal.outcomeGiven': 'le résultat a déjà été donné',
  'refusal.badConsent': 'une autorisation nomme des choses et finit dans le futur',
  'refusal.noConsent': 'aucune autorisation du client n’est en vigueur pour cela',
  'refusal.noLines': 'un devis a des lignes',
  'refusal.tooManyLines': 'un devis a au plus 50 lignes',
  'refusal.badLine': 'chaque ligne dit ce que c’est, en 200 caractères au plus',
  'refusal.badAmount': 'chaque ligne coûte plus que rien, avec les décimales de la monnaie',
  'refusal.wrongCurrency': 'les prix sont dans la monnaie des règles',
  'refusal.tooMuch': 'le total dépasse tout devis',
  'customer.offer.words':
    'Nous pouvons chercher la cause de votre problème. Si elle vient de nous, le ' +
    'diagnostic ne vous coûte rien.',
  'customer.offer.price':
    'Si la cause ne vient pas de nous, le diagnostic coûte {price}. Rien ne commence ' +
    'avant votre accord.',
  'customer.offer.included': 'Votre support comprend le diagnostic\u202f: il ne vous coûte rien.',
  'customer.quote.words':
    'La cause ne vient pas de nous. Voici ce que nous ferions, et ce que cela coûte.',
  'customer.quote.line': '• {what}\u202f: {price}',
  'customer.quote.total': 'En tout\u202f: {price}.',
  'customer.quote.next':
    'Le travail commence dès votre accord, avant tout paiement. Le diagnostic est ' +
    'facturé dans tous les cas.',
  'customer.until': 'Vous pouvez répondre {until}.',
  'customer.answer':
    'Pour accepter ou refuser, utilisez le lien dans le courriel que nous vous avons ' +
    'envoyé, ou répondez ici.',
  'customer.answerHere': 'Pour accepter ou refuser, répondez ici.',
  'customer.net': '{net} hors TVA',
  'customer.gross': '{net} hors TVA, {gross} avec {percent} de TVA',
  'customer.waived': '{price} au lieu de {list}',
  'action.name.account.dispute': 'contestation',
  'action.name.account.suspend': 'suspension du support',
  'action.name.account.reinstate': 'rétablissement du support',
  'action.done.account.dispute':
    'contesté par le client\u202f: passé en perte, et une suspension est proposée',
  'action.done.account.suspend': 'le support du client est suspendu',
  'action.done.account.reinstate': 'le client a de nouveau du support',
  'refusal.noAccount': 'on ne sait pas qui paie\u202f: le client n’a pas de compte de facturation',
  'refusal.nothingCharged': 'rien de ce ticket n’a encore été facturé',
  'refusal.notDisputable': 'cela ne peut pas être contesté',
  'refusal.nothingLeft': 'il ne reste rien de ce montant',
  'refusal.paid': 'c’est déjà payé',
  'refusal.notProposed': 'aucune contestation de ce client n’attend de décision',
  'refusal.suspendedBefore': 'le client est déjà suspendu',
  'refusal.unmatchedPayments': 'le client a payé une somme qui ne correspond à aucune facture',
  'refusal.paymentsStale':
    'les dernières nouvelles des paiements sont trop anciennes, ou ne sont jamais ' + 'venues',
  'refusal.notSuspended': 'le client n’est ni suspendu ni proposé à la suspension',
  'customer.suspended':
    'Votre support est suspendu, car des factures sont contestées ou impayées{open, ' +
    'select, none {} other {\u202f: {invoices}}}. Vos services continuent comme ' +
    'avant. Le support reprend dès que c’est réglé.',
  'customer.invoice': '{number} ({amount})',
  'customer.reach': 'Pour payer, contester ou parler à quelqu’un\u202f: {contact}.',
};
