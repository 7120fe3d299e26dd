/** `duebook new FILE --company NAME --currency EUR --country ES` */
import { basename } from 'node:path';
import { isCurrencyCode } from '../../contract/values.ts';
import type { AddCommand } from './terminal/command.ts';
import { pathOf } from './terminal/options.ts';
import { usage } from './terminal/refusal.ts';
import { print } from './terminal/write-out.ts';

interface Flags {
  readonly company: string;
  readonly currency: string;
  readonly country: string;
}

export const newCommand: AddCommand = (program) => {
  program
    .command('new')
    .description('make a ledger')
    .argument('<file>', 'where: NAME.duebook')
    .requiredOption('--company <name>', 'whose ledger it is')
    .requiredOption('--currency <code>', 'its own currency, like EUR')
    .requiredOption('--country <code>', 'its country, like ES')
    .action(async (file: string, flags: Flags) => {
      const company = flags.company.trim();
      if (company === '') throw usage('--company is empty; write the name of the company');
      if (!isCurrencyCode(flags.currency))
        throw usage(
          `--currency ${flags.currency} is not a currency code (three letters, like EUR)`,
        );
      if (!/^[A-Z]{2}$/.test(flags.country))
        throw usage(`--country ${flags.country} is not a country code (two letters, like ES)`);
      const { withEngine } = await import('./terminal/session.ts');
      await withEngine(
        {
          path: pathOf(file),
          mode: 'create',
          company,
          currency: flags.currency,
          country: flags.country,
        },
        async () => print(`${basename(file)}: the ledger of ${company}, in ${flags.currency}\n`),
      );
    });
};
