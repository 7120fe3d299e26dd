/** `duebook rates set BASE CURRENCY RATE [--on DATE] --source TEXT`: one rate by hand. */
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag } from '../terminal/options.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends VerbFlags {
  readonly on?: string;
  readonly source: string;
}

export const addSet: AddCommand = (rates) => {
  verb(rates, 'set', 'one rate by hand: one BASE is RATE of CURRENCY')
    .argument('<base>', 'three letters, like EUR')
    .argument('<currency>', 'three letters, like USD')
    .argument('<rate>', 'like 1.0832')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--source <text>', 'who says so', 'entered by hand')
    .action(async (base: string, currency: string, rate: string, flags: Flags) => {
      const on = dateFlag(flags.on, '--on');
      const row = await inLedger(flags, 'write', (session) =>
        session.call('rates.record', {
          base: base.toUpperCase(),
          currency: currency.toUpperCase(),
          on,
          rate,
          source: flags.source,
        }),
      );
      answer(
        flags,
        row,
        () => `1 ${row.base} = ${row.rate} ${row.currency} of ${row.on} (${row.source})\n`,
      );
    });
};
