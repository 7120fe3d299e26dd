/** `duebook customer same`: pairs that are probably one customer, the surest first. */
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { plain } from '../terminal/display.ts';
import { print, printJson } from '../terminal/write-out.ts';

export const addSame: AddCommand = (customer) => {
  withFormat(withLedger(customer.command('same')), ['table', 'json'])
    .description('customers that are probably one, to be merged')
    .action(async (flags: LedgerFlag & FormatFlag<'table' | 'json'>) => {
      const { reading } = await import('../terminal/session.ts');
      const pairs = await reading(ledgerPath(flags), (session) =>
        session.call('customers.mergeSuggestions', {}),
      );
      if (flags.format === 'json') return printJson({ pairs });
      if (pairs.length === 0) return print('no two customers look like one\n');
      for (const { from, fromName, into, intoName, because } of pairs)
        print(
          `${plain(`${from} ${fromName}`)}  into  ${plain(`${into} ${intoName}`)}\n  ${plain(because)}\n`,
        );
    });
};
