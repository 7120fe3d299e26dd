/**
 * Countries and the currency most companies there keep their books in: only to fill a form with a
 * likely first value, never to decide anything.
 */
import { CURRENCY_CODES } from '../../domain/currencies.ts';
import { formatCountry, formatCurrencyName, readerLocale } from './format.ts';

/** ISO 3166-1 alpha-2, and XK for Kosovo as everybody writes it. */
const COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

const EURO =
  'AD AT BE CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MQ MT NL PT RE SI SK SM VA XK YT BG'.split(
    ' ',
  );
const CURRENCY_OF: Readonly<Record<string, string>> = {
  AE: 'AED',
  AR: 'ARS',
  AU: 'AUD',
  BA: 'BAM',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CZ: 'CZK',
  DK: 'DKK',
  EG: 'EGP',
  GB: 'GBP',
  GE: 'GEL',
  GG: 'GBP',
  HK: 'HKD',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IM: 'GBP',
  IN: 'INR',
  IS: 'ISK',
  JE: 'GBP',
  JP: 'JPY',
  KE: 'KES',
  KR: 'KRW',
  KW: 'KWD',
  KZ: 'KZT',
  LI: 'CHF',
  MA: 'MAD',
  MD: 'MDL',
  MK: 'MKD',
  MX: 'MXN',
  MY: 'MYR',
  NG: 'NGN',
  NO: 'NOK',
  NZ: 'NZD',
  PE: 'PEN',
  PH: 'PHP',
  PK: 'PKR',
  PL: 'PLN',
  QA: 'QAR',
  RO: 'RON',
  RS: 'RSD',
  RU: 'RUB',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TN: 'TND',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  UY: 'UYU',
  VN: 'VND',
  ZA: 'ZAR',
};

export const currencyOfCountry = (country: string): string | null =>
  EURO.includes(country) ? 'EUR' : (CURRENCY_OF[country] ?? null);

/** The country this machine is set to: `es-ES` → ES; null when the locale names none we know. */
export function countryOfMachine(
  languages: readonly string[] = navigator.languages,
): string | null {
  for (const language of languages) {
    const region = new Intl.Locale(language).region;
    if (region !== undefined && COUNTRY_CODES.includes(region)) return region;
  }
  return null;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** For a select: `Spain`, by name in the reader's language. */
export function countryChoices(): Choice[] {
  const compare = new Intl.Collator(readerLocale()).compare;
  return COUNTRY_CODES.map((value) => ({ value, label: formatCountry(value) })).sort((a, b) =>
    compare(a.label, b.label),
  );
}

/** What small importers meet most, first; then all others by code. */
const FREQUENT = ['EUR', 'USD', 'GBP', 'CNY', 'CHF', 'PLN', 'SEK', 'DKK', 'NOK', 'CZK', 'JPY'];
export function currencyChoices(): Choice[] {
  const label = (value: string): Choice => ({
    value,
    label: `${value} – ${formatCurrencyName(value)}`,
  });
  return [...FREQUENT, ...CURRENCY_CODES.filter((code) => !FREQUENT.includes(code))].map(label);
}
