/**
 * The aging report of a moment, with the proof that it equals the ledger.
 *
 *     { asOf: '2026-06-30', basis: 'due', limits: [30, 60, 90], by: 'customer', currency: null,
 *       search: '' }
 *
 * By customer, country and currency only sums leave the database, never items: a million settled
 * invoices cost nothing, fifty thousand open ones a few hundred rows. In buckets the items are those of the
 * kept cases, and a customer's row is made once a judged case.
 */
import type { AgingReport, AgingReportQuery, AgingRow } from '../../contract/calls/aging.ts';
import { agingBoundaries, agingColumns, daysPastDue } from '../../domain/aging.ts';
import {
  agingColumnOfItem,
  agingSums,
  agingTotals,
  assembleAging,
  byAmounts,
  searchedOf,
  itemLabel,
  tieOutOf,
  type AgingAmount,
  type AgingAmounts,
} from '../../domain/aging-report.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import type { CurrencyCode, Minor } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import { hasWords, searchable, searchedWords } from '../../domain/text-match.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { agingMatrix } from '../../ledger/queries/aging/aging-matrix.ts';
import { controlAccount } from '../../ledger/queries/aging/control-account.ts';
import { itemViews } from '../../ledger/queries/aging/item-views.ts';
import { onAccountSums, type OnAccountSum } from '../../ledger/queries/aging/on-account.ts';
import { knownFrom } from '../../ledger/queries/imports/on-day.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import { keptCases, type KeptCase, type KeptCases, type KeptItem } from '../case/kept-cases.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { customersById, type NamedCustomer } from './customers-by-id.ts';

export const reportAging: Handler<'aging.report'> = (context, { known, ...query }) =>
  reading(context, async (db) => {
    const { ledger } = context.workspace;
    const { kept, ...report } = await reportAndCases(db, query, ledger);
    const areKept = kept?.answers != null && query.by === 'customer';
    return ok({
      ...report,
      ...(areKept && known !== undefined
        ? kept.answers.against(known, report.rows, context.newId)
        : { token: null, spans: null }),
    });
  });

/** What a row says about itself beside its amounts. */
type Label = Pick<
  AgingRow,
  | 'customer'
  | 'name'
  | 'country'
  | 'item'
  | 'itemId'
  | 'issuedOn'
  | 'dueOn'
  | 'daysPastDue'
  | 'rule'
>;

const NO_LABEL: Label = {
  customer: null,
  name: null,
  country: null,
  item: null,
  itemId: null,
  issuedOn: null,
  dueOn: null,
  daysPastDue: null,
  rule: null,
};

/** `ledger`: where judged cases are kept for the buckets; null: nowhere. */
export async function agingReport(
  db: ReadDb,
  query: AgingReportQuery,
  ledger: Ledger | null = null,
): Promise<AgingReport> {
  const { kept: _, ...report } = await reportAndCases(db, query, ledger);
  return report;
}

/** `kept`: the cases that it was made of; null: by age there are none. */
async function reportAndCases(
  db: ReadDb,
  query: AgingReportQuery,
  ledger: Ledger | null,
): Promise<AgingReport & { readonly kept: KeptCases | null }> {
  const kept = query.into === 'bucket' ? await keptCases(ledger, db, query) : null;
  const columns = kept === null ? agingColumns(query.limits) : BUCKETS;
  const company = await companyAt(db, query);
  const home = company.currency;
  const credits = await onAccountSums(db, query, query.currency);
  const allRows =
    kept === null
      ? await rowsByAge(db, query, credits, home)
      : query.by === 'customer'
        ? await customersInBuckets(db, query, kept.cases, credits, home)
        : await rowsInBuckets(db, query, kept.cases, credits, home);
  const allTotals = agingTotals(columns.length, allRows, home);
  const from = knownFrom(db);
  const control = await controlAccount(db, query, query.currency);
  const words = searchedWords(query.search);
  const rows =
    words.length === 0
      ? allRows
      : allRows.filter((row) => hasWords(searchable(searchedOf(row, query.locale)), words));
  return {
    kept,
    company: company.name,
    asOf: query.asOf,
    knownAt: query.knownAt,
    basis: query.basis,
    limits: query.limits,
    into: query.into,
    policyVersion: kept?.judging.inForce.version ?? null,
    by: query.by,
    ...(from !== null && query.asOf < from ? { unknownBefore: from } : {}),
    currency: query.currency,
    search: query.search,
    home,
    columns,
    rows,
    allRows: allRows.length,
    totals: rows === allRows ? allTotals : agingTotals(columns.length, rows, home),
    tieOut: tieOutOf(
      allTotals,
      new Map(control.map(({ currency, balanceMinor }) => [currency, balanceMinor])),
      home,
    ),
  };
}

