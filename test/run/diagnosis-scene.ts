/** An engine on a fake desk where diagnoses are sold, and what of a case its tests look at. */
import { caseFactsOf } from '../../engine/core/diagnosis/case-facts.ts';
import { diagnosesOf } from '../../engine/core/diagnosis/fold.ts';
import { formatAmount } from '../../engine/core/money/amount.ts';
import { CUSTOMER } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { type Acting, type ActionScene, actionScene } from './action-scene.ts';

export const PAID_FILE = {
  ...EXAMPLE_FILE,
  may: {
    roles: { senior: { groups: ['Managers'] } },
    withdrawBreach: ['senior'],
    diagnose: ['agent'],
    override: ['senior'],
    quote: ['agent'],
    quoteAbove: { '500': ['senior'] },
  },
  diagnosis: {
    price: { premium: 'included', '*': 20 },
    offerValidFor: '72h',
    quoteValidFor: '720h',
    templates: { en: { offer: 'Shall we look for the cause?' } },
  },
};

export interface DiagnosisScene extends ActionScene {
  /** Acts, after the last action, and makes the engine look; answers the audit. */
  done(id: number, act: string, how?: Acting): Promise<number>;
  /** The customer writes; answers the audit. */
  wrote(id: number): Promise<number>;
  state(id: number): string;
  /** Charges as "diagnosis 20.00". */
  charges(id: number): readonly string[];
}

export async function diagnosisScene(file: object = PAID_FILE): Promise<DiagnosisScene> {
  return selling(await actionScene({}, [policyFrom(file)]));
}

export function selling(scene: ActionScene): DiagnosisScene {
  const { desk } = scene;
  const newest = (id: number) =>
    desk.tables.audits.filter(({ ticketId }) => ticketId === id).at(-1)?.id ?? 0;
  const diagnoses = (id: number) => {
    const row = scene.row(id);
    const { pinned } = scene.context.policies.course(row.doc.policy, row.openedAt);
    return diagnosesOf(caseFactsOf(id, row.doc.facts), pinned, scene.clock.now());
  };
  return {
    ...scene,
    async done(id, act, how = {}) {
      const after = scene.decisions(id).at(-1)?.split(':')[0] ?? null;
      scene.act(id, `diagnosis.${act}`, { after, ...how });
      const audit = newest(id);
      await scene.look(id);
      return audit;
    },
    async wrote(id) {
      await scene.clock.advance(1_000);
      desk.acts.update(id, { by: CUSTOMER, says: true });
      const audit = newest(id);
      await scene.look(id);
      return audit;
    },
    state: (id) => diagnoses(id).current?.state ?? 'none',
    charges: (id) =>
      diagnoses(id).charges.flatMap(({ lines }) =>
        lines.map(({ what, net }) => `${what} ${formatAmount(net)}`),
      ),
  };
}
