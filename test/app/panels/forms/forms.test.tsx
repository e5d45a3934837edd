// Do the forms ask for what an action needs and no more, and is a reason held to what fits?
import { createTexts } from '../../../../app/i18n/texts.ts';
import { ActForm } from '../../../../app/panels/forms/ActForm.tsx';
import { KindForm } from '../../../../app/panels/forms/KindForm.tsx';
import { whyProblem } from '../../../../app/panels/forms/WhyField.tsx';
import type { ClockView } from '../../../../engine/http/contract.ts';
import english from '../../../../translations/en.json';
import { sampleClock } from '../../../browser/board-sample.ts';
import { idleActing, sampleAnswer, sampleAppTicket, wordsAmid } from '../ticket-sample.tsx';

// Garden's forms need an ES module that Jest cannot load; what they hold is read without them.
jest.mock('@zendeskgarden/react-forms', () => {
  const Bare = ({ children = null }) => children;
  return { Field: Bare, Hint: Bare, Input: Bare, Label: Bare, Select: Bare, Textarea: Bare };
});

const texts = createTexts('en', english);
const HOUR = 3_600_000;

describe('ActForm', () => {
  const words = (
    action: 'promise' | 'noReplyOwed' | 'replaced' | 'rootCause' | 'withdrawBreach',
    clocks: readonly ClockView[] = [],
  ) =>
    wordsAmid(
      <ActForm action={action} clocks={clocks} acting={idleActing()} onClose={() => undefined} />,
    );

  it.each(['noReplyOwed', 'replaced', 'rootCause'] as const)(
    'says of %s what follows before it is confirmed',
    (action) => {
      expect(words(action)).toBe(`${texts.say(`sidebar.acts.${action}Text`)} Confirm Cancel`);
    },
  );

  it('offers three spans to promise, or any moment', () => {
    expect(words('promise')).toBe(
      `${texts.say('sidebar.acts.promiseText')} 1 h from now 4 h from now 1 d from now ` +
        'Until when Promise it Cancel',
    );
  });

  it('asks which breach only where there are several that stand', () => {
    const breach = (instance: number) => sampleClock(-HOUR, { instance });
    const withdrawn = {
      breachedAt: '2026-11-23T08:00:00.000Z',
      at: '2026-11-23T09:00:00.000Z',
      by: null,
      why: 'Wrong kind.',
    };
    const one = [sampleClock(HOUR), breach(1), { ...breach(2), withdrawn }];
    expect(words('withdrawBreach', one)).not.toContain('Which breach');
    const two = words('withdrawBreach', [...one, breach(3)]);
    expect(two).toContain('Which breach First reply First reply 3 Reason');
  });
});

describe('KindForm', () => {
  const words = (kind: string | null, proposedKind: string | null = null) =>
    wordsAmid(
      <KindForm
        answer={sampleAnswer({ ticket: sampleAppTicket({ kind, proposedKind }) })}
        acting={idleActing()}
        onClose={() => undefined}
      />,
    );

  it('begins with the kind decided or proposed, and asks the component where it has one', () => {
    expect(words('incident')).not.toContain('Component');
    expect(words('replacement')).toContain('Component None disk fan');
    expect(words(null, 'replacement')).toContain('Component None disk fan');
  });

  it('says that it is working out what would follow', () => {
    expect(words('incident')).toContain('What would follow Working out what would follow');
  });
});

describe('whyProblem', () => {
  it.each([
    ['', false, null],
    ['', true, 'Say why.'],
    [' \n ', true, 'Say why.'],
    ['Wrong kind.', true, null],
    ['ж'.repeat(250), true, null],
    [` ${'ж'.repeat(250)} `, true, null],
    ['ж'.repeat(251), false, 'Shorten it: 1 sign too many.'],
    ['🔥'.repeat(250), true, 'Shorten it: 125 signs too many.'],
  ])('of %p (needed: %p) says %p', (why, isNeeded, problem) => {
    expect(whyProblem(why, isNeeded, texts)).toBe(problem);
  });
});
