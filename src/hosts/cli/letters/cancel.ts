/** `duebook letters cancel NUMBER --reason TEXT`: the number stays in the register. */
import { letterJson } from './list.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { print, printJson } from '../terminal/write-out.ts';

export const addCancel: AddCommand = (letters) => {
  withFormat(withLedger(letters.command('cancel')), ['table', 'json'])
    .description('cancel an issued letter')
    .argument('<number>', 'like L-2026-0001')
    .requiredOption('--reason <text>', 'why')
    .action(
      async (
        number: string,
        flags: LedgerFlag & FormatFlag<'table' | 'json'> & { readonly reason: string },
      ) => {
        const { writing } = await import('../terminal/session.ts');
        const row = await writing(ledgerPath(flags), (session) =>
          session.call('letters.cancel', { number, reason: flags.reason }),
        );
        if (flags.format === 'json') printJson(letterJson(row));
        else print(`${row.number} is cancelled\n`);
      },
    );
};
