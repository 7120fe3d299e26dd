/**
 * A list of open items of all persons: the accounts of customers and of suppliers stand in one column,
 * told apart by the range of the chart.
 *
 *     Cuenta 430000001, 400000007    ->  400000007 is a supplier's (Spain: 43 customers, 40 and 41 not)
 *     Konto 10000, 70000             ->  70000 is a creditor's (DATEV: 7, 8 and 9)
 */
import { plainHeader } from '../../columns/plain-header.ts';
import { findingAt, type ImportFinding } from '../../findings.ts';
import type { CustomerTable } from '../customer-table.ts';
import { NEW, REFUSED, type InvoiceRows } from '../invoice-rows.ts';
import { say } from '../../../texts/text.ts';

const IS_ACCOUNT =
  /^(?:account|account no|account number|account code|gl account|cuenta|codigo cuenta|cuenta contable|subcuenta|conta|konto|kontonummer|konto nr|personenkonto|compte|compte num|n compte|numero de compte|conto|codice conto|sottoconto)$/;

/** Accounts of customers and of suppliers in the charts that number both. */
const CHARTS: readonly (readonly [customers: RegExp, suppliers: RegExp])[] = [
  [/^43\d{2,10}$/, /^4[01]\d{2,10}$/],
  [/^411[\dA-Z]{0,12}$/i, /^40[1348][\dA-Z]{0,12}$/i],
  [/^[1-6]\d{4,8}$/, /^[789]\d{4,8}$/],
];

/** Refuses the rows of suppliers, where a column of accounts has customers and suppliers of one chart. */
export function refuseSuppliers(
  rows: InvoiceRows,
  customers: CustomerTable,
  column: string,
  findings: ImportFinding[],
): void {
  if (!IS_ACCOUNT.test(plainHeader(column))) return;
  const codes = rows.customer.map((index) => (index < 0 ? '' : customers.codeOf(index)));
  const filled = codes.filter((code) => code !== '');
  const chart = CHARTS.find(
    ([ours, theirs]) =>
      filled.some((code) => ours.test(code)) &&
      filled.some((code) => theirs.test(code)) &&
      filled.every(
        (code) => (ours.test(code) || theirs.test(code)) && code.length === filled[0]?.length,
      ),
  );
  if (chart === undefined) return;
  codes.forEach((code, index) => {
    if (rows.status[index] !== NEW || !chart[1].test(code)) return;
    rows.status[index] = REFUSED;
    findings.push(
      findingAt(
        'refused',
        'purchase_document',
        rows.line[index] as number,
        column,
        say`account "${code}" is one of a supplier: what you owe, not what is owed to you; it was left out`,
      ),
    );
  });
}
