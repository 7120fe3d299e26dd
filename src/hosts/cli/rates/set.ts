/** `duebook rates set BASE CURRENCY RATE [--on DATE] --source TEXT`: one rate by hand. */
import type { AddCommand } from '../terminal/command.ts';
import {
  dateFlag,
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly on?: string;
  readonly source: string;
}

export const addSet: AddCommand = (rates) => {
  withFormat(withLedger(rates.command('set')), ['table', 'json'])
    .description('one rate by hand: one BASE is RATE of CURRENCY')
    .argument('<base>', 'three letters, like EUR')
    .argument('<currency>', 'three letters, like USD')
    .argument('<rate>', 'like 1.0832')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--source <text>', 'who says so', 'entered by hand')
    .action(async (base: string, currency: string, rate: string, flags: Flags) => {
      const on = dateFlag(flags.on, '--on');
      const { writing } = await import('../terminal/session.ts');
      const row = await writing(ledgerPath(flags), (session) =>
        session.call('rates.record', {
          base: base.toUpperCase(),
          currency: currency.toUpperCase(),
          on,
          rate,
          source: flags.source,
        }),
      );
      if (flags.format === 'json') return printJson(row);
      print(`1 ${row.base} = ${row.rate} ${row.currency} of ${row.on} (${row.source})\n`);
    });
};
