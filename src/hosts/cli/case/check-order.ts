/**
 * `duebook check-order CUSTOMER AMOUNT [--currency EUR] [--on D] [--payment on_account|in_advance|cash]`: would
 * this order go out, and if not, why. Every answer ends with 0.
 *
 *     hold  4000.00 EUR of C1 Rosa Ltd, on account
 *           hold  deliveries are held since 2026-03-02 (broken promise), H-2
 *           hold  24,000.00 EUR would be open with it, and the limit is 20,000.00 EUR
 *     20000.00 EUR used before: 19000.00 open (2000.00 overdue, 0.00 disputed), 600.00 delivered, 400.00 released
 *     When 1,200.00 EUR is paid and you have ended H-2.
 */
import type { CallOutput } from '../../../contract/api.ts';
import { minorToDecimal, readGoods, type Rendered } from '../../../contract/values.ts';
import { amountOf, currencyOf } from '../facts/amount.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import {
  dateFlag,
  momentOf,
  withFormat,
  withMoment,
  type MomentFlags,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import { answer, inLedger, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends MomentFlags, VerbFlags {
  readonly currency?: string;
  readonly on?: string;
  readonly payment: string;
  readonly goods?: string;
}
type Decision = Rendered<CallOutput<'case.order'>>;
type Ground = Decision['grounds'][number];

const PAYMENTS: Readonly<Record<Decision['payment'], string>> = {
  on_account: 'on account',
  in_advance: 'paid in advance',
  cash: 'cash on delivery',
};
const isPayment = (word: string): word is Decision['payment'] => Object.hasOwn(PAYMENTS, word);

/** A part of it goes only when somebody picks the part. */
const DECISIONS: Readonly<Record<Decision['answer'], 'release' | 'ask' | 'hold'>> = {
  yes: 'release',
  part: 'ask',
  ask: 'ask',
  no: 'hold',
};

function told(of: Decision): string {
  const { amountMinor, currency, customer, name, payment, grounds, release, limit } = of;
  const used = usedOf(of);
  const { currency: unit } = of.exposure;
  const lines = [
    `${DECISIONS[of.answer].padEnd(7)}  ${minorToDecimal(amountMinor, currency)} ${currency} of ${customer} ${name}, ${PAYMENTS[payment]}`,
    ...grounds.map(({ answer: is, because }) => `         ${DECISIONS[is].padEnd(7)}  ${because}`),
    `${minorToDecimal(of.exposure.usedMinor, unit)} ${unit} used before${limit === null ? '' : ` of ${minorToDecimal(limit.minor, unit)}`}: ` +
      `${used.open} open (${used.overdue} overdue, ${used.disputed} disputed), ${used.unbilled} delivered, ${used.released} released`,
    ...(release === null ? [] : [release]),
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

const usedOf = ({ exposure: { currency, ...of } }: Decision) => ({
  open: minorToDecimal(of.openMinor, currency),
  overdue: minorToDecimal(of.overdueMinor, currency),
  disputed: minorToDecimal(of.disputedMinor, currency),
  unbilled: minorToDecimal(of.unbilledMinor, currency),
  released: minorToDecimal(of.releasedMinor, currency),
});

const comparedOf = ({ compared }: Ground) =>
  compared === undefined
    ? { value: null, limit: null }
    : compared.of === 'days'
      ? { value: compared.value, limit: compared.limit }
      : {
          value: minorToDecimal(compared.value, compared.currency),
          limit: minorToDecimal(compared.limit, compared.currency),
        };

/** `limit`, `used`, `before` and `after` in `limitCurrency`; `after` null: there is no rate for the order. */
function json(of: Decision) {
  const { currency, exposure, grounds, limit, mostMinor } = of;
  const { currency: unit, usedMinor } = exposure;
  return {
    customer: of.customer,
    name: of.name,
    amount: minorToDecimal(of.amountMinor, currency),
    currency,
    payment: of.payment,
    terms: of.terms,
    decision: DECISIONS[of.answer],
    limit: limit === null ? null : minorToDecimal(limit.minor, unit),
    limitCurrency: unit,
    used: usedOf(of),
    before: minorToDecimal(usedMinor, unit),
    after: of.afterMinor === null ? null : minorToDecimal(of.afterMinor, unit),
    flags: grounds.map(({ rule }) => rule),
    because: grounds.map((ground) => ({
      rule: ground.rule,
      text: ground.because,
      ...comparedOf(ground),
    })),
    most: mostMinor === null ? null : minorToDecimal(mostMinor, currency),
    release: of.release,
  };
}

export const checkOrderCommand: AddCommand = (program) => {
  withFormat(withMoment(program.command('check-order')), ['table', 'json'])
    .description('would this order of a customer go out, and why not')
    .argument('<customer>', 'code of the customer')
    .argument('<amount>', 'what the order comes to, like 4000.00')
    .option('--currency <code>', 'of the order; else that of the customer or the company')
    .option('--on <date>', 'the day of the order; the same as --as-of')
    .option('--goods <names>', 'what is ordered, with ";" between the names')
    .option('--payment <word>', Object.keys(PAYMENTS).join(', '), 'on_account')
    .action(async (customer: string, amount: string, flags: Flags) => {
      const { payment, on } = flags;
      if (!isPayment(payment))
        throw usage(`"${payment}" is no payment; write ${Object.keys(PAYMENTS).join(', ')}`);
      if (on !== undefined && flags.asOf !== undefined && on !== flags.asOf)
        throw usage(`--on ${on} and --as-of ${flags.asOf} are two days; write one`);
      const moment = momentOf(on === undefined ? flags : { ...flags, asOf: dateFlag(on, '--on') });
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
          goods: [...readGoods(flags.goods ?? '')],
        });
      });
      answer(flags, { ...moment, ...json(decision) }, () => told(decision));
    });
};
