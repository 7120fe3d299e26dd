/**
 * `duebook credit-file CUSTOMER [--as-of D] [--known-at I]`: what is on file before credit is given, what is
 * wanting, what was decided and what is proposed.
 *
 *     C1 Rosa SL, as of 2026-03-12
 *     decided   limited on 2026-01-12 (AS-1): one good reference
 *     proposed  cash_only: no financial statement; …
 *     open      report: the report (RP-2) says nothing of litigation
 *     done      references
 *     limit     12000.00 EUR since 2025-06-01, LI-1
 */
import type { CallOutput } from '../../../contract/api.ts';
import { minorToDecimal, type Rendered } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {}
type File = Rendered<CallOutput<'credit.file'>>;

const amountOf = ({ minor, currency }: File['limits'][number]): string =>
  minorToDecimal(minor, currency);

const json = ({ limits, parts, ...file }: File) => ({
  ...file,
  parts,
  limits: limits.map(({ minor: _, ...limit }, at) => ({
    ...limit,
    amount: amountOf(limits[at] as File['limits'][number]),
  })),
});

function told(file: File, asOf: string): string {
  const { decided, proposed } = file;
  const named = (key: string | null): string => (key === null ? '' : `, ${key}`);
  const rows: (readonly [string, string])[] = [
    ...(decided === null
      ? []
      : [
          [
            'decided',
            `${decided.decision} on ${decided.on} (${decided.key})${decided.reason === '' ? '' : `: ${decided.reason}`}`,
          ] as const,
        ]),
    ['proposed', `${proposed.decision}: ${proposed.because.join('; ')}`],
    ...file.parts.map(
      ({ part, state, wanting }) =>
        [state, wanting === null ? part : `${part}: ${wanting}`] as const,
    ),
    ...file.statements.flatMap(({ key, says }) =>
      says.map((one) => ['statement', `${key}: ${one}`] as const),
    ),
    ...file.limits.map(
      (limit) =>
        [
          limit.isInForce ? 'limit' : 'not now',
          `${amountOf(limit)} ${limit.currency}${limit.on === null ? ' of the details' : ` since ${limit.on}`}${limit.until === null ? '' : ` until ${limit.until}`}${named(limit.key)}`,
        ] as const,
    ),
  ];
  const lines = [
    `${file.customer} ${file.name}, as of ${asOf}`,
    ...rows.map(([label, words]) => `${label.padEnd(9)} ${words}`),
    ...(file.refresh === null ? [] : [file.refresh]),
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

export const creditFileCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('credit-file')), ['table', 'json'])
    .description('report, references, statements and assessment of a customer, and what follows')
    .argument('<customer>', 'code of the customer')
    .action(async (customer: string, flags: Flags) => {
      const moment = momentOf(flags);
      const file = await inLedger(flags, 'read', (session) =>
        session.call('credit.file', { ...moment, customer }),
      );
      answer(flags, { ...moment, ...json(file) }, () => told(file, moment.asOf));
    });
};
