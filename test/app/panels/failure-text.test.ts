// Does every failure read as a sentence that says what to do, also one we have no words for?
import { createTexts } from '../../../app/i18n/texts.ts';
import { failureText } from '../../../app/panels/failure-text.ts';
import type { OwnCode } from '../../../app/zaf/failure.ts';
import english from '../../../translations/en.json';

const texts = createTexts('en', english);

/** The compiler keeps this complete. */
const OWN: Readonly<Record<OwnCode, true>> = {
  notInZendesk: true,
  notSetUp: true,
  notTheEngine: true,
  notConnected: true,
  unreachable: true,
  zendeskSilent: true,
  refused: true,
  conflict: true,
  tooOften: true,
};
const ENGINE = [
  'tokenForged',
  'tokenAudience',
  'tokenIssuer',
  'tokenExpired',
  'appNotSetUp',
  'tokenEarly',
  'tokenMissing',
  'tokenUnreadable',
  'tokenLifetime',
];

describe('failureText', () => {
  it.each([...Object.keys(OWN), ...ENGINE, 'notFound'])('has words of its own for %s', (code) => {
    const text = failureText({ code, status: 0, detail: null }, texts);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/^The engine refused:|sidebar/);
  });

  it.each(['somethingNewer', '', '__proto__', 'a.b', 'other'])(
    'repeats the engine’s sentence for %p',
    (code) => {
      const said = { code, status: 401, detail: 'The token is early.' };
      expect(failureText(said, texts)).toBe('The engine refused: The token is early.');
    },
  );

  it('names the code and the status where nothing was said', () => {
    expect(failureText({ code: 'somethingNewer', status: 418, detail: null }, texts)).toBe(
      'The engine refused: somethingNewer (418)',
    );
  });

  it('adds Zendesk’s own words to a refusal, and to nothing else', () => {
    const said = (code: string) => failureText({ code, status: 422, detail: 'Not valid.' }, texts);
    expect(said('refused')).toBe('Zendesk refused. Not valid.');
    expect(said('conflict')).toBe('Somebody else changed the ticket meanwhile.');
  });
});
