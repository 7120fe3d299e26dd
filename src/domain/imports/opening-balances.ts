/**
 * A list of one row a customer, which says what each owes and no invoice: opening balances, each as an invoice of its
 * own, with the due date that its column knows.
 *
 *     list of 28 February
 *     Customer  Current  1-30   31-60        OB-Rosa/1  100.00  issued and due on 28 February
 *     Rosa       100.00  50.00   20.00   ->  OB-Rosa/2   50.00  due on 27 February
 *                                            OB-Rosa/3   20.00  due on 28 January
 *     Customer  Balance
 *     Sol        300.00                  ->  OB-Sol     300.00  issued and due on 28 February
 *
 * A column of an age is a range: the latest day of it is taken, so that nothing looks older than it is known to be. No due
 * date of them is stated, so all of them are guesses (`DUE_GUESSED`), which no letter takes by itself.
 */
import { addDays, type IsoDate } from '../dates.ts';
import { decimalToMinor, type CurrencyCode } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import { day, say, verbatim, type Text } from '../texts/text.ts';
import { meaningsOf } from './columns/header-words.ts';
import { plainHeader } from './columns/plain-header.ts';
import type { ListField } from './columns/vocabulary.ts';
import { isSummaryLabel } from './layout/summary-rows.ts';
import { decideDecimalMark, noMarkEvidence, weighMark } from './values/decide-decimal-mark.ts';
import { currencyMarkOf, readAmount } from './values/read-amount.ts';

export interface BalanceList {
  readonly headers: readonly string[];
  /** With the line of the file. */
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
  /** The day of which it is. */
  readonly on: IsoDate;
  /** Where the list names none. */
  readonly currency: CurrencyCode;
}

/** The same as a list of invoices, which every further step reads. */
export interface OpeningInvoices {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whole sentences: what was taken for what. */
  readonly notes: readonly Text[];
}

const HEADERS = ['Invoice', 'Customer', 'Customer name', 'Date', 'Due date', 'Currency', 'Amount'];

const CURRENT =
  /^(?:current|not (?:yet )?due|not overdue|future|nicht fallig|noch nicht fallig|a vencer|no vencido|al corriente|non echu|a echoir|niet vervallen|non scaduto|a scadere|nav kavets)\b/;
const DAYS = '(?: (?:days?|tage?|dias?|jours?|giorni|dagen|dienas?|d))?';
const RANGE = new RegExp(
  `^(?:\\p{L}+ ){0,2}(\\d{1,3}) (?:(?:to|bis|a|al|au|tot|lidz) )?(\\d{1,3})${DAYS}(?: \\p{L}+){0,2}$`,
  'u',
);
const BEYOND = new RegExp(
  `^(?:over|more than|older than|above|uber|mehr als|mas de|plus de|oltre|piu di|meer dan|ouder dan|vairak ka) (\\d{1,3})${DAYS}$`,
);
const BEYOND_SIGN = /^\s*(?:>|≥)\s*(\d{1,3})|(\d{1,3})\s*\+/;

/** The fewest days past due of a column of an age; 0: not due; null: no such column. */
export function ageFrom(header: string): number | null {
  const plain = plainHeader(header);
  if (CURRENT.test(plain)) return 0;
  const range = RANGE.exec(plain);
  if (range !== null && Number(range[1]) < Number(range[2])) return Math.max(1, Number(range[1]));
  const beyond = BEYOND.exec(plain)?.[1];
  if (beyond !== undefined) return Number(beyond) + 1;
  const sign = BEYOND_SIGN.exec(header);
  if (sign?.[1] !== undefined) return Number(sign[1]) + 1;
  return sign?.[2] === undefined ? null : Math.max(1, Number(sign[2]));
}

