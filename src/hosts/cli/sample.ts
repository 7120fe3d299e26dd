/**
 * `duebook sample FILE [--bank FILE]`: the sample company's ledger, and its newest week at the bank. It is made in a folder of its own and moved
 * when it is whole, so that a break in the middle leaves no half ledger under the name asked for.
 */
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { AddCommand } from './terminal/command.ts';
import { freshPath } from './terminal/options.ts';
import { Refused } from './terminal/refusal.ts';
import { print, writeFile } from './terminal/write-out.ts';

function newFolderBeside(path: string): string {
  try {
    return mkdtempSync(join(dirname(path), '.duebook-sample-'));
  } catch (thrown) {
    throw new Refused({
      code: 'not_writable',
      message: `${path} cannot be written: ${(thrown as Error).message}`,
    });
  }
}

export const sampleCommand: AddCommand = (program) => {
  program
    .command('sample')
    .description("make the sample company's ledger")
    .argument('<file>', 'where: NAME.duebook')
    .option('--bank <file>', 'also write its bank statement of the last week (CAMT.053)')
    .action(async (file: string, flags: { readonly bank?: string }) => {
      const path = freshPath(file);
      if (flags.bank !== undefined) freshPath(flags.bank);
      const folder = newFolderBeside(path);
      try {
        const { withEngine } = await import('./terminal/session.ts');
        const { info, bank } = await withEngine(
          null,
          async (session) => ({
            info: await session.call('workspace.sample', {}),
            bank:
              flags.bank === undefined ? null : await session.call('workspace.sampleBankFile', {}),
          }),
          folder,
        );
        const made = readdirSync(folder).find((name) => name.endsWith('.duebook'));
        if (made === undefined) throw new Error('the sample ledger was not made');
        renameSync(join(folder, made), path);
        if (bank !== null && flags.bank !== undefined) writeFile(flags.bank, bank.bytes);
        const { customers, invoices } = info.counts;
        print(`${basename(file)}: ${info.company}, ${customers} customers, ${invoices} invoices\n`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
};
