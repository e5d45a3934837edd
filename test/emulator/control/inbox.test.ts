/** Is a mail read as a person would read it? */
import { readMail } from './inbox.ts';

const mail = (...lines: string[]) => lines.join('\r\n');

describe('readMail', () => {
  it('keeps the plain part of a mail in two forms, decoded', () => {
    const raw = mail(
      'Subject: =?utf-8?Q?first_reply_=E2=80=93_late?=',
      'Message-ID: <1@palier>',
      'Content-Type: multipart/alternative;',
      ' boundary="--_Part_1"',
      '',
      '----_Part_1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '#681 is late =E2=80=93 see =',
      'below',
      '',
      'http://localhost',
      '----_Part_1',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>#681</p>',
      '----_Part_1--',
    );
    expect(readMail(raw)).toEqual({
      subject: 'first reply – late',
      messageId: '<1@palier>',
      text: '#681 is late – see below\n\nhttp://localhost',
    });
  });

  it('reads a mail in one form whole', () => {
    expect(readMail(mail('Subject: s', '', 'one', '', 'two'))).toEqual({
      subject: 's',
      messageId: null,
      text: 'one\n\ntwo',
    });
  });
});
