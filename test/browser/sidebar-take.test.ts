/** Does an agent who takes the next ticket get it, and only one of two who do so at once? */
import { describeInBrowser } from './chromium.ts';
import { standing } from './sidebar-sample.ts';
import { sidebarSession } from './sidebar-session.ts';
import { EN, untilReads } from './sidebar-words.ts';

jest.setTimeout(60_000);

describeInBrowser('taking the next ticket', () => {
  const session = sidebarSession();
  const assigneeOf = async (id: number) =>
    (await session.api('GET', `/api/v2/tickets/${id}.json`)).ticket as unknown as {
      assignee_id: number | null;
    };
  const take = EN.say('sidebar.queue.take');
  const groupId = (name: string) =>
    [...session.desk.world.desk.groups.values()].find((one) => one.name === name)?.id;
  const put = (id: number, ticket: object) =>
    session.api('PUT', `/api/v2/tickets/${id}.json`, { ticket });

  it('gives the first that is nobody’s and of the agent’s groups, and opens it', async () => {
    const queue = [3, 1, 2].map((id) => standing(id));
    session.engine.answers.queue = { ...session.engine.answers.queue, queue };
    await put(1, { group_id: groupId('Network') });
    const { page, frame } = await session.open();
    await frame.getByRole('button', { name: take }).dblclick();
    await page.locator('.ticket-head h2', { hasText: 'img' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#ticket/2');
    expect(await assigneeOf(2)).toMatchObject({ assignee_id: session.userId('Ines Laurent') });
    expect(await assigneeOf(1)).toMatchObject({ assignee_id: null });
    expect(session.complaints).toEqual([]);
  });

  it('leaves a ticket that a colleague took in between, and says when nothing is left', async () => {
    const queue = [standing(2)];
    session.engine.answers.queue = { ...session.engine.answers.queue, queue };
    const { page, frame } = await session.open();
    const colleague = session.userId('Pavel Orlov');
    await page.route('**/show_many.json*', async (route) => {
      const seen = await route.fetch();
      await session.control('/clock', { advanceMs: 60_000 });
      await put(2, { assignee_id: colleague });
      await route.fulfill({ response: seen });
    });
    await frame.getByRole('button', { name: take }).click();
    await untilReads(frame, EN.say('sidebar.queue.none'));
    expect(await assigneeOf(2)).toMatchObject({ assignee_id: colleague });
    expect(new URL(page.url()).hash).toBe('#ticket/1');
    await page.unroute('**/show_many.json*');
    session.engine.mood = 'down';
    await frame.getByRole('button', { name: take }).click();
    await untilReads(frame, EN.say('sidebar.failure.unreachable'));
    session.engine.mood = 'up';
    await session.control('/faults', { rules: [{ path: 'show_many', status: 500, times: 1 }] });
    await frame.getByRole('button', { name: take }).click();
    await untilReads(frame, EN.say('sidebar.failure.zendeskSilent'));
  });
});