/** An error is the rest of a sentence that begins with the file's name. */
export function openingInvoices(list: BalanceList): Result<OpeningInvoices, Text> {
  const { headers, rows, on } = list;
  const place = (field: ListField): number | undefined => {
    const found = headers
      .map((header, index) => ({
        index,
        how: meaningsOf(header).find(([meaning]) => meaning === field)?.[1] ?? 0,
      }))
      .filter(({ index, how }) => how > 0 && ageFrom(headers[index] ?? '') === null)
      .sort((a, b) => b.how - a.how);
    return found[0]?.index;
  };
  const code = place('customer');
  const name = place('customer_name');
  const who = code ?? name;
  if (who === undefined)
    return err(say`no column names the customer; a list of balances has a row for each of them`);
  const ages = headers.flatMap((header, index) => {
    const from = ageFrom(header);
    return from === null ? [] : [{ index, from, header }];
  });
  const total =
    headers.findIndex((header) => TOTAL.test(plainHeader(header))) === -1
      ? (place('open_amount') ?? place('amount'))
      : headers.findIndex((header) => TOTAL.test(plainHeader(header)));
  if (ages.length === 0 && total === undefined)
    return err(say`no column has the balance, neither in whole nor by age`);

  const evidence = noMarkEvidence();
  const money = [...ages.map(({ index }) => index), ...(total === undefined ? [] : [total])];
  for (const { fields } of rows)
    for (const index of money)
      if (/\d/.test(fields[index] ?? '')) weighMark(evidence, fields[index] ?? '');
  const mark = decideDecimalMark(evidence);
  if (mark.how === 'guessed' && evidence.openPoint + evidence.openComma > 0)
    return err(
      say`${verbatim(`"${evidence.openExample}"`)} may be thousands or decimals; export the amounts with two decimals`,
    );

  const currencyAt = place('currency');
  const out: string[][] = [];
  const seen = new Map<string, number>();
  for (const { line, fields } of rows) {
    const customer = (fields[who] ?? '').trim();
    const called = (fields[name ?? who] ?? '').trim();
    if (customer === '' || isSummaryLabel(plainHeader(customer))) continue;
    const written = currencyAt === undefined ? '' : (fields[currencyAt] ?? '').trim();
    const currency =
      written === '' ? list.currency : (currencyMarkOf(written)?.codes[0] ?? written);
    const minorAt = (index: number): number | null => {
      const text = (fields[index] ?? '').trim();
      if (text === '' || /^[-–—]$/.test(text)) return 0;
      const read = readAmount(text, mark.value);
      const minor = read.ok ? decimalToMinor(read.value.decimal, currency) : null;
      return typeof minor === 'number' ? minor : null;
    };
    const amounts = (ages.length > 0 ? ages : [{ index: total as number, from: 0 }]).map(
      ({ index, from }) => ({ index, from, minor: minorAt(index) }),
    );
    const unread = amounts.find(({ minor }) => minor === null);
    if (unread !== undefined)
      return err(
        say`line ${line}: ${verbatim(`"${(fields[unread.index] ?? '').trim()}"`)} is no amount (column ${verbatim(`"${headers[unread.index] ?? ''}"`)})`,
      );
    const sum = amounts.reduce((all, { minor }) => all + (minor ?? 0), 0);
    const stated = total === undefined ? sum : minorAt(total);
    if (ages.length > 0 && stated !== sum)
      return err(
        say`line ${line}: the columns by age do not come to the total of ${verbatim(`"${customer}"`)}, so one of them is not read rightly; correct the headers, or export without them`,
      );
    const count = (seen.get(customer) ?? 0) + 1;
    seen.set(customer, count);
    if (count > 1)
      return err(
        say`line ${line}: ${verbatim(`"${customer}"`)} has a second row, so this is no list of one row a customer; import it as a list of invoices`,
      );
    const filled = amounts.filter(({ minor }) => minor !== 0);
    for (const [at, { index, from }] of filled.entries()) {
      const dueOn = from === 0 ? on : addDays(on, -from);
      const read = readAmount((fields[index] ?? '').trim(), mark.value);
      out.push([
        filled.length === 1 ? `OB-${customer}` : `OB-${customer}/${at + 1}`,
        code === undefined ? '' : customer,
        called,
        dueOn,
        dueOn,
        currency,
        read.ok ? read.value.decimal : '',
      ]);
    }
  }
  if (out.length === 0) return err(say`nobody owes anything by it; export the balances again`);
  return ok({
    headers: HEADERS,
    rows: out,
    notes: [
      ages.length === 0
        ? say`the list has no due dates and no ages: every balance counts as due on ${day(on)}, and no letter takes it by itself until its due date is set`
        : say`due dates are known by the columns of ages only: the latest day of each was taken, and no letter takes such a balance by itself until its due date is set`,
    ],
  });
}

const TOTAL =
  /^(?:total|balance|total (?:due|open|outstanding|balance|owed)|open balance|outstanding|saldo|saldo total|summe|gesamt|solde|solde total|totale|totaal)$/;
