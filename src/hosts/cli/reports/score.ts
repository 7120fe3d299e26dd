/**
 * `duebook score [CUSTOMER] [--as-of D] [--known-at I]`: the risk score of a customer and its reasons, or of
 * everybody, the highest first.
 *
 *      37.9  watch, C1004 Rosa SL, as of 2026-11-20
 *      29.9  of 40  payment
 *       4.0  of 15  exposure
 *       4.0  of 25  organisation
 *      11.9  payment_shift since 2026-10-21: The middle of the newest 3 invoices is …
 *     Do not raise the limit.
 */
import type { CallOutput } from '../../../contract/api.ts';
import type { Rendered } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { table, type Column } from '../terminal/table.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {}
type Score = Rendered<CallOutput<'signals.score'>>;
type Row = Rendered<CallOutput<'signals.scores'>>[number];

const COLUMNS: readonly Column<Row>[] = [
  { header: 'Score', of: (row) => row.score.toFixed(1), align: 'right' },
  { header: 'Band', of: (row) => row.band },
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Name', of: (row) => row.name },
];
const hundredths = (value: number): number => Math.round(value * 100) / 100;
const roundedPoints = <T extends { readonly points: number }>(one: T): T => ({
  ...one,
  points: hundredths(one.points),
});

const scoreJson = ({ asOf, customer, score, band, groups, reasons }: Score) => ({
  asOf,
  customer,
  score: score.toFixed(1),
  band,
  groups: groups.map(roundedPoints),
  reasons: reasons.map(({ signal: _, ...reason }) => roundedPoints(reason)),
});

/** Whole sentences, however narrow the terminal is: they are what the score is asked for. */
function told({ asOf, customer, name, score, band, groups, reasons, effects }: Score): string {
  const points = (of: number): string => of.toFixed(1).padStart(5);
  const lines = [
    `${points(score)}  ${band}, ${customer} ${name}, as of ${asOf}`,
    ...groups
      .filter((one) => one.points > 0)
      .map((one) => `${points(one.points)}  of ${one.cap}  ${one.group}`),
    ...reasons.map(
      ({ kind, onDate, because, ...one }) =>
        `${points(one.points)}  ${kind} since ${onDate}: ${because}`,
    ),
    ...effects,
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

export const scoreCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('score')), ['table', 'json'])
    .description('risk score of a customer, 0 to 100, and why; without a code of everybody')
    .argument('[customer]', 'code of the customer')
    .action(async (customer: string | undefined, flags: Flags) => {
      const moment = momentOf(flags);
      if (customer === undefined) {
        const rows = await inLedger(flags, 'read', (session) =>
          session.call('signals.scores', moment),
        );
        const json = rows.map(({ customer, score, band }) => ({
          customer,
          score: score.toFixed(1),
          band,
        }));
        answer(flags, { asOf: moment.asOf, rows: json }, () =>
          rows.length === 0 ? 'no customers\n' : table(COLUMNS, rows),
        );
        return;
      }
      const score = await inLedger(flags, 'read', (session) =>
        session.call('signals.score', { ...moment, customer }),
      );
      answer(flags, scoreJson(score), () => told(score));
    });
};
