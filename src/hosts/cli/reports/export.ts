/** `duebook export --out FOLDER`: the six exchange files. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AddCommand } from '../terminal/command.ts';
import { ledgerPath, pathOf, withLedger, type LedgerFlag } from '../terminal/options.ts';
import { Refused } from '../terminal/refusal.ts';
import { print, writeFile } from '../terminal/write-out.ts';

function makeFolder(folder: string): void {
  try {
    mkdirSync(pathOf(folder), { recursive: true });
  } catch (thrown) {
    throw new Refused({
      code: 'not_writable',
      message: `${folder} cannot be made: ${(thrown as Error).message}`,
    });
  }
}

export const exportCommand: AddCommand = (program) => {
  withLedger(program.command('export'))
    .description(
      'write customers, invoices, credit notes, receipts and allocations as exchange CSV',
    )
    .requiredOption('--out <folder>', 'the folder; it is made when missing')
    .action(async (flags: LedgerFlag & { readonly out: string }) => {
      const { reading } = await import('../terminal/session.ts');
      const files = await reading(ledgerPath(flags), (session) =>
        session.call('exchange.export', {}),
      );
      makeFolder(flags.out);
      for (const file of files) {
        writeFile(join(flags.out, file.fileName), file.bytes);
        print(`${join(flags.out, file.fileName)}\n`);
      }
    });
};
