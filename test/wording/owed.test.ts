/** Is it said in each language what a customer is owed beside the clocks? */
import { entitlementOf } from '../../engine/core/entitlement/entitlement.ts';
import { unopened } from '../../engine/core/ticket/ticket.ts';
import { LANGUAGES } from '../../engine/wording/language.ts';
import { wordOwed } from '../../engine/wording/owed.ts';
import { at, ticketOf } from '../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../support/policy.ts';
import { beside, plain } from './telling-samples.ts';

const { standard, premium } = EXAMPLE_FILE.tiers;
const policy = policyFrom({
  ...EXAMPLE_FILE,
  tiers: {
    standard: {
      ...standard,
      channels: ['web', 'email'],
      languages: ['fr', 'en'],
      configurationHelp: { calendar: 'office' },
      contacts: [
        { role: 'Account manager', name: 'A. Martin', duty: 'always' },
        { role: 'Architect', group: 'Architects' },
        { role: 'Night desk' },
      ],
    },
    premium: { ...premium, configurationHelp: true },
  },
  packs: {
    catalogue: { backups: { handling: '15m' } },
    plans: {
      basic: {
        match: [{ userField: 'pack', is: 'basic' }],
        price: 250,
        quota: 5,
        period: 'month',
        tasks: ['backups'],
        otherTasks: 'quote',
      },
    },
  },
  eventPlans: [
    { organization: 'ACME', from: '2026-12-20', to: '2026-12-30', contact: 'B. Roy' },
    { organization: 'ACME', from: '2027-01-20', to: '2027-01-30' },
  ],
  reducedService: [
    {
      from: '2026-12-24',
      to: '2026-12-24',
      promises: { nextReply: { within: '72h', calendar: 'always' } },
      notice: 'We are moving',
    },
  ],
});
const FRIDAY_EVENING = '2026-11-20T19:00:00+01:00';
const said = (tier: string, iso: string, changes: { pack?: string; suspended?: boolean } = {}) => {
  const { pack, suspended = false } = changes;
  const requester = pack === undefined ? {} : { fields: { pack } };
  const ticket = { ...unopened(ticketOf(tier, { requester })), suspended };
  const entitlement = entitlementOf(policy, ticket, at(iso));
  return LANGUAGES.map((one) =>
    wordOwed(entitlement, { ...beside(one), nearAt: at(iso), nowAt: at(iso) }).map(plain),
  );
};

describe('wordOwed', () => {
  test('says who answers when and how, and who is on duty', () => {
    expect(said('standard', FRIDAY_EVENING)).toEqual([
      [
        'People answer in the hours of office, closed until Saturday 10:00.',
        'Reached by web, email in French, English.',
        'Help with configuration in the hours of office, closed until Saturday 10:00.',
        'Account manager (A. Martin) on duty.',
        'Architect (Architects) off duty until Saturday 10:00.',
        'Night desk off duty until Saturday 10:00.',
      ],
      [
        'Réponses selon le calendrier office, fermé jusqu’à samedi 10:00.',
        'Joignable par web, email en français, anglais.',
        'Aide à la configuration selon le calendrier office, fermé jusqu’à samedi 10:00.',
        'Account manager (A. Martin) de service.',
        'Architect (Architects) hors service jusqu’à samedi 10:00.',
        'Night desk hors service jusqu’à samedi 10:00.',
      ],
      [
        'Сотрудники отвечают по календарю office, закрыто до субботы, 10:00.',
        'Связь: web, email; языки: французский, английский.',
        'Помощь с настройкой — по календарю office, закрыто до субботы, 10:00.',
        'Account manager (A. Martin) — на дежурстве.',
        'Architect (Architects) — не на дежурстве до субботы, 10:00.',
        'Night desk — не на дежурстве до субботы, 10:00.',
      ],
    ]);
  });

  test('says open now where it is, and around the clock where it always is', () => {
    const [english = []] = said('standard', '2026-11-20T12:00:00+01:00');
    expect(english[0]).toBe('People answer in the hours of office, open now.');
    expect(
      said('premium', FRIDAY_EVENING).map((sentences) => [sentences[0], sentences[2]]),
    ).toEqual([
      ['People answer around the clock.', 'Help with configuration around the clock.'],
      ['Réponses jour et nuit.', 'Aide à la configuration jour et nuit.'],
      ['Сотрудники отвечают круглосуточно.', 'Помощь с настройкой — круглосуточно.'],
    ]);
  });

  test('says what lies over the tier, and first of all that support is suspended', () => {
    const found = said('premium', '2026-12-24T12:00:00+01:00', { pack: 'basic', suspended: true });
    expect(found.map((sentences) => [sentences[0], ...sentences.slice(4)])).toEqual([
      [
        'Support is suspended.',
        'The customer has the pack basic.',
        'An event plan is in force; contact: B. Roy.',
        'Service is reduced: We are moving.',
      ],
      [
        'Le support est suspendu.',
        'Le client a le pack basic.',
        'Un plan événementiel est en vigueur ; contact : B. Roy.',
        'Le service est réduit : We are moving.',
      ],
      [
        'Поддержка приостановлена.',
        'У клиента пакет basic.',
        'Действует план мероприятия; контакт: B. Roy.',
        'Действует сокращённый режим: We are moving.',
      ],
    ]);
    expect(said('premium', '2027-01-24T12:00:00+01:00')[0]).toContain('An event plan is in force.');
  });
});
