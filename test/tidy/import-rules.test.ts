import { importOffences } from './import-rules.ts';
import { readSyntax } from './syntax.ts';
import { isCode, textOf, trackedFiles } from './tracked-files.ts';

const offences = (path: string, text: string) => importOffences(readSyntax(path, text));

describe('importOffences', () => {
  const sources = trackedFiles().filter((path) => isCode(path) && !path.startsWith('test/tidy/'));

  it('finds none in the project', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.flatMap((path) => offences(path, textOf(path)))).toEqual([]);
  });

  it.each([
    ['a package in the core', 'engine/core/clock/a.ts', "import axios from 'axios';"],
    ['a part of Node in the core', 'engine/core/clock/a.ts', "import 'node:fs';"],
    ['luxon outside its one file', 'engine/core/time/zoned.ts', "import 'luxon';"],
    ['luxon outside the core', 'engine/wording/a.ts', "import 'luxon';"],
    ['date-holidays elsewhere', 'engine/tiers-file/week.ts', "import 'date-holidays';"],
    [
      'a port in the core',
      'engine/core/clock/a.ts',
      "import type { A } from '../../ports/desk.ts';",
    ],
    ['a layer above', 'engine/core/ticket/a.ts', "import type { A } from '../clock/clock.ts';"],
    ['a layer beside', 'engine/core/queue/a.ts', "import type { A } from '../alert/alert.ts';"],
    ['money in calendars', 'engine/core/calendar/a.ts', "import '../money/amount.ts';"],
    ['an unknown layer', 'engine/core/forecast/a.ts', "import '../time/instant.ts';"],
    ['the store in zendesk', 'engine/zendesk/a.ts', "import type { A } from '../store/row.ts';"],
    ['zendesk in a channel', 'engine/channels/a.ts', "import '../zendesk/client.ts';"],
    ['run in the store', 'engine/store/a.ts', "import '../run/clock.ts';"],
    ['zendesk in run', 'engine/run/a.ts', "export { A } from '../zendesk/desk.ts';"],
    ['the store in http', 'engine/http/a.ts', "const a = await import('../store/sqlite.ts');"],
    ['the command line in run', 'engine/run/a.ts', "import '../cli/check.ts';"],
    ['code of the contract', 'engine/run/a.ts', "import { A } from '../http/contract.ts';"],
    ['code of the core in words', 'engine/wording/a.ts', "import '../core/clock/judge.ts';"],
    ['the core in the app', 'app/panels/a.tsx', "import type { A } from '../../engine/core/b.ts';"],
    [
      'code of the contract in the app',
      'app/a.ts',
      "import { A } from '../engine/http/contract.ts';",
    ],
    ['a test in the engine', 'engine/run/a.ts', "import '../../test/support/fake-clock.ts';"],
    ['a test in the app', 'app/a.ts', "import { A } from '../test/app/a.ts';"],
    [
      'the engine in the desk',
      'test/emulator/a.ts',
      "let a: import('../../engine/ports/desk.ts').A;",
    ],
    ['the app in the desk', 'test/emulator/http/a.ts', "import '../../../app/format/duration.ts';"],
    ['the app in the engine', 'engine/run/a.ts', "import '../../app/format/duration.ts';"],
  ])('finds %s', (_what, path, text) => {
    expect(offences(path, text)).toHaveLength(1);
  });

  it.each([
    ['the layer below', 'engine/core/clock/a.ts', "import '../ticket/order.ts';"],
    ['luxon in its file', 'engine/core/time/zone.ts', "import 'luxon';"],
    ['invariant anywhere in the core', 'engine/core/time/a.ts', "import '../invariant.ts';"],
    ['types of the contract', 'app/a.ts', "import type { A } from '../engine/http/contract.ts';"],
    ['wording in the app', 'app/panels/a.ts', "import '../../engine/wording/span.ts';"],
    ['everything in the command line', 'engine/cli/a.ts', "import '../store/sqlite.ts';"],
    ['the engine in its tests', 'test/run/a.ts', "import '../../engine/run/clock.ts';"],
  ])('allows %s', (_what, path, text) => {
    expect(offences(path, text)).toEqual([]);
  });
});
