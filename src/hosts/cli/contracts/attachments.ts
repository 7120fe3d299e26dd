import type { Command } from 'commander';
import path from 'node:path';
import type { AttachmentTarget, AttachmentView } from '../../../contract/calls/contracts.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { type LedgerFlag, type OutFlag, withLedger } from '../terminal/options.ts';
import { readInput } from '../terminal/read-input.ts';
import { usage } from '../terminal/refusal.ts';
import { type Column, numberColumn, table } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { wholeNumber } from '../terminal/whole-number.ts';
import { emitFile } from '../terminal/write-out.ts';

/** The flags that say what a file is attached to, and the list of what is kept. */
interface TargetFlags {
  readonly customer?: string;
  readonly invoice?: string;
  readonly contract?: string;
}

const withTarget = (command: Command): Command =>
  command
    .option('--customer <code>', 'with this customer')
    .option('--invoice <number>', 'with this invoice')
    .option('--contract <number>', 'with this contract of the customer');

function targetOf({ customer, invoice, contract }: TargetFlags): AttachmentTarget {
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

const COLUMNS: readonly Column<AttachmentView>[] = [
  numberColumn('No.', (row) => row.attachmentId),
  { header: 'File', of: (row) => row.fileName },
  { header: 'Kind', of: (row) => row.mediaType },
  numberColumn('Bytes', (row) => row.sizeBytes),
  { header: 'Note', of: (row) => row.note },
];

/** `duebook attach add FILE --customer|--invoice|--contract …`: the bytes go into the ledger. */
interface AddFlags extends VerbFlags, TargetFlags {
  readonly note: string;
}

const addAdd: AddCommand = (attach) => {
  withTarget(verb(attach, 'add', 'keep a paper'))
    .argument('<file>', 'the file; at most 25 MB')
    .option('--note <text>', 'what it is', '')
    .action(async (file: string, flags: AddFlags) => {
      const target = targetOf(flags);
      const paper = { fileName: path.basename(file), bytes: readInput(file), note: flags.note };
      const kept = await inLedger(flags, 'write', (session) =>
        session.call('attachments.add', { target, ...paper }),
      );
      answer(
        flags,
        kept,
        () => `${plain(kept.fileName)} is kept as attachment ${kept.attachmentId}\n`,
      );
    });
};

/** `duebook attach list --customer|--invoice|--contract …`: what is kept, newest first. */
const addList: AddCommand = (attach) => {
  withTarget(verb(attach, 'list', 'papers that are kept')).action(
    async (flags: VerbFlags & TargetFlags) => {
      const target = targetOf(flags);
      const attachments = await inLedger(flags, 'read', (session) =>
        session.call('attachments.list', { target }),
      );
      answer(flags, { attachments }, () =>
        attachments.length === 0 ? 'no papers are kept\n' : table(COLUMNS, attachments),
      );
    },
  );
};

/** `duebook attach get NUMBER --out FILE`: the bytes as they came. */
const addGet: AddCommand = (attach) => {
  withLedger(attach.command('get'))
    .description('one paper, as it came')
    .argument('<number>', 'as "attach list" shows it')
    .option('--out <file>', 'write to a file')
    .action(async (number: string, flags: LedgerFlag & OutFlag) => {
      const attachmentId = wholeNumber(number, 'a paper', 'attach list');
      const file = await inLedger(flags, 'read', (session) =>
        session.call('attachments.get', { attachmentId }),
      );
      emitFile(file, flags.out);
    });
};

/** `duebook attach remove NUMBER --reason TEXT`: off the list; the bytes stay in the ledger. */
interface RemoveFlags extends VerbFlags {
  readonly reason: string;
}

const addRemove: AddCommand = (attach) => {
  verb(attach, 'remove', 'take a paper off the list')
    .argument('<number>', 'as "attach list" shows it')
    .requiredOption('--reason <text>', 'why')
    .action(async (number: string, flags: RemoveFlags) => {
      const attachmentId = wholeNumber(number, 'a paper', 'attach list');
      await inLedger(flags, 'write', (session) =>
        session.call('attachments.remove', { attachmentId, reason: flags.reason }),
      );
      answer(
        flags,
        { attachmentId, removed: true },
        () => `attachment ${attachmentId} is off the list\n`,
      );
    });
};

/**
 * `duebook attach add|list|get|remove`: attachments of a customer, an invoice or a contract; each
 * verb is a file beside this one.
 *
 *     duebook attach add scan.pdf --customer C4 --contract K-2026-014 --note "signed copy"
 */
export const attachCommand: AddCommand = (program, setExit) => {
  const attach = program
    .command('attach')
    .description('papers kept with a customer, an invoice or a contract');
  for (const add of [addAdd, addList, addGet, addRemove]) add(attach, setExit);
};
