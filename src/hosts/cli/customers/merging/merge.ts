/**
 * `duebook customer merge FROM INTO`: what a merge would do; with `--reason` it is done.
 *
 *     C9 PETALO FLORES  into  C4 Pétalo Flores S.L.
 *     moves: 3 invoices, 1 receipt, 0 credit notes, 0 letters
 *     caution: C9 is in PT and C4 in ES: …
 *
 * Without `--reason` nothing is recorded.
 */
import type { CustomerMerge } from '../../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../../contract/values.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { plain } from '../../terminal/display.ts';
import { table } from '../../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { balanceJson } from '../balance.ts';
import type { MergePreview } from '../../../../contract/told.ts';

interface Flags extends VerbFlags {
  readonly reason?: string;
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

function previewText(preview: MergePreview): string {
  const { differences, balances, cautions } = preview;
  const lines = [
    `${preview.from} ${preview.fromName}  into  ${preview.into} ${preview.intoName}`,
    `moves: ${[
      counted(preview.invoices, 'invoice'),
      counted(preview.receipts, 'receipt'),
      counted(preview.creditNotes, 'credit note'),
      counted(preview.letters, 'letter'),
    ].join(', ')}`,
    ...balances.map(
      (one) =>
        `  ${one.currency} ${minorToDecimal(one.outstandingMinor, one.currency)} open, ${minorToDecimal(one.onAccountMinor, one.currency)} on account`,
    ),
    `leads to ${preview.into} from then on: ${preview.aliases.join(', ')}`,
    ...cautions.map((caution) => `caution: ${caution}`),
  ];
  return [
    lines.map((line) => `${plain(line)}\n`).join(''),
    ...(differences.length === 0
      ? []
      : [
          table(
            [
              { header: 'Field', of: (row) => row.field },
              { header: 'Stays', of: (row) => row.into },
              { header: 'Does not', of: (row) => row.from },
            ],
            differences,
          ),
        ]),
  ].join('\n');
}

const mergeJson = (
  { mergeId, from, fromName, reason, recordedAt }: CustomerMerge,
  into: string,
) => ({
  mergeId,
  from,
  fromName,
  into,
  reason,
  recordedAt,
});

const previewJson = ({ balances, ...preview }: MergePreview) => ({
  ...preview,
  standings: balances.map(balanceJson),
});

export const addMerge: AddCommand = (customer) => {
  verb(customer, 'merge', 'what merging one customer into another would do; with --reason, do it')
    .argument('<from>', 'the code that goes into the other')
    .argument('<into>', 'the code that stays')
    .option('--reason <text>', 'why they are one; without it nothing is recorded')
    .action(async (from: string, into: string, flags: Flags) => {
      const { reason } = flags;
      if (reason === undefined) {
        const preview = await inLedger(flags, 'read', (session) =>
          session.call('customers.mergePreview', { from, into }),
        );
        return answer(
          flags,
          previewJson(preview),
          () =>
            `${previewText(preview)}\nnothing is recorded yet; say why with --reason TEXT to merge them\n`,
        );
      }
      const merge = await inLedger(flags, 'write', (session) =>
        session.call('customers.merge', { from, into, reason }),
      );
      answer(
        flags,
        mergeJson(merge, into),
        () =>
          `${plain(`${merge.from} ${merge.fromName}`)} is part of ${plain(into)} now (merge ${merge.mergeId})\n`,
      );
    });
};
