/**
 * From amounts to an aging report: rows, totals per currency, and the proof that nothing is lost.
 *
 *     amounts   C1 EUR  column 0 (not due)  1700.00
 *               C1 EUR  column 1 (1-30)      700.00   12 days past due
 *               C1 EUR  on account           100.00
 *
 *     row       C1 EUR  1700.00  700.00  0.00  0.00  0.00  overdue 700.00  oldest 12 days
 *               outstanding 2400.00  on account 100.00  net 2300.00
 *
 * Overdue is what was due before the as-of date; due that day is not (domain-rules 1 and 3). It is
 * counted from the due date also where the columns count from the date of the invoice: the word has
 * one meaning in the program, and by invoice date no column says it.
 *
 * Why on-account money is never netted into a column: which invoice it pays is for a person to
 * decide, and a report that decides it silently shows the wrong items as old.
 * Currencies never meet: a row, a total and a tie-out line belong to one currency each.
 */
import type { BucketRuleId } from './case/bucket.ts';
import { agingColumnOf, type AgingBasis, type AgingLimits } from './aging.ts';
import { endOfMonth, type Instant, type IsoDate } from './dates.ts';
import { countryNames } from './country-names.ts';
import { foldText } from './fold-text.ts';
import { assertMinor, type CurrencyCode, type Minor } from './money.ts';

/** One amount that belongs in the row named `key`; several may share a row and a column. */
export interface AgingAmount<Label> {
  /** Rows of one currency are told apart by this: customer code, item number, country … */
  readonly key: string;
  /** What the row shows about itself; the label of the first amount of a row is kept. */
  readonly label: Label;
  readonly currency: CurrencyCode;
  /** Index into `agingColumns`, or `on_account` for unapplied receipts and credit notes. */
  readonly column: number | 'on_account';
  readonly amountMinor: Minor;
  /** By the due date, whatever the columns count from; 0: not overdue, or on account. */
  readonly daysPastDue: number;
}

/** One amount a column at once, as the database adds them up: 2,000 customers are 2,000 of these. */
export interface AgingAmounts<Label> extends Pick<
  AgingAmount<Label>,
  'key' | 'label' | 'currency'
> {
  readonly amountsMinor: readonly Minor[];
  /** What of them was due before the as-of date. */
  readonly overdueMinor: Minor;
  /** Of the oldest overdue item; 0: nothing is overdue. */
  readonly oldestDaysPastDue: number;
}

/** Minor units of one currency. `net = outstanding − onAccount`, `outstanding = Σ amounts`. */
export interface AgingSums {
  readonly currency: CurrencyCode;
  readonly amountsMinor: readonly Minor[];
  /** What of the outstanding was due before the as-of date. */
  readonly overdueMinor: Minor;
  readonly outstandingMinor: Minor;
  readonly onAccountMinor: Minor;
  readonly netMinor: Minor;
}

export interface AgingGroup<Label> extends AgingSums {
  readonly key: string;
  readonly label: Label;
  /** Days past due of the oldest overdue item; null: nothing is overdue. */
  readonly oldestDaysPastDue: number | null;
}

export interface AssembledAging<Label> {
  /** Our own currency, then the others by code; within one the most overdue, then the most outstanding, then by name and key. */
  readonly rows: readonly AgingGroup<Label>[];
  /** In the same order of currencies; a currency without rows has none. */
  readonly totals: readonly AgingSums[];
}

/**
 * `ledger`: invoices − credit notes − receipts, added up without the allocations; `report`: net, which
 * is outstanding − on account. Minor units.
 */
export interface TieOutLine {
  readonly currency: CurrencyCode;
  readonly ledgerMinor: Minor;
  readonly outstandingMinor: Minor;
  readonly onAccountMinor: Minor;
  readonly reportMinor: Minor;
  readonly differenceMinor: Minor;
}

/**
 * One row. `customer`/`name` by customer and item; `country` by country; `item`, `issuedOn`,
 * `dueOn`, `daysPastDue` by item. `amountsMinor[i]` belongs to `columns[i]`.
 * On-account money of a customer stands on a row of its own by item (`item` null there).
 */
export interface AgingRow extends AgingSums {
  readonly customer: string | null;
  readonly name: string | null;
  readonly country: string | null;
  readonly item: string | null;
  readonly itemId: number | null;
  readonly issuedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly daysPastDue: number | null;
  /** By item in buckets: the rule that put it there. */
  readonly rule: BucketRuleId | null;
  /** Of the oldest overdue item of the row; null: nothing is overdue. */
  readonly oldestDaysPastDue: number | null;
}

/** What the columns are: how late the money is, or in which bucket. */
export const AGING_COLUMNS = ['age', 'bucket'] as const;
export type AgingColumns = (typeof AGING_COLUMNS)[number];

