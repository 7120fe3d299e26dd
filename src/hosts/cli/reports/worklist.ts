/**
 * `duebook worklist [--as-of D] [--known-at I] [--due]`: whom to see to, in order, and why.
 *
 *     #  Customer  Cur.     Open  Overdue  Days  Bucket     Score  Next           On          Because
 *     1  C1013     EUR  28611.46  20345.45  108  quasi-bad   81.6  K11 level 3    2026-11-26  promise P-2 …
 */
import type { CallOutput } from '../../../contract/api.ts';
import { rankedRow } from '../../../contract/calls/worklist.ts';
import { minorToDecimal, type Rendered } from '../../../contract/values.ts';
import { nextStepJson } from '../case/case.ts';
import type { AddCommand } from '../terminal/command.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { amountColumn, numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {
  readonly due: boolean;
}
type List = Rendered<CallOutput<'worklist.list'>>;
type Row = ReturnType<typeof rowOf>;

const COLUMNS: readonly Column<Row>[] = [
  numberColumn('#', (row) => row.rank),
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Cur.', of: (row) => row.currency },
  amountColumn('Open', (row) => row.openMinor),
  amountColumn('Overdue', (row) => row.overdueMinor),
  numberColumn('Days', (row) => row.daysPastDue),
  { header: 'Bucket', of: (row) => row.bucket },
  { header: 'Score', of: (row) => row.score.toFixed(1), align: 'right' },
  { header: 'Next', of: (row) => nextOf(row) },
  { header: 'On', of: (row) => row.nextStep?.on ?? '' },
  { header: 'Because', of: (row) => row.because.join('; ') },
];

/** With its rank, what depends on the whole list, and its reasons. */
function rowOf(row: List['rows'][number], at: number, list: List) {
  const { customer, name, country, parts: _, currency, reach: __, reasons, ...more } = row;
  if (reasons === null) throw new Error(`${customer} is in the worklist without reasons`);
  const { score, parts, reach } = rankedRow(row, list);
  return {
    rank: at + 1,
    customer,
    name,
    country,
    score,
    parts,
    currency,
    ...more,
    reach,
    ...reasons,
  };
}

const nextOf = ({ nextStep }: Row): string =>
  nextStep === null ? '' : `${nextStep.step} ${nextStep.name}`;

const tenths = (parts: Row['parts']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parts).map(([part, points]) => [part, points.toFixed(1)]));

export const worklistCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('worklist')), ['table', 'json'])
    .description('whom to see to, in order, and why')
    .option('--due', 'only those with something to do on the day', false)
    .action(async (flags: Flags) => {
      const moment = momentOf(flags);
      const list = await inLedger(flags, 'read', (session) =>
        session.call('worklist.list', { ...moment, withReasons: true }),
      );
      const all = list.rows.map((row, at) => rowOf(row, at, list));
      const rows = flags.due ? all.filter(({ isDue }) => isDue) : all;
      const json = {
        ...moment,
        // Named where the JSON has always had them.
        rows: rows.map(
          ({
            openMinor,
            overdueMinor,
            others,
            nextStep,
            because,
            state,
            chips,
            line,
            reach,
            ...row
          }) => ({
            ...row,
            score: row.score.toFixed(1),
            parts: tenths(row.parts),
            because,
            state,
            chips,
            line,
            reach,
            open: minorToDecimal(openMinor, row.currency),
            overdue: minorToDecimal(overdueMinor, row.currency),
            others: others.map((other) => ({
              currency: other.currency,
              open: minorToDecimal(other.openMinor, other.currency),
              overdue: minorToDecimal(other.overdueMinor, other.currency),
            })),
            nextStep: nextStep?.step ?? null,
            nextOn: nextStep?.on ?? null,
            next: nextStep === null ? null : nextStepJson(nextStep),
          }),
        ),
      };
      answer(flags, json, () => (rows.length === 0 ? 'nothing to do\n' : table(COLUMNS, rows)));
    });
};
