// Is there a browser to test with? Debian's Chromium, or the one named by CHROMIUM; a machine
// without one skips these tests and says so, but continuous integration must have it.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATH = process.env.CHROMIUM ?? '/usr/bin/chromium';

const HAS_CHROMIUM = existsSync(PATH);

/** `describe`, skipped with the reason in its name without a browser; fails in CI instead. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (HAS_CHROMIUM) describe(name, tests);
  else if (process.env.CI === 'true') {
    describe(name, () => {
      it('has a browser to run in', () => {
        throw new Error(`There is no Chromium at ${PATH}; install it or set CHROMIUM.`);
      });
    });
  } else describe.skip(`${name} (skipped: no Chromium at ${PATH})`, tests);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