export const AGING_GROUPINGS = ['customer', 'item', 'country', 'currency'] as const;
export type AgingGrouping = (typeof AGING_GROUPINGS)[number];

/** What was asked, the rows, the totals and the proof. */
export interface AgingReport {
  readonly company: string;
  readonly asOf: IsoDate;
  readonly knownAt: Instant | null;
  readonly basis: AgingBasis;
  readonly limits: AgingLimits;
  readonly into: AgingColumns;
  /** Of the policy that put items into buckets; null: columns are ages. */
  readonly policyVersion: number | null;
  readonly by: AgingGrouping;
  /**
   * The day asked for is before the first list of open items, of this day: what had been settled by then is not in the
   * ledger, so the sums are less than what was owed.
   */
  readonly unknownBefore?: IsoDate;
  /** Only this currency was asked for; null: all. */
  readonly currency: CurrencyCode | null;
  /** Only rows with these words (`searchedOf`); empty: all. */
  readonly search: string;
  /** Our own currency, which comes first. */
  readonly home: CurrencyCode;
  /** Names of the columns: `not_due` and the ages, or the buckets from the mildest on. */
  readonly columns: readonly string[];
  /** Sorted as `AssembledAging` says. */
  readonly rows: readonly AgingRow[];
  /** How many rows there are without the search. */
  readonly allRows: number;
  /** Of the rows that are there. */
  readonly totals: readonly AgingSums[];
  /** Of all rows, also of those that the search leaves out: the ledger knows no search. */
  readonly tieOut: readonly TieOutLine[];
}

/** What a row is found by, for `text-match.ts`: name, code and country; an item by its number, too. */
export const searchedOf = (row: AgingRow, locale: string): readonly (string | null)[] =>
  row.customer === null && row.country === null
    ? [row.currency]
    : [row.customer, row.name, row.item, ...countryNames(row.country, locale)];

interface Gathering {
  readonly amounts: Minor[];
  overdue: Minor;
  onAccount: Minor;
  oldest: number;
}

const gathering = (columns: number): Gathering => ({
  amounts: new Array<Minor>(columns).fill(0),
  overdue: 0,
  onAccount: 0,
  oldest: 0,
});

function gather(into: Gathering, column: number | 'on_account', amountMinor: Minor): void {
  if (column === 'on_account') {
    into.onAccount += amountMinor;
    return;
  }
  const before = into.amounts[column];
  if (before === undefined) throw new RangeError(`there is no aging column ${column}`);
  into.amounts[column] = before + amountMinor;
}

