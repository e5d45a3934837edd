/**
 * What is left of the sidebar when the engine is not there? The ticket's own fields, or the last
 * answer with its age; the reason in the agent's language; and it comes back by itself.
 */
import { LANGUAGES } from '../../engine/wording/language.ts';
import { describeInBrowser } from './chromium.ts';
import type { Mood } from './sample-engine.ts';
import { MINUTE } from './sidebar-sample.ts';
import { askAnew, sidebarSession } from './sidebar-session.ts';
import { EN, untilReads, WORDS } from './sidebar-words.ts';

jest.setTimeout(60_000);

const LOCALES = { en: 'en-US', fr: 'fr', ru: 'ru-RU' } as const;
const UNREACHABLE = EN.say('sidebar.failure.unreachable');
const left = EN.say('sidebar.promise.left', { time: '1 h 59 m' });

/** How the engine may refuse, and which text belongs to it. */
const REFUSALS: readonly (readonly [Mood, string])[] = [
  ['down', 'unreachable'],
  ['garbage', 'notTheEngine'],
  ...(
    [
      ...['appNotSetUp', 'tokenForged', 'tokenExpired', 'tokenIssuer', 'tokenAudience'],
      ...['tooOften', 'notFound'],
    ] as const
  ).map((code) => [{ code } as Mood, code] as const),
];

describeInBrowser('the sidebar without its engine', () => {
  const session = sidebarSession();

  it('shows the ticket’s own fields, takes actions, and comes back by itself', async () => {
    const custom_fields = Object.entries({
      ...{ palier_tier: 'palier_tier_premium', palier_state: 'palier_state_breached' },
      ...{ palier_due: 'Tue 3 Mar 09:00', palier_kind: 'palier_kind_incident' },
    }).map(([title, value]) => ({ id: session.fieldId(title), value }));
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { custom_fields } });
    session.engine.mood = 'down';
    const { page, frame } = await session.open({ hasClock: true });
    await untilReads(
      frame,
      ...[UNREACHABLE, EN.say('sidebar.offline.title'), EN.say('sidebar.offline.actsStay')],
      ...['premium', 'Breached', 'Tue 3 Mar 09:00', 'incident'],
    );
    await frame.getByRole('button', { name: EN.say('sidebar.acts.noReplyOwed') }).click();
    await frame.getByRole('button', { name: EN.say('sidebar.acts.confirm') }).click();
    await untilReads(frame, EN.say('sidebar.done.written'));
    const { audits } = await session.api('GET', '/api/v2/tickets/1/audits.json');
    expect(JSON.stringify(audits)).toContain('noReplyOwed');
    session.engine.mood = 'up';
    await page.clock.fastForward(MINUTE);
    await untilReads(frame, left, EN.say('sidebar.done.written'));
    expect(session.complaints).toEqual([]);
  });

  it('keeps the last answer with its age, and drops the age when it is back', async () => {
    const { page, frame } = await session.open({ hasClock: true });
    session.engine.mood = 'down';
    await page.clock.fastForward(MINUTE + 1_000);
    const since = EN.say('sidebar.offline.since', { at: '10:30 AM' });
    await untilReads(frame, UNREACHABLE, since, 'Place 3 of 41', 'premium');
    session.engine.mood = 'up';
    await page.clock.fastForward(5_000);
    await frame.getByText(since).waitFor({ state: 'detached' });
    await untilReads(frame, left);
    expect(session.complaints).toEqual([]);
  });

  it.each(LANGUAGES)('says in %s why it has no answer, and what to do', async (language) => {
    session.engine.mood = 'down';
    const { frame } = await session.open({ language: LOCALES[language] });
    for (const [mood, text] of REFUSALS) {
      session.engine.mood = mood;
      await askAnew(frame);
      const sentence = WORDS[language].find(`sidebar.failure.${text}`);
      await untilReads(frame, sentence ?? `a text for ${text}`);
    }
    session.engine.mood = { code: 'storeFailed' };
    await askAnew(frame);
    const detail = 'Detail of storeFailed.';
    await untilReads(frame, WORDS[language].say('sidebar.failure.other', { detail }));
    session.engine.mood = 'up';
    await frame.getByRole('button', { name: WORDS[language].say('sidebar.offline.retry') }).click();
    await untilReads(frame, WORDS[language].say('sidebar.queue.take'));
    expect(session.complaints).toEqual([]);
  });

  it.each([
    ['names none', () => ({}), 'notSetUp', []],
    ['names no address', () => ({ engineUrl: 'engine.example:4600' }), 'notSetUp', []],
    [
      'names it otherwise than it names itself',
      (url: string) => ({ engineUrl: url.replace('127.0.0.1', 'localhost') }),
      'tokenAudience',
      ['tokenAudience'],
    ],
    ['ends its address with a slash', (url: string) => ({ engineUrl: `${url}/ ` }), null, []],
  ] as const)('knows what is wrong where an admin %s', async (_, settings, code, refused) => {
    session.settings = settings(session.engine.url);
    const { frame } = await session.open();
    const text = code === null ? EN.say('sidebar.queue.take') : EN.find(`sidebar.failure.${code}`);
    await untilReads(frame, text ?? 'a text');
    expect(session.engine.refusedTokens).toEqual(refused);
  });

  it('says so of a ticket that is gone, from the engine and from Zendesk', async () => {
    const { frame } = await session.open();
    session.engine.mood = { code: 'notFound' };
    await session.api('DELETE', '/api/v2/tickets/1.json');
    await askAnew(frame);
    await untilReads(frame, EN.say('sidebar.failure.notFound'));
    await frame.getByRole('button', { name: EN.say('sidebar.acts.noReplyOwed') }).click();
    await frame.getByRole('button', { name: EN.say('sidebar.acts.confirm') }).click();
    await untilReads(frame, EN.say('sidebar.failure.refused'));
  });
});
