/**
 * The records of Norma 43 by their columns: 80 characters, of which the first two say the kind.
 *
 *     11 2100 0418 0200051332 260301 260331 2 00000000100000 978 3 FLORES DEL NORTE SL
 *     │  entity office account from   to    │ └ amount, two decimals ┘└ currency, ISO 4217 number
 *     │                                     └ 1 debit (debe), 2 credit (haber)
 *     22 …, 23 (up to five texts of the entry above), 24 (what it was in another currency), 33, 88
 *
 * Source: AEB/CECA, "Información normalizada de cuenta corriente (Norma 43)", edition of 2012.
 */
import type { IsoDate } from '../../../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { readDecimal, type BadValue } from '../bank-values.ts';
import { dateOfSix } from '../mt940/mt-entry.ts';
import { say } from '../../../../domain/texts/text.ts';

/** A record with the line on which it stands. */
export interface N43Record {
  readonly kind: string;
  readonly line: number;
  readonly text: string;
}

/** Digits of an amount; some converters write one fewer. */
export type AmountWidth = 14 | 13;

/** ISO 4217 numbers of the currencies in which Spanish accounts are kept. */
const CURRENCY_OF_NUMBER: Readonly<Record<string, CurrencyCode>> = {
  '036': 'AUD',
  '124': 'CAD',
  '156': 'CNY',
  '203': 'CZK',
  '208': 'DKK',
  '344': 'HKD',
  '348': 'HUF',
  '356': 'INR',
  '392': 'JPY',
  '484': 'MXN',
  '504': 'MAD',
  '578': 'NOK',
  '643': 'RUB',
  '702': 'SGD',
  '710': 'ZAR',
  '724': 'ESP',
  '752': 'SEK',
  '756': 'CHF',
  '784': 'AED',
  '826': 'GBP',
  '840': 'USD',
  '946': 'RON',
  '949': 'TRY',
  '978': 'EUR',
  '985': 'PLN',
  '986': 'BRL',
};

export const currencyOfNumber = (number: string): CurrencyCode | null =>
  CURRENCY_OF_NUMBER[number] ?? null;

/** Minor units of `digits`, the last two of which are decimals; `mark` 1 is debit, 2 is credit. */
export function readN43Amount(
  mark: string,
  digits: string,
  currency: CurrencyCode,
): Result<Minor, BadValue> {
  if (!/^\d{13,14}$/.test(digits))
    return err({
      code: 'bad_amount',
      what: say`"${shortened(digits)}" is not an amount (14 digits)`,
    });
  if (mark !== '1' && mark !== '2')
    return err({
      code: 'bad_sign',
      what: say`"${shortened(mark)}" says neither debit (1) nor credit (2)`,
    });
  const amount = readDecimal(`${digits.slice(0, -2)}.${digits.slice(-2)}`, currency);
  if (!amount.ok || mark === '2' || amount.value === 0) return amount;
  return ok(-amount.value);
}

export interface N43Money {
  readonly mark: string;
  readonly digits: string;
  /** ISO 4217 number as written. */
  readonly number: string;
  readonly width: AmountWidth;
}

/**
 * Sign, amount and currency from column `from` (zero-based): the currency shows whether the amount
 * has the 14 digits of the norm or 13.
 */
export function readN43Money(text: string, from: number, expected: string | null): N43Money {
  const read = (width: AmountWidth): N43Money => ({
    mark: text.charAt(from),
    digits: text.slice(from + 1, from + 1 + width),
    number: text.slice(from + 1 + width, from + 4 + width),
    width,
  });
  const isRight = ({ number }: N43Money): boolean =>
    expected === null ? currencyOfNumber(number) !== null : number === expected;
  const whole = read(14);
  const short = read(13);
  return !isRight(whole) && isRight(short) ? short : whole;
}

export interface N43Entry {
  readonly bookedOn: IsoDate;
  /** Null when the bank wrote none, or a day that does not exist. */
  readonly valueOn: IsoDate | null;
  readonly amountMinor: Minor;
  /** `04/000`: common concept, and the bank's own. */
  readonly code: string;
  readonly document: string;
  readonly references: readonly string[];
}

/** Zeros before letters fill a reference up; alone they say that there is none. */
const reference = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return /^[0\s]*$/.test(plain) ? '' : plain.replace(/^0+(?=\p{L})/u, '');
};

/** The record 22 `text`, its amount of `width` digits. */
export function readN43Entry(
  text: string,
  currency: CurrencyCode,
  width: AmountWidth,
): Result<N43Entry, BadValue> {
  const bookedOn = dateOfSix(text.slice(10, 16));
  if (bookedOn === null)
    return err({
      code: 'bad_date',
      what: say`"${shortened(text.slice(10, 16))}" is not a date (year, month and day, two digits each)`,
    });
  const amount = readN43Amount(text.charAt(27), text.slice(28, 28 + width), currency);
  if (!amount.ok) return amount;
  const after = text.slice(28 + width);
  return ok({
    bookedOn,
    valueOn: dateOfSix(text.slice(16, 22)),
    amountMinor: amount.value,
    code: [text.slice(22, 24), text.slice(24, 27)].map((part) => part.trim()).join('/'),
    document: reference(after.slice(0, 10)),
    references: [after.slice(10, 22), after.slice(22, 38)]
      .map(reference)
      .filter((one) => one !== ''),
  });
}

/** The two texts of a record 23, 38 characters each. */
export const textsOf23 = (text: string): readonly string[] =>
  [text.slice(4, 42), text.slice(42, 80)].map((part) => part.trimEnd()).filter((one) => one !== '');

interface N43Sum {
  /** Null when a record of other columns does not show where it stands. */
  readonly count: number | null;
  readonly digits: string;
}

/** What record 33 says of the entries before it, and the balance after them. */
export interface N43End {
  readonly out: N43Sum;
  readonly in: N43Sum;
  readonly closing: N43Money;
}

/**
 * Record 33 by its columns. Where the currency of the account (ISO 4217 number) stands up to three
 * columns before its place, the digits before it are read as they fit. Null: it cannot be read.
 */
export function readN43End(text: string, currency: string | null): N43End | null {
  const closing = readN43Money(text, 58, currency);
  const match = /^.{20}(\d{5})(\d{14})(\d{5})(\d{14})/.exec(text);
  if (match !== null && (closing.width === 14 || currency === null) && /[12]/.test(closing.mark)) {
    const [, outs = '', out = '', ins = '', coming = ''] = match;
    return {
      out: { count: Number(outs), digits: out },
      in: { count: Number(ins), digits: coming },
      closing,
    };
  }
  const short = new RegExp(
    `^.{20}\\d{5}(\\d{13,14})\\d{4,5}(\\d{13,14})([12]\\d{13}${currency ?? 'none'})`,
  ).exec(text);
  if (short === null) return null;
  const [, out = '', coming = '', balance = ''] = short;
  return {
    out: { count: null, digits: out },
    in: { count: null, digits: coming },
    closing: readN43Money(balance, 0, currency),
  };
}
