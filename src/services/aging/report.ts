/**
 * The aging report of a moment, with the proof that it equals the ledger.
 *
 *     { asOf: '2026-06-30', basis: 'due', limits: [30, 60, 90], by: 'customer', currency: null,
 *       search: '' }
 *
 * By customer, country and currency only sums leave the database, never items: a million settled
 * invoices cost nothing, fifty thousand open ones a few hundred rows.
 */
import type { AgingReport, AgingReportQuery, AgingRow } from '../../contract/calls/aging.ts';
import { agingBoundaries, agingColumns, daysPastDue } from '../../domain/aging.ts';
import {
  agingColumnOfItem,
  agingTotals,
  assembleAging,
  searchedOf,
  itemLabel,
  tieOutOf,
  type AgingAmount,
  type AgingAmounts,
} from '../../domain/aging-report.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import { ok } from '../../domain/result.ts';
import { hasWords, searchable, searchedWords } from '../../domain/text-match.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { agingMatrix } from '../../ledger/queries/aging/aging-matrix.ts';
import { controlAccount } from '../../ledger/queries/aging/control-account.ts';
import { itemViews } from '../../ledger/queries/aging/item-views.ts';
import { onAccountSums } from '../../ledger/queries/aging/on-account.ts';
import { companyAt } from '../../ledger/queries/workspace/company-at.ts';
import { casesToJudge, judgingAt } from '../case/judging.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { customersById, type NamedCustomer } from './customers-by-id.ts';

export const reportAging: Handler<'aging.report'> = (context, query) =>
  reading(context, async (db) => ok(await agingReport(db, query)));

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

export async function agingReport(db: ReadDb, query: AgingReportQuery): Promise<AgingReport> {
  const customers = await customersById(db, query);
  const buckets = query.into === 'bucket' ? await bucketAmounts(db, query, customers) : null;
  const columns = buckets === null ? agingColumns(query.limits) : BUCKETS;
  const open =
    buckets?.amounts ??
    (query.by === 'item' ? await itemAmounts(db, query) : await openSums(db, query, customers));
  const onAccount = await onAccountAmounts(db, query, customers);
  const company = await companyAt(db, query);
  const home = company.currency;
  const all = assembleAging(columns.length, [...open, ...onAccount], {
    home,
    nameOf: (label) => label.name ?? label.country ?? '',
  });
  const control = await controlAccount(db, query, query.currency);
  // Named one by one: rest and spread of 2,000 rows cost as much as adding them up.
  const allRows = all.rows.map(
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
  const words = searchedWords(query.search);
  const rows =
    words.length === 0
      ? allRows
      : allRows.filter((row) => hasWords(searchable(searchedOf(row, query.locale)), words));
  return {
    company: company.name,
    asOf: query.asOf,
    knownAt: query.knownAt,
    basis: query.basis,
    limits: query.limits,
    into: query.into,
    policyVersion: buckets?.policyVersion ?? null,
    by: query.by,
    currency: query.currency,
    search: query.search,
    home,
    columns,
    rows,
    allRows: allRows.length,
    totals: agingTotals(columns.length, rows, home),
    tieOut: tieOutOf(
      all.totals,
      new Map(control.map(({ currency, balanceMinor }) => [currency, balanceMinor])),
      home,
    ),
  };
}

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
async function bucketAmounts(
  db: ReadDb,
  query: AgingReportQuery,
  customers: (id: number) => NamedCustomer,
): Promise<{ readonly policyVersion: number; readonly amounts: readonly AgingAmount<Label>[] }> {
  const judging = await judgingAt(db, query);
  const amounts: AgingAmount<Label>[] = [];
  for (const one of await casesToJudge(db, query, 'all')) {
    const customer = customers(one.customer.customerId);
    for (const { of, bucket, rule } of judging.judge(one).items) {
      const { item } = of;
      if (query.currency !== null && item.currency !== query.currency) continue;
      const row = rowOf(query.by === 'item' ? 'customer' : query.by, customer);
      const name = itemLabel(item.invoice, item.position, item.of);
      amounts.push({
        ...(query.by !== 'item'
          ? row
          : {
              key: `${row.key}\u0000${name}\u0000${item.itemId}`,
              label: {
                ...row.label,
                item: name,
                itemId: item.itemId,
                issuedOn: item.issuedOn,
                dueOn: of.dueOn,
                daysPastDue: of.daysPastDue,
                rule,
              },
            }),
        currency: item.currency,
        column: BUCKETS.indexOf(bucket),
        amountMinor: item.openMinor,
        daysPastDue: of.daysPastDue,
      });
    }
  }
  return { policyVersion: judging.inForce.version, amounts };
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
async function onAccountAmounts(
  db: ReadDb,
  query: AgingReportQuery,
  customers: (id: number) => NamedCustomer,
): Promise<readonly AgingAmount<Label>[]> {
  const by = query.by === 'item' ? 'customer' : query.by;
  const sums = await onAccountSums(db, query, query.currency);
  return sums.map(({ customerId, currency, unallocatedMinor }) => ({
    ...rowOf(by, customers(customerId)),
    currency,
    column: 'on_account' as const,
    amountMinor: unallocatedMinor,
    daysPastDue: 0,
  }));
}
