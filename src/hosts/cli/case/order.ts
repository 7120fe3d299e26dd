/**
 * `duebook order CUSTOMER AMOUNT [--currency EUR] [--payment on_account|in_advance|cash]`: would this order
 * go out, and if not, why.
 *
 *     no    4000.00 EUR of C1 Rosa Ltd, on account
 *           no   deliveries are held since 2026-03-02 (broken promise), H-2
 *           ask  24,000.00 EUR would be open with it, and the limit is 20,000.00 EUR
 *     When 1,200.00 EUR is paid and you have ended H-2.
 */
import type { CallOutput } from '../../../contract/api.ts';
import { minorToDecimal, type Rendered } from '../../../contract/values.ts';
import { amountOf, currencyOf } from '../facts/amount.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { momentOf, withFormat, withMoment, type MomentFlags } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {
  readonly currency?: string;
  readonly payment: string;
}
type Decision = Rendered<CallOutput<'case.order'>>;

const PAYMENTS: Readonly<Record<Decision['payment'], string>> = {
  on_account: 'on account',
  in_advance: 'paid in advance',
  cash: 'cash on delivery',
};
const isPayment = (word: string): word is Decision['payment'] => Object.hasOwn(PAYMENTS, word);

function told({ answer: is, amountMinor, currency, customer, name, payment, grounds, release }: Decision) {
  const lines = [
    `${is.padEnd(4)}  ${minorToDecimal(amountMinor, currency)} ${currency} of ${customer} ${name}, ${PAYMENTS[payment]}`,
    ...grounds.map((ground) => `      ${ground.answer.padEnd(4)}  ${ground.because}`),
    ...(release === null ? [] : [release]),
  ];
  return `${lines.map(plain).join('\n')}\n`;
} // prettier-ignore

export const orderCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('order')), ['table', 'json'])
    .description('would this order of a customer go out, and why not')
    .argument('<customer>', 'code of the customer')
    .argument('<amount>', 'what the order comes to, like 4000.00')
    .option('--currency <code>', 'of the order; else that of the customer or the company')
    .option('--payment <word>', Object.keys(PAYMENTS).join(', '), 'on_account')
    .action(async (customer: string, amount: string, flags: Flags) => {
      const { payment } = flags;
      if (!isPayment(payment))
        throw usage(`"${payment}" is no payment; write ${Object.keys(PAYMENTS).join(', ')}`);
      const moment = momentOf(flags);
      const decision = await inLedger(flags, 'read', async (session) => {
        const currency =
          flags.currency === undefined
            ? ((await session.call('customers.get', { ...moment, customer })).profile.currency ??
              (await session.call('company.get', {})).currency)
            : currencyOf(flags.currency);
        return session.call('case.order', {
          ...moment,
          customer,
          currency,
          amountMinor: amountOf(amount, currency),
          payment,
        });
      });
      const { amountMinor, mostMinor, currency, ...rest } = decision;
      const json = {
        ...moment,
        ...rest,
        currency,
        amount: minorToDecimal(amountMinor, currency),
        most: mostMinor === null ? null : minorToDecimal(mostMinor, currency),
      };
      answer(flags, json, () => told(decision));
    });
};
