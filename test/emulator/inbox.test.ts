import { createTransport } from 'nodemailer';
import { callDesk, type DeskCaller } from './desk-caller.ts';

describe('the inbox', () => {
  let desk: DeskCaller;
  beforeEach(async () => {
    desk = await callDesk();
  });
  afterEach(() => desk.close());

  test('chat messages are kept with the desk time of their coming', async () => {
    await desk.control('POST', '/inbox/chat', { text: 'Breach of #7', channel: '#support' });
    const { messages, total } = (await desk.control('GET', '/inbox')).body;
    expect(total).toBe(1);
    expect(messages[0]).toMatchObject({
      kind: 'chat',
      at: Date.parse('2026-03-02T08:00:00Z'),
      to: ['#support'],
      text: 'Breach of #7',
    });
    expect((await desk.control('GET', '/inbox?after=1')).body.messages).toEqual([]);
  });

  test('a chat message without text is refused', async () => {
    expect((await desk.control('POST', '/inbox/chat', { blocks: [] })).status).toBe(400);
  });

  test('mail is read: folded and encoded subject, quoted text, message id', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: desk.desk.smtpPort });
    await transport.sendMail({
      from: 'palier@example.com',
      to: ['nadia@example.com', 'tomas@example.com'],
      messageId: '<k1@palier>',
      subject: `Échéance dépassée : ${'ticket '.repeat(15)}no 7`,
      text: 'Première réponse due à 10:30 — façade = 1\nSecond line',
    });
    transport.close();
    const [mail] = (await desk.control('GET', '/inbox')).body.messages;
    expect(mail).toMatchObject({
      kind: 'mail',
      from: 'palier@example.com',
      to: ['nadia@example.com', 'tomas@example.com'],
      messageId: '<k1@palier>',
      subject: `Échéance dépassée : ${'ticket '.repeat(15)}no 7`,
    });
    expect(mail.text.replaceAll('\r\n', '\n')).toBe(
      'Première réponse due à 10:30 — façade = 1\nSecond line',
    );
  });
});
