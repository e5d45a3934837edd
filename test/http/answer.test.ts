/** Does the customer's page show what stands, act once by POST only, and keep to itself? */
import { EngineError } from '../../engine/errors.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { CUSTOMER } from '../support/fake-desk.ts';
import { type AnswerScene, answerScene } from './answer-scene.ts';

let scene: AnswerScene;
beforeEach(async () => {
  scene = await answerScene();
});
afterEach(() => scene.close());

const offered = async (args: object = {}) => {
  const id = await scene.open();
  await scene.offer(id, args);
  await scene.post();
  return id;
};
const factsOf = (id: number) => scene.row(id).doc.facts;
const textIn = (body: string) =>
  body
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');

describe('GET /answer/:token', () => {
  test('shows price, end, what follows and two buttons, to whoever holds the link', async () => {
    const id = await offered();
    const answer = await scene.get();
    expect(answer.statusCode).toBe(200);
    const text = textIn(answer.body);
    expect(text).toContain(`Diagnosis for your request &#35;${id}`.replace('&#35;', '#'));
    expect(text).toContain('Price before VAT €20.00 Price with 20% VAT €24.00');
    expect(text).toContain('You can answer until Thursday 26 November, 09:02.');
    expect(text).toContain('Times are those of Europe/Paris.');
    expect(text).toContain('Accept the diagnosis');
    expect(answer.body.match(/<form method="post">/g)).toHaveLength(2);
  });

  test('changes nothing, however often programs open it', async () => {
    const id = await offered();
    const before = factsOf(id);
    for (const headers of [{}, { purpose: 'prefetch' }, { 'x-moz': 'prefetch' }]) {
      await scene.get(undefined, '?answer=accept', headers);
    }
    await scene.server.inject({ method: 'HEAD', url: `/answer/${scene.token()}?answer=accept` });
    expect(factsOf(id)).toBe(before);
    expect(scene.looks).toEqual([]);
  });

  test('is kept by nobody, found by no search, framed by no page, and runs no script', async () => {
    await offered();
    const { headers, body } = await scene.get();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(body).not.toMatch(/<script|<img|<link|https?:/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('shows a quote line by line, escaped, with its total', async () => {
    const id = await offered();
    await scene.send('accept');
    await scene.quote(id);
    await scene.post();
    const { body } = await scene.get();
    expect(body).toContain('Repair the &#60;shop&#62; database');
    expect(textIn(body)).toContain('Total before VAT €120.50 Total with 20% VAT €144.60');
    expect(textIn(body)).toContain('The diagnosis is charged in either case: €24.00.');
  });

  test('says no gross price where the VAT is not known', async () => {
    const id = await scene.open({});
    await scene.offer(id);
    await scene.post();
    const text = textIn((await scene.get()).body);
    expect(text).toContain('Price before VAT €20.00 VAT is added where it applies to you.');
    expect(text).not.toContain('Price with');
  });

  test.each([
    ['', 'en', 'Accept the diagnosis'],
    ['?lang=fr', 'fr', 'Accepter le diagnostic'],
    ['?lang=ru', 'ru', 'Согласиться на диагностику'],
    ['?lang=xx', 'en', 'Accept the diagnosis'],
  ])('with "%s" is in %s', async (query, language, button) => {
    await offered();
    const { body } = await scene.get(undefined, query);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(button);
  });

  test('is in the language in which the customer was asked', async () => {
    await offered({ language: 'ru' });
    const { body } = await scene.get(undefined, '', { 'accept-language': 'fr' });
    expect(body).toContain('<html lang="ru">');
  });

  test.each(['x', 'A'.repeat(140), '..%2f..%2fhealth', '%3Cb%3E'])(
    'of no link of ours (%j) is a calm page in the reader’s language',
    async (token) => {
      const answer = await scene.get(token, '', { 'accept-language': 'fr' });
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('Ce lien n’est pas complet');
    },
  );

  test('of a ticket that the engine does not know yet asks for patience', async () => {
    await offered();
    const token = scene.token();
    scene.tables.tickets.clear();
    const answer = await scene.get(token);
    expect(answer.statusCode).toBe(503);
    expect(textIn(answer.body)).toContain('Please try again in some minutes');
  });
});

describe('POST /answer/:token', () => {
  test('takes the answer after a look at the ticket, and leads to what stands', async () => {
    const id = await offered();
    const answer = await scene.send('accept', undefined, '?lang=fr');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`${scene.token()}?lang=fr`);
    expect(scene.looks).toEqual([id]);
    expect(scene.woken.all).toBe(1);
    const { body, statusCode } = await scene.get();
    expect(statusCode).toBe(200);
    const text = textIn(body);
    expect(text).toContain('You accepted the diagnosis on Monday 23 November at 09:02.');
    expect(text).toContain('We begin to look for the cause now.');
    expect(body).not.toContain('<form');
  });

  test('sent twice at once acts once, and the second says the first', async () => {
    const id = await offered();
    const [first, second] = await Promise.all([scene.send('accept'), scene.send('decline')]);
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(factsOf(id).filter(({ seq = 0 }) => seq % 1 !== 0)).toHaveLength(3);
    expect(textIn((await scene.get()).body)).toContain('You accepted the diagnosis');
  });

  test.each(['', 'yes', 'ACCEPT', 'consent'])('with the answer "%s" acts not', async (answer) => {
    const id = await offered();
    const before = factsOf(id);
    expect((await scene.send(answer)).statusCode).toBe(303);
    expect(factsOf(id)).toBe(before);
  });

  test('of JSON acts not', async () => {
    const id = await offered();
    const before = factsOf(id);
    const url = `/answer/${scene.token()}`;
    await scene.server.inject({ method: 'POST', url, payload: { answer: 'accept' } });
    expect(factsOf(id)).toBe(before);
  });

  test('of more than a form needs is refused', async () => {
    const id = await offered();
    const before = factsOf(id);
    expect((await scene.send(`accept${' '.repeat(1_100)}`)).statusCode).toBe(413);
    expect(factsOf(id)).toBe(before);
  });

  test('goes on without the look while Zendesk is asked too often', async () => {
    await scene.close();
    const look = async () => {
      throw new EngineError('tooOften', 'enough');
    };
    scene = await answerScene({ app: { access: null, realNow: () => 0, look } });
    await offered();
    await scene.send('accept');
    expect(await scene.state()).toMatchObject({ is: 'answered' });
  });

  test('finds what the customer wrote and an agent recorded a moment ago', async () => {
    await scene.close();
    let meanwhile = async () => {};
    const look = async () => {
      await meanwhile();
      return true;
    };
    scene = await answerScene({ app: { access: null, realNow: () => 0, look } });
    const id = await scene.open();
    const audit = await scene.offer(id);
    await scene.post();
    meanwhile = async () => {
      await scene.clock.advance(1_000);
      scene.desk.acts.update(id, { by: CUSTOMER, says: true });
      await readTickets(scene.context, [id]);
      const comment = scene.desk.tables.audits.at(-1)?.id;
      await scene.act(id, 'diagnosis.decline', { of: audit, comment });
    };
    await scene.send('accept');
    const text = textIn((await scene.get()).body);
    expect(text).toContain('You declined the diagnosis');
    expect(text).toContain('The answer was given in the ticket.');
  });

  test.each(['x', 'A'.repeat(140)])('to no link of ours (%j) is refused', async (token) => {
    expect((await scene.send('accept', token)).statusCode).toBe(404);
  });
});

describe('what stands has its own status and words', () => {
  test('a newer offer voids the link', async () => {
    const id = await offered();
    const token = scene.token();
    await scene.offer(id);
    expect((await scene.send('accept', token)).statusCode).toBe(303);
    const { statusCode, body } = await scene.get(token);
    expect(statusCode).toBe(410);
    expect(textIn(body)).toContain(`There is a newer offer or quote for request #${id}.`);
  });

  test('a link that is past its time says so', async () => {
    await offered();
    await scene.clock.advance(73 * 3_600_000);
    const { statusCode, body } = await scene.get();
    expect(statusCode).toBe(410);
    expect(textIn(body)).toContain('The time to answer is over. Nothing was begun.');
  });

  test('a closed ticket says so', async () => {
    const id = await offered();
    await scene.clock.advance(1_000);
    scene.desk.acts.update(id, { by: 20, set: { status: 'closed' } });
    await readTickets(scene.context, [id]);
    const { statusCode, body } = await scene.get();
    expect(statusCode).toBe(410);
    expect(textIn(body)).toContain(`Request #${id} is closed.`);
  });
});

test('a page that is opened all the time is slowed down, others are not', async () => {
  await offered();
  for (let i = 0; i < 60; i += 1) expect((await scene.get()).statusCode).toBe(200);
  const { statusCode, headers } = await scene.get();
  expect([statusCode, headers['retry-after']]).toEqual([429, '60']);
  expect((await scene.send('accept')).statusCode).toBe(429);
  const other = await offered();
  expect((await scene.get()).statusCode).toBe(200);
  expect(textIn((await scene.get()).body)).toContain(`#${other}`);
  expect((await scene.get('x')).statusCode).toBe(404);
});
