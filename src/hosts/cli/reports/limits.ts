/**
 * `duebook limits [--as-of D] [--known-at I]`: how much of each limit is used, the most used first.
 *
 *     State  Customer  Name     Currency      Limit  Until       Used       %      Open  Overdue  …
 *     over   C2        Iris     EUR       10,000.00              12,000.00  120.0  …
 *     concentration 0.212 (high from 0.180 on), C2 owes 38.1 % of everything
 */
import type { CallOutput } from '../../../contract/api.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {}
type Limits = CallOutput<'credit.limits'>;
type Row = Limits['rows'][number];

const amount = (row: Row, minor: number | null): string =>
  minor === null ? '' : minorToDecimal(minor, row.exposure.currency);
const percent = ({ usedPercent }: Row): string =>
  usedPercent === null ? '' : usedPercent.toFixed(1);
/** Without a rate for something that is used there is no sum. */
const used = ({ exposure }: Row): number | null => (exposure.isWhole ? exposure.usedMinor : null);

const COLUMNS: readonly Column<Row>[] = [
  { header: 'State', of: ({ state }) => state },
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Name', of: (row) => row.name },
  { header: 'Currency', of: (row) => row.exposure.currency },
  { header: 'Limit', of: (row) => amount(row, row.limitMinor), align: 'right' },
  { header: 'Until', of: (row) => row.until ?? '' },
  { header: 'Used', of: (row) => amount(row, used(row)), align: 'right' },
  { header: '%', of: percent, align: 'right' },
  { header: 'Open', of: (row) => amount(row, row.exposure.openMinor), align: 'right' },
  { header: 'Overdue', of: (row) => amount(row, row.exposure.overdueMinor), align: 'right' },
  { header: 'Disputed', of: (row) => amount(row, row.exposure.disputedMinor), align: 'right' },
  { header: 'Delivered', of: (row) => amount(row, row.exposure.unbilledMinor), align: 'right' },
  { header: 'Released', of: (row) => amount(row, row.exposure.releasedMinor), align: 'right' },
  { header: 'Decision', of: (row) => row.decision ?? '' },
  { header: 'Hold', of: (row) => row.hold ?? '' },
];

const rowJson = (row: Row) => ({
  customer: row.customer,
  name: row.name,
  country: row.country,
  currency: row.exposure.currency,
  state: row.state,
  limit: row.limitMinor === null ? null : amount(row, row.limitMinor),
  until: row.until,
  insured: row.insured,
  used: {
    open: amount(row, row.exposure.openMinor),
    overdue: amount(row, row.exposure.overdueMinor),
    disputed: amount(row, row.exposure.disputedMinor),
    unbilled: amount(row, row.exposure.unbilledMinor),
    released: amount(row, row.exposure.releasedMinor),
  },
  total: used(row) === null ? null : amount(row, used(row)),
  usedPercent: row.usedPercent === null ? null : row.usedPercent.toFixed(1),
  decision: row.decision,
  hold: row.hold,
});

const INDEX_DIGITS = 3;
const concentrationJson = (of: Limits['concentration']) =>
  of === null
    ? null
    : {
        index: of.index.toFixed(INDEX_DIGITS),
        high: of.isHigh,
        largest: of.largest,
        largestShare: (of.largestShare * 100).toFixed(1),
      };

function told({ rows, concentration: of }: Limits): string {
  if (rows.length === 0) return 'nobody has a limit or owes anything\n';
  const note =
    of === null
      ? ''
      : `concentration ${of.index.toFixed(INDEX_DIGITS)} (high above 0.180), ${of.largest} owes ${(of.largestShare * 100).toFixed(1)} % of everything\n`;
  return table(COLUMNS, rows) + note;
}

export const limitsCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('limits')), ['table', 'json'])
    .description('credit limits, what is used of them, and how concentrated the receivables are')
    .action(async (flags: Flags) => {
      const moment = momentOf(flags);
      const limits = await inLedger(flags, 'read', (session) =>
        session.call('credit.limits', moment),
      );
      const { currency, rows, concentration } = limits;
      answer(
        flags,
        { ...moment, currency, rows: rows.map(rowJson), concentration: concentrationJson(concentration) }, // prettier-ignore
        () => told(limits),
      );
    });
};
