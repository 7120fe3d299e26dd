/**
 * `duebook rates show CURRENCY [--on DATE] [--in CURRENCY]`: the rate that counts on a day.
 *
 *     1 USD = 0.8538980446 EUR on 2026-04-12, by the rate of 2026-04-10 (ECB)
 */
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
  readonly in?: string;
}

export const addShow: AddCommand = (rates) => {
  withFormat(withLedger(rates.command('show')), ['table', 'json'])
    .description('the rate of a currency that counts on a day')
    .argument('<currency>', 'three letters, like USD')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--in <currency>', "the other currency (default: the company's)")
    .action(async (currency: string, flags: Flags) => {
      const on = dateFlag(flags.on, '--on');
      const { reading } = await import('../terminal/session.ts');
      const shown = await reading(ledgerPath(flags), async (session) => {
        const from = currency.toUpperCase();
        const to = flags.in?.toUpperCase() ?? (await session.call('company.get', {})).currency;
        const { amountMinor: _, ...rate } = await session.call('rates.convert', {
          amountMinor: 1,
          from,
          to,
          on,
        });
        return { from, to, on, ...rate };
      });
      if (flags.format === 'json') return printJson(shown);
      const { from, to, rate, rateOn, source } = shown;
      print(
        `1 ${from} = ${rate} ${to} on ${on}${source === '' ? '' : `, by the rate of ${rateOn} (${source})`}\n`,
      );
    });
};
