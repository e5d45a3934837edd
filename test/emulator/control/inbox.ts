/** Answers: what did the engine say to people? Chat messages and mails, as they came. */
import { SMTPServer } from 'smtp-server';
import { isRecord } from '../rules/read-json.ts';
import type { Delivered } from '../state/records.ts';
import type { World } from '../world.ts';

/** A Slack-compatible body as a message; null when it is none. */
export function readMessage(body: unknown, at: number): Delivered | null {
  if (!isRecord(body) || typeof body.text !== 'string') return null;
  const channel = typeof body.channel === 'string' ? [body.channel] : [];
  const from = typeof body.username === 'string' ? body.username : null;
  return { kind: 'chat', at, to: channel, from, subject: null, messageId: null, text: body.text };
}

/** A mail's headers and text, with folded lines and encoded words read. */
export function readMail(raw: string): Pick<Delivered, 'subject' | 'messageId' | 'text'> {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  const header = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? null;
  const body = rest.join('\n\n').trimEnd();
  const boundary = /^multipart\/[^;]+;.*boundary="?([^";]+)"?/i.exec(
    header('content-type') ?? '',
  )?.[1];
  // Of a mail in two forms the plain one is kept, which comes first.
  const part = boundary === undefined ? undefined : body.split(`--${boundary}`)[1];
  const encoding = header('content-transfer-encoding')?.toLowerCase();
  const subject = header('subject');
  return {
    subject: subject === null ? null : decodeWords(subject),
    messageId: header('message-id'),
    text: part === undefined ? decodeBody(body, encoding) : readMail(part.trimStart()).text,
  };
}

function decodeBody(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? fromQuoted(body.replace(/=\r?\n/g, '')) : body;
}

function fromQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, words: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(words, 'base64').toString('utf8')
      : fromQuoted(words.replaceAll('_', ' ')),
  );
}

/** Takes every mail without asking who sends it, and keeps it in the inbox. */
export function mailSink(world: World): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        world.desk.put({
          t: 'inbox',
          v: {
            kind: 'mail',
            at: world.clock.now(),
            to: rcptTo.map((recipient) => recipient.address),
            from: mailFrom === false ? null : mailFrom.address,
            ...readMail(Buffer.concat(parts).toString('utf8')),
          },
        });
        world.desk.journal.flush();
        done();
      });
    },
  });
}
