// Does the panel of on-site hands say the price first, count, and offer only what counts?
import { createTexts } from '../../../app/i18n/texts.ts';
import { slicesIn, TimerActForm } from '../../../app/panels/forms/TimerActForm.tsx';
import { InterventionPanel } from '../../../app/panels/InterventionPanel.tsx';
import type { ActionName } from '../../../engine/http/app-contract.ts';
import type { AppIntervention, TimerForm } from '../../../engine/http/paid-contract.ts';
import { wordsOf as engineWords } from '../../../engine/wording/spoken.ts';
import english from '../../../translations/en.json';
import { SAMPLE_NOW } from '../../browser/board-sample.ts';
import { asPerson, idleActing, markupAmid, sampleAnswer, wordsAmid } from './ticket-sample.tsx';

// Garden's forms need an ES module that Jest cannot load; what they hold is read without them.
jest.mock('@zendeskgarden/react-forms', () => {
  const Bare = ({ children = null }) => children;
  return { Field: Bare, Hint: Bare, Input: Bare, Label: Bare, Radio: Bare, Textarea: Bare };
});

const texts = createTexts('en', english);
const words = engineWords('en');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse(SAMPLE_NOW);
/** The agent of the samples. */
const ME = 12;
const euros = (amount: string) => ({
  net: { amount, currency: 'EUR' },
  list: null,
  vat: { percent: '20', gross: { amount: `1${amount}`, currency: 'EUR' } },
});
const fromNow = (ms: number) => new Date(NOW + ms).toISOString();

const running = (part: Partial<TimerForm> = {}): TimerForm => ({
  of: 100,
  agent: ME,
  state: 'running',
  startedAt: fromNow(-45 * MINUTE),
  workedMs: 45 * MINUTE,
  started: 1,
  billed: 1,
  withheld: 0,
  unagreed: 0,
  agreed: 4,
  slicePrice: euros('25.00'),
  costs: ['25.00', '50.00', '75.00', '99.00'].map(euros),
  nextSliceAt: fromNow(15 * MINUTE),
  askAt: fromNow(75 * MINUTE),
  alertAt: fromNow(135 * MINUTE),
  comments: [],
  ...part,
});
const stopped = (part: Partial<TimerForm> = {}): TimerForm =>
  running({ state: 'stopped', nextSliceAt: null, askAt: null, alertAt: null, ...part });

const ALL = ['start', 'pause', 'resume', 'stop', 'stillWorking', 'agree', 'bill'].map(
  (act) => `intervention.${act}` as ActionName,
);

function panel(
  timers: readonly TimerForm[],
  possible: readonly ActionName[] = ALL,
  part: Partial<AppIntervention> = {},
) {
  const intervention: AppIntervention = {
    includedMs: 30 * MINUTE,
    sliceMs: 30 * MINUTE,
    cap: 4,
    price: euros('25.00'),
    stopsOthers: ['Leads'],
    timers,
    ...part,
  };
  const actions = {
    last: null,
    done: [],
    possible: possible.map((action) => ({ action, groups: null })),
  };
  const answer = sampleAnswer({ intervention, actions });
  return <InterventionPanel answer={answer} acting={idleActing()} words={words} />;
}
const PRICE =
  '30 m are included; each 30 m begun after that costs €25.00 before VAT, €125.00 with 20% VAT.';

