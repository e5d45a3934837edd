// Answers: what does a store cost, seen by a process that does nothing else? Started by the
// sections `million` and `sweep`; prints one line of JSON.
import { judgeOpen } from './judge-open.ts';
import { openStore } from './open-store.ts';
import { sweepTicks } from './sweep-ticks.ts';

const [what, folder = '', tickets] = process.argv.slice(2);
const measure = {
  judge: () => judgeOpen(folder),
  open: () => openStore(folder),
  sweep: () => sweepTicks(folder, Number(tickets)),
}[what ?? ''];
if (measure === undefined) throw new Error(`There is nothing called ${what} to be measured.`);
process.stdout.write(`${JSON.stringify(await measure())}\n`);
