/**
 * Is an account number that looks like an IBAN a right one?
 *
 *     "GB82 WEST 1234 5698 7654 32"  fits
 *     "GB82 WEST 1234 5698 7654 33"  the check digits do not fit
 *     "0049 1234 5678"               not an IBAN at all: nothing to check
 *
 * ISO 13616: two letters of the country, two check digits, up to 30 letters and digits; the number
 * with its first four characters moved to the end, letters read as 10 … 35, leaves 1 modulo 97.
 */
import { say, type Text } from '../texts/text.ts';

/** Lengths by country (SWIFT IBAN registry), of the countries that importers deal with. */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};

const LOOKS_LIKE_IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/;

const compact = (account: string): string => account.replace(/[\s-]/g, '').toUpperCase();

/** The remainder modulo 97 digit by digit, because the whole number has up to 68 digits; A is 10 … Z is 35. */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const sign of text) {
    const value = parseInt(sign, 36);
    remainder = (value > 9 ? remainder * 100 + value : remainder * 10 + value) % 97;
  }
  return remainder;
}

/** Null when `account` is a right IBAN or none at all, else a sentence that says what is wrong. */
export function ibanProblem(account: string): Text | null {
  const iban = compact(account);
  if (!LOOKS_LIKE_IBAN.test(iban)) return null;
  const country = iban.slice(0, 2);
  const length = LENGTHS[country];
  if (length !== undefined && iban.length !== length)
    return say`"${account}" is not a valid IBAN: one of ${country} has ${length} characters, this has ${iban.length}. Compare it with the bank's letter.`;
  if (remainder97(iban.slice(4) + iban.slice(0, 4)) !== 1)
    return say`"${account}" is not a valid IBAN: its check digits do not fit, so a digit is wrong or two are swapped. Compare it with the bank's letter.`;
  return null;
}

/** ISO 3166 alpha-2 of a right IBAN; null: the account is none. */
export function ibanCountry(account: string): string | null {
  const iban = compact(account);
  return LOOKS_LIKE_IBAN.test(iban) && ibanProblem(iban) === null ? iban.slice(0, 2) : null;
}

/** An IBAN in groups of four as it is printed; any other account number as it was written. */
export function printedAccount(account: string): string {
  const iban = compact(account);
  return ibanCountry(iban) === null ? account : iban.replace(/(.{4})(?=.)/g, '$1 ');
}
