// Does the panel of paid diagnoses say where a case stands and what it costs, in each language, and
// offer only what would count and this agent may do?
import { momentsFor } from '../../../app/format/moment.ts';
import { LanguageProvider } from '../../../app/i18n/Language.tsx';
import { createTexts } from '../../../app/i18n/texts.ts';
import { DiagnosisPanel } from '../../../app/panels/DiagnosisPanel.tsx';
import type { DiagnosisActionName, PossibleAction } from '../../../engine/http/app-contract.ts';
import type { AppDiagnosis } from '../../../engine/http/paid-contract.ts';
import type { Language } from '../../../engine/wording/language.ts';
import { wordsOf } from '../../../engine/wording/spoken.ts';
import english from '../../../translations/en.json';
import french from '../../../translations/fr.json';
import russian from '../../../translations/ru.json';
import { price, QUOTE, REDUCED, sampleDiagnosis } from './diagnosis-sample.ts';
import { asPerson, idleActing, wordsAmid } from './ticket-sample.tsx';

const TREES = { en: english, fr: french, ru: russian } as const;
const LOCALES = { en: 'en-GB', fr: 'fr', ru: 'ru' } as const;

const can = (...names: readonly string[]): readonly PossibleAction[] =>
  names.map((name) => ({ action: `diagnosis.${name}` as DiagnosisActionName, groups: null }));

function words(
  diagnosis: AppDiagnosis,
  possible: readonly PossibleAction[] = [],
  { language = 'en' as Language, person = {}, acting = idleActing() } = {},
): string {
  const panel = (
    <LanguageProvider
      texts={createTexts(language, TREES[language])}
      moments={momentsFor({ locale: LOCALES[language], zone: 'Europe/Paris' })}
    >
      <DiagnosisPanel
        diagnosis={diagnosis}
        possible={possible}
        acting={acting}
        words={wordsOf(language)}
      />
    </LanguageProvider>
  );
  return wordsAmid(panel, asPerson(person));
}

const QUOTED = sampleDiagnosis({
  ...{ state: 'quoted', sort: 'faultClaim', price: price('20.00'), quote: QUOTE },
  ...{ asked: 400, validUntil: '2026-12-23T09:00:00.000Z' },
  charges: [
    {
      ...{ key: 'diagnosis-7-300', what: 'diagnosis', price: price('20.00') },
      ...{ state: 'draft', finalAt: null },
    },
  ],
});

