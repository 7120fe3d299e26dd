/**
 * `duebook buckets [--as-of D] [--known-at I] [--customer C]`: every open item in its bucket, with the rule.
 *
 *     Customer  Item   Due         Days  Cur.     Open  Disputed  Bucket     Rule  Because
 *     C1        INV-7  2026-10-10    41  EUR   2300.00         –  quasi-bad  Q2    41 days late, and 2 …
 *     …
 *     EUR  unpaid 2 6050.00 · reminder 7 36490.00 · quasi-bad 5 41100.00 · bad 4 30500.00 · dormant 2 8350.00
 */
import type { CallOutput } from '../../../contract/api.ts';
import { minorToDecimal, type Rendered } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { amountColumn, numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

type Answer = Rendered<CallOutput<'buckets.items'>>;
type BucketItem = Answer['rows'][number];

interface Flags extends MomentFlags, VerbFlags {
  readonly customer?: string;
}

const COLUMNS: readonly Column<BucketItem>[] = [
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Item', of: (row) => row.item },
  { header: 'Due', of: (row) => row.dueOn },
  numberColumn('Days', (row) => row.daysPastDue),
  { header: 'Cur.', of: (row) => row.currency },
  amountColumn('Open', (row) => row.openMinor),
  amountColumn('Disputed', (row) => row.disputedMinor),
  { header: 'Bucket', of: (row) => row.bucket },
  { header: 'Rule', of: (row) => row.rule },
  { header: 'Because', of: (row) => because(row) },
];

const because = (row: BucketItem): string => {
  if (row.memoMinor !== null)
    return `${row.because} (${minorToDecimal(row.memoMinor, row.currency)} ${row.currency})`;
  return row.isSmall ? `${row.because}; small balance` : row.because;
};

const totalsText = (totals: Answer['totals']): string =>
  [...new Set(totals.map(({ currency }) => currency))]
    .map((currency) => {
      const parts = totals
        .filter((total) => total.currency === currency)
        .map(
          ({ bucket, items, openMinor }) =>
            `${bucket} ${items} ${minorToDecimal(openMinor, currency)}`,
        );
      return `${currency}  ${parts.join(' · ')}\n`;
    })
    .join('');

export const bucketsCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('buckets')), ['table', 'json'])
    .description('every open item in its bucket, with the rule that put it there')
    .option('--customer <code>', 'only of this customer')
    .action(async (flags: Flags) => {
      const moment = momentOf(flags);
      const { rows, totals } = await inLedger(flags, 'read', (session) =>
        session.call('buckets.items', { ...moment, customer: flags.customer ?? null }),
      );
      const json = {
        ...moment,
        rows: rows.map(({ openMinor, disputedMinor, memoMinor, isSmall, ...row }) => ({
          ...row,
          open: minorToDecimal(openMinor, row.currency),
          disputed: minorToDecimal(disputedMinor, row.currency),
          memo: memoMinor === null ? null : minorToDecimal(memoMinor, row.currency),
          small: isSmall,
        })),
        totals: totals.map(({ openMinor, ...total }) => ({
          ...total,
          open: minorToDecimal(openMinor, total.currency),
        })),
      };
      answer(flags, json, () =>
        rows.length === 0 ? 'nothing is open\n' : `${table(COLUMNS, rows)}\n${totalsText(totals)}`,
      );
    });
};