async function rowsByAge(
  db: ReadDb,
  query: AgingReportQuery,
  credits: readonly OnAccountSum[],
  home: CurrencyCode,
): Promise<readonly AgingRow[]> {
  const customers = await customersById(db, query);
  const open =
    query.by === 'item' ? await itemAmounts(db, query) : await openSums(db, query, customers);
  const onAccount = credits.map((sum) => onAccountAmount(sum, query, customers));
  return assembledRows(agingColumns(query.limits).length, [...open, ...onAccount], home);
}

function assembledRows(
  columns: number,
  amounts: readonly (AgingAmount<Label> | AgingAmounts<Label>)[],
  home: CurrencyCode,
): readonly AgingRow[] {
  const { rows } = assembleAging(columns, amounts, { home, nameOf });
  // Named one by one: rest and spread of 2,000 rows cost as much as adding them up.
  return rows.map(
    ({
      label,
      currency,
      amountsMinor,
      overdueMinor,
      oldestDaysPastDue,
      outstandingMinor,
      onAccountMinor,
      netMinor,
    }): AgingRow => ({
      ...label,
      currency,
      amountsMinor,
      overdueMinor,
      oldestDaysPastDue,
      outstandingMinor,
      onAccountMinor,
      netMinor,
    }),
  );
}

const nameOf = ({ name, country }: Pick<Label, 'name' | 'country'>): string =>
  name ?? country ?? '';

/** The row a customer's money belongs in. A customer without a country has a row of its own. */
function rowOf(
  by: Exclude<AgingReportQuery['by'], 'item'>,
  customer: NamedCustomer,
): { readonly key: string; readonly label: Label } {
  switch (by) {
    case 'customer':
      return {
        key: customer.code,
        label: {
          ...NO_LABEL,
          customer: customer.code,
          name: customer.name,
          country: customer.country,
        },
      };
    case 'country':
      return { key: customer.country ?? '', label: { ...NO_LABEL, country: customer.country } };
    case 'currency':
      return { key: '', label: NO_LABEL };
  }
}

async function openSums(
  db: ReadDb,
  query: AgingReportQuery,
  customers: (id: number) => NamedCustomer,
): Promise<readonly AgingAmounts<Label>[]> {
  const by = query.by === 'item' ? 'customer' : query.by;
  const boundaries = agingBoundaries(query.asOf, query.limits);
  const matrix = await agingMatrix(db, query, query.basis, boundaries, query.currency);
  return matrix.map(({ customerId, currency, amountsMinor, overdueMinor, oldestDueOn }) => ({
    ...rowOf(by, customers(customerId)),
    currency,
    amountsMinor,
    overdueMinor,
    oldestDaysPastDue: oldestDueOn === null ? 0 : daysPastDue(oldestDueOn, query.asOf),
  }));
}

/** Every open item in its bucket; days are counted from the due date that counts, extensions included. */
async function rowsInBuckets(
  db: ReadDb,
  query: AgingReportQuery,
  cases: readonly KeptCase[],
  credits: readonly OnAccountSum[],
  home: CurrencyCode,
): Promise<readonly AgingRow[]> {
  const isAsked = isOfCurrency(query.currency);
  const { by } = query;
  const open = cases.flatMap((one): readonly (AgingAmount<Label> | AgingAmounts<Label>)[] => {
    const { customer } = one.one;
    return by === 'item'
      ? one.items.filter(({ item }) => isAsked(item)).map((item) => bucketAmount(item, customer))
      : sumsByBucket(one)
          .filter(isAsked)
          .map((sums) => ({ ...rowOf(by, customer), ...sums }));
  });
  return assembledRows(
    BUCKETS.length,
    [...open, ...(await creditAmounts(db, query, credits))],
    home,
  );
}

/** The same by customer: only rows of customers whose case or money on account changed are made again. */
async function customersInBuckets(
  db: ReadDb,
  query: AgingReportQuery,
  cases: readonly KeptCase[],
  credits: readonly OnAccountSum[],
  home: CurrencyCode,
): Promise<readonly AgingRow[]> {
  const isAsked = isOfCurrency(query.currency);
  const left = new Map<number, Map<CurrencyCode, OnAccountSum>>();
  for (const credit of credits) {
    const theirs = left.get(credit.customerId);
    if (theirs === undefined) left.set(credit.customerId, new Map([[credit.currency, credit]]));
    else theirs.set(credit.currency, credit);
  }
  const rows: AgingRow[] = [];
  for (const one of cases) {
    const theirs = left.get(one.one.customer.customerId);
    for (const sums of sumsByBucket(one)) {
      if (!isAsked(sums)) continue;
      const onAccountMinor = theirs?.get(sums.currency)?.unallocatedMinor ?? 0;
      theirs?.delete(sums.currency);
      if (onAccountMinor !== 0 || sums.amountsMinor.some((minor) => minor !== 0))
        rows.push(bucketRow(one, sums, onAccountMinor));
    }
  }
  // In whose currency nothing is open.
  const alone = [...left.values()].flatMap((theirs) => [...theirs.values()]);
  rows.push(...assembledRows(BUCKETS.length, await creditAmounts(db, query, alone), home));
  return rows.sort(byAmounts<AgingRow>(home, nameOf, ({ customer }) => customer ?? ''));
}

