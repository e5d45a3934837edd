/** English for customers who answer an offer or a quote: the page, the mails, the note. */
export const englishAnswer = {
  'answer.title.offer': 'Diagnosis for your request #{ticket}',
  'answer.title.quote': 'Quote for your request #{ticket}',
  'answer.title.none': 'Your answer',
  'answer.price.net': 'Price before VAT',
  'answer.price.gross': 'Price with {percent} VAT',
  'answer.price.instead': 'instead of {list}',
  'answer.price.noVat': 'VAT is added where it applies to you.',
  'answer.total.net': 'Total before VAT',
  'answer.total.gross': 'Total with {percent} VAT',
  'answer.lines': 'Prices before VAT',
  'answer.zone': 'Times are those of {zone}.',
  'answer.next': 'What happens next',
  'answer.next.accept.offer':
    'If you accept, we begin to look for the cause. You pay nothing if it lies with us, or if we ' +
    'cannot help you with it.',
  'answer.next.decline.offer': 'If you decline, nothing begins and you pay nothing.',
  'answer.next.accept.quote':
    'If you accept, work begins at once, before you have paid. You pay this quote when the work is ' +
    'finished; if we cannot finish it, it costs you nothing.',
  'answer.next.decline.quote': 'If you decline, we do not do this work.',
  'answer.next.accept.included': 'If you accept, we begin to look for the cause.',
  'answer.done.accept.included': 'We begin to look for the cause now.',
  'answer.done.accept.offer':
    'We begin to look for the cause now. You pay nothing if it lies with us, or if we cannot help ' +
    'you with it.',
  'answer.done.decline.offer': 'Nothing begins, and you pay nothing.',
  'answer.done.accept.quote':
    'Work begins now, before you have paid. You pay this quote when the work is finished; if we ' +
    'cannot finish it, it costs you nothing.',
  'answer.done.decline.quote': 'We do not do this work.',
  'answer.diagnosis': 'The diagnosis is charged in either case: {price}.',
  'answer.approver':
    'So large an amount is accepted by one of the people whom your company has named. Please ask ' +
    'one of them to answer in the ticket. You may decline here.',
  'answer.accept.offer': 'Accept the diagnosis',
  'answer.accept.quote': 'Accept the quote',
  'answer.decline': 'Decline',
  'answer.is.accept.offer': 'You accepted the diagnosis {when}.',
  'answer.is.accept.quote': 'You accepted the quote {when}.',
  'answer.is.decline.offer': 'You declined the diagnosis {when}.',
  'answer.is.decline.quote': 'You declined the quote {when}.',
  'answer.is.inTicket': 'The answer was given in the ticket.',
  'answer.is.stands':
    'Your answer stands. If you did not mean it, tell us at once: answer our last message about ' +
    'request #{ticket}.',
  'answer.is.older':
    'There is a newer offer or quote for request #{ticket}. Please use the link in our newest mail.',
  'answer.is.expired':
    'The time to answer is over. Nothing was begun. If you still want it, answer our last message ' +
    'about request #{ticket}.',
  'answer.is.changed':
    'What we sent to you about request #{ticket} has changed since. Nothing was decided. Please ' +
    'answer our last message about it.',
  'answer.is.ended': 'Request #{ticket} is closed. There is nothing to answer any more.',
  'answer.is.unknown':
    'This link is not complete, or is none of ours. Please open it from our mail once more.',
  'answer.is.away':
    'We cannot take your answer at the moment. Please try again in some minutes, or answer our last ' +
    'message about your request.',
  'answer.is.tooOften': 'This page was opened very often. Please wait a minute.',
  'answer.questions': 'Questions? Answer our last message about request #{ticket}.',
  'answer.languages': 'Language',
  'answer.note.offer.accept': 'Palier: The customer accepted the diagnosis on the page {when}.',
  'answer.note.offer.decline': 'Palier: The customer declined the diagnosis on the page {when}.',
  'answer.note.quote.accept':
    'Palier: The customer accepted the quote on the page {when}. Work begins now.',
  'answer.note.quote.decline': 'Palier: The customer declined the quote on the page {when}.',
  'letter.about': 'This is about your request #{ticket}.',
  'letter.price': 'Price of the diagnosis: {price}.',
  'letter.how':
    'To accept or decline, open the page below and choose there. Opening it decides nothing. The ' +
    'link is for you alone: please do not pass it on. You can also answer our last message about ' +
    'your request.',
  'letter.title.accept': 'You accepted: request #{ticket}',
  'letter.title.decline': 'You declined: request #{ticket}',
  'letter.object':
    'If this was not you, or you did not mean it, answer our last message about your request at ' +
    'once, so that nothing is begun.',
  'letter.objectNo':
    'If this was not you, or you did not mean it, answer our last message about your request.',
} as const;
