/** An engine on a fake desk that sells diagnoses: a case sold and ended, and what it came to. */
import type { Entry } from '../../engine/core/ledger/entry.ts';
import { HOUR_MS, MINUTE_MS } from '../../engine/core/time/duration.ts';
import { formatInstant } from '../../engine/core/time/instant.ts';
import type { ChargeForm } from '../../engine/http/paid-contract.ts';
import { appTicketOf } from '../../engine/run/app-answers.ts';
import type { Context } from '../../engine/run/context.ts';
import { sweep } from '../../engine/run/sweep.ts';
import { CUSTOMER, FIELD_IDS } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { type ActionScene, actionScene } from './action-scene.ts';

export const BILLING = {
  invoices: 'external',
  billingId: { organizationField: 'billing_id', userField: 'billing_id' },
  country: { organizationField: 'country' },
  vat: [{ country: 'FR', percent: 20, taxCode: 'FR20' }],
  accountCodes: { diagnosis: '706100' },
};

export const PAID_FILE = {
  ...EXAMPLE_FILE,
  billing: BILLING,
  diagnosis: { price: { '*': 20 }, quoteValidFor: '72h' },
  may: { diagnose: ['agent'], quote: ['agent'], quoteAbove: { '1000': ['agent'] } },
};
export const PAID_POLICY = policyFrom(PAID_FILE);

const ORGANIZATION = 8;
export const KNOWN = { billing_id: 'C1', country: 'FR', support_tier: 'standard' };

export interface PaidScene extends Omit<ActionScene, 'wiped'> {
  /** The same desk and an engine that has lost its rows and facts, but for the ledger. */
  wiped(): Promise<PaidScene>;
  /** A ticket of the organization's with an accepted diagnosis, which these acts end. */
  sold(...ends: readonly (readonly [action: string, args: object])[]): Promise<number>;
  /** The organization's fields from now on, known two minutes later. */
  customer(fields: Readonly<Record<string, string>>): Promise<void>;
  status(id: number, status: string, by?: number): void;
  /** The sweep some time later; nothing else happens meanwhile. */
  sweepIn(hours: number): Promise<void>;
  /** Everything in the ledger as "type key account date". */
  ledger(): Promise<readonly string[]>;
  entries(): Promise<readonly Entry[]>;
  /** As the app is told: "what state until". */
  charges(id: number): Promise<readonly string[]>;
}

export async function paidScene(
  file: object = PAID_FILE,
  known = KNOWN,
  given: Partial<Context> = {},
): Promise<PaidScene> {
  const scene = await actionScene(given, [policyFrom(file)]);
  scene.desk.acts.organization(ORGANIZATION, 'Acme', known);
  return selling(scene);
}

function selling(scene: ActionScene): PaidScene {
  const { desk, clock, context, store } = scene;
  const entries = () => store.read((tx) => tx.ledger('all'));
  const lastAudit = () => desk.tables.audits.at(-1)?.id ?? 0;
  return {
    ...scene,
    async sold(...ends) {
      const fields = new Map([[FIELD_IDS.palier_kind, 'palier_kind_incident']]);
      const id = desk.acts.open({ by: CUSTOMER, fields, organizationId: ORGANIZATION });
      await scene.catchUp();
      let after: string | null = null;
      const act = async (action: string, args: object) => {
        const nonce = `${id}-${lastAudit()}`;
        scene.act(id, action, { args, after, nonce });
        await scene.look(id);
        after = nonce;
        return lastAudit();
      };
      const yes = async (of: number) => {
        await clock.advance(MINUTE_MS);
        desk.acts.update(id, { by: CUSTOMER, says: true });
        await act('diagnosis.accept', { of, comment: lastAudit() });
      };
      await yes(await act('diagnosis.offer', { sort: 'request' }));
      for (const [action, args] of ends) await act(action, args);
      const refused = scene.decisions(id).filter((one) => !one.endsWith(': accepted'));
      if (refused.length > 0) throw new Error(`The case went wrong: ${refused.join()}`);
      return id;
    },
    async customer(fields) {
      desk.acts.organization(ORGANIZATION, 'Acme', fields);
      await scene.catchUp();
    },
    status(id, status, by = 20) {
      desk.acts.update(id, { by, set: { status } });
    },
    async sweepIn(hours) {
      await clock.advance(hours * HOUR_MS);
      await sweep(context);
    },
    entries,
    ledger: async () =>
      (await entries()).map(({ type, key, account, at }) =>
        [type, key, account, formatInstant(at)].join(' '),
      ),
    async charges(id) {
      const asked = { zone: 'Europe/Paris', language: 'en' } as const;
      const { diagnosis } = (await appTicketOf(context, id, asked)) ?? {};
      return (diagnosis?.charges ?? []).map(({ what, state, finalAt, price }: ChargeForm) =>
        [what, price.vat?.gross.amount ?? '?', state, finalAt ?? 'never'].join(' '),
      );
    },
    wiped: async () => selling(await scene.wiped()),
  };
}
