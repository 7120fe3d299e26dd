/**
 * Values that every bank format has: an amount as written, an account, a reference.
 */
import { isCurrencyCode } from '../../../domain/currencies.ts';
import { decimalToMinor, type CurrencyCode, type Minor } from '../../../domain/money.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** What is wrong with a value, as it follows the place in a sentence. */
export interface BadValue {
  readonly code: string;
  readonly what: Text;
}

/**
 * Minor units of an amount with a point (`18.150`, `.5`, `8.`); zeros beyond the digits of the
 * currency are read, other digits there are refused: nothing is rounded on the way in.
 */
export function readDecimal(text: string, currency: CurrencyCode): Result<Minor, BadValue> {
  if (!isCurrencyCode(currency))
    return err({
      code: 'bad_currency',
      what:
        currency === '' ? say`names no currency` : say`"${shortened(currency)}" is not a currency`,
    });
  const plain = text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, '');
  const minor = decimalToMinor(plain, currency);
  switch (minor) {
    case 'not_an_amount':
      return err({ code: 'bad_amount', what: say`"${shortened(text)}" is not an amount` });
    case 'too_many_decimals':
      return err({
        code: 'too_many_decimals',
        what: say`"${shortened(text)}" has more decimals than ${currency} has`,
      });
    case 'too_large':
      return err({
        code: 'too_large',
        what: say`"${shortened(text)}" is larger than any amount kept here`,
      });
    default:
      return ok(minor);
  }
}

/** Longest text kept of one value: SEPA allows 140 characters, CAMT a few hundred. */
const MAX_TEXT = 4_000;
const MAX_ACCOUNT = 70;

/** Lines of a text joined by one blank, without blanks around. */
export const oneLine = (text: string): string =>
  text.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim();

/** IBAN or number without blanks. */
export const accountOf = (text: string): string =>
  text.slice(0, MAX_TEXT).replace(/\s+/g, '').slice(0, MAX_ACCOUNT);

/** References that say that there is none. */
const NO_REFERENCE = /^(notprovided|not provided|nonref|nicht angegeben|none)?$/i;

export const referenceOf = (text: string): string => {
  const trimmed = oneLine(text);
  return NO_REFERENCE.test(trimmed) ? '' : trimmed;
};
