/**
 * Does the sidebar fit its tray and break no rule of accessibility, in each language, in light and
 * dark, narrow and wide, at rest, with every fold open and with each form?
 */
import type { Frame, Page } from 'playwright-core';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { violations } from './axe-rules.ts';
import { sampleClock } from './board-sample.ts';
import { describeInBrowser } from './chromium.ts';
import { illFitting } from './ill-fitting.ts';
import { after, DAY, entitlementWith, HOUR, MINUTE, ticketAnswer } from './sidebar-sample.ts';
import { sidebarSession, unfoldAll, widthsOf } from './sidebar-session.ts';
import { EN, untilReads, WORDS } from './sidebar-words.ts';

jest.setTimeout(90_000);

/** As Zendesk calls the languages. */
const LOCALES = { en: 'en-US', fr: 'fr', ru: 'ru-RU' } as const;

const ACTIONS = ['promise', 'noReplyOwed', 'replaced', 'rootCause', 'withdrawBreach'] as const;

/** A ticket on which everything has something to say. */
function busyTicket() {
  const breached = sampleClock(-HOUR, { promise: 'update', clock: 'update' });
  return ticketAnswer({
    ticket: {
      state: 'atRisk',
      clocks: [
        sampleClock(40 * MINUTE),
        { ...breached, instance: 2, governing: false },
        { ...breached, instance: 3, governing: false },
        ...[2, 3, 4].map((days) =>
          sampleClock(days * DAY, { promise: 'resolution', instance: days, governing: false }),
        ),
        sampleClock(null, { clock: 'replacement', promise: 'replacement', governing: false }),
      ],
    },
    actions: {
      last: null,
      done: [],
      possible: ['kind', ...ACTIONS].map((action) => ({ action: action as 'kind', groups: null })),
    },
    entitlement: entitlementWith({
      suspended: true,
      notices: ['Reduced service until Tuesday.'],
      people: { calendar: 'office', openNow: false, opensAt: after(DAY) },
      eventPlan: { from: after(0), to: after(2 * DAY), contact: null },
      pack: 'gold',
    }),
  });
}

const resize = (page: Page, width: number) =>
  page.locator('.tray').evaluate((tray, to) => {
    (tray as HTMLElement).style.setProperty('--tray-width', `${to}px`);
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, width);

const backgroundOf = (frame: Frame) =>
  frame.evaluate(() => getComputedStyle(document.body).backgroundColor);

describeInBrowser('the looks of the sidebar', () => {
  const session = sidebarSession();

  /** What does not fit, in light and dark, narrow and wide. */
  async function misfits(page: Page, frame: Frame, what: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const width of [480, 320]) {
      await resize(page, width);
      const [client, scroll] = await widthsOf(frame);
      if (client !== width - 1) found.push(`${what}: the frame is ${client} px wide`);
      if (scroll > client) found.push(`${what} at ${width} px: scrolls sideways, ${scroll} px`);
      for (const one of await illFitting(frame, '#app')) found.push(`${what} at ${width}: ${one}`);
    }
    return found;
  }

  it.each(LANGUAGES)('fit and read well in %s, whatever is open', async (language) => {
    const words = WORDS[language];
    session.engine.answers.ticket = busyTicket();
    session.engine.answers.preview = {
      ...{ nowAt: after(0), speed: 1, needsReason: true },
      moves: [
        {
          ...{ promise: 'firstReply', instance: 1, change: 'moved', fromAt: null, toAt: null },
          told: 'The first reply moves from 10:30 to 12:30.',
        },
      ],
    };
    const { page, frame } = await session.open({ language: LOCALES[language] });
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await misfits(page, frame, 'at rest')).toEqual([]);
    if (language === 'en') expect(await violations(frame)).toEqual([]);
    await unfoldAll(frame);
    await untilReads(frame, words.say('sidebar.policy', { policy: '2026-11' }));
    expect(await misfits(page, frame, 'unfolded')).toEqual([]);
    await frame.getByRole('button', { name: words.say('sidebar.kind.change') }).click();
    await untilReads(frame, words.say('sidebar.kind.whyBreach'));
    for (const action of ACTIONS) {
      const button = frame.getByRole('button', { name: words.say(`sidebar.acts.${action}`) });
      await button.first().click();
      await frame.locator('form').nth(1).waitFor();
      expect(await misfits(page, frame, action)).toEqual([]);
      // The words of a language break no rule that those of another keep, save in its forms.
      const isJudged = action === 'promise' || (language === 'en' && action === 'withdrawBreach');
      if (isJudged) expect(await violations(frame)).toEqual([]);
    }
    expect(session.complaints).toEqual([]);
  });

  it('follow Zendesk into the dark and back while they are open', async () => {
    session.engine.answers.ticket = busyTicket();
    const { page, frame } = await session.open({ scheme: 'dark' });
    expect(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
      'dark',
    );
    const dark = await backgroundOf(frame);
    await unfoldAll(frame);
    await frame.getByRole('button', { name: EN.say('sidebar.kind.change') }).click();
    await frame.getByRole('button', { name: EN.say('sidebar.acts.promise') }).click();
    await frame.locator('form').nth(1).waitFor();
    expect(await violations(frame)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await frame.waitForFunction(
      () => getComputedStyle(document.documentElement).colorScheme === 'light',
    );
    const light = await backgroundOf(frame);
    expect([dark, light]).toEqual([expect.stringMatching(/^rgb/), 'rgb(255, 255, 255)']);
    expect(dark).not.toBe(light);
    expect(session.complaints).toEqual([]);
  });

  it('do not scroll sideways at twice the size of text', async () => {
    session.engine.answers.ticket = busyTicket();
    const { page, frame } = await session.open({ language: 'ru-RU', width: 600 });
    await unfoldAll(frame);
    await frame.evaluate(() => {
      document.documentElement.style.zoom = '2';
    });
    for (const width of [600, 480]) {
      await resize(page, width);
      const [client, scroll] = await widthsOf(frame);
      expect([width, scroll]).toEqual([width, client]);
    }
  });

  it('would be seen not to fit, or to break a rule', async () => {
    const { page, frame } = await session.open();
    await frame.addStyleTag({
      content:
        '.promise { width: 400px } .chip { width: 20px } .fold-summary { color: #ccc !important }',
    });
    const found = (await misfits(page, frame, 'spoilt')).join('\n');
    expect(found).toMatch(/at 320 px: scrolls sideways/);
    expect(found).toMatch(/sticks out: chip/);
    expect((await violations(frame)).join('\n')).toMatch(/color-contrast/);
  });
});
