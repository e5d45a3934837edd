/**
 * Can an agent work a ticket for a while, in each language, with everything real but Zendesk? Reads
 * what is owed, corrects the kind, answers, promises, takes the next; nothing is lost meanwhile.
 */
import type { Frame } from 'playwright-core';
import english from '../../translations/en.json' with { type: 'json' };
import french from '../../translations/fr.json' with { type: 'json' };
import russian from '../../translations/ru.json' with { type: 'json' };
import { until } from '../accept/wait.ts';
import { describeInBrowser } from './chromium.ts';
import { type Language, workspace } from './workspace-world.ts';

jest.setTimeout(120_000);

const WORDS = { en: english, fr: french, ru: russian } as const;
const promise = (app: Frame) => app.locator('.promise');
const headline = (app: Frame) => app.locator('.promise-name');
const lineOf = (app: Frame, name: string) => app.locator('.clock-line', { hasText: name });
const note = (app: Frame, tone: string) => app.locator(`.act-note.tone-${tone}`);

describeInBrowser('the workspace', () => {
  const desk = workspace();

  describe.each(['en', 'fr', 'ru'] as const)('in %s', (language: Language) => {
    const { sidebar, clock, state } = WORDS[language];

    it('tells what is owed, takes a correction and a promise, and keeps the draft', async () => {
      const id = await desk.newTicket(`Walk in ${language}`);
      const { page, app } = await desk.open(id, 'agent-1', language);
      const first = await app();
      await headline(first).getByText(clock.name.firstReply).waitFor();
      expect(await promise(first).innerText()).toContain(state.onTrack);
      await page.getByLabel('Message').fill('Half a sentence');

      // Corrects the kind, having seen what would follow.
      await first.getByRole('button', { name: sidebar.kind.change }).click();
      const kinds = first.getByRole('combobox', { name: sidebar.kind.kind });
      await kinds.selectOption('advice');
      await first.locator('.moves li').first().waitFor();
      await first.getByRole('button', { name: sidebar.kind.save }).click();
      await note(first, 'good').first().waitFor();
      await first.locator('.row-value', { hasText: 'advice' }).waitFor();

      // Promises a time, which becomes a clock.
      await first.getByRole('button', { name: sidebar.acts.promise }).click();
      const spans = first.locator('.act-form .acts button');
      await spans.nth(1).click();
      await first.locator('.act-form button[type=submit]').click();
      await lineOf(first, clock.name.promisedTime).waitFor();

      // The history says both, and whose doing it was.
      await first.getByRole('button', { name: sidebar.history.title }).click();
      await first.locator('.history-event').nth(2).waitFor();
      expect(await first.locator('.history').innerText()).toContain(sidebar.history.byYou);

      // Answers with the draft, which is still there, and waits for the customer.
      expect(await page.getByLabel('Message').inputValue()).toBe('Half a sentence');
      await page.getByLabel('Status').last().selectOption('pending');
      await page.getByRole('button', { name: 'Send' }).click();
      const kept = sidebar.promise.met.replace('{at}', '').trim().split(' ')[0] ?? '';
      await lineOf(first, clock.name.firstReply).getByText(kept).last().waitFor();
      expect(desk.complaints).toEqual([]);
    });

    it('takes the next ticket and opens it', async () => {
      const id = await desk.newTicket(`Next in ${language}`, { group_external_id: 'support' });
      const { page, app } = await desk.open(id, 'agent-1', language);
      await (await app()).getByRole('button', { name: sidebar.queue.take }).click();
      const me = Number(await page.locator('#agent').inputValue());
      const assignee = async () => {
        const shown = /#ticket\/(\d+)/.exec(page.url())?.[1];
        const { ticket } = await desk.read(`/tickets/${shown}.json`);
        return (ticket as { assignee_id: number | null }).assignee_id;
      };
      expect(await until(assignee, (is) => is === me, 10_000)).toMatchObject({ held: true });
      expect(desk.complaints).toEqual([]);
    });
  });

  it('lets a manager withdraw a breach with a reason, and nobody else', async () => {
    const id = await desk.newTicket('Late, but not ours');
    await desk.passMinutes(26 * 60);
    const agent = await (await desk.open(id, 'agent-1')).app();
    await agent.locator('.promise-danger').waitFor();
    const withdraw = { name: english.sidebar.acts.withdrawBreach };
    expect(await agent.getByRole('button', withdraw).count()).toBe(0);

    const manager = await (await desk.open(id, 'lead-1')).app();
    await manager.getByRole('button', withdraw).first().click();
    await manager.getByLabel(english.sidebar.kind.why).fill('The customer was away');
    await manager.getByRole('button', withdraw).last().click();
    await note(manager, 'good').waitFor();
    // The other agent's page is told by Zendesk that the ticket changed.
    await agent.getByRole('button', { name: english.sidebar.history.title }).click();
    await agent.locator('.history', { hasText: 'The customer was away' }).waitFor();
  });

  it('writes an action while the engine is away, and it counts when it is back', async () => {
    const id = await desk.newTicket('Engine away');
    const seat = await desk.open(id);
    const app = await seat.app();
    await desk.killEngine();
    await app.getByRole('button', { name: english.sidebar.acts.promise }).click();
    await app.locator('.act-form .acts button').first().click();
    await app.locator('.act-form button[type=submit]').click();
    await app.getByText(english.sidebar.done.written).waitFor();
    await app.locator('.trouble').waitFor();
    await desk.startEngine();
    await note(app, 'good').waitFor({ timeout: 60_000 });
    await promise(app).getByText(english.clock.name.promisedTime).first().waitFor();
  });

  it('lets one of two agents who act at once, and tells the other', async () => {
    const id = await desk.newTicket('Two at once');
    const seats = await Promise.all([desk.open(id, 'agent-1'), desk.open(id, 'agent-2')]);
    const apps = await Promise.all(seats.map((seat) => seat.app()));
    for (const app of apps) {
      await app.getByRole('button', { name: english.sidebar.acts.promise }).click();
      await app.locator('.act-form .acts button').first().click();
    }
    await Promise.all(apps.map((app) => app.locator('.act-form button[type=submit]').click()));
    const ends = await Promise.all(
      apps.map(async (app) => {
        await app.locator('.act-note.tone-good, .act-note.tone-danger').waitFor();
        return app.locator('.act-note').getAttribute('class');
      }),
    );
    expect(ends.filter((end) => end?.includes('tone-good'))).toHaveLength(1);
    await desk.passMinutes(2);
    const { audits } = (await desk.read(`/tickets/${id}/audits.json`)) as {
      audits: readonly { events: readonly { type: string; public?: boolean }[] }[];
    };
    const notes = audits.flatMap(({ events }) =>
      events.filter(({ type, public: isPublic }) => type === 'Comment' && isPublic === false),
    );
    expect(notes).toHaveLength(1);
  });
});
