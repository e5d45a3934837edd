/** An engine on a fake desk where on-site hands are sold, and what tests look at of timers. */
import { timerFactsOf } from '../../engine/core/intervention/timer-facts.ts';
import { timersOf } from '../../engine/core/intervention/transition.ts';
import { formatAmount } from '../../engine/core/money/amount.ts';
import type { AppIntervention } from '../../engine/http/paid-contract.ts';
import { interventionForm } from '../../engine/run/intervention-form.ts';
import { paidTicket } from '../../engine/run/paid-ticket.ts';
import { judgedForView } from '../../engine/run/view.ts';
import { CUSTOMER } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { type Acting, type ActionScene, actionScene } from './action-scene.ts';

export const HANDS_FILE = {
  ...EXAMPLE_FILE,
  may: {
    roles: { manager: { groups: ['Managers'] } },
    intervene: ['agent'],
    correctCharge: ['manager'],
  },
  alerts: {
    ...EXAMPLE_FILE.alerts,
    ladder: [{ channel: 'slack' }, { channel: 'mail', to: 'managers@example.com' }],
  },
  interventions: { included: '30m', slice: '30m', slicePrice: 25, cap: 4 },
};

export interface HandsScene extends ActionScene {
  /** Acts, after the last action, and makes the engine look a second later; answers the audit. */
  done(id: number, act: string, how?: Acting): Promise<number>;
  /** The customer writes; answers the audit. */
  wrote(id: number): Promise<number>;
  /** Timers as "running 20". */
  timers(id: number): readonly string[];
  /** What is charged, line by line, before VAT. */
  charges(id: number): readonly string[];
  form(id: number): AppIntervention;
}

export async function handsScene(file: object = HANDS_FILE): Promise<HandsScene> {
  return withHands(await actionScene({}, [policyFrom(file)]));
}

export function withHands(scene: ActionScene): HandsScene {
  const { desk } = scene;
  const newest = (id: number) =>
    desk.tables.audits.filter(({ ticketId }) => ticketId === id).at(-1)?.id ?? 0;
  const folded = (id: number) => {
    const row = scene.row(id);
    const { pinned } = scene.context.policies.course(row.doc.policy, row.openedAt);
    return timersOf(timerFactsOf(id, row.doc.facts), pinned);
  };
  return {
    ...scene,
    async done(id, act, how = {}) {
      const after = scene.decisions(id).at(-1)?.split(':')[0] ?? null;
      scene.act(id, `intervention.${act}`, { after, ...how });
      const audit = newest(id);
      await scene.look(id);
      return audit;
    },
    async wrote(id) {
      desk.acts.update(id, { by: CUSTOMER, says: true });
      const audit = newest(id);
      await scene.look(id);
      return audit;
    },
    timers: (id) => folded(id).state.map(({ state, agent }) => `${state} ${agent}`),
    charges: (id) =>
      folded(id).charges.flatMap(({ lines }) => lines.map(({ net }) => formatAmount(net))),
    form(id) {
      const judged = judgedForView(scene.context, scene.row(id));
      const paid = paidTicket(scene.context, judged);
      const form = interventionForm(paid, judged, scene.clock.now());
      if (form === null) throw new Error('No on-site hands are sold.');
      return form;
    },
  };
}
