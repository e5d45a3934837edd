/**
 * What does an app's own write to its ticket leave: its metadata in the audit, a refusal where
 * somebody was faster, and everything that the agent has not sent yet?
 */
import type { Frame } from 'playwright-core';
import { type AppStandIn, startApp } from './app-stand-in.ts';
import { describeInBrowser } from './chromium.ts';
import { deskSession } from './desk-session.ts';
import { type Client, registered } from './zaf-client.ts';

jest.setTimeout(60_000);

declare const client: Client;

type Row = Record<string, unknown>;

describeInBrowser('an app that writes to its ticket', () => {
  let app: AppStandIn;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  const session = deskSession(() => app.source());

  async function openApp() {
    const page = await session.open('#ticket/1');
    const frame = await (await page.locator('.tray iframe').elementHandle())?.contentFrame();
    if (!frame) throw new Error('The tray has no frame.');
    await registered(frame);
    return { page, frame };
  }

  const ticket = async (): Promise<Row> =>
    (await session.api('GET', '/api/v2/tickets/1.json')).ticket ?? {};
  const kindId = () =>
    [...session.desk.world.desk.fields.values()].find(({ title }) => title === 'palier_kind')?.id;

  /** The app's `PUT` of ticket 1: the status and the answer, as the SDK's promise gives them. */
  const put = (frame: Frame, given: Row): Promise<{ status: number; responseJSON: Row }> =>
    frame.evaluate(
      (data) =>
        client
          .request({
            ...{ url: '/api/v2/tickets/1.json', type: 'PUT', contentType: 'application/json' },
            ...{ data, httpCompleteResponse: true },
          })
          .catch((xhr) => xhr) as Promise<{ status: number; responseJSON: Row }>,
      JSON.stringify({ ticket: given }),
    );

  it('keeps metadata of a kilobyte beside the change, by the person who looks', async () => {
    const { page, frame } = await openApp();
    const next = page.waitForEvent('framenavigated');
    await page.getByLabel('You are').selectOption({ label: 'Amara Diallo' });
    const again = await next;
    await registered(again);
    expect(frame.isDetached()).toBe(true);
    // Written as JSON it is 1,024 bytes, the most that is kept.
    const metadata = { palier: { reason: 'x'.repeat(1024 - '{"palier":{"reason":""}}'.length) } };
    const custom_fields = [{ id: kindId(), value: 'palier_kind_incident' }];
    expect((await put(again, { metadata, custom_fields })).status).toBe(200);
    const { audits } = await session.api('GET', '/api/v2/tickets/1/audits.json');
    const amara = session.desk.world.desk.userByExternalId.get('senior-1');
    expect((audits as unknown as Row[]).at(-1)).toMatchObject({
      author_id: amara,
      metadata: { custom: metadata },
      via: { channel: 'web' },
      events: expect.arrayContaining([
        expect.objectContaining({ field_name: String(kindId()), value: 'palier_kind_incident' }),
      ]),
    });
  });

  it('is refused where the ticket has moved on since it was read', async () => {
    const { frame } = await openApp();
    const { updated_at: stamp } = await ticket();
    await session.control('/clock', { advanceMs: 60_000 });
    await session.api('PUT', '/api/v2/tickets/1.json', { ticket: { priority: 'low' } });
    const safely = (updated_stamp: unknown) =>
      put(frame, { priority: 'high', safe_update: true, updated_stamp });
    const refused = await safely(stamp);
    expect([refused.status, refused.responseJSON.error]).toEqual([409, 'UpdateConflict']);
    expect(await ticket()).toMatchObject({ priority: 'low' });
    expect((await safely((await ticket()).updated_at)).status).toBe(200);
    expect(await ticket()).toMatchObject({ priority: 'high' });
  });

  it('takes nothing from the agent: neither the reply’s draft nor unsaved properties', async () => {
    const { page, frame } = await openApp();
    const message = page.getByLabel('Message');
    await page.locator('.properties').getByLabel('Status').selectOption('pending');
    await message.fill('half a sent');
    await page.getByLabel('Say').selectOption('note');
    await message.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(4, 6));
    await message.focus();
    const custom_fields = [{ id: kindId(), value: 'palier_kind_incident' }];
    expect((await put(frame, { priority: 'urgent', custom_fields })).status).toBe(200);
    // The pulse has come when the app's own change shows.
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('.properties select')?.value === 'pending',
    );
    await page.locator('.changed', { hasText: 'Kind' }).waitFor();
    expect(await page.locator('.properties').getByLabel('Priority').inputValue()).toBe('urgent');
    await page.getByText('Not saved yet: Status Pending').waitFor();
    expect(await message.inputValue()).toBe('half a sent');
    expect(await page.getByLabel('Say').inputValue()).toBe('note');
    const selection = await message.evaluate((one: HTMLTextAreaElement) => [
      one.selectionStart,
      one.selectionEnd,
      document.activeElement === one,
    ]);
    expect(selection).toEqual([4, 6, true]);
    expect(frame.isDetached()).toBe(false);
    expect(await ticket()).toMatchObject({ status: 'new', priority: 'urgent' });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.talk').getByText('half a sent').waitFor();
    expect(await ticket()).toMatchObject({ status: 'pending', priority: 'urgent' });
  });

  it('leaves a change that the agent had chosen too, until it is saved', async () => {
    const { page, frame } = await openApp();
    await page.locator('.properties').getByLabel('Priority').selectOption('urgent');
    await page.getByText('Not saved yet: Priority urgent').waitFor();
    await put(frame, { priority: 'urgent' });
    await page.locator('.changed', { hasText: 'Priority' }).waitFor();
    expect(await page.locator('.unsaved').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.locator('.unsaved').waitFor({ state: 'hidden' });
    expect(await ticket()).toMatchObject({ priority: 'urgent' });
  });
});
