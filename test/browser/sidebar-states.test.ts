/** Does the sidebar say what is so, whatever is so? */
import { describeInBrowser } from './chromium.ts';
import { sidebarSession } from './sidebar-session.ts';

jest.setTimeout(60_000);

describeInBrowser('the sidebar beside a ticket', () => {
  const session = sidebarSession();
  it('smoke', async () => {
    const t = Date.now();
    const { page, frame } = await session.open();
    console.log(Date.now() - t, await frame.locator('body').innerText(), session.engine.asked);
    await page.screenshot({ path: '/tmp/ws-1.png' });
    session.engine.mood = 'down';
    await session.show(frame, {});
    await frame.locator('.trouble').waitFor();
    console.log(await frame.locator('.trouble').innerText(), session.complaints, session.engine.refusedTokens);
  });
});