/** Adds up what a row or a total has in each column. */
export function agingSums(
  currency: CurrencyCode,
  { amounts, overdue, onAccount }: { readonly amounts: readonly Minor[]; readonly overdue: Minor; readonly onAccount: Minor }, // prettier-ignore
): AgingSums {
  let outstanding = 0;
  for (const amount of amounts) outstanding += assertMinor(amount);
  return {
    currency,
    amountsMinor: amounts,
    overdueMinor: assertMinor(overdue),
    outstandingMinor: assertMinor(outstanding),
    onAccountMinor: assertMinor(onAccount),
    netMinor: assertMinor(outstanding - onAccount),
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Our own currency first, then by code. */
const byCurrency =
  (home: CurrencyCode) =>
  (a: CurrencyCode, b: CurrencyCode): number =>
    a === b ? 0 : a === home ? -1 : b === home ? 1 : byText(a, b);

export interface AgingOrder<Label> {
  /** Our own currency. */
  readonly home: CurrencyCode;
  /** Decides between rows of the same amounts. */
  readonly nameOf: (label: Label) => string;
}

/** The order of `AssembledAging`. */
export function byAmounts<Row extends AgingSums>(
  home: CurrencyCode,
  nameOf: (row: Row) => string,
  keyOf: (row: Row) => string,
): (a: Row, b: Row) => number {
  const currencies = byCurrency(home);
  return (a, b) =>
    currencies(a.currency, b.currency) ||
    b.overdueMinor - a.overdueMinor ||
    b.outstandingMinor - a.outstandingMinor ||
    byText(foldText(nameOf(a)), foldText(nameOf(b))) ||
    byText(keyOf(a), keyOf(b));
}

/**
 * Rows and totals of `amounts` over `columns` aging columns. A row whose amounts are all zero is
 * left out (product.md: a customer with nothing open and nothing on account has no row).
 * Throws RangeError on a column that does not exist and on sums beyond ±(2^53 − 1).
 */
export function assembleAging<Label>(
  columns: number,
  amounts: Iterable<AgingAmount<Label> | AgingAmounts<Label>>,
  { home, nameOf }: AgingOrder<Label>,
): AssembledAging<Label> {
  const rows = new Map<string, { key: string; label: Label; currency: string; sums: Gathering }>();
  for (const one of amounts) {
    const { key, label, currency } = one;
    // A currency code has three letters, so the first three characters can only be the currency.
    const id = currency + key;
    let row = rows.get(id);
    if (row === undefined) {
      row = { key, label, currency, sums: gathering(columns) };
      rows.set(id, row);
    }
    const { sums } = row;
    if ('amountsMinor' in one) {
      for (let column = 0; column < one.amountsMinor.length; column += 1)
        gather(sums, column, one.amountsMinor[column] as Minor);
      sums.overdue += one.overdueMinor;
      sums.oldest = Math.max(sums.oldest, one.oldestDaysPastDue);
    } else {
      gather(sums, one.column, one.amountMinor);
      if (one.daysPastDue > 0) sums.overdue += one.amountMinor;
      sums.oldest = Math.max(sums.oldest, one.daysPastDue);
    }
  }

  const groups: AgingGroup<Label>[] = [];
  for (const { key, label, currency, sums } of rows.values()) {
    if (sums.onAccount === 0 && sums.amounts.every((amount) => amount === 0)) continue;
    groups.push({
      ...agingSums(currency, sums),
      key,
      label,
      oldestDaysPastDue: sums.oldest === 0 ? null : sums.oldest,
    });
  }
  groups.sort(
    byAmounts(
      home,
      ({ label }) => nameOf(label),
      ({ key }) => key,
    ),
  );
  return { rows: groups, totals: agingTotals(columns, groups, home) };
}

/** What some rows come to, a total a currency, in the order of `AssembledAging`. */
export function agingTotals(
  columns: number,
  rows: readonly AgingSums[],
  home: CurrencyCode,
): readonly AgingSums[] {
  const totals = new Map<string, Gathering>();
  for (const { currency, amountsMinor, overdueMinor, onAccountMinor } of rows) {
    let total = totals.get(currency);
    if (total === undefined) totals.set(currency, (total = gathering(columns)));
    for (let column = 0; column < columns; column += 1)
      gather(total, column, amountsMinor[column] as Minor);
    gather(total, 'on_account', onAccountMinor);
    total.overdue += overdueMinor;
  }
  const currencies = byCurrency(home);
  return [...totals]
    .map(([currency, sums]) => agingSums(currency, sums))
    .sort((a, b) => currencies(a.currency, b.currency));
}

/**
 * The proof under the report, a line a currency: what the control account says all customers owe
 * (`ledger`, computed without the allocations) against the net of the report's totals.
 * A currency that is zero on both sides has no line.
 */
export function tieOutOf(
  totals: readonly AgingSums[],
  ledger: ReadonlyMap<CurrencyCode, Minor>,
  home: CurrencyCode,
): readonly TieOutLine[] {
  const report = new Map(totals.map((total) => [total.currency, total]));
  return [...new Set([...report.keys(), ...ledger.keys()])]
    .sort(byCurrency(home))
    .map((currency): TieOutLine => {
      const total = report.get(currency);
      const ledgerMinor = ledger.get(currency) ?? 0;
      const reportMinor = total?.netMinor ?? 0;
      return {
        currency,
        ledgerMinor,
        outstandingMinor: total?.outstandingMinor ?? 0,
        onAccountMinor: total?.onAccountMinor ?? 0,
        reportMinor,
        differenceMinor: assertMinor(ledgerMinor - reportMinor),
      };
    })
    .filter(
      ({ currency, ledgerMinor, reportMinor }) =>
        ledgerMinor !== 0 || reportMinor !== 0 || report.has(currency),
    );
}

/** The column of an item whose days are counted from `dueOn` or from `issuedOn`. */
export const agingColumnOfItem = (
  item: { readonly dueOn: IsoDate; readonly issuedOn: IsoDate },
  basis: 'due' | 'invoice',
  boundaries: readonly IsoDate[],
): number => agingColumnOf(basis === 'due' ? item.dueOn : item.issuedOn, boundaries);

/**
 * The last `months` month ends up to and including `asOf`, oldest first; the running month is
 * represented by `asOf` itself.
 *
 *     2026-11-21, 3  ->  2026-09-30, 2026-10-31, 2026-11-21
 *     2026-10-31, 3  ->  2026-08-31, 2026-09-30, 2026-10-31
 */
export function agingHistoryDates(asOf: IsoDate, months: number): readonly IsoDate[] {
  const dates: IsoDate[] = [asOf];
  for (let back = 1; back < months; back += 1) dates.unshift(endOfMonth(asOf, -back));
  return dates;
}

/** `INV-7`, or `INV-7 (2/3)` for the second of three instalments. */
export const itemLabel = (invoice: string, position: number, instalments: number): string =>
  instalments === 1 ? invoice : `${invoice} (${position}/${instalments})`;
