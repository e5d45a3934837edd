/** Do the days before pass hour by hour, to the morning and no further? */
import type { DeskTime } from '../../../engine/cli/demo/desk-control.ts';
import { playDays } from '../../../engine/cli/demo/play-days.ts';
import { progressBar } from '../../../engine/cli/demo/progress-bar.ts';

const at = (time: string) => Date.parse(`2016-03-07T${time}:00Z`);

function desk(start: string, settles: (at: number) => boolean = () => true) {
  const stops: string[] = [];
  const time = (nowAt: number): DeskTime => ({ nowAt, speed: 0, isSettled: settles(nowAt) });
  return {
    stops,
    control: {
      time: async () => time(at(start)),
      moveTo: async (to: number) => {
        stops.push(new Date(to).toISOString().slice(11, 16));
        return time(to);
      },
    },
  };
}

describe('playDays', () => {
  it('lets the engine settle where it starts, then stops at each full hour and at the morning', async () => {
    const { control, stops } = desk('05:20');
    const shares: number[] = [];
    await playDays(control, at('08:30'), (share) => shares.push(Math.round(share * 100)));
    expect(stops).toEqual(['05:20', '06:00', '07:00', '08:00', '08:30']);
    expect(shares).toEqual([21, 53, 84, 100]);
  });

  it('goes on from where a killed run was', async () => {
    const { control, stops } = desk('08:00');
    await playDays(control, at('08:30'), () => undefined);
    expect(stops).toEqual(['08:00', '08:30']);
  });

  it('does nothing when the morning has passed', async () => {
    const { control, stops } = desk('08:31');
    await playDays(control, at('08:30'), () => undefined);
    expect(stops).toEqual([]);
  });

  it('counts the hours in which the engine was late', async () => {
    const { control } = desk('05:00', (now) => now !== at('07:00'));
    expect(await playDays(control, at('08:30'), () => undefined)).toEqual({ unsettled: 1 });
  });
});

describe('progressBar', () => {
  const written = (isTerminal: boolean) => {
    let text = '';
    const write = (part: string) => {
      text += part;
    };
    const bar = progressBar('Playing', { isTerminal, write });
    for (const share of [0.1, 0.25, 0.3, 0.5, 0.99, 1]) bar.tell(share, 'Mon');
    bar.end();
    return text;
  };

  it('writes plain lines at each quarter where there is no terminal', () => {
    expect(written(false)).toBe(
      'Playing 25 %, Mon\nPlaying 50 %, Mon\nPlaying 99 %, Mon\nPlaying 100 %, Mon\n',
    );
  });

  it('redraws one line on a terminal and takes it away at the end', () => {
    const text = written(true);
    expect(text).not.toContain('\n');
    expect(text).toContain('  50 %');
    expect(text.endsWith('\r\u001b[K')).toBe(true);
  });
});