const isOfCurrency =
  (asked: CurrencyCode | null) =>
  ({ currency }: { readonly currency: CurrencyCode }): boolean =>
    asked === null || currency === asked;

/** Cases know their customers; of the others only those are asked for whose money is on account. */
async function creditAmounts(
  db: ReadDb,
  query: AgingReportQuery,
  credits: readonly OnAccountSum[],
): Promise<readonly AgingAmount<Label>[]> {
  const ids = credits.map(({ customerId }) => customerId);
  const customers = await customersById(db, query, ids);
  return credits.map((sum) => onAccountAmount(sum, query, customers));
}

/** A row of its own. */
function bucketAmount(
  { item, dueOn, daysPastDue, bucket, rule }: KeptItem,
  customer: NamedCustomer,
): AgingAmount<Label> {
  const row = rowOf('customer', customer);
  const name = itemLabel(item.invoice, item.position, item.of);
  return {
    key: `${row.key}\u0000${name}\u0000${item.itemId}`,
    label: {
      ...row.label,
      item: name,
      itemId: item.itemId,
      issuedOn: item.issuedOn,
      dueOn,
      daysPastDue,
      rule,
    },
    currency: item.currency,
    column: BUCKETS.indexOf(bucket),
    amountMinor: item.openMinor,
    daysPastDue,
  };
}

type BucketSums = Omit<AgingAmounts<Label>, 'key' | 'label'>;
/** Worked out once a judged case. */
const sumsOfCases = new WeakMap<KeptCase, readonly BucketSums[]>();

function sumsByBucket(one: KeptCase): readonly BucketSums[] {
  const before = sumsOfCases.get(one);
  if (before !== undefined) return before;
  const sums = new Map<string, { currency: string; amountsMinor: number[]; overdueMinor: number; oldestDaysPastDue: number }>(); // prettier-ignore
  for (const { item, daysPastDue, bucket } of one.items) {
    const { currency, openMinor } = item;
    let sum = sums.get(currency);
    if (sum === undefined) {
      sum = { currency, amountsMinor: BUCKETS.map(() => 0), overdueMinor: 0, oldestDaysPastDue: 0 };
      sums.set(currency, sum);
    }
    const column = BUCKETS.indexOf(bucket);
    sum.amountsMinor[column] = (sum.amountsMinor[column] ?? 0) + openMinor;
    if (daysPastDue > 0) sum.overdueMinor += openMinor;
    sum.oldestDaysPastDue = Math.max(sum.oldestDaysPastDue, daysPastDue);
  }
  const made = [...sums.values()];
  sumsOfCases.set(one, made);
  return made;
}

/** Of what a case has in one currency; worked out once, as long as the same is on account. */
const rowsOfSums = new WeakMap<BucketSums, AgingRow>();

function bucketRow({ one }: KeptCase, sums: BucketSums, onAccountMinor: Minor): AgingRow {
  const before = rowsOfSums.get(sums);
  if (before?.onAccountMinor === onAccountMinor) return before;
  const { currency, amountsMinor, overdueMinor, oldestDaysPastDue } = sums;
  const row: AgingRow = {
    ...rowOf('customer', one.customer).label,
    ...agingSums(currency, {
      amounts: amountsMinor,
      overdue: overdueMinor,
      onAccount: onAccountMinor,
    }),
    oldestDaysPastDue: oldestDaysPastDue === 0 ? null : oldestDaysPastDue,
  };
  rowsOfSums.set(sums, row);
  return row;
}

/** One amount an item; the row of an item is its own. */
async function itemAmounts(
  db: ReadDb,
  query: AgingReportQuery,
): Promise<readonly AgingAmount<Label>[]> {
  const boundaries = agingBoundaries(query.asOf, query.limits);
  const items = await itemViews(db, query);
  return items.map((item) => ({
    // The id comes last: two items of one customer and invoice never share a row.
    key: `${item.customer}\u0000${item.item}\u0000${item.itemId}`,
    label: {
      customer: item.customer,
      name: item.name,
      country: item.country,
      item: item.item,
      itemId: item.itemId,
      issuedOn: item.issuedOn,
      dueOn: item.dueOn,
      daysPastDue: daysPastDue(item.dueOn, query.asOf),
      rule: null,
    },
    currency: item.currency,
    column: agingColumnOfItem(item, query.basis, boundaries),
    amountMinor: item.openMinor,
    daysPastDue: daysPastDue(item.dueOn, query.asOf),
  }));
}

/** Unapplied receipts and credit notes; by item they stand on a row of the customer's own. */
const onAccountAmount = (
  { customerId, currency, unallocatedMinor }: OnAccountSum,
  { by }: AgingReportQuery,
  customers: (id: number) => NamedCustomer,
): AgingAmount<Label> => ({
  ...rowOf(by === 'item' ? 'customer' : by, customers(customerId)),
  currency,
  column: 'on_account',
  amountMinor: unallocatedMinor,
  daysPastDue: 0,
});
