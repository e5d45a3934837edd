/**
 * Can a diagnosis be sold from the sidebar, from the offer to what is charged, with everything real
 * but Zendesk? What the customer reads, answers and pays; each act once.
 */
import type { Frame } from 'playwright-core';
import english from '../../translations/en.json' with { type: 'json' };
import french from '../../translations/fr.json' with { type: 'json' };
import russian from '../../translations/ru.json' with { type: 'json' };
import { until } from '../accept/wait.ts';
import { violations } from './axe-rules.ts';
import { describeInBrowser } from './chromium.ts';
import { illFitting } from './ill-fitting.ts';
import { workspace } from './workspace-world.ts';

jest.setTimeout(120_000);

const WORDS = { fr: french, ru: russian } as const;
const { act, state, letter } = english.sidebar.diagnosis;
const panelOf = (app: Frame) => app.locator('section[aria-labelledby="diagnosis-title"]');
const press = (app: Frame, name: string | RegExp) =>
  panelOf(app).getByRole('button', { name, exact: true }).click();
const choose = (app: Frame, name: string) =>
  panelOf(app).locator('.choices label').getByText(name, { exact: true }).click();
const stateIs = (app: Frame, name: string) =>
  panelOf(app).locator('.row-value').getByText(name, { exact: true }).waitFor();

/** The last moment to answer goes by the minute of the act, which may turn after it was shown. */
const butTheMinute = (text = '') => text.replace(/\d\d:\d\d\.$/m, 'HH:MM.');

interface Audit {
  readonly author_id: number;
  readonly events: readonly {
    readonly type: string;
    readonly public?: boolean;
    readonly body?: string;
    readonly author_id?: number;
  }[];
}

