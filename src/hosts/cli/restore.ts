/** `duebook restore FILE --to FILE`: a backup as a ledger again, checked before anything is written. */
import { basename, dirname } from 'node:path';
import type { AddCommand } from './terminal/command.ts';
import { freshPath } from './terminal/options.ts';
import { Refused } from './terminal/refusal.ts';
import type { Session } from './terminal/session.ts';
import { print } from './terminal/write-out.ts';
import { readInput } from './terminal/read-input.ts';

export const restoreCommand: AddCommand = (program) => {
  program
    .command('restore')
    .description('make a ledger from a backup')
    .argument('<file>', 'the backup')
    .requiredOption('--to <file>', 'the new ledger: NAME.duebook')
    .action(async (file: string, flags: { readonly to: string }) => {
      const to = freshPath(flags.to);
      const bytes = readInput(file);
      const { withEngine } = await import('./terminal/session.ts');
      const adopt = (session: Session) =>
        session.call('desk.adopt', { fileName: basename(to), bytes });
      const info = await withEngine(null, adopt, dirname(to)).catch((thrown: unknown) => {
        if (!(thrown instanceof Refused)) throw thrown;
        // The engine knows the new name only; what is wrong is wrong with the backup.
        const message = thrown.error.message.replaceAll(basename(to), file);
        throw new Refused({ ...thrown.error, message }, thrown.exit);
      });
      print(
        `${flags.to}: ${info.company}, ${info.counts.customers} customers, ${info.counts.invoices} invoices\n`,
      );
    });
};
