/**
 * `duebook rates show CURRENCY [--on DATE] [--in CURRENCY]`: the rate that counts on a day.
 *
 *     1 USD = 0.8538980446 EUR on 2026-04-12, by the rate of 2026-04-10 (ECB)
 */
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag } from '../terminal/options.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends VerbFlags {
  readonly on?: string;
  readonly in?: string;
}

export const addShow: AddCommand = (rates) => {
  verb(rates, 'show', 'the rate of a currency that counts on a day')
    .argument('<currency>', 'three letters, like USD')
    .option('--on <date>', 'the day, YYYY-MM-DD (default: today)')
    .option('--in <currency>', "the other currency (default: the company's)")
    .action(async (currency: string, flags: Flags) => {
      const on = dateFlag(flags.on, '--on');
      const shown = await inLedger(flags, 'read', async (session) => {
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
      const { from, to, rate, rateOn, source } = shown;
      const by = source === '' ? '' : `, by the rate of ${rateOn} (${source})`;
      answer(flags, shown, () => `1 ${from} = ${rate} ${to} on ${on}${by}\n`);
    });
};
