/** The flags that say what a file is attached to, and the list of what is kept. */
import type { Command } from 'commander';
import type { AttachmentTarget, AttachmentView } from '../../../../contract/calls/contracts.ts';
import { usage } from '../../terminal/refusal.ts';
import { numberColumn, type Column } from '../../terminal/table.ts';

export interface TargetFlags {
  readonly customer?: string;
  readonly invoice?: string;
  readonly contract?: string;
}

export const withTarget = (command: Command): Command =>
  command
    .option('--customer <code>', 'with this customer')
    .option('--invoice <number>', 'with this invoice')
    .option('--contract <number>', 'with this contract of the customer');

export function targetOf({ customer, invoice, contract }: TargetFlags): AttachmentTarget {
  if (invoice !== undefined && customer === undefined && contract === undefined)
    return { kind: 'invoice', invoice };
  if (customer === undefined || invoice !== undefined)
    throw usage(
      'say what the paper is kept with: --customer CODE, --invoice NUMBER, or --customer CODE --contract NUMBER',
    );
  return contract === undefined
    ? { kind: 'customer', customer }
    : { kind: 'contract', customer, number: contract };
}

export const COLUMNS: readonly Column<AttachmentView>[] = [
  numberColumn('No.', (row) => row.attachmentId),
  { header: 'File', of: (row) => row.fileName },
  { header: 'Kind', of: (row) => row.mediaType },
  numberColumn('Bytes', (row) => row.sizeBytes),
  { header: 'Note', of: (row) => row.note },
];
