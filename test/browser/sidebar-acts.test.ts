/**
 * Does what an agent does in the sidebar arrive in Zendesk as that agent's, once, and does the
 * agent hear what became of it?
 */
import type { Frame, Page } from 'playwright-core';
import { sampleClock } from './board-sample.ts';
import { describeInBrowser } from './chromium.ts';
import { after, decided, HOUR, ticketAnswer } from './sidebar-sample.ts';
import { sidebarSession } from './sidebar-session.ts';
import { EN, untilReads } from './sidebar-words.ts';

jest.setTimeout(60_000);

type Action = 'kind' | 'promise' | 'noReplyOwed' | 'replaced' | 'rootCause' | 'withdrawBreach';
type Row = Readonly<Record<string, unknown>>;

const ACTIONS = ['kind', 'promise', 'noReplyOwed', 'replaced', 'rootCause', 'withdrawBreach'];
const press = (frame: Frame, name: string) =>
  frame.getByRole('button', { name, exact: true }).first().click();
const openForm = (frame: Frame, action: Action) =>
  press(frame, EN.say(action === 'kind' ? 'sidebar.kind.change' : `sidebar.acts.${action}`));
const failed = (why: string) => EN.say('sidebar.done.failed', { why });

describeInBrowser('an action in the sidebar', () => {
  const session = sidebarSession();

  /** What of the ticket's audits is an action's, oldest first. */
  async function deeds(): Promise<readonly Row[]> {
    const { audits } = await session.api('GET', '/api/v2/tickets/1/audits.json');
    return (audits as unknown as { metadata: { custom: Row } }[]).filter(
      ({ metadata }) => metadata.custom.palier !== undefined,
    );
  }

  const said = (row: Row | undefined) =>
    (row as { metadata: { custom: { palier: Row } } } | undefined)?.metadata.custom.palier ?? {};

  /** An answer on which each action may be done by everybody, while time stands still. */
  const everything = () =>
    ticketAnswer({
      speed: 0,
      ticket: {
        clocks: [sampleClock(HOUR), sampleClock(-HOUR, { instance: 2, governing: false })],
      },
      actions: {
        ...{ last: 'the-one-before', done: [] },
        possible: ACTIONS.map((action) => ({ action: action as Action, groups: null })),
      },
    });

  /** Holds the page's writes to the ticket back, until what it returns is called. */
  async function holdWrites(page: Page) {
    let letGo = () => {};
    const isFree = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/api/v2/tickets/1.json', async (route) => {
      if (route.request().method() === 'PUT') await isFree;
      await route.continue();
    });
    return letGo;
  }

  it('is written with its fields and its words, and leaves what is not saved', async () => {
    session.engine.answers.ticket = everything();
    const { page, frame } = await session.open();
    await page.locator('.properties').getByLabel('Status').selectOption('pending');
    const message = page.getByLabel('Message');
    await message.fill('half a sent');
    const fill: Partial<Record<Action, () => Promise<unknown>>> = {
      kind: async () => {
        await frame.locator('form select').first().selectOption('advice');
        await frame.getByLabel(EN.say('sidebar.kind.component')).selectOption('disk');
      },
      promise: () => press(frame, EN.say('sidebar.acts.promiseIn', { time: '4 h' })),
      withdrawBreach: () => frame.getByLabel(EN.say('sidebar.kind.why')).fill('A test of ours.'),
    };
    for (const [index, action] of (ACTIONS as readonly Action[]).entries()) {
      await openForm(frame, action);
      await frame.locator('form').waitFor();
      await fill[action]?.();
      await frame.locator('form button[type="submit"]:enabled').click();
      await frame.getByText(EN.say('sidebar.done.written')).nth(index).waitFor();
    }
    const audits = await deeds();
    expect(audits.map((one) => said(one))).toEqual(
      [
        { v: 1, action: 'kind', args: {} },
        { v: 1, action: 'promise', args: { until: after(4 * HOUR) } },
        { v: 1, action: 'noReplyOwed', args: {} },
        { v: 1, action: 'replaced', args: {} },
        { v: 1, action: 'rootCause', args: {} },
        {
          ...{ v: 1, action: 'withdrawBreach' },
          args: { promise: 'firstReply', instance: 2, why: 'A test of ours.' },
        },
      ].map((one) => ({
        ...one,
        nonce: expect.stringMatching(/^[\w-]{16}$/),
        after: 'the-one-before',
      })),
    );
    const changes = audits.map((one) =>
      Object.fromEntries((one.events as Row[]).map(({ field_name, value }) => [field_name, value])),
    );
    const id = (title: string) => String(session.fieldId(title));
    for (const [index, audit] of audits.entries()) {
      expect(audit.author_id).toBe(session.userId('Ines Laurent'));
      expect(changes[index]?.[id('palier_action')]).toBe(said(audit).nonce);
    }
    expect(changes[0]).toMatchObject({
      [id('palier_kind')]: 'palier_kind_advice',
      [id('palier_component')]: 'palier_component_disk',
    });
    expect(changes[3]).toMatchObject({ [id('palier_replaced')]: '1' });
    expect(await message.inputValue()).toBe('half a sent');
    await page.getByText('Not saved yet: Status Pending').waitFor();
    expect((await session.api('GET', '/api/v2/tickets/1.json')).ticket).toMatchObject({
      status: 'new',
    });
    expect(session.complaints).toEqual([]);
  });

  it('is shown as sent at once, done once by a double click, and decided later', async () => {
    const { page, frame } = await session.open();
    const letGo = await holdWrites(page);
    await openForm(frame, 'noReplyOwed');
    const confirm = frame.getByRole('button', { name: EN.say('sidebar.acts.confirm') });
    await confirm.evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await untilReads(frame, EN.say('sidebar.acts.sending'));
    letGo();
    await untilReads(frame, EN.say('sidebar.done.written'));
    const [deed, ...others] = await deeds();
    expect(others).toEqual([]);
    const nonce = String(said(deed).nonce);
    await session.show(frame, { ticket: decided(nonce) });
    await untilReads(frame, 'No reply is owed.');
    await press(frame, EN.say('sidebar.done.dismiss'));
    await frame.locator('.act-note').waitFor({ state: 'detached' });
    await openForm(frame, 'noReplyOwed');
    await press(frame, EN.say('sidebar.acts.confirm'));
    await untilReads(frame, EN.say('sidebar.done.written'));
    const next = said((await deeds())[1]);
    expect(next).toMatchObject({ action: 'noReplyOwed', after: nonce });
    const refused = { accepted: false, told: 'Somebody wrote meanwhile.' };
    await session.show(frame, { ticket: decided(String(next.nonce), refused) });
    await untilReads(frame, EN.say('sidebar.done.refused', { why: refused.told }));
  });

  it('stays offered where Zendesk fails, and is tried again under its own name', async () => {
    const rule = { path: '/api/v2/tickets/1', method: 'PUT', times: 1 };
    const { page, frame } = await session.open();
    const nonces: unknown[] = [];
    await page.route('**/api/v2/tickets/1.json', async (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      nonces.push(route.request().postDataJSON().ticket.metadata.palier.nonce);
      if (nonces.length !== 2) return route.continue();
      // The work is done and its answer lost: whoever tries again must not do it twice.
      await route.fetch();
      await route.abort();
    });
    await session.control('/faults', { rules: [{ ...rule, status: 500 }] });
    await openForm(frame, 'replaced');
    await press(frame, EN.say('sidebar.acts.confirm'));
    await untilReads(frame, failed(EN.say('sidebar.failure.zendeskSilent')));
    await frame.getByRole('button', { name: EN.say('sidebar.acts.replaced') }).waitFor();
    const lost = page.waitForEvent('requestfailed');
    await frame.getByRole('button', { name: EN.say('sidebar.done.again') }).focus();
    await frame.page().keyboard.press('Enter');
    await lost;
    // What was pressed is gone; who works by keyboard is still beside it.
    const focused = () => frame.evaluate(() => document.activeElement?.className ?? '');
    expect(await focused()).toContain('act-note');
    await press(frame, EN.say('sidebar.done.again'));
    await untilReads(frame, EN.say('sidebar.done.written'));
    expect(nonces).toHaveLength(3);
    await frame.getByRole('button', { name: EN.say('sidebar.done.dismiss') }).focus();
    await frame.page().keyboard.press('Enter');
    await frame.locator('.act-note').waitFor({ state: 'detached' });
    expect(await frame.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    expect(new Set(nonces).size).toBe(1);
    await session.control('/faults', { rules: [{ ...rule, status: 403 }] });
    await openForm(frame, 'noReplyOwed');
    await press(frame, EN.say('sidebar.acts.confirm'));
    await untilReads(frame, EN.say('sidebar.failure.refused'));
  });

  it('is written while the engine is down, and says what is so', async () => {
    const { frame } = await session.open();
    session.engine.mood = 'down';
    await openForm(frame, 'noReplyOwed');
    await press(frame, EN.say('sidebar.acts.confirm'));
    await untilReads(
      frame,
      EN.say('sidebar.done.written'),
      EN.say('sidebar.failure.unreachable'),
      EN.say('sidebar.offline.since', { at: '10:30 AM' }),
    );
    expect(await deeds()).toHaveLength(1);
    const nonce = String(said((await deeds())[0]).nonce);
    session.engine.mood = 'up';
    await session.show(frame, { ticket: decided(nonce) });
    await untilReads(frame, 'No reply is owed.');
    expect(session.complaints).toEqual([]);
  });

  it('asks for what it needs: a reason that fits, and a moment that is to come', async () => {
    session.engine.answers.ticket = everything();
    const { frame } = await session.open();
    await openForm(frame, 'withdrawBreach');
    await press(frame.locator('form') as unknown as Frame, EN.say('sidebar.acts.withdrawBreach'));
    await untilReads(frame, EN.say('sidebar.acts.whyMissing'));
    const why = frame.getByLabel(EN.say('sidebar.kind.why'));
    await why.fill('x'.repeat(501));
    await press(frame.locator('form') as unknown as Frame, EN.say('sidebar.acts.withdrawBreach'));
    await untilReads(frame, EN.say('sidebar.acts.whyLong', { count: 1 }));
    await openForm(frame, 'promise');
    const until = frame.getByLabel(EN.say('sidebar.acts.promiseWhen'));
    for (const moment of ['', '2026-11-23T10:30']) {
      await until.fill(moment);
      await press(frame, EN.say('sidebar.acts.promiseSave'));
      await untilReads(frame, EN.say('sidebar.acts.promisePast'));
    }
    session.engine.answers.preview = { ...session.engine.answers.preview, needsReason: true };
    await openForm(frame, 'kind');
    await untilReads(frame, EN.say('sidebar.kind.whyBreach'));
    await press(frame, EN.say('sidebar.kind.save'));
    await untilReads(frame, EN.say('sidebar.acts.whyMissing'));
    expect(await deeds()).toEqual([]);
    expect(session.complaints).toEqual([]);
  });
});
