/**
 * `duebook buckets [--as-of D] [--known-at I] [--customer C]`: every open item in its bucket, with the rule;
 * with `--by customer|country|currency` or `--format csv|xlsx|pdf` the report, tied out as the aging is.
 *
 *     Customer  Item   Due         Days  Cur.     Open  Disputed  Bucket     Rule  Because
 *     C1        INV-7  2026-10-10    41  EUR   2300.00         –  quasi-bad  Q2    41 days late, and 2 …
 *     …
 *     EUR  unpaid 2 6050.00 · reminder 7 36490.00 · quasi-bad 5 41100.00 · bad 4 30500.00 · dormant 2 8350.00
 */
import type { CallOutput } from '../../../contract/api.ts';
import { AGING_GROUPINGS, type AgingGrouping } from '../../../contract/calls/aging.ts';
import type { ReportFormat } from '../../../contract/report-export.ts';
import {
  ENGLISH,
  minorToDecimal,
  rendered,
  reportOfAging,
  type Rendered,
} from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  momentOf,
  withFormat,
  withMoment,
  type FormatFlag,
  type MomentFlags,
  type OutFlag,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { reportText } from '../terminal/report-text.ts';
import { oneOf } from '../terminal/words.ts';
import { emit, emitFile } from '../terminal/write-out.ts';
import { amountColumn, numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger } from '../terminal/verb.ts';

type Answer = Rendered<CallOutput<'buckets.items'>>;
type BucketItem = Answer['rows'][number];

type Format = 'table' | ReportFormat;
interface Flags extends MomentFlags, FormatFlag<Format>, OutFlag {
  readonly customer?: string;
  readonly by: string;
  readonly history?: true;
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

async function reportOf(flags: Flags, by: AgingGrouping): Promise<void> {
  const query = { ...momentOf(flags), into: 'bucket' as const, by };
  await inLedger(flags, 'read', async (session) => {
    if (flags.format === 'table') {
      const report = reportOfAging(await session.call('aging.report', query));
      emit(reportText(rendered(report, ENGLISH)), flags.out);
    } else
      emitFile(await session.call('aging.export', { ...query, format: flags.format }), flags.out);
  });
}

type Change = Rendered<CallOutput<'buckets.history'>>['rows'][number];

const CHANGES: readonly Column<Change>[] = [
  { header: 'On', of: (row) => row.on },
  { header: 'Item', of: (row) => row.item ?? '(customer)' },
  { header: 'From', of: (row) => row.from ?? '' },
  { header: 'To', of: (row) => row.to ?? '' },
  { header: 'Rule', of: (row) => row.rule ?? '' },
  { header: 'Because', of: (row) => row.because ?? '' },
  {
    header: 'On that day',
    of: (row) =>
      row.events.map(({ kind, reference }) => [kind, reference].join(' ').trim()).join(', '),
  },
];

async function historyOf(flags: Flags, customer: string | undefined): Promise<void> {
  if (customer === undefined) throw usage('--history needs --customer: it is of one customer');
  if (flags.format !== 'table' && flags.format !== 'json')
    throw usage('--history is a table or json');
  const moment = momentOf(flags);
  const { from, rows } = await inLedger(flags, 'read', (session) =>
    session.call('buckets.history', { ...moment, customer }),
  );
  const json = {
    ...moment,
    customer,
    from,
    rows: rows.map(({ itemId: _, events, ...row }) => ({
      ...row,
      events: events.map(({ kind, reference, note }) => ({ kind, reference, note })),
    })),
  };
  answer({ ...flags, format: flags.format }, json, () => table(CHANGES, rows));
}

export const bucketsCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('buckets')), ['table', 'json', 'csv', 'xlsx', 'pdf'])
    .description('every open item in its bucket, with the rule that put it there')
    .option('--customer <code>', 'only of this customer')
    .option('--history', 'with --customer: when its items changed bucket in the last year')
    .option('--by <grouping>', `${AGING_GROUPINGS.join(', ')}; sums of all but item`, 'item')
    .option('--out <file>', 'write to a file')
    .action(async (flags: Flags) => {
      const moment = momentOf(flags);
      const by = oneOf<AgingGrouping>(AGING_GROUPINGS, flags.by, '--by');
      const { format } = flags;
      if (flags.history === true) return historyOf(flags, flags.customer);
      // A list of items has its reasons; everything else is the report, as the aging is one.
      if (by !== 'item' || (format !== 'table' && format !== 'json')) {
        if (flags.customer !== undefined)
          throw usage('--customer narrows the list of items; leave it out of the report');
        return reportOf(flags, by);
      }
      const { rows, totals } = await inLedger(flags, 'read', (session) =>
        session.call('buckets.items', { ...moment, customer: flags.customer ?? null }),
      );
      const json = {
        ...moment,
        rows: rows.map(({ itemId: _, openMinor, disputedMinor, memoMinor, isSmall, ...row }) => ({
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
      answer({ ...flags, format }, json, () =>
        rows.length === 0 ? 'nothing is open\n' : `${table(COLUMNS, rows)}\n${totalsText(totals)}`,
      );
    });
};
