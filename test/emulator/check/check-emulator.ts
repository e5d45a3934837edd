/**
 * Answers: how near is the desk to the real thing? `npm run check:emulator -- --reference DIR`, DIR
 * holding `zendesk-oas/*.json.gz` (OpenAPI texts) and `zendesk-fixtures/*.json` (recordings).
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { callDesk } from '../desk-caller.ts';
import { OpenApiText } from './oas.ts';
import { closest, readRecordings } from './recordings.ts';
import { type Stop, tour } from './tour.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function checkDocument(folder: string, file: string, stops: readonly Stop[]): void {
  const document = new OpenApiText(join(folder, file));
  const different = new Map<string, string>();
  let agreeing = 0;
  let unknown = 0;
  for (const stop of stops) {
    const verdict = document.judge(stop);
    if (verdict.kind === 'agrees') agreeing += 1;
    else if (verdict.kind === 'notThere') unknown += 1;
    else different.set(`${stop.method} ${stop.template} ${stop.status}`, verdict.why);
  }
  const judged = stops.length - unknown;
  say(`${file}: ${agreeing} of ${judged} answers agree (${unknown} calls are not in it)`);
  for (const [call, why] of different) say(`  differs: ${call}: ${why}`);
}

function checkRecordings(folder: string, stops: readonly Stop[]): void {
  const different = new Map<string, string>();
  let compared = 0;
  let agreeing = 0;
  for (const recorded of readRecordings(folder)) {
    const differences = closest(recorded, stops);
    if (differences === null) continue;
    compared += 1;
    if (differences.length === 0) agreeing += 1;
    else {
      const call = `${recorded.method} ${recorded.template} ${recorded.status}`;
      different.set(`${call} (${recorded.file})`, differences.slice(0, 6).join('; '));
    }
  }
  say(`recordings: ${agreeing} of ${compared} recorded answers have the shape of ours`);
  for (const [call, why] of different) say(`  differs: ${call}: ${why}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reference: { type: 'string' } } });
  const reference = values.reference;
  const oas = join(reference ?? '', 'zendesk-oas');
  const recordings = join(reference ?? '', 'zendesk-fixtures');
  if (reference === undefined || !existsSync(oas) || !existsSync(recordings)) {
    process.stderr.write(
      'Give --reference DIR, a folder with zendesk-oas/*.json.gz and zendesk-fixtures/*.json.\n',
    );
    process.exit(2);
  }
  const desk = await callDesk();
  const stops = await tour(desk);
  await desk.close();
  const failed = stops.filter((stop) => stop.status >= 500);
  say(`${stops.length} calls made, ${failed.length} of them failed`);
  for (const file of readdirSync(oas).filter((name) => name.endsWith('.json.gz'))) {
    checkDocument(oas, file, stops);
  }
  checkRecordings(recordings, stops);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
