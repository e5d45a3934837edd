/** Is what the engine says about itself said once, as data, and in its own language? */
import { MINUTE_MS } from '../../engine/core/time/duration.ts';
import type { ObligationBody } from '../../engine/ports/store.ts';
import { oweNotice, tellFirstRun } from '../../engine/run/notice.ts';
import { VALUES } from '../../engine/run/saying.ts';
import { type EngineScene, engineScene, MONDAY } from '../support/engine-scene.ts';
import { CUSTOMER } from '../support/fake-desk.ts';

const bodies = (scene: EngineScene): readonly ObligationBody[] =>
  [...scene.tables.obligations.values()].flatMap(({ body }) =>
    body.kind === 'letter' ? [] : body,
  );

async function onFirstLook(language: 'en' | 'ru'): Promise<EngineScene> {
  const scene = await engineScene({ language, mode: 'observe' });
  scene.desk.acts.open({ by: CUSTOMER });
  await scene.clock.advance(2 * MINUTE_MS);
  await scene.poll();
  await tellFirstRun(scene.context);
  return scene;
}

describe('tellFirstRun', () => {
  test.each([
    ['en', 'First look at the account: 1 open ticket, 0 with a deadline already missed'],
    ['ru', 'Первый взгляд на аккаунт: 1 открытый тикет, из них с уже пропущенным сроком: 0'],
  ] as const)('in %s it is said with its numbers as data, once', async (language, words) => {
    const scene = await onFirstLook(language);
    await tellFirstRun(scene.context);
    expect(bodies(scene)).toEqual([
      {
        kind: 'notice',
        code: 'firstRun',
        text: expect.stringContaining(words),
        facts: { code: 'firstRun', open: 1, breached: 0, atRisk: 0 },
      },
    ]);
    expect(scene.tables.values.get(VALUES.firstRunTold)).toBe('1');
  });
});

describe('oweNotice', () => {
  test('a notice about the same thing is owed once, to the board and in live mode to people', async () => {
    const scene = await engineScene({ language: 'fr' });
    const facts = { code: 'zendeskUnreachable', sinceAt: MONDAY, why: 'Gone.' } as const;
    for (let turn = 0; turn < 2; turn += 1) {
      await scene.store.transact((tx) => oweNotice(scene.context, tx, facts, 'once'));
    }
    const rows = [...scene.tables.obligations.values()];
    expect(rows.filter(({ channel }) => channel === 'board')).toHaveLength(1);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(bodies(scene)[0]).toMatchObject({
      text:
        'Zendesk ne répond plus depuis le lundi 23 novembre, 09:00\u202f: ' +
        'des échéances passent sans vérification. Gone.',
    });
  });
});
