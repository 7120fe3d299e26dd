/**
 * `duebook discounts --from DATE --to DATE [--state given|lost|open] [--as-of D] [--known-at I]`:
 * early-payment discounts whose last day lies in the span, both ends inclusive: given, lost, or open
 * still; below them what they come to in each currency.
 *
 *     INV-7  C1  EUR  offered 24.69 until 2026-02-10  given 24.69  R-12 of 2026-02-09
 */
import {
  DISCOUNT_STATES,
  type DiscountRow,
  type DiscountState,
  type DiscountTotal,
} from '../../../contract/calls/contracts.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  dateFlag,
  ledgerPath,
  momentOf,
  withFormat,
  withMoment,
  type FormatFlag,
  type MomentFlags,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { amountColumn, table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends MomentFlags, FormatFlag<'table' | 'json'> {
  readonly from: string;
  readonly to?: string;
  readonly state?: string;
}

/** The most the engine gives at once. */
const PAGE_ROWS = 5_000;

export const discountsCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('discounts')), ['table', 'json'])
    .description('early-payment discounts: given, lost, open')
    .requiredOption('--from <date>', 'first day, YYYY-MM-DD')
    .option('--to <date>', 'last day (default: today)')
    .option('--state <state>', `only these: ${DISCOUNT_STATES.join(', ')} (default: all)`)
    .action(async (flags: Flags) => {
      const from = dateFlag(flags.from, '--from');
      const to = dateFlag(flags.to, '--to');
      const question = { ...momentOf(flags), from, to, state: stateFlag(flags.state) };
      const { reading } = await import('../terminal/session.ts');
      const { rows, totals } = await reading(ledgerPath(flags), async (session) => {
        const all: DiscountRow[] = [];
        for (;;) {
          const page = await session.call('terms.discounts', {
            ...question,
            offset: all.length,
            limit: PAGE_ROWS,
          });
          all.push(...page.rows);
          if (page.rows.length < PAGE_ROWS) return { rows: all, totals: page.totals };
        }
      });
      if (flags.format === 'json') {
        printJson({ from, to, discounts: rows.map(rowJson), totals: totals.map(totalJson) });
        return;
      }
      if (rows.length === 0) print('no early-payment discounts in these days\n');
      else print(`${rowsTable(rows)}\n${totalsTable(totals)}`);
    });
};

function stateFlag(value: string | undefined): DiscountState | null {
  if (value === undefined) return null;
  const state = DISCOUNT_STATES.find((one) => one === value);
  if (state === undefined)
    throw usage(`--state ${value} is not offered; choose ${DISCOUNT_STATES.join(', ')}`);
  return state;
}

const rowJson = ({ grossMinor, offeredMinor, givenMinor, lostMinor, ...row }: DiscountRow) => ({
  ...row,
  gross: minorToDecimal(grossMinor, row.currency),
  offered: minorToDecimal(offeredMinor, row.currency),
  given: minorToDecimal(givenMinor, row.currency),
  lost: minorToDecimal(lostMinor, row.currency),
});

const totalJson = ({ currency, invoices, ...total }: DiscountTotal) => ({
  currency,
  offered: minorToDecimal(total.offeredMinor, currency),
  given: minorToDecimal(total.givenMinor, currency),
  lost: minorToDecimal(total.lostMinor, currency),
  open: minorToDecimal(total.openMinor, currency),
  invoices,
});

const rowsTable = (rows: readonly DiscountRow[]): string =>
  table(
    [
      { header: 'Invoice', of: (row) => row.invoice },
      { header: 'Customer', of: (row) => row.customer },
      { header: 'Name', of: (row) => row.name },
      { header: 'Until', of: (row) => row.untilOn },
      { header: 'Cur.', of: (row) => row.currency },
      amountColumn<DiscountRow>('Offered', (row) => row.offeredMinor),
      amountColumn<DiscountRow>('Given', (row) => row.givenMinor),
      { header: 'State', of: (row) => row.state },
      { header: 'Received', of: (row) => row.receivedOn ?? '' },
      { header: 'Receipt', of: (row) => row.receipt ?? '' },
    ],
    rows,
  );

const totalsTable = (totals: readonly DiscountTotal[]): string =>
  table(
    [
      { header: 'Cur.', of: (total) => total.currency },
      amountColumn<DiscountTotal>('Offered', (total) => total.offeredMinor),
      amountColumn<DiscountTotal>('Given', (total) => total.givenMinor),
      amountColumn<DiscountTotal>('Lost', (total) => total.lostMinor),
      amountColumn<DiscountTotal>('Open', (total) => total.openMinor),
    ],
    totals,
  );
