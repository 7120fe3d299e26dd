/**
 * `duebook restore FILE --to FILE`: a backup, or a ledger whose program was killed, as a ledger again;
 * checked before anything is written. What was recorded last is in `FILE-wal` and is taken with it.
 */
import { basename, dirname } from 'node:path';
import { readLedgerFiles } from '../../engine/read-ledger-files.ts';
import type { AddCommand } from './terminal/command.ts';
import { freshPath } from './terminal/options.ts';
import { readOrRefuse } from './terminal/read-input.ts';
import { Refused } from './terminal/refusal.ts';
import type { Session } from './terminal/session.ts';
import { print } from './terminal/write-out.ts';

export const restoreCommand: AddCommand = (program) => {
  program
    .command('restore')
    .description('make a ledger from a backup')
    .argument('<file>', 'the backup, or a ledger that was not closed')
    .requiredOption('--to <file>', 'the new ledger: NAME.duebook')
    .option('--accept-loss', 'also when what was recorded last is missing', false)
    .action(async (file: string, flags: { readonly to: string; readonly acceptLoss: boolean }) => {
      const to = freshPath(flags.to);
      const { bytes, log, index } = readOrRefuse(file, readLedgerFiles);
      const { withEngine } = await import('./terminal/session.ts');
      const adopt = (session: Session) =>
        session.call('workspace.adopt', {
          fileName: basename(to),
          bytes,
          log,
          logIndex: index,
          acceptLoss: flags.acceptLoss,
          keepName: true,
        });
      const info = await withEngine(null, adopt, dirname(to)).catch((thrown: unknown) => {
        if (!(thrown instanceof Refused)) throw thrown;
        // The engine knows the new name only; what is wrong is wrong with the backup.
        const message = thrown.error.message
          .replaceAll(basename(to), file)
          .replaceAll('accept the loss', 'accept the loss (--accept-loss)');
        throw new Refused({ ...thrown.error, message }, thrown.exit);
      });
      print(
        `${flags.to}: ${info.company}, ${info.counts.customers} customers, ${info.counts.invoices} invoices\n`,
      );
    });
};
