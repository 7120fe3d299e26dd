/**
 * An amount as an accounting program wrote it, read under the decimal mark declared for the file.
 *
 *     readAmount('1.234,50 €', ',')  ->  { decimal: '1234.50', currency: { symbol '€' … } }
 *     readAmount('(400.00)', '.')    ->  { decimal: '-400.00', … }
 *     readAmount('400,00-', ',')     ->  { decimal: '-400.00', … }
 *     readAmount('400.00 CR', '.')   ->  { decimal: '400.00', side: 'credit', … }
 *     readAmount('1.2.3', '.')       ->  not_an_amount
 *     readAmount('12 € / 13 $', '.') ->  two_currencies
 *
 *     readAmount('1,18,000.00', '.')  ->  118000.00, as in India
 *
 * Nothing is rounded and nothing is guessed: groups have three digits, the mark is the file's.
 */
import { isCurrencyCode } from '../../currencies.ts';
import { err, ok, type Result } from '../../result.ts';
import type { DecimalMark } from '../columns/vocabulary.ts';

/** A sign for money in a cell and the currencies it can mean, likeliest first. */
export interface CurrencyMark {
  readonly written: string;
  readonly codes: readonly string[];
}

export interface ReadAmount {
  /** Optional minus, digits, optional point and digits: what `decimalToMinor` takes. */
  readonly decimal: string;
  readonly mark: CurrencyMark | null;
  /**
   * `CR` or `DR` beside the number. Whether a credit is more or less depends on whose list it is: a
   * customer owes less by it, a bank account holds more.
   */
  readonly side: 'debit' | 'credit' | null;
}

export type AmountRefusal = 'not_an_amount' | 'two_currencies';

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  eur: ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  eiro: ['EUR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'MXN', 'COP', 'CLP', 'ARS', 'TWD'],
  us$: ['USD'],
  usd$: ['USD'],
  $us: ['USD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  a$: ['AUD'],
  au$: ['AUD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  mx$: ['MXN'],
  nt$: ['TWD'],
  r$: ['BRL'],
  '£': ['GBP', 'EGP', 'GIP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['CNY', 'JPY'],
  元: ['CNY'],
  人民币: ['CNY'],
  rmb: ['CNY'],
  円: ['JPY'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['DKK', 'SEK', 'NOK', 'ISK'],
  zł: ['PLN'],
  zl: ['PLN'],
  kč: ['CZK'],
  ft: ['HUF'],
  'fr.': ['CHF'],
  'sfr.': ['CHF'],
  lei: ['RON'],
  лв: ['BGN'],
  ls: ['LVL'],
  lt: ['LTL'],
  '₽': ['RUB'],
  'руб.': ['RUB'],
  '₴': ['UAH'],
  '₺': ['TRY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₪': ['ILS'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '₦': ['NGN'],
  '₸': ['KZT'],
};

/** What `written` (a symbol, a code, a word) can mean, or null when it is no currency. */
export function currencyMarkOf(written: string): CurrencyMark | null {
  const key = written.trim();
  if (key === '') return null;
  const upper = key.toUpperCase();
  if (upper.length === 3 && isCurrencyCode(upper)) return { written: key, codes: [upper] };
  const codes = SYMBOLS[key.toLowerCase()];
  return codes === undefined ? null : { written: key, codes };
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const MINUS = /[−–‒﹣－]/g;
const WHITE = /[\u0020\u00a0\u2007\u2009\u202f\u3000\t]/g;
/** Runs that are neither digits, marks, signs, apostrophes nor blanks: candidates for a currency. */
const WORDS = /[^\d.,'’()+\-\u0020\u00a0\u2007\u2009\u202f\u3000\t/]+\.?/gu;

/** `400.00 CR`, `400.00Dr.`: only after the number. */
const SIDE = /(?<=[\d)\s])(cr|dr)\.?$/i;

const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)?(?:\.(\d+))?$/,
  ',': /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)?(?:,(\d+))?$/,
};

/** The amount of one cell, or why it is none. */
export function readAmount(text: string, mark: DecimalMark): Result<ReadAmount, AmountRefusal> {
  // Most cells of most files: digits and a point.
  if (mark === '.' && PLAIN.test(text)) return ok({ decimal: text, mark: null, side: null });

  // Excel shows an apostrophe before a number that was typed as text.
  let value = text.trim().replace(/^['’]/, '').replace(MINUS, '-');
  let side: 'debit' | 'credit' | null = null;
  const beside = SIDE.exec(value);
  if (beside !== null && /\d/.test(value)) {
    side = /^c/i.test(beside[1] as string) ? 'credit' : 'debit';
    value = value.slice(0, beside.index).trimEnd();
  }
  const words = value.match(WORDS) ?? [];
  let currency: CurrencyMark | null = null;
  for (const word of words) {
    // `Fr.` has its point; `EUR.` has not.
    const found = currencyMarkOf(word) ?? currencyMarkOf(word.replace(/\.$/, ''));
    if (found === null) return err('not_an_amount');
    if (currency !== null && !currency.codes.some((code) => found.codes.includes(code)))
      return err('two_currencies');
    currency = currency === null || found.codes.length < currency.codes.length ? found : currency;
    const at = value.indexOf(word);
    const before = value.slice(0, at);
    const after = value.slice(at + word.length);
    // A currency stands before or after the number, never inside it.
    if (/\d/.test(before) && /\d/.test(after))
      return err(words.length > 1 ? 'two_currencies' : 'not_an_amount');
    value = before + after;
  }
  value = value.replace(WHITE, ' ').trim();

  let negative = false;
  if (value.startsWith('(') && value.endsWith(')')) {
    negative = true;
    value = value.slice(1, -1).trim();
  } else if (value.startsWith('-')) {
    negative = true;
    value = value.slice(1).trim();
  } else if (value.endsWith('-')) {
    negative = true;
    value = value.slice(0, -1).trim();
  } else if (value.startsWith('+')) value = value.slice(1).trim();

  value = value.replaceAll('’', "'");
  const match = GROUPED[mark].exec(value);
  if (match === null || !/\d/.test(value)) return err('not_an_amount');
  const fraction = match[1];
  const whole = (
    fraction === undefined ? value : value.slice(0, value.length - fraction.length - 1)
  ).replace(/[^\d]/g, '');
  const digits = `${whole === '' ? '0' : whole}${fraction === undefined ? '' : `.${fraction}`}`;
  return ok({ decimal: negative ? `-${digits}` : digits, mark: currency, side });
}
