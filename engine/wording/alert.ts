import type { AlertBody } from '../core/alert/alert.ts';
import { PROMISES } from './reason.ts';
import { wordInstant } from './span.ts';

/** An alert in words: what, whose, since when, why; reads well as one line on a phone. */
export interface AlertWords {
  readonly title: string;
  readonly text: string;
  readonly late: boolean;
}

export function wordAlert(body: AlertBody, zone: string): AlertWords {
  switch (body.kind) {
    case 'threshold':
    case 'breach':
    case 'retraction':
      return wordTicketAlert(body, zone);
    case 'digest': {
      const title = `${body.count} alerts in a few minutes; the worst first: ${body.worst}`;
      const tickets = body.tickets.map((id) => `#${id}`).join(', ');
      return { title, text: `${title}\nTickets: ${tickets}`, late: body.late };
    }
    case 'notice':
      return { title: body.text, text: body.text, late: false };
  }
}

function wordTicketAlert(
  body: Extract<AlertBody, { kind: 'threshold' | 'breach' | 'retraction' }>,
  zone: string,
): AlertWords {
  const promise = PROMISES[body.promise] ?? body.promise;
  const whose = [body.tier, body.ticketKind].filter((word) => word !== null).join(', ');
  const ticket = `#${body.ticketId}${whose === '' ? '' : ` (${whose})`}`;
  const at = wordInstant(body.deadlineAt, zone);
  const late = body.late ? ' (found late)' : '';
  const title = {
    threshold: `${ticket}: ${promise} due ${at}`,
    breach: `${ticket}: ${promise} broken since ${at}${late}`,
    retraction: `${ticket}: ${promise} was kept after all; the breach of ${at} is taken back`,
  }[body.kind];
  const used = body.fraction !== null && body.fraction < 1 ? Math.round(body.fraction * 100) : null;
  const detail = used === null ? '' : `\n${used} % of the time is used.`;
  return { title, text: `${title}\n${body.subject}${detail}`, late: body.late };
}
