/** Is an answer on the page taken once, told in Zendesk, and found there again by a lost store? */

import type { Fact } from '../../engine/core/ticket/fact.ts';
import { compareFacts } from '../../engine/core/ticket/order.ts';
import { DAY_MS, HOUR_MS } from '../../engine/core/time/duration.ts';
import { readAnswerToken } from '../../engine/run/answer-link.ts';
import { paidTicket } from '../../engine/run/paid-ticket.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { judgeNow } from '../../engine/run/save-judged.ts';
import { APPROVER, ASKING, ASKING_FILE, type Asking, asking } from '../support/answer-scene.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { CUSTOMER, ENGINE, FIELD_IDS } from '../support/fake-desk.ts';
import { policyFrom } from '../support/policy.ts';

let scene: EngineScene;
let on: Asking;
beforeEach(async () => {
  scene = await engineScene({}, [ASKING]);
  on = asking(scene);
});

const facts = (id: number) => scene.row(id).doc.facts;
const typesOnPage = (id: number) =>
  facts(id)
    .filter(({ seq = 0 }) => !Number.isInteger(seq))
    .map(({ type }) => type);
const caseOf = (id: number) =>
  paidTicket(scene.context, judgeNow(scene.context, scene.row(id), scene.clock.now())).diagnoses;

/** A ticket whose offer was mailed. */
async function offered(args: object = {}): Promise<{ id: number; audit: number }> {
  const id = await on.open();
  const audit = await on.offer(id, args);
  await on.post();
  return { id, audit };
}

describe('an answer on the page', () => {
  test('is a decision of the customer’s, the act, and what it means to clocks', async () => {
    const { id, audit } = await offered();
    await scene.clock.advance(1_500);
    expect(await on.take('accept')).toBe('taken');
    const seq = audit + 0.5;
    const at = Math.floor(scene.clock.now() / 1000) * 1000;
    const nonce = readAnswerToken(scene.context.answers.key, on.token())?.nonce;
    const common = { at, seq, author: String(CUSTOMER) };
    expect(facts(id).filter((fact) => fact.seq === seq)).toEqual([
      { ...common, type: 'diagnosisAccepted', key: `${seq}:diagnosisAccepted` },
      {
        ...common,
        type: 'diagnosisActed',
        key: `${seq}:diagnosisActed`,
        nonce,
        by: { is: 'customer', id: CUSTOMER },
        act: {
          type: 'accept',
          of: audit,
          comment: null,
          answerers: { requester: CUSTOMER, approvers: [CUSTOMER] },
        },
        language: null,
      },
      {
        ...common,
        type: 'actionDecided',
        key: `${seq}:actionDecided`,
        nonce,
        action: 'diagnosis.accept',
        hash: readAnswerToken(scene.context.answers.key, on.token())?.terms,
        role: 'customer',
        tier: 'standard',
        policy: 'test-1',
      },
    ]);
    expect(caseOf(id).current?.state).toBe('running');
  });

  test('to a quote starts the work, and a no ends the case', async () => {
    const { id } = await offered();
    await on.take('accept');
    await on.quote(id);
    await on.post();
    expect(await on.take('accept')).toBe('taken');
    expect(typesOnPage(id)).toContain('quoteAccepted');
    expect(caseOf(id).current?.state).toBe('working');
    const other = await offered();
    expect(await on.take('decline')).toBe('taken');
    expect(caseOf(other.id).current?.state).toBe('declined');
  });

  test('is charged as agreed on a page, by the nonce of its link', async () => {
    const { id } = await offered();
    await on.take('accept');
    await on.act(id, 'diagnosis.solved', {});
    const nonce = readAnswerToken(scene.context.answers.key, on.token())?.nonce;
    expect(caseOf(id).charges.map(({ acceptedBy }) => acceptedBy)).toEqual([
      { from: 'page', nonce },
    ]);
  });

  test('is taken once, however often and however it is sent', async () => {
    const { id } = await offered();
    const all = await Promise.all([on.take('accept'), on.take('decline'), on.take('accept')]);
    expect(all).toEqual(['taken', 'notTaken', 'notTaken']);
    const before = facts(id);
    expect(await on.take('decline')).toBe('notTaken');
    expect(facts(id)).toBe(before);
    expect(await on.state()).toMatchObject({ is: 'answered', answer: 'accept', on: 'page' });
  });

  test('makes the agent’s next action name it, as every action decided before', async () => {
    const { id } = await offered();
    const before = facts(id).findLast((fact) => fact.type === 'actionDecided');
    await on.take('accept');
    await scene.clock.advance(1_000);
    const after = before?.type === 'actionDecided' ? before.nonce : null;
    const palier = { v: 1, action: 'diagnosis.ask', args: {}, nonce: 'late', after };
    const fields = new Map([[FIELD_IDS.palier_action, 'late']]);
    scene.desk.acts.update(id, { by: 20, fields, custom: { palier } });
    await readTickets(scene.context, [id]);
    expect(facts(id).at(-1)).toMatchObject({ nonce: 'late', refused: 'overtaken' });
  });
});

