/** `duebook backup --out FILE`: a copy of the ledger that was checked. */
import type { AddCommand } from './terminal/command.ts';
import { freshPath, ledgerPath, withLedger, type LedgerFlag } from './terminal/options.ts';
import { print, writeFile } from './terminal/write-out.ts';

export const backupCommand: AddCommand = (program) => {
  withLedger(program.command('backup'))
    .description('write a checked copy of the ledger')
    .requiredOption('--out <file>', 'where; a file that is there is never overwritten')
    .action(async (flags: LedgerFlag & { readonly out: string }) => {
      const out = freshPath(flags.out);
      const { reading } = await import('./terminal/session.ts');
      const file = await reading(ledgerPath(flags), (session) =>
        session.call('workspace.backup', {}),
      );
      writeFile(out, file.bytes);
      print(`${flags.out}: ${file.bytes.byteLength} bytes, checked\n`);
    });
};
