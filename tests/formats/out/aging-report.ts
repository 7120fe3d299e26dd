/** A small aging report with everything that could go wrong in a file. */
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { agingTotals, type AgingReport, type AgingRow } from '../../../src/domain/aging-report.ts';

const row = (
  customer: string,
  name: string,
  currency: string,
  amountsMinor: readonly number[],
  onAccountMinor = 0,
  oldestDaysPastDue: number | null = null,
): AgingRow => {
  const outstandingMinor = amountsMinor.reduce((sum, each) => sum + each, 0);
  return {
    customer,
    name,
    country: 'ES',
    currency,
    item: null,
    itemId: null,
    issuedOn: null,
    dueOn: null,
    rule: null,
    daysPastDue: null,
    amountsMinor,
    overdueMinor: outstandingMinor - (amountsMinor[0] ?? 0),
    oldestDaysPastDue,
    outstandingMinor,
    onAccountMinor,
    netMinor: outstandingMinor - onAccountMinor,
  };
};

const rows = [
  row('0042', 'Harrow, Pike & "Sons"', 'EUR', [170000, 70000, 0, 0, 0], 10000, 12),
  row('C7', '=HYPERLINK("http://evil","click")', 'EUR', [0, 0, 0, 0, 5], 5, 463),
  row('-5', '@SUM(A1)', 'EUR', [100, 0, 0, 0, 0], 20000),
  row('K1', '<img src=x onerror=alert(1)>', 'JPY', [1234, 0, 0, 0, 0]),
  row('K2', '鲜花贸易有限公司 Ķekava', 'KWD', [1250, 0, 0, 0, 0]),
];

const totals = agingTotals(5, rows, 'EUR');

export const BY_CUSTOMER: AgingReport = {
  company: 'Siempreviva Import S.L.',
  asOf: day('2026-06-30'),
  knownAt: null,
  basis: 'due',
  limits: [30, 60, 90],
  into: 'age',
  policyVersion: null,
  by: 'customer',
  currency: null,
  search: '',
  home: 'EUR',
  columns: ['not_due', '1-30', '31-60', '61-90', '91+'],
  rows,
  allRows: rows.length,
  totals,
  tieOut: totals.map(({ currency, outstandingMinor, onAccountMinor, netMinor }) => ({
    currency,
    ledgerMinor: netMinor,
    outstandingMinor,
    onAccountMinor,
    reportMinor: netMinor,
    differenceMinor: 0,
  })),
};

const items: readonly AgingRow[] = [
  {
    ...row('C1', 'Müller GmbH', 'EUR', [0, 70000, 0, 0, 0]),
    item: 'INV-7 (2/3)',
    issuedOn: day('2026-05-01'),
    dueOn: day('2026-05-31'),
    daysPastDue: 30,
  },
  row('C1', 'Müller GmbH', 'EUR', [0, 0, 0, 0, 0], 10000),
];

export const BY_ITEM: AgingReport = {
  ...BY_CUSTOMER,
  by: 'item',
  rows: items,
  allRows: items.length,
  totals: agingTotals(5, items, 'EUR'),
};
