/**
 * `duebook backtest [--from D] [--to D] [--late 30] [--ahead 60] [--set h=4,5,6]`: what the detectors would
 * have said on each day of the past, beside the items that came to be more than `--late` days late.
 *
 *     2012-03-02 to 2013-12-30: 100 customers, 141.2 customer-years, 61 defaults
 *     Detector       With    Alerts  Warned  Missed  Days ahead  Before due  False  False a year  Right
 *     payment_shift  h=5         40      31      30          24          12      9           .06     31
 */
import type { CallOutput } from '../../../contract/api.ts';
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag, withFormat, withLedger, type LedgerFlag } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';
import { wholeWithin } from '../terminal/words.ts';

interface Flags extends LedgerFlag, VerbFlags {
  readonly from?: string;
  readonly to?: string;
  readonly late: number;
  readonly ahead: number;
  readonly set: readonly number[];
}
type Told = CallOutput<'signals.backtest'>;
type Row = Told['detectors'][number];

const withParameters = ({ parameters }: Row): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(3));

const COLUMNS: readonly Column<Row>[] = [
  { header: 'Detector', of: (row) => row.detector },
  { header: 'With', of: withParameters },
  numberColumn('Alerts', (row) => row.alerts),
  numberColumn('Warned', (row) => row.warned),
  numberColumn('Missed', (row) => row.missed),
  { header: 'Days ahead', of: (row) => String(row.leadMedian ?? '-'), align: 'right' },
  numberColumn('Before due', (row) => row.beforeDue),
  numberColumn('False', (row) => row.false),
  {
    header: 'False a year',
    of: (row) => row.falsePerYear?.toFixed(2) ?? '-',
    align: 'right',
  },
  numberColumn('Right', (row) => row.right),
];

const POWERS = [
  ['score', 'the score'],
  ['oldest', 'days of the oldest item'],
  ['adbt', 'average days beyond terms'],
  ['lateBefore', 'was late before'],
] as const;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function told({
  from,
  to,
  late,
  ahead,
  customers,
  customerYears,
  defaults,
  ...rest
}: Told): string {
  const { detectors, ranking } = rest;
  if (customers === 0)
    return `Nobody has eight payments by ${to}: there is nothing to test against.\n`;
  const powers = POWERS.map(
    ([name, words]) => `  ${(ranking[name]?.toFixed(3) ?? '-').padStart(6)}  ${words}\n`,
  );
  return [
    `${from} to ${to}: ${customers} customers, ${customerYears.toFixed(1)} customer-years, ` +
      `${times(defaults.length)} more than ${late} days late; warned: within ${ahead} days before\n\n`,
    table(COLUMNS, detectors),
    `\nWho is the worse risk, on ${ranking.days} first days of months, ${ranking.defaults} of them before a default (1: always right, 0.5: guessing)\n`,
    ...powers,
  ].join('');
}

const json = ({ detectors, ranking, ...rest }: Told) => ({
  ...rest,
  customerYears: Number(rest.customerYears.toFixed(2)),
  detectors: detectors.map((one) => ({ ...one, falsePerYear: rounded(one.falsePerYear) })),
  ranking: {
    ...ranking,
    ...Object.fromEntries(POWERS.map(([name]) => [name, rounded(ranking[name])])),
  },
});

/** `h=4,5,6`: alarm levels to be tried. */
function alarmLevels(text: string): readonly number[] {
  const [name, list = ''] = text.split('=', 2);
  const levels = list.split(',').map(Number);
  if (name !== 'h' || levels.some((h) => !(h >= 4 && h <= 6)))
    throw usage(`--set ${text} is not h=N,N: levels from 4 to 6, like h=4,5,6`);
  return levels;
}

export const backtestCommand: AddCommand = (program) => {
  withFormat(withLedger(program.command('backtest')), ['table', 'json'])
    .description('what the risk signals would have said in the past, beside what came')
    .option('--from <date>', 'first day; otherwise the first with a customer of eight payments')
    .option('--to <date>', 'last day; otherwise today')
    .option(
      '--late <days>',
      'an item more days late than this is a default',
      (text: string) => wholeWithin(text, 0, 365, '--late'),
      30,
    )
    .option(
      '--ahead <days>',
      'days before a default in which an alarm has warned',
      (text: string) => wholeWithin(text, 1, 365, '--ahead'),
      60,
    )
    .option(
      '--set <parameter>',
      'alarm levels of the payment shift, like h=4,5,6',
      alarmLevels,
      [5],
    )
    .action(async (flags: Flags) => {
      const { late, ahead, set } = flags;
      // Without one it begins with whoever is watched first.
      const from = flags.from === undefined ? null : dateFlag(flags.from, '--from');
      const asOf = dateFlag(flags.to, '--to');
      const found = await inLedger(flags, 'read', (session) =>
        session.call('signals.backtest', { from, late, ahead, hs: [...set], asOf, knownAt: null }),
      );
      answer(flags, json(found), () => told(found));
    });
};
