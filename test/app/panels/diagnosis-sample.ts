// What does the engine tell of a paid diagnosis? One that costs 20 euros and is not offered yet, of
// which a test changes a part.
import type {
  AppDiagnosis,
  PriceForm,
  QuoteForm,
  TermsForm,
} from '../../../engine/http/paid-contract.ts';

const euros = (amount: string) => ({ amount, currency: 'EUR' });

export const price = (amount: string, part: Partial<PriceForm> = {}): PriceForm => ({
  ...{ net: euros(amount), list: null, vat: null },
  ...part,
});

/** 20 euros of a list price of 25, with a fifth of VAT. */
export const REDUCED = price('20.00', {
  list: euros('25.00'),
  vat: { percent: '20', gross: euros('24.00') },
});

export const QUOTE: QuoteForm = {
  lines: [
    { what: 'Firewall rules', price: price('120.00') },
    { what: 'Restore', price: price('29.90') },
  ],
  total: price('149.90'),
  touches: ['web01', 'db'],
};

const TERMS: TermsForm = {
  zone: 'Europe/Paris',
  hasLink: true,
  offer: price('20.00'),
  offerValidForMs: 72 * 3_600_000,
  quoteValidForMs: null,
  quoteOffPercent: null,
  vatPercent: null,
};

export function sampleDiagnosis({
  terms,
  ...part
}: Partial<Omit<AppDiagnosis, 'terms'>> & {
  readonly terms?: Partial<TermsForm>;
} = {}): AppDiagnosis {
  return {
    ...{ state: 'none', sort: null, price: price('20.00'), included: false },
    ...{ asked: null, validUntil: null, blocked: null, waitingSince: null },
    ...{ consents: [], touched: [], quote: null, charges: [], currency: 'EUR' },
    terms: { ...TERMS, ...terms },
    words: {
      offer: { en: 'Shall we look?', fr: 'Cherchons-nous ?', ru: 'Поискать?' },
      quote: { en: 'It is yours.', fr: 'C’est chez vous.', ru: 'Это у вас.' },
    },
    comments: [],
    ...part,
  };
}
