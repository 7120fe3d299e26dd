/** `duebook letters pdf NUMBER… --out FILE`: the frozen bytes, every time the same. */
import type { AddCommand } from '../terminal/command.ts';
import { ledgerPath, withLedger, type LedgerFlag, type OutFlag } from '../terminal/options.ts';
import { emitFile } from '../terminal/write-out.ts';

export const addPdf: AddCommand = (letters) => {
  withLedger(letters.command('pdf'))
    .description('the letters as they were issued, in one PDF')
    .argument('<number...>', 'like L-2026-0001')
    .option('--out <file>', 'write to a file')
    .action(async (numbers: string[], flags: LedgerFlag & OutFlag) => {
      const { reading } = await import('../terminal/session.ts');
      const file = await reading(ledgerPath(flags), (session) =>
        session.call('letters.pdf', { numbers }),
      );
      emitFile(file, flags.out);
    });
};
