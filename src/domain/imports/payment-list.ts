/**
 * A program's list of payments, taken as what it is: receipts, in the columns of the exchange file.
 *
 *     Client    Invoice Number  Amount  Date            receipt         customer  received_on  currency  amount  invoice
 *     Rosa Ltd  1               $13.50  3/20/2026   ->  P-1-2026-03-20  Rosa Ltd  2026-03-20   USD       13.50   1
 *
 * Whose the money is and what it pays is judged by the exchange file's own rules. A payment without a number gets one of
 * what it pays and its day, so that the same list brings it once. Dates and sums that read both ways are asked for.
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import { list as listed, day, say, verbatim, type Text } from '../texts/text.ts';
import { currencyInHeader } from './columns/currency-in-header.ts';
import { meaningsOf } from './columns/header-words.ts';
import { plainHeader } from './columns/plain-header.ts';
import type { ListField } from './columns/vocabulary.ts';
import { isSummaryLabel } from './layout/summary-rows.ts';
import { decideDateOrder, noDateEvidence, weighDate } from './values/decide-date-order.ts';
import { decideDecimalMark, noMarkEvidence, weighMark } from './values/decide-decimal-mark.ts';
import { currencyMarkOf, readAmount } from './values/read-amount.ts';
import { readDate } from './values/read-date.ts';

export interface PaymentList {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
  /** Where the list names none. */
  readonly currency: CurrencyCode;
}

export interface PaymentReceipts {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly Text[];
}

const HEADERS = [
  'receipt',
  'customer',
  'received_on',
  'currency',
  'amount',
  'invoice',
  'reference',
];

const DATE = /(?:\bdate|datum|\bfecha|\bdata|\bdato|\bon|\bam|\ble|\bdatums)\b|日期|дата/;
const NUMBER =
  /^(?:payment|receipt|zahlungs?|pago|cobro|recibo|paiement|reglement|pagamento|incasso|betalings?|maksajuma)\s?(?:number|no|nr|id|nummer|numero)$|^(?:numero|n) (?:de |del )?(?:pago|cobro|recibo|paiement|reglement|incasso|pagamento)$/;

/** An error is the rest of a sentence that begins with the file's name. */
export function receiptsOfPayments(list: PaymentList): Result<PaymentReceipts, Text> {
  const { headers, rows } = list;
  const samples = (index: number): readonly string[] =>
    rows.map(({ fields }) => (fields[index] ?? '').trim()).filter((value) => value !== '');
  const isDated = (index: number): boolean => {
    const values = samples(index);
    return values.length > 0 && values.every((value) => weighDate(noDateEvidence(), value));
  };
  const isMoney = (index: number): boolean => {
    const values = samples(index);
    return (
      values.length > 0 &&
      values.every((value) => readAmount(value, '.').ok || readAmount(value, ',').ok)
    );
  };
  const place = (
    fields: readonly ListField[],
    fits: (index: number) => boolean,
  ): number | undefined =>
    headers
      .map((header, index) => ({
        index,
        how: Math.max(
          0,
          ...meaningsOf(header).map(([meaning, how]) => (fields.includes(meaning) ? how : 0)),
        ),
      }))
      .filter(({ index, how }) => how > 0 && fits(index))
      .sort((a, b) => b.how - a.how)[0]?.index;
  const isOther = (index: number): boolean => !isDated(index);
  const dates = headers.flatMap((header, index) =>
    isDated(index) && DATE.test(plainHeader(header)) ? [index] : [],
  );
  // "Payment date" beside "Invoice date".
  const ofPayment = dates.filter((index) =>
    meaningsOf(headers[index] ?? '').some(
      ([meaning, how]) => meaning === 'settled_on' && how >= 80,
    ),
  );
  const possible = ofPayment.length === 1 ? ofPayment : dates;
  const [dateAt] = possible;
  const amountAt = place(['paid_amount', 'amount', 'credit'], isMoney);
  const invoiceAt = place(['invoice'], isOther);
  const whoAt = place(['customer'], isOther) ?? place(['customer_name'], isOther);
  const numberAt = headers.findIndex((header) => NUMBER.test(plainHeader(header)));
  if (dateAt === undefined || amountAt === undefined || whoAt === undefined)
    return err(
      say`a list of payments needs the customer, the day and the sum of each, and no column is known for ${listed(
        [
          ...(whoAt === undefined ? [say`the customer`] : []),
          ...(dateAt === undefined ? [say`the day`] : []),
          ...(amountAt === undefined ? [say`the sum`] : []),
        ],
      )}`,
    );
  if (possible.length > 1)
    return err(
      say`columns ${verbatim(`"${headers[dateAt] ?? ''}"`)} and ${verbatim(`"${headers[possible[1] as number] ?? ''}"`)} both have days, and nothing says on which the money came; export one of them`,
    );

  const dated = noDateEvidence();
  const marked = noMarkEvidence();
  for (const value of samples(dateAt)) weighDate(dated, value);
  for (const value of samples(amountAt)) weighMark(marked, value);
  const order = decideDateOrder(dated);
  const mark = decideDecimalMark(marked);
  if (order.how === 'guessed') return err(say`${order.because}; export the days as YYYY-MM-DD`);
  if (mark.how === 'guessed') return err(say`${mark.because}; export the sums with two decimals`);

  const currencyAt = place(['currency'], isOther);
  const ofHeader = currencyInHeader(headers[amountAt] ?? '');
  const out: string[][] = [];
  const seen = new Map<string, number>();
  let assumed = 0;
  for (const { line, fields } of rows) {
    const cell = (index: number | undefined): string =>
      index === undefined ? '' : (fields[index] ?? '').trim();
    const who = cell(whoAt);
    if (who === '' || isSummaryLabel(plainHeader(who))) continue;
    const on: IsoDate | null = readDate(cell(dateAt), order.value);
    if (on === null)
      return err(say`line ${line}: ${verbatim(`"${cell(dateAt)}"`)} is not a date that exists`);
    const amount = readAmount(cell(amountAt), mark.value);
    if (!amount.ok) return err(say`line ${line}: ${verbatim(`"${cell(amountAt)}"`)} is no amount`);
    const written = cell(currencyAt);
    const marks =
      written === ''
        ? (amount.value.mark?.codes ?? [])
        : (currencyMarkOf(written)?.codes ?? [written]);
    // "$" is of many; that of the ledger goes first.
    const named = marks.includes(list.currency) ? list.currency : marks[0];
    const currency = named ?? ofHeader ?? list.currency;
    if (named === undefined && ofHeader === null) assumed += 1;
    const invoice = cell(invoiceAt);
    const own = numberAt === -1 ? '' : cell(numberAt);
    const base = own === '' ? `P-${invoice === '' ? who : invoice}-${on}` : own;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    out.push([
      count === 1 ? base : `${base}/${count}`,
      who,
      on,
      currency,
      amount.value.decimal,
      invoice,
      own,
    ]);
  }
  const [first] = out;
  if (first === undefined) return err(say`there is no payment in it`);
  return ok({
    headers: HEADERS,
    rows: out,
    notes: [
      say`this list of payments is read as receipts: ${verbatim(`"${headers[dateAt] ?? ''}"`)} is the day the money came (${verbatim(first[0] ?? '')}: ${day(first[2] as IsoDate)}); bring in either this or the bank's file of the same days, because the bank's lines will find the invoices paid`,
      ...(assumed > 0 ? [say`the list names no currency; ${list.currency} was taken`] : []),
    ],
  });
}
