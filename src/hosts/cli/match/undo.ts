/** `duebook match undo LINE`: takes the matches of a line back, with their receipts. */
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
import { detailJson } from './match-json.ts';

export const addUndo: AddCommand = (match) => {
  withFormat(withLedger(match.command('undo')), ['table', 'json'])
    .description('take the matches of a line back')
    .argument('<line>', 'number of the line')
    .option('--reason <text>', 'why', '')
    .action(
      async (
        line: string,
        flags: LedgerFlag & FormatFlag<'table' | 'json'> & { readonly reason: string },
      ) => {
        const lineId = lineArgument(line);
        const { writing } = await import('../terminal/session.ts');
        const detail = await writing(ledgerPath(flags), (session) =>
          session.call('bank.undo', { lineId, reason: flags.reason }),
        );
        if (flags.format === 'json') printJson(detailJson(detail));
        else print(`line ${lineId} is open again\n`);
      },
    );
};
