/** `duebook match return LINE --receipt NUMBER`: a returned debit takes its receipt back. */
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { printJson } from '../terminal/write-out.ts';
import { printMatches } from './accept.ts';
import { lineArgument } from './line-argument.ts';
import { detailJson } from './match-json.ts';

export const addReturn: AddCommand = (match) => {
  withFormat(withLedger(match.command('return')), ['table', 'json'])
    .description('a returned debit: reverses the receipt from the day of the line')
    .argument('<line>', 'number of the line')
    .requiredOption('--receipt <number>', 'the receipt that came back')
    .action(
      async (
        line: string,
        flags: LedgerFlag & FormatFlag<'table' | 'json'> & { readonly receipt: string },
      ) => {
        const lineId = lineArgument(line);
        const { writing } = await import('../terminal/session.ts');
        const detail = await writing(ledgerPath(flags), (session) =>
          session.call('bank.acceptReturn', { lineId, receipt: flags.receipt }),
        );
        if (flags.format === 'json') printJson(detailJson(detail));
        else printMatches(detail);
      },
    );
};
