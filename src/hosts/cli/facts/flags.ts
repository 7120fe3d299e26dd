/** What every `record` verb takes and how it answers: one line, or the row as JSON. */
import type { Command } from 'commander';
import type { CreditRow, InvoiceRow } from '../../../contract/calls/facts.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { plain } from '../terminal/display.ts';
import { withFormat, withLedger, type FormatFlag, type LedgerFlag } from '../terminal/options.ts';
import { print, printJson } from '../terminal/write-out.ts';

export interface RecordFlags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly on?: string;
}

export const recordVerb = (command: Command): Command =>
  withFormat(withLedger(command), ['table', 'json']).option(
    '--on <date>',
    'its date, YYYY-MM-DD (default: today)',
  );

export function answer(flags: RecordFlags, line: string, json: unknown): void {
  if (flags.format === 'json') printJson(json);
  else print(`${plain(line)}\n`);
}

export const invoiceJson = (row: InvoiceRow) => ({
  kind: row.kind,
  invoice: row.invoice,
  customer: row.customer,
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  currency: row.currency,
  gross: minorToDecimal(row.grossMinor, row.currency),
  open: minorToDecimal(row.openMinor, row.currency),
  instalments: row.instalments,
});

export const creditJson = (row: CreditRow) => ({
  number: row.number,
  customer: row.customer,
  on: row.effectiveOn,
  currency: row.currency,
  amount: minorToDecimal(row.amountMinor, row.currency),
  onAccount: minorToDecimal(row.unallocatedMinor, row.currency),
  reference: row.reference,
  paid:
    row.paid === null
      ? null
      : {
          currency: row.paid.currency,
          amount: minorToDecimal(row.paid.amountMinor, row.paid.currency),
          rate: row.paid.rate,
          rateOn: row.paid.rateOn,
          source: row.paid.rateSource,
          difference: minorToDecimal(row.paid.differenceMinor, row.currency),
        },
});
