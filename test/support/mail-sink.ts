import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that keeps what it is given, or refuses as told. */
export interface MailSink {
  readonly url: string;
  /** Mails as they came over the wire, headers and all. */
  readonly mails: readonly { readonly to: readonly string[]; readonly raw: string }[];
  /** The SMTP status for recipients from now on; null accepts. */
  refuse(status: number | null): void;
  close(): Promise<void>;
}

/** Starts the server on a free port; with a password it wants that of user "palier". */
export async function mailSink(password: string | null = null): Promise<MailSink> {
  const mails: { to: string[]; raw: string }[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: password === null,
    disabledCommands: password === null ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth(auth, _session, callback) {
      if (auth.password === password) callback(null, { user: auth.username });
      else callback(Object.assign(new Error('wrong password'), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, callback) {
      if (refusal === null) callback();
      else callback(Object.assign(new Error('refused'), { responseCode: refusal }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((each) => each.address);
        mails.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(status) {
      refusal = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
