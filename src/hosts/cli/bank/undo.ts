/** `duebook match undo LINE…`: takes the matches of lines back, with their receipts; all or none. */
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

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly reason: string;
}

export const addUndo: AddCommand = (match) => {
  withFormat(withLedger(match.command('undo')), ['table', 'json'])
    .description('take the matches of lines back, all of them or none')
    .argument('<lines...>', 'numbers of the lines')
    .option('--reason <text>', 'why', '')
    .action(async (lines: readonly string[], { reason, ...flags }: Flags) => {
      const lineIds = lines.map(lineArgument);
      const { writing } = await import('../terminal/session.ts');
      const [lineId] = lineIds;
      if (lineIds.length === 1 && lineId !== undefined) {
        const detail = await writing(ledgerPath(flags), (session) =>
          session.call('bank.undo', { lineId, reason }),
        );
        if (flags.format === 'json') printJson(detailJson(detail));
        else print(`line ${lineId} is open again\n`);
        return;
      }
      const done = await writing(ledgerPath(flags), (session) =>
        session.call('bank.undoTogether', { lineIds, reason }),
      );
      if (flags.format === 'json') printJson(done);
      else print(`${done.undone} lines are open again\n`);
    });
};
