/** Are customers led to a page only where a mail can bring them there unread? */
import { answerOrigin } from '../engine/answer-origin.ts';

const smtpUrl = 'smtp://mail.example';

test.each([
  ['https://palier.example', smtpUrl, 'https://palier.example'],
  ['https://example.com/palier', smtpUrl, 'https://example.com/palier'],
  ['http://127.0.0.1:4601', smtpUrl, 'http://127.0.0.1:4601'],
  ['http://palier.example', smtpUrl, null],
  ['https://palier.example', null, null],
  [null, smtpUrl, null],
])('with the address %s and the mail server %s it is %s', (publicUrl, server, origin) => {
  expect(answerOrigin({ publicUrl, smtpUrl: server })).toBe(origin);
});
