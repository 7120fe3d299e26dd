/** `duebook customer unmerge MERGE --reason TEXT`: takes a merge apart; each has its own again. */
import type { AddCommand } from '../terminal/command.ts';
import { wholeNumber } from '../terminal/whole-number.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly reason: string;
}

export const addUnmerge: AddCommand = (customer) => {
  withFormat(withLedger(customer.command('unmerge')), ['table', 'json'])
    .description('take a merge apart')
    .argument('<merge>', 'its number, as "customer alias CODE" shows it')
    .requiredOption('--reason <text>', 'why they are two')
    .action(async (merge: string, flags: Flags) => {
      const mergeId = wholeNumber(merge, 'a merge', 'customer alias CODE');
      const { writing } = await import('../terminal/session.ts');
      await writing(ledgerPath(flags), (session) =>
        session.call('customers.unmerge', { mergeId, reason: flags.reason }),
      );
      if (flags.format === 'json') return printJson({ mergeId, undone: true });
      print(`merge ${mergeId} is taken apart\n`);
    });
};
