// Does the app know when nobody can see it?
import { shownIn } from '../../../app/zaf/shown.ts';
import { FakeSdk, zendeskOver } from './fake-sdk.ts';

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

async function page() {
  const sdk = new FakeSdk();
  const calls = new Set<() => void>();
  const tab = {
    visibilityState: 'visible',
    addEventListener: (_: string, call: () => void) => calls.add(call),
  };
  const shown = shownIn(await zendeskOver(sdk), tab as unknown as Document);
  let changes = 0;
  const stop = shown.onChange(() => {
    changes += 1;
  });
  const setTab = (state: 'visible' | 'hidden') => {
    tab.visibilityState = state;
    for (const call of calls) call();
  };
  return { sdk, shown, stop, setTab, changes: () => changes };
}

describe('shownIn', () => {
  it.each(['app', 'pane'])('follows Zendesk’s words on the %s', async (what) => {
    const { sdk, shown, changes } = await page();
    expect(shown.isShown()).toBe(true);
    sdk.tell(`${what}.deactivated`);
    expect(shown.isShown()).toBe(false);
    sdk.tell(`${what}.deactivated`);
    expect(changes()).toBe(1);
    sdk.tell(`${what}.activated`);
    expect(shown.isShown()).toBe(true);
    expect(changes()).toBe(2);
  });

  it('is not shown in a hidden tab, nor beside another ticket in a visible one', async () => {
    const { sdk, shown, setTab, changes } = await page();
    setTab('hidden');
    expect([shown.isShown(), changes()]).toEqual([false, 1]);
    sdk.tell('app.deactivated');
    setTab('visible');
    expect(shown.isShown()).toBe(false);
    sdk.tell('app.activated');
    expect(shown.isShown()).toBe(true);
  });

  it('is over when the app is about to be destroyed', async () => {
    const { sdk, shown } = await page();
    sdk.tell('app.willDestroy');
    expect(shown.isShown()).toBe(false);
  });

  it('calls nobody who has stopped listening', async () => {
    const { sdk, stop, changes } = await page();
    stop();
    sdk.tell('app.deactivated');
    expect(changes()).toBe(0);
  });
});
