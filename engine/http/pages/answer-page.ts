import type { AnswerState } from '../../run/answer-page.ts';
import type { AnswerTerms } from '../../run/answer-terms.ts';
import { wordDiagnosis, wordDone, wordNext } from '../../run/answer-words.ts';
import { wordUntil } from '../../wording/customer.ts';
import { LANGUAGES, type Language } from '../../wording/language.ts';
import { type Telling, wordMoment } from '../../wording/moment.ts';
import { wordMoney, wordPercent } from '../../wording/money.ts';
import type { PriceForm } from '../paid-contract.ts';
import { ANSWER_STYLE } from './answer-style.ts';
import { html, Markup } from './html.ts';

/** Where a mail leads: a question with two buttons, or what stands. */
export type AnswerView = AnswerState | { readonly is: 'tooOften' };

/** The status says what programs need to know; people read the page. */
export const STATUS_OF: Readonly<Record<AnswerView['is'], number>> = {
  open: 200,
  answered: 200,
  unknown: 404,
  older: 410,
  expired: 410,
  changed: 410,
  ended: 410,
  tooOften: 429,
  away: 503,
};

const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', ru: 'Русский' };

/** The whole page; `provider` is who asks. */
export function answerPage(view: AnswerView, provider: string, telling: Telling): string {
  const { words } = telling;
  const title = titleOf(view, telling);
  const page = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${new Markup(ANSWER_STYLE)}</style>
</head>
<body>
<header><span>${provider}</span>${languages(telling)}</header>
<main>
<h1>${title}</h1>
${view.is === 'open' ? question(view, telling) : standing(view, telling)}
</main>
</body>
</html>
`;
  return page.text;
}

function titleOf(view: AnswerView, { words }: Telling): string {
  if (!('terms' in view)) return words.say('answer.title.none');
  const { question: asked, ticket } = view.terms;
  return words.say(`answer.title.${asked}`, { ticket: String(ticket) });
}

function languages({ words }: Telling): Markup {
  const items = LANGUAGES.map((one) => {
    const current = new Markup(one === words.language ? ' aria-current="true"' : '');
    const name = NAMES[one];
    return html`<li><a href="?lang=${one}" lang="${one}" hreflang="${one}"${current}>${name}</a>`;
  });
  return html`<nav aria-label="${words.say('answer.languages')}"><ul>${items}</ul></nav>`;
}

function question(
  { terms, until, may }: Extract<AnswerState, { is: 'open' }>,
  telling: Telling,
): Markup {
  const { words } = telling;
  const { question: asked, ticket } = terms;
  const by = wordUntil(until, telling);
  const decline = words.say(`answer.next.decline.${asked}`);
  const mayAccept = may.includes('accept');
  return html`${paragraph(words.say(`customer.${asked}.words`))}
${amounts(terms, telling)}
${paragraph(by)}
${soft(words.say('answer.zone', { zone: telling.zone }))}
<h2>${words.say('answer.next')}</h2>
${mayAccept ? paragraph(wordNext(terms, telling)) : null}
${paragraph(decline + wordDiagnosis(terms, telling))}
${mayAccept ? null : paragraph(words.say('answer.approver'))}
<div class="acts">
${mayAccept ? choice('accept', words.say(`answer.accept.${asked}`)) : null}
${choice('decline', words.say('answer.decline'))}
</div>
${soft(words.say('answer.questions', { ticket: String(ticket) }))}`;
}

function choice(answer: 'accept' | 'decline', text: string): Markup {
  const look = new Markup(answer === 'accept' ? ' class="main"' : '');
  const button = html`<button${look} name="answer" value="${answer}">${text}</button>`;
  return html`<form method="post">${button}</form>`;
}

function standing(view: Exclude<AnswerView, { is: 'open' }>, telling: Telling): Markup {
  const { words } = telling;
  if (view.is !== 'answered') {
    const ticket = 'ticket' in view ? String(view.ticket) : '';
    return paragraph(words.say(`answer.is.${view.is}`, { ticket }));
  }
  const { terms, answer, at, on } = view;
  const when = wordMoment(at, 'at', telling);
  const said = words.say(`answer.is.${answer}.${terms.question}`, { when });
  return html`<p><strong>${said}</strong></p>
${on === 'comment' ? paragraph(words.say('answer.is.inTicket')) : null}
${soft(words.say('answer.zone', { zone: telling.zone }))}
${answer === 'accept' ? amounts(terms, telling) : null}
${paragraph(wordDone(answer, terms, telling))}
${paragraph(words.say('answer.is.stands', { ticket: String(terms.ticket) }))}`;
}

function paragraph(text: string): Markup {
  return html`<p>${text}</p>`;
}

function soft(text: string): Markup {
  return html`<p class="soft">${text}</p>`;
}

function amounts({ question: asked, price, lines, total }: AnswerTerms, telling: Telling): Markup {
  const { words } = telling;
  if (asked === 'quote' && total !== null) {
    const rows = lines.map((line) => row(line.what, netOf(line.price, telling)));
    const caption = html`<caption>${words.say('answer.lines')}</caption>`;
    return html`<table>${caption}${rows}${sums('total', total, telling)}</table>
${noVat(total, telling)}`;
  }
  if (price === null) return paragraph(words.say('customer.offer.included'));
  return html`<table>${sums('price', price, telling)}</table>${noVat(price, telling)}`;
}

/** Before VAT, and with it where the rate is known: nobody guesses what a customer pays. */
function sums(what: 'price' | 'total', price: PriceForm, telling: Telling): readonly Markup[] {
  const { words } = telling;
  const { vat } = price;
  const net = row(words.say(`answer.${what}.net`), netOf(price, telling), vat === null);
  if (vat === null) return [net];
  const percent = wordPercent(vat.percent, words);
  const gross = html`${wordMoney(vat.gross, words)}`;
  return [net, row(words.say(`answer.${what}.gross`, { percent }), gross, true)];
}

function row(name: string, value: Markup, isSum = false): Markup {
  const look = new Markup(isSum ? ' class="sum"' : '');
  return html`<tr${look}><th scope="row">${name}</th><td>${value}</td></tr>`;
}

/** Before VAT, and what it was before a promotion. */
function netOf({ net, list }: PriceForm, { words }: Telling): Markup {
  const said = wordMoney(net, words);
  if (list === null) return html`${said}`;
  const instead = words.say('answer.price.instead', { list: wordMoney(list, words) });
  return html`${said} <span class="soft">${instead}</span>`;
}

function noVat({ vat }: PriceForm, { words }: Telling): Markup | null {
  return vat === null ? soft(words.say('answer.price.noVat')) : null;
}
