import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { mailChannel, messageId } from '../../engine/channels/mail.ts';
import { channelContract, failureOf, message } from '../contract/channel-contract.ts';
import { type MailSink, mailSink } from '../support/mail-sink.ts';

const FROM = 'Palier <palier@example.com>';
const signal = new AbortController().signal;

function header(raw: string, name: string): string | null {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}

describe('mailChannel', () => {
  let sink: MailSink;
  beforeEach(async () => {
    sink = await mailSink();
  });
  afterEach(() => sink.close());
  const sent = async (...given: Parameters<typeof message>) => {
    await mailChannel({ smtpUrl: sink.url, from: FROM }).send(message(...given), signal);
    return sink.mails.at(-1) ?? { to: [], raw: '' };
  };

  channelContract(async () => ({
    channel: mailChannel({ smtpUrl: sink.url, from: FROM }),
    arrived: async () =>
      sink.mails.map(({ raw }) => ({ words: raw, identity: header(raw, 'message-id') })),
    async answer(how) {
      if (how === 'accept') sink.refuse(null);
      if (how === 'refuseForNow') sink.refuse(451);
      if (how === 'refuseForGood') sink.refuse(550);
      if (how === 'away') await sink.close();
    },
    async close() {},
  }));

  test('a mail has sender, recipient, subject, its Message-ID and says it is automatic', async () => {
    const { to, raw } = await sent();
    expect(to).toEqual(['ada@example.com']);
    expect(header(raw, 'from')).toBe(FROM);
    expect(header(raw, 'to')).toBe('ada@example.com');
    expect(header(raw, 'subject')).toBe('Ticket 7 is at risk');
    expect(header(raw, 'message-id')).toBe(messageId(message().key));
    expect(header(raw, 'auto-submitted')).toBe('auto-generated');
  });

  test('a late mail says so first', async () => {
    const { raw } = await sent({ late: true });
    expect(header(raw, 'subject')).toBe('[late] Ticket 7 is at risk');
  });

  test('a line break in a title makes no header of its own', async () => {
    const { to, raw } = await sent({ title: 'Hello\r\nBcc: eve@example.com\r\n\r\nbody' });
    expect(header(raw, 'subject')).toBe('Hello Bcc: eve@example.com body');
    expect([header(raw, 'bcc'), to]).toEqual([null, ['ada@example.com']]);
  });

  test('what is marked whole is sent whole, everything else is cut', async () => {
    const text = `${'Work done. '.repeat(400)}The end.`;
    const plain = (raw: string) => raw.replaceAll('=\r\n', '');
    expect(plain((await sent({ text, isWhole: true })).raw)).toContain('The end.');
    expect(plain((await sent({ text })).raw)).not.toContain('The end.');
  });

  test('mark-up in a title or a text is shown, not obeyed', async () => {
    const mail = await sent({ title: '<b>"x"</b>', text: '<script>1</script>', link: null });
    // Quoted-printable breaks long lines with "=" at their end.
    const raw = mail.raw.replace(/=\r\n/g, '');
    expect(raw).toContain('&lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(raw).toContain('&lt;script&gt;1&lt;/script&gt;');
    expect(raw).not.toContain('<p><script>');
  });

  test('a message without a recipient is refused for good', async () => {
    const channel = mailChannel({ smtpUrl: sink.url, from: FROM });
    const error = await failureOf(channel.send(message({ to: null }), signal));
    expect([error.code, error.retryable, sink.mails]).toEqual(['channelFailed', false, []]);
  });

  test('a comma in the address makes no second recipient', async () => {
    const channel = mailChannel({ smtpUrl: sink.url, from: FROM });
    await channel.send(message({ to: 'a@example.com,eve@example.com' }), signal).catch(() => {});
    expect(sink.mails.flatMap((mail) => mail.to)).not.toContain('eve@example.com');
  });

  test('a wrong password may be retried, and is named in no error', async () => {
    const guarded = await mailSink('right');
    const smtpUrl = guarded.url.replace('smtp://', 'smtp://palier:wrong-one@');
    const error = await failureOf(mailChannel({ smtpUrl, from: FROM }).send(message(), signal));
    expect(error.retryable).toBe(true);
    expect(`${error.message} ${String(error.cause)}`).not.toContain('wrong-one');
    await guarded.close();
  });

  test('a server that never greets is given up after the timeout', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as AddressInfo;
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    const channel = mailChannel({ smtpUrl, from: FROM, timeoutMs: 20 });
    expect((await failureOf(channel.send(message(), signal))).retryable).toBe(true);
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe('messageId', () => {
  test('it is the SHA-256 of the key, so that the key itself is not shown', () => {
    const hash = createHash('sha256').update('k').digest('hex');
    expect(messageId('k')).toBe(`<${hash}@palier>`);
  });
});
