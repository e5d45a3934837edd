import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { EngineError } from '../errors.ts';
import type { Channel, Message } from '../ports/channel.ts';
import { bodyText, titleLine, titleOf, webLink } from './message-text.ts';

/**
 * How does an alert reach a person by mail? Over SMTP, with a Message-ID made from the alert's key:
 * a mail that is sent twice is the same mail to everything that looks at the ID.
 */
const TIMEOUT_MS = 10_000;

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them (a secret). */
  readonly smtpUrl: string;
  /** Address of the sender, with or without a name. */
  readonly from: string;
  readonly timeoutMs?: number;
}

/** Mails sent by the SMTP server of the settings; a message must name its recipient. */
export function mailChannel({ smtpUrl, from, timeoutMs = TIMEOUT_MS }: MailSettings): Channel {
  const target = `the mail server ${new URL(smtpUrl).host}`;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'mail',
    keyed: true,
    async send(message, signal) {
      if (message.to === null) {
        throw new EngineError(
          'channelFailed',
          'Mailing an alert failed: it names no recipient; give the ladder a mail address.',
        );
      }
      try {
        await unlessAborted(transport.sendMail(mailOf(message, from, message.to)), signal);
      } catch (error) {
        throw refusal(target, error);
      }
    },
  };
}

/** The Message-ID of an alert, the same each time it is sent. */
export function messageId(key: string): string {
  return `<${createHash('sha256').update(key).digest('hex')}@palier>`;
}

function mailOf(message: Message, from: string, to: string) {
  const title = titleOf(message);
  const text = bodyText(message);
  const link = webLink(message.link);
  return {
    from,
    // As an object, so that a comma in the address cannot make two recipients of it.
    to: { name: '', address: to },
    subject: title,
    messageId: messageId(message.key),
    // Out-of-office replies to an alert help nobody (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: link === null ? text : `${text}\n\n${link}`,
    html: html(title, text, link),
  };
}

function html(title: string, text: string, link: string | null): string {
  const heading = `<p><strong>${escaped(title)}</strong></p>`;
  const body = `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
  const address = link === null ? '' : escaped(link);
  return heading + body + (link === null ? '' : `<p><a href="${address}">${address}</a></p>`);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** nodemailer cannot be stopped midway; a mail that goes out after all keeps its Message-ID. */
function unlessAborted(sending: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(new Error('the engine is stopping'));
    if (signal.aborted) aborted();
    signal.addEventListener('abort', aborted);
    sending.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}

/**
 * Only a 5xx about this recipient or this mail is final (RFC 5321 §4.2.1). A wrong password is
 * everybody's 5xx and mended by the operator, so it is tried again.
 */
function refusal(target: string, error: unknown): EngineError {
  const told = typeof error === 'object' && error !== null ? error : {};
  const status = 'responseCode' in told ? Number(told.responseCode) : 0;
  const stage = 'code' in told ? String(told.code) : '';
  const isFinal = status >= 500 && (stage === 'EENVELOPE' || stage === 'EMESSAGE');
  const message = 'message' in told ? titleLine(String(told.message)) : String(error);
  const advice = isFinal
    ? 'check the address in the ladder or of the agent'
    : 'it will be tried again; check PALIER_SMTP_URL if this goes on';
  return new EngineError('channelFailed', `Mailing by ${target} failed (${message}): ${advice}.`, {
    cause: error,
    retryable: !isFinal,
  });
}
