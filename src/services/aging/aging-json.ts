/**
 * The aging report as JSON, in the documented shape (product.md, "The terminal"): amounts are decimal
 * strings with the currency's own digits, dates ISO. The terminal and the export share it.
 *
 *     { "asOf": "2026-06-30", "knownAt": null, "basis": "due", "limits": [30, 60, 90],
 *       "columns": ["not_due", "1-30", "31-60", "61-90", "91+"],
 *       "rows": [ { "customer": "C1", "name": "…", "currency": "EUR",
 *           "amounts": { "not_due": "1700.00", "1-30": "700.00", … },
 *           "outstanding": "2400.00", "onAccount": "100.00", "net": "2300.00" } ],
 *       "totals": [ … ], "tieOut": [ { "currency": "EUR", "ledger": "2300.00", … } ] }
 */
import type { AgingReport, AgingRow, AgingTotal } from '../../contract/calls/aging.ts';
import { minorToDecimal } from '../../domain/money.ts';

interface JsonAmounts {
  readonly currency: string;
  readonly amounts: Readonly<Record<string, string>>;
  readonly outstanding: string;
  readonly onAccount: string;
  readonly net: string;
}

/** `customer` and `name` by customer and item; `item` … `daysPastDue` by item; `country` by country. */
interface JsonRow extends JsonAmounts {
  readonly customer?: string | null;
  readonly name?: string | null;
  readonly country?: string | null;
  /** Null on the row of a customer's money on account. */
  readonly item?: string | null;
  readonly issuedOn?: string | null;
  readonly dueOn?: string | null;
  readonly daysPastDue?: number | null;
}

export interface AgingJson {
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly basis: 'due' | 'invoice';
  readonly limits: readonly number[];
  readonly columns: readonly string[];
  readonly rows: readonly JsonRow[];
  readonly totals: readonly JsonAmounts[];
  readonly tieOut: readonly {
    readonly currency: string;
    readonly ledger: string;
    readonly report: string;
    readonly difference: string;
  }[];
}

export const agingJson = (report: AgingReport): AgingJson => ({
  asOf: report.asOf,
  knownAt: report.knownAt,
  basis: report.basis,
  limits: report.limits,
  columns: report.columns,
  rows: report.rows.map((row) => ({ ...nameOf(report, row), ...amountsOf(report, row) })),
  totals: report.totals.map((total) => amountsOf(report, total)),
  tieOut: report.tieOut.map(({ currency, ledgerMinor, reportMinor, differenceMinor }) => ({
    currency,
    ledger: minorToDecimal(ledgerMinor, currency),
    report: minorToDecimal(reportMinor, currency),
    difference: minorToDecimal(differenceMinor, currency),
  })),
});

function nameOf(report: AgingReport, row: AgingRow): Omit<JsonRow, keyof JsonAmounts> {
  const { customer, name, country, item, issuedOn, dueOn, daysPastDue } = row;
  switch (report.by) {
    case 'customer':
      return { customer, name };
    case 'item':
      return { customer, name, item, issuedOn, dueOn, daysPastDue };
    case 'country':
      return { country };
    case 'currency':
      return {};
  }
}

const amountsOf = (report: AgingReport, sums: AgingTotal): JsonAmounts => ({
  currency: sums.currency,
  amounts: Object.fromEntries(
    report.columns.map((column, index) => [
      column,
      minorToDecimal(sums.amountsMinor[index] ?? 0, sums.currency),
    ]),
  ),
  outstanding: minorToDecimal(sums.outstandingMinor, sums.currency),
  onAccount: minorToDecimal(sums.onAccountMinor, sums.currency),
  net: minorToDecimal(sums.netMinor, sums.currency),
});
