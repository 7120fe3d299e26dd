/**
 * The number of decimals of each currency (ISO 4217). Two unless listed.
 *
 * Source: ISO 4217 list one, minor units.
 */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  // The lira before 2005, in the ECB's history of rates.
  TRL: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

const TWO_DECIMALS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD ' +
  'CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD ' +
  'HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD ' +
  'MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
  'RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD ' +
  'TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG ' +
  // Replaced, yet found in old invoice lists.
  'HRK LTL LVL EEK SKK SIT CYP MTL ROL DEM FRF ESP ITL NLG ATS BEF FIM PTE IEP GRD LUF';

const KNOWN: ReadonlySet<string> = new Set([...TWO_DECIMALS.split(' '), ...Object.keys(EXPONENTS)]);

/** Every currency code the program accepts, sorted. */
export const CURRENCY_CODES: readonly string[] = [...KNOWN].sort();

export const isCurrencyCode = (code: string): boolean => KNOWN.has(code);

/** Number of decimals of `code`: EUR 2, JPY 0, KWD 3. Unknown codes are a bug here; check first. */
export function exponentOf(code: string): number {
  if (!KNOWN.has(code)) throw new RangeError(`"${code}" is not a currency code`);
  return EXPONENTS[code] ?? 2;
}
