/** Are the demo's options read from flags before the environment, and refused in a sentence? */
import { readDemoOptions } from '../../../engine/cli/demo/options.ts';

const read = (args: readonly string[], env: Record<string, string> = {}) =>
  readDemoOptions(args, env);

describe('readDemoOptions', () => {
  it('takes the usual ports and folder when nothing is said', () => {
    expect(read([])).toEqual({
      options: {
        ports: { desk: 4600, engine: 4601, control: 4602, mail: 4603, app: 4604 },
        dataPath: '.palier',
        tiersPath: 'tiers.json',
        isFresh: false,
        logPath: null,
      },
    });
  });

  it('takes a flag before the environment, and the environment before the usual', () => {
    const env = { PALIER_DESK_PORT: '5600', PALIER_PORT: '5601', PALIER_DATA: 'x' };
    expect(read(['--port', '6600', '--fresh', '--log', 'full.csv.gz'], env)).toMatchObject({
      options: {
        ports: { desk: 6600, engine: 5601 },
        dataPath: 'x',
        isFresh: true,
        logPath: 'full.csv.gz',
      },
    });
  });

  it('takes an empty variable as not set', () => {
    const env = { PALIER_DESK_PORT: '', PALIER_DATA: '', PALIER_TIERS: '' };
    expect(read([], env)).toMatchObject({
      options: { ports: { desk: 4600 }, dataPath: '.palier', tiersPath: 'tiers.json' },
    });
  });

  it.each([
    [['--port', 'x'], '--port is "x"; write a port from 0 to 65535.'],
    [['--engine-port', '65536'], '--engine-port is "65536"; write a port from 0 to 65535.'],
    [['--control-port', '-1'], 'control-port'],
    [['--port', '4601'], "Two of the demo's ports are the same: 4601, 4601, 4602, 4603"],
    [['--nonsense'], '--nonsense'],
    [['extra'], 'extra'],
  ])('refuses %j', (args, sentence) => {
    expect(read(args)).toEqual({ problems: [expect.stringContaining(sentence)] });
  });

  it.each(['0', '65535'])('takes port %s', (port) => {
    expect(read(['--port', port])).toMatchObject({ options: { ports: { desk: Number(port) } } });
  });

  it('lets several ports be any free one', () => {
    const args = [
      '--port',
      '0',
      '--engine-port',
      '0',
      '--control-port',
      '0',
      '--mail-port',
      '0',
      '--app-port',
      '0',
    ];
    expect(read(args)).toHaveProperty('options');
  });
});
