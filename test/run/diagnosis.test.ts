/** Does a paid diagnosis go its way by actions alone, and is what cannot be refused and nothing? */
import { historyOf } from '../../engine/run/app-history.ts';
import { AGENT, CUSTOMER } from '../support/fake-desk.ts';
import { LIGHT, MANAGER } from './action-scene.ts';
import { type DiagnosisScene, diagnosisScene, PAID_FILE, selling } from './diagnosis-scene.ts';

let scene: DiagnosisScene;
beforeEach(async () => {
  scene = await diagnosisScene();
});
const OFFER = { args: { sort: 'request', language: 'en' } };
const line = (amount: string) => ({ what: 'Rewrite the rules', amount, currency: 'EUR' });
const quoteOf = (amount: string) => ({
  args: { lines: [line(amount)], touches: [], language: 'en' },
});
const last = (id: number) => scene.decisions(id).at(-1)?.split(': ')[1];

/** A case that the customer has accepted. */
async function running(): Promise<number> {
  const id = await scene.open();
  const of = await scene.done(id, 'offer', OFFER);
  await scene.done(id, 'accept', { args: { of, comment: await scene.wrote(id) } });
  expect(scene.state(id)).toBe('running');
  return id;
}

describe('a diagnosis', () => {
  test('is offered, accepted by the customer’s own comment, and charged when it is solved', async () => {
    const id = await running();
    expect(scene.charges(id)).toEqual([]);
    await scene.done(id, 'solved');
    expect(scene.state(id)).toBe('solved');
    expect(scene.charges(id)).toEqual(['diagnosis 20.00']);
    const types = scene.row(id).doc.facts.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['diagnosisAccepted', 'diagnosisOutcome']));
  });

  test('of which the fault is ours costs nothing', async () => {
    const id = await running();
    await scene.done(id, 'ourFault');
    expect([scene.state(id), scene.charges(id)]).toEqual(['covered', []]);
  });

  test('is quoted, accepted and worked on, and costs both', async () => {
    const id = await running();
    const of = await scene.done(id, 'quote', quoteOf('120.00'));
    expect(scene.charges(id)).toEqual(['diagnosis 20.00']);
    await scene.done(id, 'accept', { args: { of, comment: await scene.wrote(id) } });
    expect(scene.state(id)).toBe('working');
    await scene.done(id, 'finish');
    expect(scene.charges(id)).toEqual(['diagnosis 20.00', 'quote 120.00']);
  });

  test('has its offer told to the customer by the agent, with the engine’s price', async () => {
    const id = await scene.open();
    await scene.done(id, 'offer', OFFER);
    await scene.deliver();
    const [reply, ...more] = scene.desk.tables.replies;
    expect(more).toEqual([]);
    expect(reply).toMatchObject({ ticketId: id, authorId: AGENT });
    expect(reply?.text).toContain('Shall we look for the cause?');
    expect(reply?.text).toContain('the diagnosis costs €20.00 before VAT.');
    await scene.look(id);
    const { facts } = scene.row(id).doc;
    expect(facts.at(-1)).toMatchObject({ type: 'staffReplied', author: String(AGENT) });
  });

  test('is told in the agent’s words, which stay nowhere once they are posted', async () => {
    const id = await scene.open();
    const noted = { sort: 'faultClaim', language: 'fr', words: 'Regardons ensemble.' };
    await scene.done(id, 'offer', { noted, args: {} });
    expect(JSON.stringify(scene.row(id).doc)).toContain('Regardons ensemble.');
    await scene.deliver();
    expect(scene.desk.tables.replies[0]?.text).toMatch(/^Regardons ensemble\.\n\n.*20,00\s€/s);
    expect(JSON.stringify(scene.row(id).doc)).not.toContain('Regardons');
  });

  test('waits for the customer only until they write', async () => {
    const id = await running();
    await scene.done(id, 'ask');
    await scene.wrote(id);
    await scene.done(id, 'ask');
    expect(last(id)).toBe('accepted');
    await scene.done(id, 'ask');
    expect(last(id)).toBe('nothingChanged');
  });
});

test('its history is told, the newest first, with who did it', async () => {
  const id = await running();
  await scene.done(id, 'solved');
  const { events } = historyOf(scene.context, scene.row(id), {});
  const told = events.map(({ by, told }) => `${told} ${by}`);
  expect(told).toEqual(
    expect.arrayContaining([
      `Diagnosis offered. ${AGENT}`,
      `Accepted by the customer. ${AGENT}`,
      `Solved while diagnosing; the diagnosis is charged. ${AGENT}`,
    ]),
  );
});

