// Is the worst news said first, and is good news only said when there is no other?
import { HealthBanner, type Outage } from '../../../app/panels/HealthBanner.tsx';
import type { Health } from '../../../engine/http/contract.ts';
import { SAMPLE_NOW } from '../../browser/board-sample.ts';
import { markupOf, wordsOf } from './panel-markup.tsx';

const well: Health = {
  judgedAsOf: '2026-11-23T09:29:00.000Z',
  mode: 'live',
  stopped: false,
  policy: '2026-11',
  troubles: [],
};

function banner(health: Health | null, outage: Outage | null = null) {
  const nowMs = health === null ? null : Date.parse(SAMPLE_NOW);
  return <HealthBanner health={health} nowMs={nowMs} outage={outage} />;
}

const words = (health: Health | null, outage: Outage | null = null) =>
  wordsOf(banner(health, outage), SAMPLE_NOW);

describe('HealthBanner', () => {
  it('says that all is well, and as of when', () => {
    expect(words(well)).toBe('All promises are being measured. Judged as of 10:29. Policy 2026-11');
    expect(markupOf(banner(well), SAMPLE_NOW)).toContain('health-good');
  });

  it('says that observing writes nothing', () => {
    expect(words({ ...well, mode: 'observe' })).toMatch(
      /^Observing: .* nothing is written or sent/,
    );
  });

  it('says that the engine is stopped before anything milder, and counts the rest', () => {
    const text = words({ ...well, stopped: true, troubles: ['A dead letter.', 'Another.'] });
    expect(text).toMatch(/^Stopped by hand: .* 2 more/);
  });

  it('says of a trouble that it is English, and of its own words nothing', () => {
    expect(markupOf(banner({ ...well, troubles: ['A dead letter.'] }), SAMPLE_NOW)).toContain(
      'lang="en">A dead letter.',
    );
    expect(markupOf(banner(well), SAMPLE_NOW)).not.toContain('lang=');
  });

  it('does not call all well when there is trouble', () => {
    const text = words({ ...well, troubles: ['A dead letter waits.'] });
    expect(text).toMatch(/^A dead letter waits\. Judged/);
  });

  it.each([
    ['2026-11-23T09:25:00.001Z', false],
    ['2026-11-23T09:25:00.000Z', false],
    ['2026-11-23T09:24:59.999Z', true],
  ])('with facts up to %s says it is behind: %s', (judgedAsOf, isBehind) => {
    expect(words({ ...well, judgedAsOf }).startsWith('The board is behind')).toBe(isBehind);
  });

  it('says since when the engine has not answered', () => {
    const outage = { sinceMs: Date.parse('2026-11-23T09:12:00.000Z'), detail: null };
    expect(words(well, outage)).toMatch(/^The engine has not answered since 10:12/);
  });

  it('says that the engine never answered', () => {
    expect(words(null, { sinceMs: null, detail: null })).toMatch(/does not answer yet/);
  });

  it('repeats a refusal', () => {
    expect(words(null, { sinceMs: null, detail: 'Sign in first.' })).toMatch(/refused: Sign in/);
  });

  it('waits quietly before the first answer', () => {
    expect(words(null)).toBe('Asking the engine for the queue');
  });

  it('says when nothing was judged yet', () => {
    expect(words({ ...well, judgedAsOf: null })).toContain('Nothing judged yet.');
  });
});
