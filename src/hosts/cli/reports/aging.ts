/**
 * `duebook aging [--as-of D] [--known-at I] [--basis due|invoice] [--limits 30,60,90] [--by …] [--in-base]`
 *
 *     Customer  Name         Currency  not due    1-30  31-60  …  Outstanding  On account      Net
 *     C1        Müller GmbH  EUR       1700.00  700.00   0.00  …      2400.00      100.00  2300.00
 *     …
 *     ledger EUR 2300.00, report 2300.00, difference 0.00
 */
import {
  AGING_GROUPINGS,
  type AgingGrouping,
  type AgingInBase,
  type AgingReport,
  type AgingRow,
} from '../../../contract/calls/aging.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { baseJson, baseTable } from './aging-base.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  momentOf,
  withFormat,
  withMoment,
  type FormatFlag,
  type MomentFlags,
  type OutFlag,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { table, type Column } from '../terminal/table.ts';
import { emit, emitFile } from '../terminal/write-out.ts';

type Format = 'table' | 'json' | 'csv' | 'xlsx' | 'pdf';
interface Flags extends MomentFlags, FormatFlag<Format>, OutFlag {
  readonly basis: string;
  readonly limits: string;
  readonly by: string;
  readonly currency?: string;
  readonly inBase: boolean;
}

function limitsOf(text: string): number[] {
  const limits = text
    .split(',')
    .map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  if (limits.some(Number.isNaN))
    throw usage(`--limits ${text} is not a list of days; write it as 30,60,90`);
  return limits;
}

function oneOf<T extends string>(value: string, choices: readonly T[], flag: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw usage(`${flag} ${value} is not offered; choose ${choices.join(', ')}`);
  return found;
}

const queryOf = (flags: Flags) => ({
  ...momentOf(flags),
  basis: oneOf(flags.basis, ['due', 'invoice'], '--basis'),
  limits: limitsOf(flags.limits),
  by: oneOf<AgingGrouping>(flags.by, AGING_GROUPINGS, '--by'),
  currency: flags.currency ?? null,
});

const LABELS: Readonly<Record<AgingGrouping, readonly Column<AgingRow>[]>> = {
  customer: [
    { header: 'Customer', of: (row) => row.customer ?? '' },
    { header: 'Name', of: (row) => row.name ?? '' },
  ],
  item: [
    { header: 'Customer', of: (row) => row.customer ?? '' },
    { header: 'Item', of: (row) => row.item ?? 'on account' },
    { header: 'Issued', of: (row) => row.issuedOn ?? '' },
    { header: 'Due', of: (row) => row.dueOn ?? '' },
    {
      header: 'Days',
      of: (row) => (row.daysPastDue === null ? '' : String(row.daysPastDue)),
      align: 'right',
    },
  ],
  country: [{ header: 'Country', of: (row) => row.country ?? '(none)' }],
  currency: [],
};

const NO_LABELS = {
  customer: null,
  name: null,
  country: null,
  item: null,
  itemId: null,
  issuedOn: null,
  dueOn: null,
  daysPastDue: null,
};

/** The report as people read it: rows, a total per currency, the proof. */
export function agingTable(report: AgingReport): string {
  const amount = (row: AgingRow, minor: number): string => minorToDecimal(minor, row.currency);
  const columns: readonly Column<AgingRow>[] = [
    ...LABELS[report.by],
    { header: 'Currency', of: (row) => row.currency },
    ...report.columns.map((name, index): Column<AgingRow> => ({
      header: name === 'not_due' ? 'not due' : name,
      of: (row) => amount(row, row.amountsMinor[index] ?? 0),
      align: 'right',
    })),
    { header: 'Outstanding', of: (row) => amount(row, row.outstandingMinor), align: 'right' },
    { header: 'On account', of: (row) => amount(row, row.onAccountMinor), align: 'right' },
    { header: 'Net', of: (row) => amount(row, row.netMinor), align: 'right' },
  ];
  const totals = report.totals.map((total): AgingRow => ({
    ...NO_LABELS,
    ...total,
    customer: 'TOTAL',
    country: 'TOTAL',
    item: '',
  }));
  const proof = report.tieOut.map((line) => {
    const text = (minor: number): string => minorToDecimal(minor, line.currency);
    return `ledger ${line.currency} ${text(line.ledgerMinor)}, report ${text(line.reportMinor)}, difference ${text(line.differenceMinor)}\n`;
  });
  const known = report.knownAt === null ? '' : `, known at ${report.knownAt}`;
  return [
    `${report.company}: aging as of ${report.asOf}${known}, by ${report.basis} date; due that day is not overdue\n\n`,
    table(columns, report.by === 'currency' ? report.rows : [...report.rows, ...totals]),
    '\n',
    ...proof,
  ].join('');
}

/** The report's JSON with `base` added at its end. */
function withBase(bytes: Uint8Array, base: AgingInBase): Uint8Array {
  const report = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
  return new TextEncoder().encode(
    `${JSON.stringify({ ...report, base: baseJson(base) }, null, 2)}\n`,
  );
}

export const agingCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('aging')), ['table', 'json', 'csv', 'xlsx', 'pdf'])
    .description('what is owed, by how late it is')
    .option('--basis <basis>', 'days count from the due or the invoice date', 'due')
    .option('--limits <days>', 'upper ends of the overdue columns', '30,60,90')
    .option('--by <grouping>', AGING_GROUPINGS.join(', '), 'customer')
    .option('--currency <code>', 'only this currency')
    .option('--in-base', "add everything in the company's currency, with the rates", false)
    .option('--out <file>', 'write to a file')
    .action(async (flags: Flags) => {
      const query = queryOf(flags);
      const { format, inBase } = flags;
      if (inBase && format !== 'table' && format !== 'json')
        throw usage(`--in-base adds to table and json; leave it out for ${format}`);
      if (inBase && query.currency !== null)
        throw usage('--in-base adds up every currency; leave out --currency');
      const { reading } = await import('../terminal/session.ts');
      await reading(ledgerPath(flags), async (session) => {
        const base = inBase ? await session.call('aging.inBase', query) : null;
        if (format === 'table') {
          const report = agingTable(await session.call('aging.report', query));
          return emit(base === null ? report : report + baseTable(base), flags.out);
        }
        const file = await session.call('aging.export', { ...query, format });
        emitFile(base === null ? file : { ...file, bytes: withBase(file.bytes, base) }, flags.out);
      });
    });
};
