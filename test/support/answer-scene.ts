/** Customers who are asked on a fake desk: offers, quotes, the mails that bring links, answers. */
import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { type AnswerState, answerState, takeAnswer } from '../../engine/run/answer-page.ts';
import { deliverFields } from '../../engine/run/deliver-fields.ts';
import { letterDelivery } from '../../engine/run/deliver-letters.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { canonical } from '../../engine/zendesk/own-mark.ts';
import type { EngineScene } from './engine-scene.ts';
import { type FakeChannel, fakeChannel } from './fake-channel.ts';
import { AGENT, CUSTOMER, FIELD_IDS } from './fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from './policy.ts';

/** Prices, times to answer, and French VAT for customers in France. */
export const ASKING_FILE = {
  ...EXAMPLE_FILE,
  languages: ['en', 'fr', 'ru'],
  diagnosis: {
    price: { premium: 'included', '*': 20 },
    offerValidFor: '72h',
    quoteValidFor: '720h',
    approvalAbove: 500,
    approvers: { organizationField: 'approvers' },
  },
  billing: {
    invoices: 'external',
    country: { organizationField: 'country' },
    vat: [{ country: 'FR', percent: 20, taxCode: 'FR20' }],
  },
  may: { diagnose: ['agent'], quote: ['agent'] },
};
export const ASKING = policyFrom(ASKING_FILE);
export const APPROVER = 71;
const ORGANIZATION = 500;
const LINES = [
  { what: 'Repair the <shop> database', amount: '80.00', currency: 'EUR' },
  { what: 'Restore & check', amount: '40.50', currency: 'EUR' },
];

/** Longer arguments stand in the update's note. */
const LONGEST_ARGS = 700;

/** What is done around a customer's answer, on any scene of an engine. */
export interface Asking {
  readonly mail: FakeChannel;
  /** A ticket of a customer in France, known to the engine. */
  open(fields?: Readonly<Record<string, string>>): Promise<number>;
  act(id: number, action: string, args: object): Promise<void>;
  /** Offers a diagnosis and answers the offer's audit. */
  offer(id: number, args?: object): Promise<number>;
  /** Quotes after the diagnosis and answers the quote's audit. */
  quote(id: number, args?: object): Promise<number>;
  /** Sends the letters that are owed. */
  post(): Promise<void>;
  /** The token of the newest mailed link. */
  token(): string;
  state(token?: string): Promise<AnswerState>;
  take(answer: 'accept' | 'decline', token?: string): Promise<'taken' | 'notTaken'>;
  /** Writes until nothing is left to be written. */
  deliver(): Promise<void>;
}

export function asking(scene: EngineScene, mail: FakeChannel = fakeChannel('mail')): Asking {
  const { desk, clock, context } = scene;
  let last: string | null = null;
  const turn = letterDelivery({
    context,
    mail,
    wake: () => {},
    signal: new AbortController().signal,
    monotonicMs: () => clock.now(),
  });
  const nonceOf = () => `n${desk.tables.nextId}`;
  const made: Asking = {
    mail,
    async open(fields = { country: 'FR' }) {
      desk.acts.organization(ORGANIZATION, 'Acme', fields);
      const kind = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
      const id = desk.acts.open({ by: CUSTOMER, fields: kind, organizationId: ORGANIZATION });
      await clock.advance(2 * MINUTE_MS);
      await scene.poll();
      return id;
    },
    async act(id, action, args) {
      const nonce = nonceOf();
      const row = scene.tables.tickets.get(id);
      const decided = row?.doc.facts.findLast((fact) => fact.type === 'actionDecided');
      last = decided?.type === 'actionDecided' ? decided.nonce : null;
      const canon = canonical(args);
      const isLong = canon.length > LONGEST_ARGS;
      const sha = createHash('sha256').update(canon).digest('hex');
      const how = isLong ? { args: {}, sha } : { args };
      const palier = { v: 1, action, nonce, after: last, ...how };
      const fields = new Map([[FIELD_IDS.palier_action, nonce]]);
      const noted = isLong ? { note: canon } : {};
      desk.acts.update(id, { by: AGENT, fields, channel: 'api', custom: { palier }, ...noted });
      await clock.advance(1_000);
      await readTickets(context, [id]);
    },
    async offer(id, args = {}) {
      await made.act(id, 'diagnosis.offer', { sort: 'request', language: 'en', ...args });
      return newestAudit(scene, id);
    },
    async quote(id, args = {}) {
      await made.act(id, 'diagnosis.quote', { lines: LINES, language: 'en', ...args });
      return newestAudit(scene, id);
    },
    async post() {
      await turn();
    },
    token: () =>
      mail.sent
        .findLast(({ link }) => link !== null)
        ?.link?.split('/')
        .at(-1) ?? '',
    state: (token = made.token()) => answerState(context, token),
    take: (answer, token = made.token()) => takeAnswer(context, token, answer),
    async deliver() {
      while ((await deliverFields(context)).outstanding > 0);
    },
  };
  return made;
}

function newestAudit({ desk }: EngineScene, id: number): number {
  return desk.tables.audits.findLast(({ ticketId }) => ticketId === id)?.id ?? 0;
}