describe('the page says what stands, and takes nothing', () => {
  const refused = async (id: number, is: string) => {
    const before = facts(id);
    expect(await on.state()).toMatchObject({ is });
    expect(await on.take('accept')).toBe('notTaken');
    expect(facts(id)).toBe(before);
  };

  test.each([
    [-1, 'open'],
    [0, 'open'],
    [1, 'expired'],
  ])('%d ms around the last instant it is %s', async (ms, is) => {
    const { id, audit } = await offered();
    const until = (facts(id).find(({ seq }) => seq === audit)?.at ?? 0) + 72 * HOUR_MS;
    await scene.clock.advance(until + ms - scene.clock.now());
    if (is === 'expired') return refused(id, is);
    expect(await on.state()).toMatchObject({ is, until });
    expect(await on.take('accept')).toBe('taken');
  });

  test('without a limit in the policy a link ends after 90 days', async () => {
    const { offerValidFor: _none, ...diagnosis } = ASKING_FILE.diagnosis;
    scene = await engineScene({}, [policyFrom({ ...ASKING_FILE, diagnosis })]);
    on = asking(scene);
    const { id, audit } = await offered();
    const until = (facts(id).find(({ seq }) => seq === audit)?.at ?? 0) + 90 * DAY_MS;
    await scene.clock.advance(until - scene.clock.now());
    expect(await on.state()).toMatchObject({ is: 'open', until });
    await scene.clock.advance(1);
    await refused(id, 'expired');
  });

  test('once a newer offer stands, and that is open by its own link', async () => {
    const { id } = await offered();
    const older = on.token();
    await on.offer(id);
    await on.post();
    const before = facts(id);
    expect(await on.state(older)).toMatchObject({ is: 'older' });
    expect(await on.take('accept', older)).toBe('notTaken');
    expect(facts(id)).toBe(before);
    expect(await on.state()).toMatchObject({ is: 'open' });
  });

  test('once an agent has recorded the customer’s own comment', async () => {
    const { id, audit } = await offered();
    await scene.clock.advance(1_000);
    scene.desk.acts.update(id, { by: CUSTOMER, says: true });
    await readTickets(scene.context, [id]);
    const comment = scene.desk.tables.audits.at(-1)?.id;
    await on.act(id, 'diagnosis.decline', { of: audit, comment });
    expect(await on.state()).toMatchObject({ is: 'answered', answer: 'decline', on: 'comment' });
    await refused(id, 'answered');
  });

  test.each([
    ['closed', { set: { status: 'closed' } }],
    ['of another requester', { set: { requester_id: APPROVER } }],
  ])('on a ticket that is %s', async (what, act) => {
    const { id } = await offered();
    await scene.clock.advance(1_000);
    scene.desk.acts.update(id, { by: 20, ...act });
    await readTickets(scene.context, [id]);
    await refused(id, what === 'closed' ? 'ended' : 'changed');
  });

  test('when the VAT has become another than was mailed', async () => {
    const { id } = await offered();
    await scene.clock.advance(1_000);
    scene.desk.acts.organization(501, 'Other', {});
    scene.desk.acts.update(id, { by: 20, set: { organization_id: 501 } });
    await readTickets(scene.context, [id]);
    await refused(id, 'changed');
  });

  test('while the engine only observes', async () => {
    const { id } = await offered();
    const token = on.token();
    scene = await scene.again({ mode: 'observe' });
    on = asking(scene);
    const before = facts(id);
    expect(await on.state(token)).toEqual({ is: 'away' });
    expect(await on.take('accept', token)).toBe('notTaken');
    expect(facts(id)).toBe(before);
  });

  test('so large a sum may be declined, and accepted by approvers only', async () => {
    const id = await on.open({ country: 'FR', approvers: String(APPROVER) });
    await on.offer(id);
    await on.post();
    await on.take('accept');
    const lines = [{ what: 'Move everything', amount: '501.00', currency: 'EUR' }];
    await on.quote(id, { lines });
    await on.post();
    expect(await on.state()).toMatchObject({ is: 'open', may: ['decline'] });
    expect(await on.take('accept')).toBe('notTaken');
    expect(await on.take('decline')).toBe('taken');
  });
});

