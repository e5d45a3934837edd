// Check 7: does an engine that cannot start say why in one clear sentence, and end with an error?
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checklist } from '../checklist.ts';
import { type Ending, run } from '../program.ts';
import { DIST, ENGINE, makeWorld, type World } from '../world.ts';

interface Hostile {
  readonly what: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the sentence must name for somebody to know what to do. */
  readonly names: RegExp;
  /** A tiers file has all its errors at once: what each line after the first must be like. */
  readonly rest?: RegExp;
}

export async function hostileStarts(list: Checklist): Promise<void> {
  const world = await makeWorld();
  try {
    for (const { what, env, names, rest } of await hostiles(world)) {
      const own = Object.entries({ ...world.env, ...env }).filter(isSet);
      const ending = await run(ENGINE, [], Object.fromEntries(own));
      claimSentence(list, what, names, ending, rest);
    }
    await world.startEngine();
    claimSentence(
      list,
      'a second engine on the same folder',
      /another engine/i,
      await run(ENGINE, [], { ...world.env, PALIER_PORT: '0' }),
    );
    const demo = await run(join(DIST, 'engine/cli/palier.js'), ['start', ...portsOf(world)], {
      PALIER_DATA: join(world.folder, 'demo'),
      PALIER_TIERS: world.env.PALIER_TIERS ?? '',
    });
    claimSentence(list, 'a demo on a busy port', /port \d+ is busy/i, demo);
  } finally {
    await world.end();
  }
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

async function hostiles(world: World): Promise<readonly Hostile[]> {
  const { folder } = world;
  const broken = join(folder, 'broken.json');
  const wrong = join(folder, 'wrong.json');
  const text = readFileSync(world.env.PALIER_TIERS ?? '', 'utf8');
  writeFileSync(broken, text.slice(0, text.length / 2));
  writeFileSync(wrong, text.replace('"people": "office"', '"people": "ofice"'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const readOnly = join(folder, 'read-only');
  mkdirSync(readOnly);
  chmodSync(readOnly, 0o500);
  const isRoot = process.getuid?.() === 0;
  const deskPort = new URL(world.desk.url).port;
  return [
    { what: 'a busy port', env: { PALIER_PORT: deskPort }, names: new RegExp(deskPort) },
    {
      what: 'half a tiers file',
      env: { PALIER_TIERS: broken },
      names: /broken\.json/,
      rest: /broken\.json:\d+:\d+/,
    },
    {
      what: 'a tiers file with a calendar that is not there',
      env: { PALIER_TIERS: wrong },
      names: /ofice/,
    },
    {
      what: 'no tiers file',
      env: { PALIER_TIERS: join(folder, 'nowhere.json') },
      names: /nowhere\.json/,
    },
    {
      what: 'a wrong client secret',
      env: { ZENDESK_CLIENT_SECRET: 'wrong' },
      names: /ZENDESK_CLIENT_SECRET|client secret/i,
    },
    {
      what: 'no account',
      env: {
        ZENDESK_URL: undefined,
        ZENDESK_CLIENT_ID: undefined,
        ZENDESK_CLIENT_SECRET: undefined,
      },
      names: /ZENDESK_SUBDOMAIN/,
    },
    {
      what: 'half an account',
      env: { ZENDESK_CLIENT_SECRET: undefined },
      names: /ZENDESK_CLIENT_SECRET/,
    },
    { what: 'a misspelt setting', env: { PALIER_MOED: 'live' }, names: /PALIER_MODE/ },
    { what: 'a data folder that is a file', env: { PALIER_DATA: file }, names: /PALIER_DATA|file/ },
    {
      what: 'a Zendesk that is not there',
      env: { ZENDESK_URL: 'http://127.0.0.1:9' },
      names: /ZENDESK_URL/,
    },
    // Nothing is read-only to root.
    ...(isRoot
      ? []
      : [{ what: 'a read-only data folder', env: { PALIER_DATA: readOnly }, names: /read-only/ }]),
  ];
}

/** The demo's desk where ours listens; the other ports are free ones. */
function portsOf(world: World): readonly string[] {
  const others = ['--engine-port', '--control-port'].flatMap((flag) => [flag, '0']);
  return ['--port', new URL(world.desk.url).port, ...others, '--mail-port', '0', '--app-port', '0'];
}

function claimSentence(
  list: Checklist,
  what: string,
  names: RegExp,
  { code, err }: Ending,
  rest?: RegExp,
): void {
  // The log is JSON, one object a line; what people read stands between.
  const lines = err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  const said = lines.join(' / ');
  const isOne = lines.slice(1).every((line) => rest?.test(line) === true);
  const isClear = lines.length > 0 && isOne && names.test(said) && !/^\s+at /m.test(err);
  list.claim(
    `${what} ends the start with ${rest === undefined ? 'one clear sentence' : 'a clear list'}`,
    code !== 0 && code !== null && isClear,
    `code ${code}: ${said === '' ? 'nothing said' : said.slice(0, 220)}`,
  );
}
