/**
 * Can a person work at the desk's page? Find and open tickets, speak as an agent and as the
 * customer, set properties, steer time, read alerts: safely, in light and dark, by keyboard.
 */
import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInBrowser } from './chromium.ts';
import { deskSession, HOSTILE } from './desk-session.ts';

jest.setTimeout(60_000);

/** One part of what axe answers. */
interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly unknown[] }[];
}

async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<AxeResult> } }).axe;
    const { violations } = await axe.run();
    return violations.map((one) => `${one.id}: ${JSON.stringify(one.nodes).slice(0, 300)}`);
  });
}

const ticketOne = '#ticket/1';

describeInBrowser('the desk’s page in a browser', () => {
  const session = deskSession();

  /** What was last written to ticket 1, as its audits tell. */
  async function lastAudit(): Promise<Record<string, never>> {
    const { audits } = await session.api('GET', '/api/v2/tickets/1/audits.json');
    return (audits as Record<string, never>[] | undefined)?.at(-1) ?? {};
  }

  async function ticket(id = 1): Promise<Record<string, unknown>> {
    const answer = await session.api('GET', `/api/v2/tickets/${id}.json`);
    return answer.ticket ?? {};
  }

  async function say(page: Page, voice: string, text: string) {
    await page.getByLabel('Say').selectOption(voice);
    await page.getByLabel('Message').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.talk').getByText(text).waitFor();
  }

  const recent = (page: Page) => page.locator('#list-name').selectOption('recent');

  it('shows a ticket’s words as text, whatever they are', async () => {
    const page = await session.open('#ticket/2');
    await page.locator('.talk').getByText(HOSTILE).waitFor();
    expect(await page.locator('.ticket-head h2').textContent()).toBe(HOSTILE);
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    expect(session.complaints).toEqual([]);
  });

  it('finds a ticket by its number and opens it by keyboard alone', async () => {
    const page = await session.open();
    await page.getByLabel('Search tickets').fill('inc1');
    await page.waitForFunction(() => document.querySelectorAll('#rows a').length === 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.ticket-head h2', { hasText: 'Printer smokes' }).waitFor();
    expect(new URL(page.url()).hash).toBe(ticketOne);
  });

  it('answers in public as the chosen agent and sets the status with it', async () => {
    const page = await session.open(ticketOne);
    await page.locator('select[name=agent]').selectOption({ label: 'Grace Mbeki' });
    await page.locator('select[name=next-status]').selectOption('pending');
    await say(page, 'reply', 'Please unplug it.');
    expect(await ticket()).toMatchObject({ status: 'pending' });
    const grace = [...session.desk.world.desk.users.values()].find(
      ({ name }) => name === 'Grace Mbeki',
    );
    expect(await lastAudit()).toMatchObject({
      author_id: grace?.id,
      events: expect.arrayContaining([
        expect.objectContaining({ type: 'Comment', public: true, author_id: grace?.id }),
      ]),
    });
    expect(await page.getByLabel('Message').inputValue()).toBe('');
  });

  it('writes an internal note that the customer does not see', async () => {
    const page = await session.open(ticketOne);
    await say(page, 'note', 'Third time this week.');
    expect(await lastAudit()).toMatchObject({
      events: [expect.objectContaining({ type: 'Comment', public: false })],
    });
  });

  it('writes as the customer, which reopens a ticket that waits', async () => {
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { status: 'pending' } });
    const page = await session.open(ticketOne);
    await say(page, 'customer', 'It still smells.');
    const { requester_id: requester, status } = await ticket();
    expect(status).toBe('open');
    expect(await lastAudit()).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ author_id: requester })]),
    });
  });

  it('sets priority, kind, component and replaced, each at once', async () => {
    const page = await session.open(ticketOne);
    const set = async (label: string, value: string) => {
      await page.locator('.properties').getByLabel(label).selectOption(value);
      await page.locator('.changed', { hasText: label }).first().waitFor();
    };
    await set('Priority', 'urgent');
    await set('Kind', 'palier_kind_incident');
    await set('Component', 'palier_component_disk');
    await page.getByLabel('Part replaced').check();
    await page.locator('.changed', { hasText: 'Part replaced' }).waitFor();
    expect(await ticket()).toMatchObject({
      priority: 'urgent',
      tags: expect.arrayContaining(['palier_kind_incident', 'palier_component_disk']),
    });
  });

  it('sets the tier on the organization', async () => {
    const page = await session.open(ticketOne);
    await recent(page);
    await page.getByLabel('Tier (organization’s)').selectOption('premium');
    await page.locator('#rows .where', { hasText: 'premium' }).first().waitFor();
    const acme = [...session.desk.world.desk.organizations.values()].find(
      ({ name }) => name === 'Acme',
    );
    expect(acme?.organization_fields).toEqual({ support_tier: 'premium' });
  });

  it('says what the API refuses and keeps the draft', async () => {
    const page = await session.open(ticketOne);
    const rule = { path: '/tickets/1', method: 'PUT', times: 1, status: 409 };
    await session.control('/faults', { rules: [rule] });
    await page.getByLabel('Message').fill('Too late?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.problem', { hasText: /\w/ }).waitFor();
    expect(await page.getByLabel('Message').inputValue()).toBe('Too late?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.talk').getByText('Too late?').waitFor();
  });

  it('takes no words for a closed ticket', async () => {
    const page = await session.open(ticketOne);
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { status: 'closed' } });
    await page.getByPlaceholder('This ticket is closed').waitFor();
    expect(await page.getByLabel('Message').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  });

  it('opens a new ticket as a customer', async () => {
    const page = await session.open();
    await page.getByRole('button', { name: 'New', exact: true }).click();
    await page.getByLabel('Subject').fill('Fresh one');
    await page.getByLabel('What happened').fill('It broke.');
    await page.getByRole('button', { name: 'Open the ticket' }).click();
    await page.locator('.ticket-head h2', { hasText: 'Fresh one' }).waitFor();
    const made = await ticket(3);
    expect(made).toMatchObject({ status: 'new', priority: 'normal' });
    expect(made.submitter_id).toBe(made.requester_id);
  });

  it('shows what others do without reloading, and keeps a draft meanwhile', async () => {
    const page = await session.open(ticketOne);
    await page.getByLabel('Message').fill('half a sent');
    const comment = { body: 'From elsewhere.', public: true };
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { comment } });
    await page.locator('.talk').getByText('From elsewhere.').waitFor();
    expect(await page.getByLabel('Message').inputValue()).toBe('half a sent');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  });

  it('pauses, plays and moves an hour on', async () => {
    const page = await session.open();
    await page.getByText('10:00:00').waitFor();
    await page.getByRole('button', { name: '60×' }).click();
    await page.locator('[data-speed="60"][aria-pressed=true]').waitFor();
    expect(session.desk.world.clock.speed).toBe(60);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('[data-speed="0"][aria-pressed=true]').waitFor();
    const before = session.desk.world.clock.now();
    session.desk.world.clock.settle(99);
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.waitForFunction(() =>
      document.querySelector('#now-time')?.textContent?.startsWith('11:'),
    );
    expect(session.desk.world.clock.now() - before).toBe(3_600_000);
  });

  it('announces the end of the log', async () => {
    const page = await session.open();
    await page.getByText('The log has ended: nothing more happens by itself.').waitFor();
  });

  it('shows an alert as it arrives and leads to its ticket', async () => {
    const page = await session.open();
    await page.getByRole('button', { name: 'Alerts sent' }).click();
    await page.getByText('No alert yet').waitFor();
    const text = 'Late: http://localhost:4600/#ticket/1 <b>now</b>';
    await session.control('/inbox/chat', { text });
    await page.getByText('<b>now</b>').waitFor();
    await page.getByRole('link', { name: 'Open #1' }).click();
    await page.locator('.ticket-head h2', { hasText: 'Printer smokes' }).waitFor();
  });

  it('opens a ticket that the board in the frame asks for', async () => {
    const page = await session.open();
    await page.frameLocator('iframe').getByRole('button', { name: 'Open 1' }).click();
    await page.locator('.ticket-head h2', { hasText: 'Printer smokes' }).waitFor();
  });

  it('takes no orders from any other window', async () => {
    const page = await session.open();
    await page.locator('iframe').waitFor();
    await page.evaluate(() => postMessage({ palier: 'openTicket', id: 1 }, '*'));
    await page.waitForTimeout(0);
    expect(new URL(page.url()).hash).toBe('');
  });

  it('says so when there is no deadline to move to', async () => {
    const page = await session.open();
    await page.getByRole('button', { name: 'Next breach' }).click();
    await page.getByText('Palier’s board has no deadline ahead').waitFor();
  });

  it.each(['light', 'dark'] as const)('breaks no rule of axe in %s', async (colorScheme) => {
    const page = await session.open(ticketOne, { colorScheme });
    await page.locator('.said').first().waitFor();
    await page.locator('iframe').waitFor();
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    expect(await violationsOn(page)).toEqual([]);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const lightness = Number(/\d+/.exec(ground)?.[0]);
    expect(lightness > 128).toBe(colorScheme === 'light');
  });

  it('remembers a theme that was chosen', async () => {
    const page = await session.open('', { colorScheme: 'light' });
    await page.getByRole('button', { name: 'Theme: auto' }).click();
    await page.getByRole('button', { name: 'Theme: light' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  });

  it.each([320, 390, 1000, 1440])('needs no sideways scrolling at %i px', async (width) => {
    const page = await session.open('', { viewport: { width, height: 844 } });
    await page.goto(`${session.desk.apiUrl}/${ticketOne}`);
    await page.locator('.said').first().waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});