describe('InterventionPanel', () => {
  it('says what is included and what a slice costs before anything is started', () => {
    expect(wordsAmid(panel([]))).toBe(`On-site hands Start ${PRICE}`);
    expect(wordsAmid(panel([], ALL, { includedMs: 0 }))).toContain('Each 30 m begun costs €25.00');
  });

  it('is absent where nobody may start one and there was none', () => {
    expect(wordsAmid(panel([], []))).toBe('');
  });

  it('counts what runs: time, cost, and when the next slice begins', () => {
    expect(wordsAmid(panel([running()]))).toBe(
      `On-site hands ${PRICE} Running · 45 m 00 s · €125.00 with VAT ` +
        'Next slice in 15 m 00 s Pause Stop Agree more slices',
    );
  });

  it('says that nothing is to be paid while what is included lasts', () => {
    const short = { workedMs: 5 * MINUTE, started: 0, billed: 0, costs: [] };
    expect(wordsAmid(panel([running(short)]))).toContain('5 m 00 s · nothing to pay so far');
  });

  it('says which slices are not charged, and that the next is not', () => {
    const text = wordsAmid(panel([running({ agreed: 1, started: 1, withheld: 0 })]));
    expect(text).toContain('Next slice in 15 m 00 s, not charged');
    const unpaid = { started: 4, billed: 1, withheld: 1, unagreed: 2, agreed: 1 };
    const past = { workedMs: 2 * HOUR + MINUTE };
    expect(wordsAmid(panel([stopped({ ...unpaid, ...past })]))).toMatch(
      /1 slice not charged: nobody answered.*2 slices not charged: the customer has not agreed/,
    );
  });

  it.each([
    ['before it is asked', 1, false, ''],
    ['when it is asked', 0, true, 'Slices that begin before you answer are not charged.'],
  ])('asks whether work goes on, %s: %s', (_when, ms, asks, text) => {
    const markup = markupAmid(panel([running({ askAt: fromNow(ms) })]));
    expect(markup.includes('role="alert"')).toBe(asks);
    expect(markup).toContain(text);
    expect(markup.includes('>Still working<')).toBe(asks);
  });

  it('says that managers were told once the answer is too late', () => {
    const late = running({ askAt: fromNow(-HOUR), alertAt: fromNow(-1) });
    expect(wordsAmid(panel([late]))).toContain('Managers were told that nobody answered');
  });

  it('offers to go on where it is paused, and never a second timer of one’s own', () => {
    const paused = running({ state: 'paused', nextSliceAt: null, askAt: null, alertAt: null });
    const text = wordsAmid(panel([paused]));
    expect(text).toMatch(/Paused · .* Go on Stop Agree more slices$/);
    expect(text).not.toContain('Start');
  });

  it('leaves somebody else’s timer to them, and to those who may stop it', () => {
    const other = running({ agent: 99 });
    expect(wordsAmid(panel([other]))).toMatch(
      /^On-site hands Start .*· 99 · .* Agree more slices$/,
    );
    expect(wordsAmid(panel([other]))).not.toContain('Stop');
    const lead = asPerson({ groups: [{ id: 2, name: 'Leads' }] });
    expect(wordsAmid(panel([other]), lead)).toMatch(/Stop Agree more slices$/);
    expect(wordsAmid(panel([other]), asPerson({ isAdmin: true }))).toContain('Stop');
  });

  it('offers to charge what was withheld, where there is any', () => {
    const button = 'Charge withheld slices';
    expect(wordsAmid(panel([stopped({ withheld: 1, started: 2 })]))).toContain(button);
    expect(wordsAmid(panel([stopped()]))).not.toContain(button);
    const none = ALL.filter((action) => action !== 'intervention.bill');
    expect(wordsAmid(panel([stopped({ withheld: 1 })], none))).not.toContain(button);
  });
});

describe('TimerActForm', () => {
  const form = (name: 'agree' | 'bill', part: Partial<TimerForm> = {}) =>
    wordsAmid(
      <TimerActForm
        form={name}
        timer={running(part)}
        acting={idleActing()}
        words={words}
        onClose={() => undefined}
      />,
    );

  it('says what further slices cost, and waits for the customer’s comment', () => {
    const text = form('agree');
    expect(text).toContain('4 slices are agreed so far. Each further one costs €125.00 with VAT');
    expect(text).not.toContain('The customer agreed');
    const named = form('agree', { comments: [{ audit: 7, at: SAMPLE_NOW }] });
    expect(named).toMatch(/Further slices The customer agreed Cancel$/);
  });

  it('says how much is charged with a reason', () => {
    const text = texts.say('sidebar.intervention.bill.text', { count: 3 });
    expect(form('bill', { withheld: 3 })).toContain(text);
  });
});

test.each([
  ['1', 1],
  [' 1000 ', 1000],
  ['0', null],
  ['1001', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
  ['１', null],
])('%j slices are read as %p', (text, count) => {
  expect(slicesIn(text)).toBe(count);
});