describeInBrowser('a paid diagnosis in the sidebar', () => {
  const desk = workspace();

  // Nothing is sold to premium customers, whose tier includes help with their configuration.
  beforeAll(async () => {
    const at = new Date(await desk.control.now()).toISOString();
    const organization_fields = { support_tier: 'standard' };
    const organization = { external_id: 'acme', name: 'Acme Hosting', organization_fields };
    await desk.control.script([{ at, do: 'organization.upsert', organization }]);
    await desk.passMinutes(3);
  });

  async function comments(id: number, isPublic: boolean) {
    const { audits } = await desk.read(`/tickets/${id}/audits.json`);
    return (audits as readonly Audit[]).flatMap(({ events }) =>
      events.filter((one) => one.type === 'Comment' && one.public === isPublic),
    );
  }

  /** Offers and waits until the customer can read it. */
  async function offer(id: number, app: Frame) {
    await press(app, act.offer);
    const save = panelOf(app).getByRole('button', { name: 'Offer for €20.00 before VAT' });
    await save.waitFor();
    const shown = await panelOf(app).locator('.letter').innerText();
    await save.click();
    await stateIs(app, state.offered);
    await until(
      () => comments(id, true),
      (all) => all.length === 2,
      15_000,
    );
    return { shown, posted: (await comments(id, true)).at(-1) };
  }

  async function accept(id: number, app: Frame, words: string, save: string) {
    await desk.customerWrites(id, words);
    await desk.passMinutes(1);
    await press(app, act.answer);
    await panelOf(app).locator('.choice-text', { hasText: words }).waitFor();
    await choose(app, save);
    await panelOf(app).getByRole('button', { name: save }).click();
  }

  it('is offered in the words that were shown, accepted by a comment, and charged', async () => {
    const id = await desk.newTicket('Cause unknown');
    const { page, app: appOf } = await desk.open(id, 'agent-1');
    const app = await appOf();
    await page.getByLabel('Message').fill('Half a sentence');
    await stateIs(app, state.none);
    const { shown, posted } = await offer(id, app);
    expect(butTheMinute(posted?.body)).toBe(butTheMinute(shown));
    expect(shown).toContain('the diagnosis costs €20.00 before VAT.');
    expect(posted?.author_id).toBe(Number(await page.locator('#agent').inputValue()));
    await page.getByText('the diagnosis costs €20.00 before VAT.').first().waitFor();

    await accept(id, app, 'Yes, please do.', 'Accepted: €20.00 before VAT');
    await stateIs(app, state.running);
    await press(app, act.outcome);
    await choose(app, 'Not ours, and solved: €20.00 before VAT is charged');
    await press(app, 'Solved: charge €20.00 before VAT');
    await stateIs(app, state.solved);
    expect(await panelOf(app).locator('.prices').innerText()).toContain('€20.00 before VAT');
    expect(await page.getByLabel('Message').inputValue()).toBe('Half a sentence');
    expect(desk.complaints).toEqual([]);
  });

  it('becomes a quote of two lines, is worked on and finished', async () => {
    const id = await desk.newTicket('Needs work');
    const { app: appOf } = await desk.open(id, 'agent-1');
    const app = await appOf();
    await offer(id, app);
    await accept(id, app, 'Go on.', 'Accepted: €20.00 before VAT');
    await stateIs(app, state.running);

    await press(app, act.quote);
    const lines = panelOf(app).locator('.quote-line');
    const fill = async (at: number, what: string, amount: string) => {
      await lines.nth(at).getByLabel('What').fill(what);
      await lines.nth(at).getByLabel('Price before VAT, EUR').fill(amount);
    };
    await fill(0, 'Firewall rules', '120');
    await press(app, english.sidebar.diagnosis.quote.add);
    await fill(1, 'Restore', '0');
    await press(app, 'Quote €120.00 before VAT');
    await panelOf(app).getByText('Line 2: the price must be more than zero.').waitFor();
    await fill(1, 'Restore', '29,90');
    const shown = await panelOf(app).locator('.letter').innerText();
    await press(app, 'Quote €149.90 before VAT');
    await stateIs(app, state.quoted);
    await until(
      () => comments(id, true),
      (all) => all.length === 4,
      15_000,
    );
    const posted = (await comments(id, true)).at(-1)?.body;
    expect(butTheMinute(posted)).toBe(butTheMinute(shown));
    expect(shown).toMatch(/You can answer until Wednesday 23 December, \d\d:\d\d\./);
    expect(shown).toContain('• Restore: €29.90 before VAT\n');

    await accept(id, app, 'Agreed.', 'Accepted: €149.90 before VAT');
    await stateIs(app, state.working);
    await press(app, act.end);
    await choose(app, 'Finished: €149.90 before VAT is charged');
    await press(app, 'Finished: charge €149.90 before VAT');
    await stateIs(app, state.done);
    const charged = await panelOf(app).locator('.prices').last().innerText();
    expect(charged).toMatch(/€20\.00 before VAT.*€149\.90 before VAT/s);
  });

  it('sends an offer once however often it is clicked, and keeps the focus near', async () => {
    const id = await desk.newTicket('Clicked twice');
    const { app: appOf } = await desk.open(id, 'agent-1');
    const app = await appOf();
    await press(app, act.offer);
    const words = 'We would like to look. '.repeat(50).trim();
    await panelOf(app).getByLabel(letter.words).fill(words);
    const save = panelOf(app).getByRole('button', { name: 'Offer for €20.00 before VAT' });
    await save.evaluate((button: HTMLButtonElement) => {
      button.focus();
      button.click();
      button.click();
    });
    await stateIs(app, state.offered);
    await desk.passMinutes(2);
    const [note, ...more] = await comments(id, false);
    expect(more).toEqual([]);
    expect(note?.body).toContain(`Proposed: Offer for €20.00 before VAT.\n\n${words}\n\n{`);
    expect(await comments(id, true)).toHaveLength(2);
    const isInPanel = () =>
      panelOf(app).evaluate((panel) => panel.contains(document.activeElement));
    expect(await isInPanel()).toBe(true);
    await press(app, english.sidebar.done.dismiss);
    expect(await isInPanel()).toBe(true);
    await press(app, act.offerAnew);
    await press(app, english.sidebar.acts.cancel);
    expect(await app.evaluate(() => document.activeElement?.textContent)).toBe(act.offerAnew);
  });

  it.each([
    ['light', 'fr'],
    ['dark', 'ru'],
  ] as const)('fits 320 px and breaks no rule in %s and %s', async (scheme, language) => {
    const words = WORDS[language].sidebar.diagnosis;
    const id = await desk.newTicket(`Looks in ${scheme}`);
    const { page, app: appOf } = await desk.open(id, 'agent-1', language);
    await page.emulateMedia({ colorScheme: scheme });
    const app = await appOf();
    await page.locator('.tray').evaluate((tray) => {
      (tray as HTMLElement).style.setProperty('--tray-width', '320px');
    });
    const submit = () => panelOf(app).locator('.act-form button[type=submit]').click();
    const looksWell = async () => {
      expect(await illFitting(app, '#app')).toEqual([]);
      expect(await violations(app)).toEqual([]);
    };
    await press(app, words.act.offer);
    await panelOf(app).locator('.letter').waitFor();
    await looksWell();
    await submit();
    await stateIs(app, words.state.offered);
    await desk.customerWrites(id, 'Yes.');
    await desk.passMinutes(1);
    await press(app, words.act.answer);
    await panelOf(app).locator('.choice-text', { hasText: 'Yes.' }).waitFor();
    await panelOf(app).locator('.choices').last().locator('label').first().click();
    await looksWell();
    await submit();
    await stateIs(app, words.state.running);
    for (const form of ['outcome', 'ask', 'consent', 'quote'] as const) {
      await press(app, words.act[form]);
      await panelOf(app).locator('.act-form textarea').first().waitFor();
      if (form === 'outcome') await panelOf(app).locator('.choices label').nth(1).click();
      await looksWell();
    }
    const inputs = panelOf(app).locator('.quote-line input');
    await inputs.nth(0).fill('web01');
    await inputs.nth(1).fill('120');
    await submit();
    await stateIs(app, words.state.quoted);
    await panelOf(app).locator('.fold-button').click();
    await looksWell();
    expect(desk.complaints).toEqual([]);
  });
});
