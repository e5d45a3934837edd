/** Does each offer, quote and answer bring the customer one mail, and nothing that is not so? */
import { EngineError } from '../../engine/errors.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { ASKING, type Asking, asking } from '../support/answer-scene.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { channelFailure } from '../support/fake-channel.ts';
import { CUSTOMER, ENGINE } from '../support/fake-desk.ts';

let scene: EngineScene;
let on: Asking;
const begin = async (given: Parameters<typeof engineScene>[0] = {}) => {
  scene = await engineScene(given, [ASKING]);
  on = asking(scene);
};
beforeEach(() => begin());

const owed = () => [...scene.tables.obligations.values()].filter(({ what }) => what === 'letter');
const states = () => owed().map(({ key, state }) => `${key.split(':')[1]} ${state}`);
/** What a public comment of ours says last, whoever its author is. */
const replies: string[] = [];
const watchReplies = () => {
  replies.length = 0;
  const write = scene.desk.writeFields;
  scene.desk.writeFields = (updates) => {
    replies.push(...updates.flatMap(({ reply }) => reply?.text ?? []));
    return write(updates);
  };
};

describe('the letter of an offer', () => {
  test('goes to the requester’s address of then, with the price, the end and the link', async () => {
    const id = await on.open();
    await on.offer(id);
    const customer = scene.desk.tables.users.get(CUSTOMER);
    if (customer === undefined) throw new Error('there is no customer');
    scene.desk.tables.users.set(CUSTOMER, { ...customer, email: 'new@example.com' });
    await on.post();
    await on.post();
    expect(on.mail.sent).toHaveLength(1);
    expect(on.mail.sent[0]).toMatchObject({
      to: 'new@example.com',
      title: `Diagnosis for your request #${id}`,
      late: false,
      isWhole: true,
    });
    expect(on.mail.sent[0]?.link).toMatch(
      /^https:\/\/palier\.acme\.example\/answer\/[A-Za-z0-9_-]{140}$/,
    );
    expect(on.mail.sent[0]?.text).toBe(
      [
        `This is about your request #${id}.`,
        'We can look for the cause of your problem. If it lies with us, the diagnosis costs you nothing.',
        'If the cause does not lie with us, the diagnosis costs €20.00 before VAT, €24.00 with 20% VAT. Nothing begins before you agree.',
        'You can answer until Thursday 26 November, 09:02.',
        'Times are those of Europe/Paris.',
        'If you accept, we begin to look for the cause. You pay nothing if it lies with us, or if we cannot help you with it.',
        'If you decline, nothing begins and you pay nothing.',
        'To accept or decline, open the page below and choose there. Opening it decides nothing. The link is for you alone: please do not pass it on. You can also answer our last message about your request.',
      ].join('\n\n'),
    );
  });

  test('is one under one key, and the same link, when a crash has it sent again', async () => {
    const id = await on.open();
    await on.offer(id);
    await scene.store.transact((tx) => tx.claimLetters(scene.clock.now(), 9));
    scene = await scene.again();
    const again = asking(scene, on.mail);
    await again.post();
    const [letter] = owed();
    if (letter !== undefined)
      scene.tables.obligations.set(letter.key, { ...letter, state: 'owed' });
    await again.post();
    const [first, second] = on.mail.sent;
    expect(on.mail.sent).toHaveLength(2);
    expect(second).toEqual(first);
  });

  test.each([
    ['fr', 'Diagnostic pour votre demande n°', 'Si vous acceptez, nous commençons'],
    ['ru', 'Диагностика по вашему обращению №', 'Если вы согласитесь, мы начнём'],
  ])('in %s says everything in that language', async (language, title, next) => {
    const id = await on.open();
    await on.offer(id, { language });
    await on.post();
    expect(on.mail.sent[0]?.title).toBe(`${title} ${id}`);
    expect(on.mail.sent[0]?.text).toContain(next);
    expect(on.mail.sent[0]?.text).not.toMatch(/[{}]|undefined|\byou\b/);
  });

  test('leaves no address in the store, the log and the ticket', async () => {
    const id = await on.open();
    await on.offer(id);
    await on.post();
    await on.take('accept');
    await on.deliver();
    await on.post();
    const { obligations, journal, tickets } = scene.tables;
    const kept = JSON.stringify([[...obligations], [...journal], [...tickets]]);
    const written = JSON.stringify([scene.logged, scene.desk.tables.notes]);
    expect(on.mail.sent).toHaveLength(2);
    expect(kept + written).not.toContain('@');
    expect(kept + written).not.toContain(on.token());
  });
});

