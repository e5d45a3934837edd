// Does the built product keep its main promises, seen from outside? `npm run accept`, three
// minutes: one line for each claim, exit code 1 when any does not hold. `--only N` runs one check;
// `--screens` also takes the pictures of docs/screens.
import { parseArgs } from 'node:util';
import { type Checklist, checklist, few } from './checklist.ts';
import { earlyReply, verificationOff } from './checks/early-reply.ts';
import { boardInRankOrder, fieldsEqualExplain } from './checks/fields-equal-explain.ts';
import { hostileStarts } from './checks/hostile-starts.ts';
import { jumpFlags } from './checks/jump-flags.ts';
import { kills } from './checks/kills.ts';
import { pages } from './checks/pages.ts';
import { stopAndResume } from './checks/stop-and-resume.ts';
import { loggedErrors } from './program.ts';
import { takeScreens } from './screens.ts';
import { playedDesk } from './scripted-desk.ts';
import type { World } from './world.ts';

type Check = (list: Checklist, shared: () => Promise<World>, seed: number) => Promise<void>;

/** By their number; 2, 3 and 9 look at one desk that has been played. */
const CHECKS: readonly Check[] = [
  (list) => jumpFlags(list),
  async (list, shared) => fieldsEqualExplain(list, await shared()),
  async (list, shared) => boardInRankOrder(list, await shared()),
  (list) => earlyReply(list),
  (list, _shared, seed) => kills(list, seed),
  (list) => verificationOff(list),
  (list) => hostileStarts(list),
  (list) => stopAndResume(list),
  async (list, shared) => pages(list, await shared()),
];

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      screens: { type: 'boolean' },
      // Repeats the random moments of check 5.
      seed: { type: 'string' },
    },
  });
  const only = values.only === undefined ? null : Number(values.only);
  if (only !== null && !(Number.isInteger(only) && only >= 1 && only <= CHECKS.length)) {
    process.stderr.write(`--only takes the number of a check, 1 to ${CHECKS.length}.\n`);
    return 2;
  }
  const begunMs = performance.now();
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  let played: Promise<World> | null = null;
  const shared = () => {
    played ??= playedDesk();
    return played;
  };
  let failures = 0;
  let claims = 0;
  for (const [index, check] of CHECKS.entries()) {
    if (only !== null && only !== index + 1) continue;
    const list = checklist(index + 1, print);
    await check(list, shared, seed).catch((error: unknown) => {
      const seen = error instanceof Error ? error.message : String(error);
      const logged = few(loggedErrors(), 2);
      list.claim('the check could be carried out', false, `${seen} (errors logged: ${logged})`);
    });
    failures += list.failures;
    claims += list.claims;
  }
  await (played as Promise<World> | null)?.then(
    (world) => world.end(),
    () => undefined,
  );
  const tookS = Math.round((performance.now() - begunMs) / 1000);
  print(`${claims - failures} of ${claims} claims hold; ${tookS} s`);
  if (values.screens === true) {
    await takeScreens(print).catch((error: unknown) => {
      failures += 1;
      print(`The pictures could not be taken: ${error}`);
    });
  }
  return failures === 0 && claims > 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The programs are killed on the way out.
  process.once(signal, () => process.exit(130));
}
process.exit(await main());
