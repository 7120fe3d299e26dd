/** `duebook undo BATCH`: reverses every fact of an import batch, as one. */
import type { AddCommand } from './terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from './terminal/options.ts';
import { usage } from './terminal/refusal.ts';
import { print, printJson } from './terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly reason?: string;
}

export const undoCommand: AddCommand = (program) => {
  withFormat(withLedger(program.command('undo')), ['table', 'json'])
    .description('reverse an import batch')
    .argument('<batch>', 'its number, as import printed it')
    .option('--reason <text>', 'why, for the journal')
    .action(async (batch: string, flags: Flags) => {
      if (!/^[1-9]\d*$/.test(batch)) throw usage(`"${batch}" is not the number of a batch`);
      const { writing } = await import('./terminal/session.ts');
      const view = await writing(ledgerPath(flags), (session) =>
        session.call('imports.undo', {
          batchId: Number(batch),
          ...(flags.reason === undefined ? {} : { reason: flags.reason }),
        }),
      );
      if (flags.format === 'json')
        printJson({ batch: view.batchId, undoneAt: view.undoneAt, facts: view.facts });
      else print(`batch ${view.batchId} (${view.fileName}) is undone\n`);
    });
};
