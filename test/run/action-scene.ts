/** An engine on a fake desk where agents act: what they do, and what the engine makes of it. */
import { createHash } from 'node:crypto';
import type { Policy } from '../../engine/core/policy/policy.ts';
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import { deliverFields } from '../../engine/run/deliver-fields.ts';
import { readTickets } from '../../engine/run/read-tickets.ts';
import { decisionsIn } from '../../engine/run/verdicts.ts';
import { canonical } from '../../engine/zendesk/own-mark.ts';
import { type EngineScene, engineScene } from '../support/engine-scene.ts';
import { AGENT, CUSTOMER, ENGINE, FIELD_IDS } from '../support/fake-desk.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';

export const LIGHT = 22;
export const ADMIN = 23;
/** Another full agent, who is in the managers' group. */
export const MANAGER = 24;

const POLICY = policyFrom({
  ...EXAMPLE_FILE,
  may: { roles: { manager: { groups: ['Managers'] } }, withdrawBreach: ['manager'] },
});

export interface Acting {
  readonly by?: number;
  readonly after?: string | null;
  readonly nonce?: string;
  readonly args?: object;
  readonly fields?: ReadonlyMap<number, string | boolean | null>;
  /** Arguments that stand in the note instead. */
  readonly noted?: object;
  readonly v?: number;
}

export interface ActionScene extends EngineScene {
  /** A ticket of the standard tier, known to the engine. */
  open(kind?: string): Promise<number>;
  /** The update that an agent's app makes. */
  act(id: number, action: string, how?: Acting): void;
  /** A second later. */
  look(id: number): Promise<void>;
  /** Everything that the export shows two minutes later. */
  catchUp(): Promise<void>;
  /** Writes until nothing is left to be written. */
  deliver(): Promise<void>;
  /** Decisions as "nonce: accepted" or "nonce: refusal". */
  decisions(id: number): readonly string[];
  field(id: number): unknown;
  /** What our own updates made of `palier_action`, the oldest first. */
  told(id: number): readonly unknown[];
  /** The same desk and an engine that has lost its store. */
  wiped(): Promise<ActionScene>;
}

export async function actionScene(
  given: Parameters<typeof engineScene>[0] = {},
  policies: readonly Policy[] = [POLICY],
): Promise<ActionScene> {
  const scene = await engineScene(given, policies);
  for (const [id, role] of [
    [LIGHT, 'light-agent'],
    [ADMIN, 'admin'],
    [MANAGER, 'agent'],
  ] as const) {
    const agent = scene.desk.tables.users.get(AGENT);
    if (agent !== undefined) scene.desk.tables.users.set(id, { ...agent, id, role });
  }
  scene.desk.names.groups.push({ id: 301, name: 'Managers' });
  scene.desk.tables.memberships.set(MANAGER, [300, 301]);
  await scene.context.names.refresh();
  return acting(scene);
}

function acting(scene: EngineScene): ActionScene {
  const { desk, clock } = scene;
  let count = 0;
  const catchUp = async () => {
    await clock.advance(2 * MINUTE_MS);
    await scene.poll();
  };
  return {
    ...scene,
    async open(kind = 'incident') {
      const fields = new Map([[FIELD_IDS.palier_kind, `palier_kind_${kind}`]]);
      const id = desk.acts.open({ by: CUSTOMER, fields });
      await catchUp();
      return id;
    },
    act(id, action, how = {}) {
      count += 1;
      const { by = AGENT, after = null, nonce = `n${count}`, args = {}, v = 1, noted } = how;
      const canon = noted === undefined ? null : canonical(noted);
      const sha = canon === null ? {} : { sha: createHash('sha256').update(canon).digest('hex') };
      const said = canon === null ? {} : { note: `Please read.\n${canon}` };
      const palier = { v, action, args, nonce, after, ...sha };
      const fields = new Map([...(how.fields ?? []), [FIELD_IDS.palier_action, nonce] as const]);
      desk.acts.update(id, { by, fields, channel: 'api', custom: { palier }, ...said });
    },
    async look(id) {
      await clock.advance(1_000);
      await readTickets(scene.context, [id]);
    },
    catchUp,
    async deliver() {
      while ((await deliverFields(scene.context)).outstanding > 0);
    },
    decisions: (id) =>
      decisionsIn(scene.row(id).doc.facts).map(
        ({ nonce, refused = 'accepted' }) => `${nonce}: ${refused}`,
      ),
    field: (id) => desk.tables.tickets.get(id)?.customFields.get(FIELD_IDS.palier_action),
    told: (id) =>
      desk.tables.audits
        .filter(({ ticketId, authorId }) => ticketId === id && authorId === ENGINE)
        .flatMap(({ changes }) => changes)
        .filter(({ field }) => field === `custom_field:${FIELD_IDS.palier_action}`)
        .map(({ value }) => value),
    async wiped() {
      scene.tables.tickets.clear();
      scene.tables.journal.clear();
      for (const name of [...scene.tables.values.keys()]) {
        if (name.startsWith('cursor:') && name !== 'cursor:events:from') {
          scene.tables.values.delete(name);
        }
      }
      return acting(await scene.again());
    },
  };
}
