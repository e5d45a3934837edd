import type { AlertBody, NoticeFacts, TicketAlert } from '../core/alert/alert.ts';
import { type Telling, wordMoment } from './moment.ts';
import { wordPromise } from './reason.ts';

/** An alert in words: what, whose, since when, why; reads well as one line on a phone. */
export interface AlertWords {
  readonly title: string;
  readonly text: string;
  readonly late: boolean;
}

/** Dates are always said: nobody knows when an alert is read. */
export function wordAlert(body: AlertBody, telling: Telling): AlertWords {
  const { words } = telling;
  switch (body.kind) {
    case 'threshold':
    case 'breach':
    case 'retraction':
      return wordTicketAlert(body, { ...telling, nearAt: null });
    case 'digest': {
      const worst =
        body.worstAlert === undefined ? body.worst : wordAlert(body.worstAlert, telling).title;
      const title = words.say('alert.digest', { count: body.count, worst });
      const tickets = body.tickets.map((id) => `#${id}`).join(', ');
      const list = words.say('alert.tickets', { tickets });
      return { title, text: `${title}\n${list}`, late: body.late };
    }
    case 'notice': {
      // A store of before notices had facts holds them in English only.
      const text = body.facts === undefined ? body.text : wordNotice(body.facts, telling);
      return { title: text, text, late: false };
    }
  }
}

function wordTicketAlert(body: TicketAlert, telling: Telling): AlertWords {
  const { words } = telling;
  const subject = [body.tier, body.ticketKind].filter((name) => name !== null).join(', ');
  const title = words.say(`alert.${body.kind}`, {
    ticket: words.say('alert.ticket', {
      id: String(body.ticketId),
      who: subject === '' ? 'none' : 'some',
      subject,
    }),
    promise: wordPromise(body.promise, words),
    when: wordMoment(body.deadlineAt, 'named', telling),
    since: wordMoment(body.deadlineAt, 'since', telling),
    at: wordMoment(body.deadlineAt, 'at', telling),
    found: body.late ? 'late' : 'inTime',
  });
  const isPart = body.fraction !== null && body.fraction < 1;
  const percent = isPart ? words.percent(body.fraction) : '';
  const detail = isPart ? `\n${words.say('alert.used', { percent })}` : '';
  return { title, text: `${title}\n${body.subject}${detail}`, late: body.late };
}

/** What is said about the engine itself, one or two sentences. */
export function wordNotice(facts: NoticeFacts, telling: Telling): string {
  const { words } = telling;
  switch (facts.code) {
    case 'firstRun': {
      const { open, breached, atRisk } = facts;
      return words.say('notice.firstRun', { open, breached, atRisk });
    }
    case 'zendeskUnreachable': {
      const since = wordMoment(facts.sinceAt, 'since', { ...telling, nearAt: null });
      return words.say('notice.zendeskUnreachable', { since, why: facts.why });
    }
    case 'quarantined':
      return words.say('notice.quarantined', { ticket: String(facts.ticketId), why: facts.why });
    case 'timerForgotten': {
      const since = wordMoment(facts.sinceAt, 'since', { ...telling, nearAt: null });
      return words.say('notice.timerForgotten', { ticket: String(facts.ticketId), since });
    }
    case 'fieldDrift': {
      const fields = facts.fields.join(', ');
      return words.say('notice.fieldDrift', { ticket: String(facts.ticketId), fields });
    }
  }
}
