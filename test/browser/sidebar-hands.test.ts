/**
 * Does a timer of on-site hands count in the tray by itself, do its acts arrive, and does
 * its panel fit and keep the rules of accessibility in each language?
 */

import type { ActionName } from '../../engine/http/app-contract.ts';
import type { AppIntervention, TimerForm } from '../../engine/http/paid-contract.ts';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { violations } from './axe-rules.ts';
import { describeInBrowser } from './chromium.ts';
import { illFitting } from './ill-fitting.ts';
import { after, HOUR, MINUTE, ticketAnswer } from './sidebar-sample.ts';
import { sidebarSession, widthsOf } from './sidebar-session.ts';
import { EN, untilReads, WORDS } from './sidebar-words.ts';

jest.setTimeout(90_000);

/** As Zendesk calls the languages. */
const LOCALES = { en: 'en-US', fr: 'fr', ru: 'ru-RU' } as const;
const ACTS = ['start', 'pause', 'resume', 'stop', 'stillWorking', 'agree', 'bill'];

const euros = (amount: string) => ({
  net: { amount, currency: 'EUR' },
  list: null,
  vat: null,
});

function timerOf(agent: number, part: Partial<TimerForm> = {}): TimerForm {
  return {
    ...{ of: 100, agent, state: 'running', startedAt: after(-45 * MINUTE) },
    ...{ workedMs: 45 * MINUTE, started: 1, billed: 1, withheld: 0, unagreed: 0, agreed: 4 },
    slicePrice: euros('25.00'),
    costs: ['25.00', '50.00', '75.00', '100.00'].map(euros),
    ...{ nextSliceAt: after(15 * MINUTE), askAt: after(75 * MINUTE), alertAt: after(2 * HOUR) },
    comments: [],
    ...part,
  };
}

function answerWith(timers: readonly TimerForm[], speed = 0) {
  const intervention: AppIntervention = {
    ...{ includedMs: 30 * MINUTE, sliceMs: 30 * MINUTE, cap: 4, price: euros('25.00') },
    ...{ stopsOthers: null, timers },
  };
  const possible = ACTS.map((act) => ({
    action: `intervention.${act}` as ActionName,
    groups: null,
  }));
  return ticketAnswer({ speed, intervention, actions: { last: null, done: [], possible } });
}

describeInBrowser('on-site hands in the sidebar', () => {
  const session = sidebarSession();
  const me = () => session.userId('Ines Laurent');
  const still = { nextSliceAt: null, askAt: null, alertAt: null } as const;

  it('start with one click, and go on and stop as the state of the ticket says', async () => {
    session.engine.answers.ticket = answerWith([]);
    const { frame } = await session.open();
    const press = (act: 'start' | 'resume' | 'stop' | 'stillWorking') =>
      frame.getByRole('button', { name: EN.say(`sidebar.intervention.act.${act}`) }).click();
    await untilReads(frame, '30 m are included; each 30 m begun after that costs €25.00');
    await press('start');
    await untilReads(frame, EN.say('sidebar.done.written'));
    await session.show(frame, {
      ticket: answerWith([timerOf(me(), { ...still, state: 'paused' })]),
    });
    await press('resume');
    await session.show(frame, { ticket: answerWith([timerOf(me(), { askAt: after(0) })]) });
    await press('stillWorking');
    await press('stop');
    await frame.getByText(EN.say('sidebar.done.written')).nth(3).waitFor();
    const { audits } = await session.api('GET', '/api/v2/tickets/1/audits.json');
    const said = (audits as unknown as { metadata: { custom: { palier?: object } } }[])
      .flatMap(({ metadata }) => metadata.custom.palier ?? [])
      .map((palier) => palier as { action: string; args: object });
    expect(said.map(({ action, args }) => [action, args])).toEqual([
      ['intervention.start', {}],
      ['intervention.resume', { of: 100 }],
      ['intervention.stillWorking', { of: 100 }],
      ['intervention.stop', { of: 100 }],
    ]);
    expect(session.complaints).toEqual([]);
  });

  it('count on without asking the engine, into the next slice and its cost', async () => {
    session.engine.answers.ticket = answerWith([timerOf(me())], 600);
    const { frame } = await session.open();
    await untilReads(frame, '€25.00 before VAT');
    const asked = session.engine.asked.length;
    await untilReads(frame, '€50.00 before VAT', '1 h 0');
    expect(session.engine.asked.length).toBe(asked);
  });

  it.each(LANGUAGES)('fit and read well in %s, whatever is open', async (language) => {
    const words = WORDS[language];
    const { audits } = await session.api('GET', '/api/v2/tickets/1/audits.json');
    const audit = Number((audits as unknown as { id: number }[])[0]?.id);
    const timers = [
      timerOf(me(), { askAt: after(-1), comments: [{ audit, at: after(-MINUTE) }] }),
      timerOf(session.userId('Pavel Orlov'), { ...still, of: 101, state: 'paused' }),
      timerOf(me(), {
        ...{ ...still, of: 102, state: 'stopped', withheld: 2, unagreed: 5, started: 8 },
      }),
    ];
    session.engine.answers.ticket = answerWith(timers);
    const { page, frame } = await session.open({ language: LOCALES[language] });
    await untilReads(frame, words.say('sidebar.intervention.asks'), 'Pavel Orlov');
    for (const act of ['agree', 'bill'] as const) {
      const name = words.say(`sidebar.intervention.act.${act}`);
      await frame.getByRole('button', { name }).first().click();
      await frame.locator('.timer form').first().waitFor();
    }
    for (const width of [480, 320]) {
      await page.locator('.tray').evaluate((tray, to) => {
        (tray as HTMLElement).style.setProperty('--tray-width', `${to}px`);
      }, width);
      await frame.waitForFunction((to) => document.documentElement.clientWidth === to - 1, width);
      const [client, scroll] = await widthsOf(frame);
      expect(scroll).toBeLessThanOrEqual(client);
      expect(await illFitting(frame, '#app')).toEqual([]);
    }
    expect(await violations(frame)).toEqual([]);
    expect(session.complaints).toEqual([]);
  });
});
