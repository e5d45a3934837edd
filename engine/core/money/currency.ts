/**
 * Which currencies are there, and how many decimals has each? ISO 4217's own table: Intl knows how
 * amounts are usually *shown* (CLDR: no decimals for HUF or IQD), and that changes with Node.
 */
import { invariant } from '../invariant.ts';

/** An ISO 4217 code that `isCurrency` knows. */
export type Currency = string;

const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR = 'CLF UYW';
/** Some are no longer in use: a ledger outlives them. What ISO gives no decimals is no money. */
const TWO = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
  CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
  GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR
  LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB
  PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP
  SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL`;

const DECIMALS: ReadonlyMap<string, number> = new Map(
  [NONE, '', TWO, THREE, FOUR].flatMap((codes, decimals) =>
    (codes.match(/[A-Z]{3}/g) ?? []).map((code) => [code, decimals] as const),
  ),
);

export function isCurrency(code: string): code is Currency {
  return DECIMALS.has(code);
}

/** EUR 2, JPY 0, KWD 3; to ask it of what is no currency is a mistake of ours. */
export function decimalsOf(currency: Currency): number {
  const decimals = DECIMALS.get(currency);
  invariant(decimals !== undefined, `"${currency.slice(0, 40)}" is no currency of ISO 4217`);
  return decimals;
}
