/**
 * Statements and e-invoices of an import, for the eye and for `--format json`: amounts are decimal
 * strings, null where the file says nothing.
 *
 *     ES91…1332 EUR 2026-10: 41832.07 + 113822.57 = 155654.64, 54 lines, 54 new, first
 *     UBL 2.1 Invoice INV-7 of 2026-03-01, due 2026-03-31: 121.00 EUR from Flores SL to Müller GmbH
 */
import type { PreviewEInvoice } from '../../../contract/calls/imports.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { plain } from '../terminal/display.ts';
import type { PreviewStatement } from '../../../contract/told.ts';

const decimal = (minor: number | null, currency: string): string | null =>
  minor === null ? null : minorToDecimal(minor, currency);

export const statementJson = ({
  openingMinor,
  closingMinor,
  differenceMinor,
  inMinor,
  outMinor,
  ...statement
}: PreviewStatement) => ({
  ...statement,
  opening: decimal(openingMinor, statement.currency),
  closing: decimal(closingMinor, statement.currency),
  difference: decimal(differenceMinor, statement.currency),
  in: decimal(inMinor, statement.currency),
  out: decimal(outMinor, statement.currency),
});

export function statementText(statement: PreviewStatement): string {
  const { account, currency, number, openingMinor, closingMinor, differenceMinor } = statement;
  const moved = minorToDecimal(statement.inMinor + statement.outMinor, currency);
  const balances =
    openingMinor === null || closingMinor === null
      ? `lines of ${moved}, no balances`
      : `${minorToDecimal(openingMinor, currency)} + ${moved} = ${minorToDecimal(closingMinor, currency)}`;
  const off =
    differenceMinor === null || differenceMinor === 0
      ? ''
      : `, ${minorToDecimal(differenceMinor, currency)} off`;
  const name = [account === '' ? 'no account named' : account, currency, number]
    .filter((part) => part !== '')
    .join(' ');
  const because = statement.because === '' ? '' : `. ${statement.because}`;
  return plain(
    `${name}: ${balances}${off}, ${statement.lines} lines, ${statement.newLines} new, ${statement.continuity}${because}`,
  );
}

export const einvoiceJson = ({
  grossMinor,
  prepaidMinor,
  payableMinor,
  lines,
  ...invoice
}: PreviewEInvoice) => ({
  ...invoice,
  gross: decimal(grossMinor, invoice.currency),
  prepaid: decimal(prepaidMinor, invoice.currency),
  payable: decimal(payableMinor, invoice.currency),
  lines: lines.map(({ netMinor, ...line }) => ({
    ...line,
    net: decimal(netMinor, invoice.currency),
  })),
});

export function einvoiceText(invoice: PreviewEInvoice): string {
  const due = invoice.dueOn === null ? '' : `, due ${invoice.dueOn}`;
  const what = invoice.kind === 'credit_note' ? 'credit note ' : '';
  return plain(
    `${invoice.syntax}: ${what}${invoice.number} of ${invoice.issuedOn}${due}: ${minorToDecimal(invoice.payableMinor, invoice.currency)} ${invoice.currency} from ${invoice.seller} to ${invoice.buyer}, customer ${invoice.customer}${invoice.isNewCustomer ? ' (new)' : ''}`,
  );
}