test('the letter of a quote says each line, the total, and what follows, whole', async () => {
  const id = await on.open();
  await on.offer(id);
  await on.post();
  await on.take('accept');
  const lines = Array.from({ length: 50 }, (_, i) => ({
    what: `${i} ${'Work '.repeat(30)}`,
    amount: '1.00',
    currency: 'EUR',
  }));
  await on.quote(id, { lines });
  await on.post();
  const letter = on.mail.sent.at(-1);
  expect(letter?.title).toBe(`Quote for your request #${id}`);
  expect(letter?.text).toContain('• 49 Work Work');
  expect(letter?.text).toContain('In all: €50.00 before VAT, €60.00 with 20% VAT.');
  expect(letter?.text).toContain('If you accept, work begins at once, before you have paid.');
});

describe('the letter after an answer', () => {
  test('confirms what was accepted and says how to object', async () => {
    const id = await on.open();
    await on.offer(id);
    await on.post();
    await on.take('accept');
    await on.post();
    expect(on.mail.sent.at(-1)).toMatchObject({
      title: `You accepted: request #${id}`,
      to: 'user-70@example.com',
      link: null,
      text: [
        `This is about your request #${id}.`,
        'You accepted the diagnosis on Monday 23 November at 09:02.',
        'Times are those of Europe/Paris.',
        'Price of the diagnosis: €20.00 before VAT, €24.00 with 20% VAT.',
        'We begin to look for the cause now. You pay nothing if it lies with us, or if we cannot help you with it.',
        'If this was not you, or you did not mean it, answer our last message about your request at once, so that nothing is begun.',
      ].join('\n\n'),
    });
  });
});

describe('no letter goes out', () => {
  test('while the engine only observes', async () => {
    await begin({ mode: 'observe' });
    await on.offer(await on.open());
    await on.post();
    expect([owed(), on.mail.sent]).toEqual([[], []]);
  });

  test('while everything is stopped, and then it does', async () => {
    await on.offer(await on.open());
    await scene.store.transact((tx) => tx.setValue(VALUES.stopped, '1'));
    await on.post();
    expect([states(), on.mail.tries()]).toEqual([['question owed'], 0]);
    await scene.store.transact((tx) => tx.setValue(VALUES.stopped, '0'));
    await on.post();
    expect(on.mail.sent).toHaveLength(1);
  });

  test('for a question that was answered or overtaken before the mail could go', async () => {
    const id = await on.open();
    await on.offer(id);
    const audit = await on.offer(id);
    await on.post();
    expect(states()).toEqual(['question dead', 'question sent']);
    expect(on.mail.sent).toHaveLength(1);
    expect(owed()[0]?.lastError).toBe('What it was about has been overtaken.');
    expect(owed()[1]?.key).toBe(`letter:question:${id}:${audit}:${CUSTOMER}`);
  });

  test('for an offer that was refused', async () => {
    const id = await on.open();
    await on.quote(id);
    expect(owed()).toEqual([]);
  });

  test('where the desk knows no address, and that is told as a trouble', async () => {
    const id = await on.open();
    const customer = scene.desk.tables.users.get(CUSTOMER);
    if (customer !== undefined) {
      scene.desk.tables.users.set(CUSTOMER, { ...customer, email: null });
    }
    await on.offer(id);
    await on.post();
    expect(states()).toEqual(['question dead']);
    expect(scene.context.troubles.list()).toEqual([
      'A letter to a customer: Mailing user 70 failed: Zendesk has no address of theirs.',
    ]);
  });
});

describe('a letter that fails', () => {
  test.each([
    ['the mail server', () => on.mail.fail(channelFailure())],
    [
      'the desk',
      () =>
        scene.desk.fail(
          'showUsers',
          new EngineError('zendeskUnavailable', 'cut', { retryable: true }),
        ),
    ],
  ])('because of %s rests and is tried again', async (_what, fail) => {
    await on.offer(await on.open());
    fail();
    await on.post();
    expect(states()).toEqual(['question owed']);
    on.mail.fail(null);
    scene.desk.fail('showUsers', null);
    await scene.clock.advance(30_000);
    await on.post();
    expect(states()).toEqual(['question sent']);
    expect(scene.context.troubles.list()).toEqual([]);
  });
});

describe('the public comment', () => {
  const offerIn = async (origin: string | null) => {
    await begin({ answers: { key: 'k', origin } });
    watchReplies();
    await on.offer(await on.open());
    await on.deliver();
    return replies.at(-1)?.split('\n\n').at(-1);
  };

  test('speaks of the mail where one goes out', async () => {
    expect(await offerIn('https://palier.acme.example')).toContain('the link in the mail');
    expect(states()).toEqual(['question owed']);
  });

  test('asks for an answer there where none does', async () => {
    expect(await offerIn(null)).toBe('To accept or decline, answer here.');
    expect(owed()).toEqual([]);
  });

  test('goes out with its mail also when the engine had only observed before', async () => {
    await begin({ mode: 'observe' });
    const id = await on.open();
    await on.offer(id);
    scene = await scene.again({ mode: 'live' });
    on = asking(scene);
    expect(owed()).toEqual([]);
    await on.deliver();
    expect(states()).toEqual(['question owed']);
    expect(scene.desk.tables.audits.at(-1)?.authorId).toBe(ENGINE);
  });
});
