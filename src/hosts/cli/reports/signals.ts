/**
 * `duebook signals [--customer C] [--kind K] [--all] [--as-of D] [--known-at I]`: what the ledger shows of how
 * customers pay and buy, and the signals that somebody recorded; those that count, most points first.
 *
 *     Points  Customer  Kind           Class   State  Since       Because
 *       24.0  C1013     late_now       high    new    2026-10-02  INV-9 with 500.00 EUR is 49 days late, …
 *       18.5  C1004     payment_shift  severe  new    2026-09-12  The middle of the newest 5 invoices is …
 */
import type { CallOutput } from '../../../contract/api.ts';
import { SIGNAL_KINDS, type SignalKind } from '../../../contract/calls/signals.ts';
import { minorToDecimal, type Rendered } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';
import { oneOf } from '../terminal/words.ts';

interface Flags extends MomentFlags, VerbFlags {
  readonly customer?: string;
  readonly kind?: SignalKind;
  readonly all: boolean;
}
type Row = Rendered<CallOutput<'signals.list'>>[number];

const COLUMNS: readonly Column<Row>[] = [
  { header: 'Points', of: (row) => row.points.toFixed(1), align: 'right' },
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Kind', of: (row) => row.kind },
  { header: 'Class', of: (row) => (row.weak ? `${row.class}, weak` : row.class) },
  { header: 'State', of: (row) => row.state },
  { header: 'Alert', of: (row) => (row.alert ? 'yes' : '') },
  { header: 'Since', of: (row) => row.onDate },
  { header: 'Because', of: (row) => row.because },
];

const decimal = (minor: number | null, currency: string | null): string | null =>
  minor === null || currency === null ? null : minorToDecimal(minor, currency);
const hundredths = (value: number): number => Math.round(value * 100) / 100;
/** Probabilities and shares are small: two digits of them. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.abs(value) < 0.1 ? Number(value.toPrecision(2)) : hundredths(value);

const evidenceJson = (one: Row['evidence'][number]) => ({
  [one.of]: one.name,
  on: one.on,
  days: one.days,
  amount: decimal(one.amountMinor, one.currency),
  currency: one.currency,
  open: decimal(one.openMinor, one.currency),
});

const rowJson = ({ points, numbers, evidence, ...row }: Row) => ({
  ...row,
  points: hundredths(points),
  numbers:
    numbers === null
      ? null
      : {
          ...numbers,
          usual: rounded(numbers.usual),
          now: rounded(numbers.now),
          c: rounded(numbers.c),
        },
  evidence: evidence.map(evidenceJson),
});

export const signalsCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('signals')), ['table', 'json'])
    .description(
      'risk signals: who begins to pay later, who is late now, who buys unusually, and what was recorded',
    )
    .option('--customer <code>', 'only of this customer')
    .option('--kind <kind>', 'only of this kind', (value: string) =>
      oneOf(SIGNAL_KINDS, value, '--kind'),
    )
    .option('--all', 'also those that are over or dismissed', false)
    .action(async (flags: Flags) => {
      const moment = momentOf(flags);
      const { customer = null, kind = null, all } = flags;
      const rows = await inLedger(flags, 'read', (session) =>
        session.call('signals.list', { ...moment, customer, kind, all }),
      );
      answer(flags, { ...moment, rows: rows.map(rowJson) }, () =>
        rows.length === 0 ? 'no signals\n' : table(COLUMNS, rows),
      );
    });
};
