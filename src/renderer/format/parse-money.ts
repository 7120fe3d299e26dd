/**
 * Amounts as people type them.
 *
 *     1234.5      1,234.50      1.234,50      1 234,50      1'234.50      1234,5     EUR 1.234,50
 *     1.234       one separator and three digits: thousands in EUR, decimals in KWD
 *
 * The field shows how it was read beside what was typed, so a wrong guess is seen, never recorded
 * in silence.
 */
import { exponentOf } from '../../domain/currencies.ts';
import { decimalToMinor, type Minor } from '../../domain/money.ts';
import { err, ok, type Result } from '../../domain/result.ts';

export type MoneyProblem = 'empty' | 'not_an_amount' | 'too_many_decimals' | 'too_large';

const SPACES = /[\s\u00a0\u202f'’]/g;

/** Minor units of typed text in `currency`, or what is wrong with it. */
export function parseTypedMoney(typed: string, currency: string): Result<Minor, MoneyProblem> {
  const bare = typed.replace(SPACES, '').replace(new RegExp(`^${currency}|${currency}$`, 'i'), '');
  if (bare === '') return err('empty');
  const plain = plainDecimal(bare, exponentOf(currency));
  if (plain === null) return err('not_an_amount');
  const minor = decimalToMinor(plain, currency);
  return typeof minor === 'number' ? ok(minor) : err(minor);
}

/** A number that is no amount, such as a quantity, as digits and a point; null when it is none. */
export const parseTypedNumber = (typed: string): string | null =>
  plainDecimal(typed.replace(SPACES, ''), 2);

/** The same number as digits and a point, or null. */
function plainDecimal(text: string, exponent: number): string | null {
  const match = /^([+-]?)([\d.,]*\d)([.,]?)$/.exec(text.replace('−', '-'));
  if (match === null) return null;
  const [, sign = '', body = ''] = match;
  const marks = [...body.replace(/\d/g, '')];
  const kinds = new Set(marks);
  if (kinds.size === 0) return sign + body;

  const last = marks.at(-1) as string;
  const after = body.length - body.lastIndexOf(last) - 1;
  // Two kinds: the last is the decimal mark. One kind, several times: all of them group thousands.
  // One kind, once: three digits after it are a group of thousands, unless the currency has three decimals.
  const decimal =
    kinds.size === 2 ? last : marks.length > 1 ? null : after === 3 && exponent !== 3 ? null : last;
  if (kinds.size > 2 || (decimal !== null && marks.filter((mark) => mark === decimal).length > 1))
    return null;

  const cut = decimal === null ? body.length : body.lastIndexOf(decimal);
  const whole = body.slice(0, cut);
  if (!/^\d{1,3}([.,]\d{3})*$|^\d*$/.test(whole)) return null;
  const fraction = decimal === null ? '' : body.slice(cut + 1);
  const digits = whole.replace(/[.,]/g, '');
  return `${sign}${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}`;
}
