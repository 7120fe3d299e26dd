/**
 * What is written in an e-invoice, understood: dates, currency and the amounts that decide what is
 * owed must be readable, or the file is refused; everything else that is wrong is a doubt.
 *
 *     PayableAmount "12,50"       ->  refused: line 88: <PayableAmount> "12,50" is not an amount …
 *     DueDate "2026-02-30"        ->  doubt: …; it was read as an invoice without a due date
 *     lines 300.00, stated 310.00 ->  doubt: its 2 lines add up to 300.00 EUR, yet it states …
 */
import { isCurrencyCode } from '../../../domain/currencies.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type {
  EInvoice,
  EInvoiceDoubt,
  EInvoiceFault,
  EInvoiceLine,
} from '../../../domain/einvoice/einvoice.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import type { CurrencyCode } from '../../../domain/money.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { flat } from './written-invoice.ts';
import { amountsOwed } from './amounts-owed.ts';
import { discountsOf } from './discounts-of-invoice.ts';
import { dueOfInvoice } from './due-of-invoice.ts';
import { Refused, type Doubting } from './refused.ts';
import { statedTotals } from './stated-totals.ts';
import type { WrittenInvoice, WrittenLine } from './written-invoice.ts';
import {
  fractionIn,
  minorIn,
  ONE,
  priceOfOne,
  readWrittenDate,
  roundedMinorIn,
} from './written-values.ts';
import { money, say, type Text } from '../../../domain/texts/text.ts';
import { checkTotals } from '../../../domain/einvoice/check-totals.ts';

/** Longest number of a document, as in every other import. */
const LONGEST_NUMBER = 200;

/** The invoice, with every doubt; refused when number, date, currency or amount cannot be read. */
export function understandInvoice(written: WrittenInvoice): Result<EInvoice, EInvoiceFault> {
  try {
    return ok(understood(written));
  } catch (error) {
    if (error instanceof Refused) return err(error.fault);
    throw error;
  }
}

function understood(written: WrittenInvoice): EInvoice {
  const doubts: EInvoiceDoubt[] = [...written.doubts];
  const doubt = (code: string, message: Text): void => {
    doubts.push({ code, message });
  };
  const number = numberOf(written);
  const issuedOn = issueDate(written);
  const currency = currencyOf(written);
  const amounts = amountsOwed(written, currency, doubt);
  const due = dueOfInvoice(
    written,
    { issuedOn, currency, payableMinor: amounts.payableMinor },
    doubt,
  );
  const delivered = written.deliveredOn === null ? null : readWrittenDate(written.deliveredOn);
  const lines = written.lines.map((line) =>
    lineOf(line, { currency, delivered, isFine: written.hasFineLines }, doubt),
  );
  doubts.push(...checkTotals(statedTotals(written, currency, doubt)));
  if (amounts.withheldMinor !== 0)
    doubts.push({
      severity: 'note',
      code: 'withheld',
      message: say`of its total ${money(amounts.grossMinor, currency)} the buyer does not pay ${money(amounts.withheldMinor, currency)} to the seller (${written.names.withheld}); ${money(amounts.payableMinor, currency)} are owed`,
    });
  return {
    syntax: written.syntax,
    profile: written.profile,
    typeCode: written.typeCode,
    kind: written.isCreditNote ? 'credit_note' : 'invoice',
    number,
    issuedOn,
    ...due,
    terms: written.terms,
    discounts: discountsOf(written, { issuedOn, currency, ...amounts }, doubt),
    currency,
    ...amounts,
    po: written.po,
    contract: written.contract,
    paymentReference: written.paymentReference,
    preceding: written.preceding.map((document) => ({
      number: document.number,
      issuedOn: document.issuedOn === null ? null : readWrittenDate(document.issuedOn),
    })),
    seller: written.seller,
    buyer: written.buyer,
    lines,
    doubts,
  };
}

function numberOf(written: WrittenInvoice): string {
  if (written.number === null)
    throw new Refused('number_missing', written.line, say`the document has no number`);
  const number = flat(written.number.text);
  if (number.length > LONGEST_NUMBER)
    throw new Refused(
      'value_too_long',
      written.number.line,
      say`the number "${shortened(number)}" has more than ${LONGEST_NUMBER} characters`,
    );
  return number;
}

function issueDate(written: WrittenInvoice): IsoDate {
  const { issuedOn } = written;
  if (issuedOn === null)
    throw new Refused('date_missing', written.line, say`the document has no date of issue`);
  const date = readWrittenDate(issuedOn);
  if (date === null)
    throw new Refused(
      'not_a_date',
      issuedOn.line,
      say`the date of issue "${shortened(issuedOn.text)}" is not a date`,
    );
  return date;
}

function currencyOf(written: WrittenInvoice): CurrencyCode {
  if (written.currency === null)
    throw new Refused('currency_missing', written.line, say`the document names no currency`);
  const code = written.currency.text.toUpperCase();
  if (!isCurrencyCode(code))
    throw new Refused(
      'not_a_currency',
      written.currency.line,
      say`"${shortened(written.currency.text)}" is not a currency (three letters, like EUR)`,
    );
  return code;
}

function lineOf(
  line: WrittenLine,
  {
    currency,
    delivered,
    isFine,
  }: {
    readonly currency: CurrencyCode;
    readonly delivered: IsoDate | null;
    /** Its net amount may have more decimals than the currency. */
    readonly isFine: boolean;
  },
  doubt: Doubting,
): EInvoiceLine {
  const priceFor = fractionIn(line.priceFor) ?? ONE;
  const net = fractionIn(line.net);
  const minor = net === null ? null : roundedMinorIn(net, currency);
  if (minor === null)
    doubt(
      'line_net',
      line.net === null
        ? say`line ${line.line}: the net amount of ${lineName(line)} is missing; the goods are kept without it`
        : say`line ${line.line}: the net amount of ${lineName(line)} "${shortened(line.net.text)}" is not an amount; the goods are kept without it`,
    );
  else if (!isFine && net !== null && minorIn(net, currency) === 'too_many_decimals')
    doubt(
      'line_decimals',
      say`line ${line.line}: the net amount "${shortened(line.net?.text ?? '')}" of ${lineName(line)} has more decimals than ${currency} has; it was rounded`,
    );
  const ownDate = line.deliveredOn === null ? null : readWrittenDate(line.deliveredOn);
  return {
    id: line.id,
    description: [line.name, line.description === line.name ? '' : line.description]
      .filter((text) => text !== '')
      .join(', '),
    code: line.code,
    quantity: fractionIn(line.quantity) === null ? '' : (line.quantity?.text ?? ''),
    unit: line.unit,
    unitPrice: priceOfOne(line.price, priceFor),
    netMinor: minor,
    deliveredOn: ownDate ?? delivered,
  };
}

const lineName = (line: WrittenLine): Text =>
  line.id === '' ? say`a goods line` : say`goods line "${shortened(line.id)}"`;
