// Do the forms of paid diagnoses say what each choice costs before it is made, and ask for no more
// than it needs?

import type { FormName } from '../../../../app/panels/diagnosis-acts.ts';
import { DiagnosisForm, type SentQuote } from '../../../../app/panels/forms/DiagnosisForm.tsx';
import { namesIn, tooManyNames } from '../../../../app/panels/forms/WordsField.tsx';
import type { DiagnosisActionName } from '../../../../engine/http/app-contract.ts';
import type { AppDiagnosis } from '../../../../engine/http/paid-contract.ts';
import { wordsOf } from '../../../../engine/wording/spoken.ts';
import { QUOTE, REDUCED, sampleDiagnosis } from '../diagnosis-sample.ts';
import { idleActing, wordsAmid } from '../ticket-sample.tsx';

// Garden's forms need an ES module that Jest cannot load; what they hold is read without them.
jest.mock('@zendeskgarden/react-forms', () => {
  const { createElement } = jest.requireActual('react');
  const Bare = ({ children = null }) => createElement('i', null, children);
  return {
    ...{ Field: Bare, Hint: Bare, Input: Bare, Label: Bare, Radio: Bare, Select: Bare },
    Textarea: Bare,
  };
});

let sent: SentQuote = { current: null };
afterEach(() => {
  sent = { current: null };
});

const words = (form: FormName, diagnosis: AppDiagnosis, ...acts: readonly string[]) =>
  wordsAmid(
    <DiagnosisForm
      offered={{ form, actions: acts.map((act) => `diagnosis.${act}` as DiagnosisActionName) }}
      diagnosis={diagnosis}
      acting={idleActing()}
      words={wordsOf('en')}
      sent={sent}
      onClose={() => undefined}
    />,
  );

describe('the form to offer', () => {
  it('says the price on its button, and that it works out the letter', () => {
    expect(words('offer', sampleDiagnosis(), 'offer')).toBe(
      'Why The customer asks for it The customer says it is our fault The customer’s language ' +
        'English Français Русский Words for the customer What the customer will read Working ' +
        'out what the customer will read Offer for €20.00 before VAT Cancel',
    );
  });

  it('says the price with VAT where it is known, and none where it is included', () => {
    const reduced = sampleDiagnosis({ terms: { offer: REDUCED } });
    expect(words('offer', reduced, 'offer')).toContain('Offer for €24.00 with VAT');
    const included = sampleDiagnosis({ included: true, price: null, terms: { offer: null } });
    expect(words('offer', included, 'offer')).toContain('Offer at no cost');
  });

  it('asks for a reason where the rules would not offer', () => {
    const blocked = sampleDiagnosis({ blocked: 'Hardware is suspected.' });
    expect(words('offer', blocked, 'offer')).toContain(
      'Reason to offer it all the same The rules would not offer it: Hardware is suspected.',
    );
  });
});

describe('the form for the customer’s answer', () => {
  const offered = sampleDiagnosis({ state: 'offered', asked: 400 });

  it('records nothing before the customer has written', () => {
    expect(words('answer', offered, 'accept', 'decline')).toBe(
      'After a yes the diagnosis begins. It is charged unless the cause is ours. The customer ' +
        'has written nothing since. They answer here in the ticket, or by the link in their ' +
        'mail. Cancel',
    );
  });

  it('names each comment by its time, and each answer by what it costs', () => {
    const comments = [{ audit: 410, at: '2026-11-23T09:15:00.000Z' }];
    expect(words('answer', { ...offered, comments }, 'accept', 'decline')).toBe(
      'After a yes the diagnosis begins. It is charged unless the cause is ours. The customer’s ' +
        'own comment 10:15 Reading what the customer wrote Record the answer Accepted: €20.00 ' +
        'before VAT Declined: no further cost Cancel',
    );
    const quoted = { ...offered, state: 'quoted' as const, quote: QUOTE, comments };
    const said = words('answer', quoted, 'accept', 'decline');
    expect(said).toContain('After a yes the work begins at once.');
    expect(said).toContain('Accepted: €149.90 before VAT');
  });
});

describe('the forms that end something', () => {
  const running = sampleDiagnosis({ state: 'running' });

  it('say what each outcome costs, and do nothing before one is chosen', () => {
    expect(words('outcome', running, 'ourFault', 'solved', 'unable')).toBe(
      'What came out Our fault: costs nothing Not ours, and solved: €20.00 before VAT is charged ' +
        'Not ours, no quote possible: costs nothing Words for the customer May stay empty: then ' +
        'nothing is sent. Cancel',
    );
  });

  it('charge nothing for what the tier includes', () => {
    const included = { ...running, included: true, price: null };
    expect(words('outcome', included, 'solved')).toContain('Not ours, and solved: costs nothing');
  });

  it('say what finishing costs, and what must be begun before', () => {
    const working = sampleDiagnosis({ state: 'working', quote: QUOTE, touched: ['web01'] });
    const said = words('end', working, 'finish', 'unfinished');
    expect(said).toContain('It cannot be finished before this was begun under consent: db.');
    expect(said).not.toContain('Finished:');
    const begun = { ...working, touched: ['web01', 'db'] };
    expect(words('end', begun, 'finish', 'unfinished')).toContain(
      'How the work ended Finished: €149.90 before VAT is charged Cannot be finished: the quote ' +
        'costs nothing',
    );
  });
});

describe('the form of a quote', () => {
  it('begins with one line, the total so far and what the diagnosis costs', () => {
    expect(words('quote', sampleDiagnosis({ state: 'running' }), 'quote')).toContain(
      'Line 1 What Price before VAT, EUR Add a line In all €0.00 before VAT The diagnosis is ' +
        'charged with the quote: €20.00 before VAT.',
    );
  });
});

describe('the form of a quote that was refused', () => {
  it('begins with what was sent', () => {
    const lines = ['120', '29,90'].map((amount) => ({ what: 'Rules', amount }));
    sent = { current: { lines, touched: 'web01', language: 'fr', words: 'Voilà.' } };
    const said = words('quote', sampleDiagnosis({ state: 'running' }), 'quote');
    expect(said).toContain('Remove line 2 Add a line In all €149.90 before VAT');
    expect(said).toContain('Quote €149.90 before VAT Cancel');
  });
});

describe('the form to begin work', () => {
  it('lists what may be touched and was not begun, each once', () => {
    const until = '2026-11-25T17:00:00.000Z';
    const consents = [
      { touches: ['web01', 'db'], until },
      { touches: ['db', 'mail'], until },
    ];
    const running = sampleDiagnosis({ state: 'running', consents, touched: ['web01'] });
    expect(words('touch', running, 'touch')).toBe(
      'Work on it is recorded as begun, under the customer’s consent. What db mail Begin Cancel',
    );
  });
});

describe('namesIn', () => {
  it.each([
    ['', []],
    [' \n\n', []],
    [' web01 \n\ndb\nweb01', ['web01', 'db']],
  ])('of %p are %p', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('are too many beyond 50, or longer than 200 signs', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `web${at}`);
    expect([names(50), names(51), ['x'.repeat(200)], ['x'.repeat(201)]].map(tooManyNames)).toEqual([
      ...[false, true, false, true],
    ]);
  });
});