describe('DiagnosisPanel', () => {
  it('says what a diagnosis would cost, and offers it', () => {
    expect(words(sampleDiagnosis(), can('offer'))).toBe(
      'Paid diagnosis Not offered The diagnosis costs €20.00 before VAT. Offer',
    );
  });

  it('says VAT, and the price before a promotion, where they are known', () => {
    expect(words(sampleDiagnosis({ price: REDUCED }), can('offer'))).toContain(
      'The diagnosis costs €20.00 before VAT, €24.00 with 20% VAT instead of €25.00.',
    );
  });

  it.each<[string, AppDiagnosis, readonly PossibleAction[]]>([
    ['may be done', sampleDiagnosis(), []],
    [
      'may be done by this agent',
      sampleDiagnosis(),
      [{ action: 'diagnosis.offer', groups: ['Sales'] }],
    ],
    ['has a price', sampleDiagnosis({ price: null, terms: { offer: null } }), can('offer')],
  ])('is absent where nothing %s', (_, diagnosis, possible) => {
    expect(words(diagnosis, possible)).toBe('');
  });

  it('offers at no cost what the tier includes', () => {
    const included = sampleDiagnosis({ price: null, included: true, terms: { offer: null } });
    expect(words(included, can('offer'))).toBe(
      'Paid diagnosis Not offered The tier includes it: it costs nothing. Offer',
    );
  });

  it('shows an agent’s own acts alone, and all to an admin', () => {
    const possible = [...can('ask'), { action: 'diagnosis.quote' as const, groups: ['Senior'] }];
    const running = sampleDiagnosis({ state: 'running', sort: 'request' });
    const said = 'Paid diagnosis Agreed, under way The diagnosis costs €20.00 before VAT.';
    expect(words(running, possible)).toBe(`${said} The customer asks for it Ask the customer`);
    expect(words(running, possible, { person: { isAdmin: true } })).toBe(
      `${said} The customer asks for it Quote Ask the customer`,
    );
  });

  it('says who waits for whom, what may be touched and what was begun', () => {
    const running = sampleDiagnosis({
      ...{ state: 'running', sort: 'request', waitingSince: '2026-11-23T09:00:00.000Z' },
      consents: [{ touches: ['web01', 'db'], until: '2026-11-25T17:00:00.000Z' }],
      touched: ['web01'],
    });
    const said = words(running, can('ask', 'touch', 'ourFault', 'solved', 'unable', 'consent'));
    expect(said).toContain(
      'Waiting for the customer’s answer since 10:00. May be touched until Wed 18:00: web01, db ' +
        'Begun: web01 Outcome Record consent Begin work',
    );
    expect(said).not.toContain('Ask the customer');
  });

  it('begins on nothing where all that may be touched was begun', () => {
    const consents = [{ touches: ['web01'], until: '2026-11-25T17:00:00.000Z' }];
    const running = sampleDiagnosis({ state: 'running', consents, touched: ['web01'] });
    expect(words(running, can('touch'))).not.toContain('Begin work');
  });

  it.each<[Language, string]>([
    [
      'en',
      'Paid diagnosis Quoted The diagnosis costs €20.00 before VAT. The customer says it is our ' +
        'fault The customer can answer until 23 Dec 10:00. Quote €149.90 before VAT Charged so ' +
        'far Diagnosis €20.00 before VAT · draft Record the answer',
    ],
    [
      'fr',
      'Diagnostic payant Devis envoyé Le diagnostic coûte 20,00 € hors TVA. Le client dit que ' +
        'c’est notre faute Le client peut répondre jusqu’à 23 déc. 10:00. Devis 149,90 € hors ' +
        'TVA Facturé jusqu’ici Diagnostic 20,00 € hors TVA · brouillon Noter la réponse',
    ],
    [
      'ru',
      'Платная диагностика Смета отправлена Диагностика стоит 20,00 € без НДС. Клиент считает, ' +
        'что вина наша Клиент может ответить до 23 дек. 10:00. Смета 149,90 € без НДС К оплате ' +
        'на сейчас Диагностика 20,00 € без НДС · черновик Записать ответ',
    ],
  ])('says in %s what a quote comes to, until when, and what is charged', (language, text) => {
    expect(words(QUOTED, can('accept', 'decline'), { language })).toBe(text);
  });

  it.each<[AppDiagnosis['state'], string, string, string]>([
    ['none', 'Not offered', 'Pas proposé', 'Не предложена'],
    ['offered', 'Offered', 'Proposé', 'Предложена'],
    ['running', 'Agreed, under way', 'Accepté, en cours', 'Согласована, идёт'],
    ['declined', 'Declined', 'Refusé', 'Клиент отказался'],
    ['expired', 'Not answered in time', 'Sans réponse à temps', 'Нет ответа в срок'],
    ['covered', 'Our fault', 'Notre faute', 'Наша вина'],
    ['solved', 'Solved', 'Résolu', 'Решено'],
    ['quoted', 'Quoted', 'Devis envoyé', 'Смета отправлена'],
    ['unable', 'No quote possible', 'Pas de devis possible', 'Смета невозможна'],
    ['working', 'Work under way', 'Travail en cours', 'Работа идёт'],
    ['closed', 'Quote not accepted', 'Devis non accepté', 'Смета не принята'],
    ['done', 'Work done', 'Travail terminé', 'Работа завершена'],
    ['unfinished', 'Work not finished', 'Travail inachevé', 'Работа не завершена'],
  ])('names the state %s in words', (state, ...named) => {
    for (const [index, language] of (['en', 'fr', 'ru'] as const).entries()) {
      const said = words(sampleDiagnosis({ state }), can('offer'), { language });
      const title = TREES[language].sidebar.diagnosis.title;
      expect(said.startsWith(`${title} ${named[index]} `)).toBe(true);
    }
  });

  it('offers anew where a case has ended or an offer stands', () => {
    for (const state of ['offered', 'declined', 'expired', 'done'] as const) {
      expect(words(sampleDiagnosis({ state }), can('offer'))).toMatch(/ Offer anew$/);
    }
  });

  it('keeps saying what became of an act that is no longer possible', async () => {
    const acting = idleActing();
    await acting.act({ action: 'diagnosis.solved', words: '', told: 'Solved.' });
    expect(words(sampleDiagnosis({ state: 'solved' }), [], { acting })).toContain(
      'Not done: The account lacks a ticket field',
    );
  });
});
