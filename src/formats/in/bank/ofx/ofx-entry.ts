/**
 * One `<STMTTRN>` of OFX as a line.
 *
 *     TRNTYPE CREDIT · DTPOSTED 20260304120000[-5:EST] · TRNAMT 1210.00 · FITID 219378 ·
 *     NAME Florería Sol · MEMO Factura INV-1042
 *     ->  2026-03-04, +1,210.00, reference 219378
 *
 * The date is the date as written: the bank's day, whatever zone stands behind it.
 */
import type { BankFileFinding, BankLine, LineStatus } from '../../../../domain/bank/bank-file.ts';
import { findingAtLine, leftOut } from '../../../../domain/bank/bank-findings.ts';
import { exponentOf, isCurrencyCode } from '../../../../domain/currencies.ts';
import { dateOfParts, type IsoDate } from '../../../../domain/dates.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import type { CurrencyCode, Minor } from '../../../../domain/money.ts';
import type { Result } from '../../../../domain/result.ts';
import { ownText } from '../../own-text.ts';
import { accountOf, oneLine, readDecimal, referenceOf, type BadValue } from '../bank-values.ts';
import { say, type Text } from '../../../../domain/texts/text.ts';

/** Values of an aggregate by `TAG`, or `PAYEE.NAME` inside another; with the line each stands on. */
export type OfxValues = ReadonlyMap<string, { readonly text: string; readonly line: number }>;

/** `20260304`, `20260304120000.000[-5:EST]`. */
export function readOfxDate(text: string): IsoDate | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?!\d$)/.exec(text);
  return match === null ? null : dateOfParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A point or a comma before the decimals, as the standard allows; thousands only where both stand. */
export function readOfxAmount(text: string, currency: CurrencyCode): Result<Minor, BadValue> {
  let plain = text.trim();
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) plain = plain.replaceAll(',', '');
  else if (/^[+-]?\d*,\d*$/.test(plain)) plain = plain.replace(',', '.');
  const read = readDecimal(plain, currency);
  return read.ok || read.error.code !== 'bad_amount'
    ? read
    : {
        ok: false,
        error: { code: 'bad_amount', what: say`"${shortened(text)}" is not an amount` },
      };
}

/** What was sent, computed from the rate that the bank states: OFX names no original amount. */
function originalOf(
  values: OfxValues,
  amountMinor: Minor,
  currency: CurrencyCode,
): BankLine['original'] {
  const symbol = (values.get('ORIGCURRENCY.CURSYM')?.text ?? '').toUpperCase();
  const rate = values.get('ORIGCURRENCY.CURRATE')?.text ?? '';
  const number = Number(rate.replace(',', '.'));
  if (!isCurrencyCode(symbol) || symbol === currency || !Number.isFinite(number) || number <= 0)
    return null;
  const scale = 10 ** (exponentOf(symbol) - exponentOf(currency));
  const sent = Math.round((Math.abs(amountMinor) / number) * scale);
  return Number.isSafeInteger(sent)
    ? { currency: symbol, amountMinor: sent, rate: ownText(rate) }
    : null;
}

export interface OfxEntryRead {
  readonly line: BankLine | null;
  readonly findings: readonly BankFileFinding[];
}

/** The line of an entry that begins on `line` of the file, or why it is left out. */
export function readOfxEntry(
  values: OfxValues,
  line: number,
  status: LineStatus,
  statementCurrency: CurrencyCode,
  raw: string,
): OfxEntryRead {
  const findings: BankFileFinding[] = [];
  const text = (tag: string): string => values.get(tag)?.text ?? '';
  const refused = (code: string, tag: string, what: Text): OfxEntryRead => ({
    line: null,
    findings: [
      findingAtLine('refused', code, values.get(tag)?.line ?? line, `<${tag}>`, leftOut(what)),
    ],
  });

  const dateText = text('DTPOSTED');
  const bookedOn = readOfxDate(dateText);
  if (bookedOn === null)
    return dateText === ''
      ? refused('no_date', 'DTPOSTED', say`the entry has no date`)
      : refused(
          'bad_date',
          'DTPOSTED',
          say`"${shortened(dateText)}" is not a date (year, month, day)`,
        );
  const symbol = text('CURRENCY.CURSYM').toUpperCase();
  const currency = symbol === '' ? statementCurrency : symbol;
  const amountText = text('TRNAMT');
  if (amountText === '') return refused('bad_amount', 'TRNAMT', say`the entry has no amount`);
  const amount = readOfxAmount(amountText, currency);
  if (!amount.ok)
    return refused(
      amount.error.code,
      amount.error.code === 'bad_currency' ? 'CURRENCY.CURSYM' : 'TRNAMT',
      amount.error.what,
    );
  const correction = text('CORRECTFITID');
  if (correction !== '') {
    const isDelete = text('CORRECTACTION').toUpperCase() === 'DELETE';
    const entry = shortened(correction);
    if (isDelete)
      return refused(
        'correction',
        'CORRECTFITID',
        say`the bank deletes its entry "${entry}"; reverse that receipt by hand`,
      );
    findings.push(
      findingAtLine(
        'warning',
        'correction',
        values.get('CORRECTFITID')?.line ?? line,
        '<CORRECTFITID>',
        say`the bank replaces its entry "${entry}" by this one; reverse the earlier receipt by hand`,
      ),
    );
  }

  const valueText = text('DTAVAIL');
  const memo = oneLine(text('MEMO'));
  const name = oneLine(text('PAYEE.NAME') || text('NAME') || text('EXTDNAME'));
  const cheque = text('CHECKNUM');
  return {
    line: {
      place: { line },
      bookedOn,
      valueOn: readOfxDate(valueText),
      currency,
      amountMinor: amount.value,
      status,
      isReversal: false,
      bankReference: ownText(referenceOf(text('FITID'))),
      endToEndId: ownText(referenceOf(text('REFNUM') || (/^0*$/.test(cheque) ? '' : cheque))),
      mandateId: '',
      structuredReference: '',
      // Many banks have the whole text in NAME and send no MEMO.
      text: ownText(memo || name),
      counterpartyName: ownText(name),
      counterpartyAccount: ownText(accountOf(text('BANKACCTTO.ACCTID') || text('CCACCTTO.ACCTID'))),
      counterpartyBank: ownText(oneLine(text('BANKACCTTO.BANKID'))),
      code: ownText(oneLine(text('TRNTYPE'))),
      chargesMinor: 0,
      original: originalOf(values, amount.value, currency),
      batch: null,
      raw: ownText(raw),
    },
    findings,
  };
}
