/** `duebook match aside LINE… --note TEXT`: not a customer's money. */
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { lineArgument } from './line-argument.ts';

export const addAside: AddCommand = (match) => {
  withFormat(withLedger(match.command('aside')), ['table', 'json'])
    .description("set lines aside that are not a customer's money")
    .argument('<lines...>', 'numbers of the lines')
    .requiredOption('--note <text>', 'what they are: bank charge, rent, supplier')
    .action(
      async (
        lines: readonly string[],
        flags: LedgerFlag & FormatFlag<'table' | 'json'> & { readonly note: string },
      ) => {
        const lineIds = lines.map(lineArgument);
        const { writing } = await import('../terminal/session.ts');
        const done = await writing(ledgerPath(flags), (session) =>
          session.call('bank.setAside', { lineIds, note: flags.note }),
        );
        if (flags.format === 'json') printJson(done);
        else print(`${done.setAside} set aside\n`);
      },
    );
};