describe('in Zendesk', () => {
  const own = () => scene.desk.tables.audits.filter(({ authorId }) => authorId === ENGINE);
  const same = (all: readonly Fact[]) =>
    all.filter(({ type }) => type !== 'slotGranted').toSorted(compareFacts);

  test.each([
    ['accept', 'Palier: The customer accepted the diagnosis on the page'],
    ['decline', 'Palier: The customer declined the diagnosis on the page'],
  ] as const)('%s is a note for colleagues, once, and a field for apps', async (answer, note) => {
    const { id } = await offered();
    await on.deliver();
    await on.take(answer);
    await on.deliver();
    await on.deliver();
    const notes = scene.desk.tables.notes.map((one) => one.note);
    expect(notes).toEqual([`${note} on Monday 23 November at 09:02.`]);
    const nonce = readAnswerToken(scene.context.answers.key, on.token())?.nonce;
    const ticket = scene.desk.tables.tickets.get(id);
    expect(ticket?.customFields.get(FIELD_IDS.palier_action)).toBe(`ok ${nonce}`);
  });

  test('a store that is built anew comes to the same facts, and writes and mails nothing', async () => {
    const { id } = await offered();
    await on.deliver();
    await on.take('accept');
    await on.deliver();
    await on.quote(id, { language: 'fr' });
    await on.post();
    await on.take('accept');
    await on.deliver();
    await on.post();
    // What the engine posted for the agents comes back with the next reading.
    await scene.clock.advance(1_000);
    await readTickets(scene.context, [id]);
    const before = same(facts(id));
    const cases = caseOf(id);
    const writes = own().length;
    scene.tables.tickets.clear();
    scene.tables.journal.clear();
    scene.tables.obligations.clear();
    scene = await scene.again();
    on = asking(scene);
    await scene.clock.advance(10 * 60_000);
    await readTickets(scene.context, [id]);
    expect(same(facts(id))).toEqual(before);
    expect(caseOf(id)).toEqual(cases);
    await on.deliver();
    await on.post();
    expect(own()).toHaveLength(writes);
    expect(on.mail.sent).toEqual([]);
    expect(scene.tables.obligations.size).toBe(0);
  });

  test('an answer in somebody else’s update, though the mark is true, is none', async () => {
    const { id } = await offered();
    await on.deliver();
    await on.take('accept');
    await on.deliver();
    const custom = own().at(-1)?.custom ?? {};
    const [audit] = own().slice(-1);
    if (audit === undefined) throw new Error('nothing was written');
    const copied = { ...audit, authorId: 20, custom };
    expect(scene.context.translation.answer(copied, ENGINE)).toBeNull();
    expect(scene.context.translation.answer(audit, ENGINE)).toMatchObject({ answer: 'accept' });
    expect(scene.context.translation.answer({ ...audit, ticketId: id + 1 }, ENGINE)).toBeNull();
  });
});