describe('an act', () => {
  test.each([
    ['solved', {}, 'notNow'],
    ['accept', { args: { of: 1, comment: 1 } }, 'notNow'],
    ['offer', { args: { sort: 'gift' } }, 'badArgs'],
    ['offer', { ...OFFER, by: LIGHT }, 'role'],
  ])('%s %j before anything was offered is refused: %s', async (act, how, refusal) => {
    const id = await scene.open();
    await scene.done(id, act, how);
    expect([last(id), scene.state(id)]).toEqual([refusal, 'none']);
  });

  test.each([
    ['nothing', '0', 'badAmount'],
    ['less than nothing', '-5', 'badAmount'],
    ['a thousandth', '1.001', 'badAmount'],
    ['far too much', '1000000000000', 'tooMuch'],
    ['what only seniors may quote', '500.00', 'permission'],
  ])('that quotes %s is refused', async (_what, amount, refusal) => {
    const id = await running();
    await scene.done(id, 'quote', quoteOf(amount));
    expect([last(id), scene.state(id), scene.charges(id)]).toEqual([refusal, 'running', []]);
  });

  test('of a senior may quote more than an agent’s', async () => {
    const id = await running();
    await scene.done(id, 'quote', { ...quoteOf('500.00'), by: MANAGER });
    expect([last(id), scene.state(id)]).toEqual(['accepted', 'quoted']);
  });

  test('that names a comment from before the offer is refused', async () => {
    const id = await scene.open();
    const comment = await scene.wrote(id);
    const of = await scene.done(id, 'offer', OFFER);
    await scene.done(id, 'accept', { args: { of, comment } });
    expect([last(id), scene.state(id)]).toEqual(['notLater', 'offered']);
  });

  test('that names an agent’s own words is refused', async () => {
    const id = await scene.open();
    const of = await scene.done(id, 'offer', OFFER);
    scene.desk.acts.update(id, { by: AGENT, says: true });
    const comment = scene.desk.tables.audits.at(-1)?.id ?? 0;
    await scene.done(id, 'accept', { args: { of, comment } });
    expect(last(id)).toBe('noSuchComment');
  });

  test('for an older offer is refused once there is a newer one', async () => {
    const id = await scene.open();
    const of = await scene.done(id, 'offer', OFFER);
    await scene.done(id, 'offer', OFFER);
    await scene.done(id, 'accept', { args: { of, comment: await scene.wrote(id) } });
    expect([last(id), scene.state(id)]).toEqual(['overtaken', 'offered']);
  });

  test('that offers for an outage needs a senior and a reason', async () => {
    const id = await scene.open('outage');
    await scene.done(id, 'offer', OFFER);
    expect(last(id)).toBe('kind');
    const why = { args: { sort: 'request', why: 'Their own firewall.' } };
    await scene.done(id, 'offer', why);
    expect(last(id)).toBe('permission');
    await scene.done(id, 'offer', { ...why, by: MANAGER });
    expect([last(id), scene.state(id)]).toEqual(['accepted', 'offered']);
  });

  test('on what needs consent begins only under it', async () => {
    const id = await running();
    await scene.done(id, 'touch', { args: { what: 'web01' } });
    expect(last(id)).toBe('noConsent');
    const comment = await scene.wrote(id);
    const until = '2026-12-01T00:00:00+01:00';
    await scene.done(id, 'consent', { args: { touches: ['web01'], until, comment } });
    await scene.done(id, 'touch', { args: { what: 'web01' } });
    expect(last(id)).toBe('accepted');
  });

  test('of somebody else’s end user answers for nobody', async () => {
    const id = await scene.open();
    const of = await scene.done(id, 'offer', OFFER);
    scene.desk.acts.update(id, { by: CUSTOMER + 1000, says: true });
    const comment = scene.desk.tables.audits.at(-1)?.id ?? 0;
    await scene.done(id, 'accept', { args: { of, comment } });
    expect(last(id)).toBe('notRequester');
  });
});

test('a store that is built anew has the same case, whatever roles and prices have become', async () => {
  const id = await running();
  await scene.done(id, 'quote', { ...quoteOf('900.00'), by: MANAGER });
  await scene.done(id, 'finish');
  await scene.deliver();
  await scene.look(id);
  const before = scene.row(id).doc.facts;
  scene.desk.tables.memberships.set(MANAGER, [300]);
  const anew = selling(await scene.wiped());
  await anew.catchUp();
  await anew.look(id);
  expect(anew.row(id).doc.facts).toEqual(before);
  expect([anew.state(id), anew.charges(id)]).toEqual(['quoted', ['diagnosis 20.00']]);
});

test('where the policy sells none, an offer is refused', async () => {
  const { diagnosis: _, ...file } = PAID_FILE;
  scene = await diagnosisScene(file);
  const id = await scene.open();
  await scene.done(id, 'offer', OFFER);
  expect(last(id)).toBe('notSold');
});
